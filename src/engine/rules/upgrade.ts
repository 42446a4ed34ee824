import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import type { Json } from './hash.ts'
import { schemaNumber } from './rules.ts'

type JsonObject = { readonly [key: string]: Json }

/**
 * One function per older schema number, each bringing a document to the next number. A published document keeps its
 * bytes and its hash; it is upgraded each time it is read.
 */
const steps: ReadonlyMap<number, (document: JsonObject) => JsonObject> = new Map()

function schemaUnknown(found: Json | undefined): Problem {
  const known = [...steps.keys(), schemaNumber].join(', ')
  const shown = found === undefined ? '-' : JSON.stringify(found)
  return problem(
    'schema-unknown',
    'schema',
    text(
      `Nomor skema ${shown} tidak dikenal. Nomor yang dikenal: ${known}.`,
      `Schema number ${shown} is not known. Known numbers: ${known}.`,
    ),
  )
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The document in the present schema, or `schema-unknown`. */
export function upgrade(json: Json): Result<JsonObject> {
  if (!isObject(json)) return failure([schemaUnknown(undefined)])
  let document = json
  while (document.schema !== schemaNumber) {
    const step = typeof document.schema === 'number' ? steps.get(document.schema) : undefined
    if (!step) return failure([schemaUnknown(document.schema)])
    document = step(document)
  }
  return success(document)
}
