import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import { isObject, type Json, type JsonObject } from './hash.ts'
import { schemaNumber } from './rules.ts'

/**
 * One function per older schema number, each bringing a document to the next number, which is written for it. A
 * published document keeps its bytes and its hash; it is upgraded each time it is read.
 */
export type Steps = ReadonlyMap<number, (document: JsonObject) => JsonObject>

const steps: Steps = new Map()

function schemaUnknown(known: readonly number[], found: Json | undefined): Problem {
  const list = known.join(', ')
  const shown = found === undefined ? '-' : JSON.stringify(found)
  return problem(
    'schema-unknown',
    'schema',
    text(
      `Nomor skema ${shown} tidak dikenal. Nomor yang dikenal: ${list}.`,
      `Schema number ${shown} is not known. Known numbers: ${list}.`,
    ),
  )
}

/** The document brought to the number `latest` by these steps, or `schema-unknown`. The given document stays as it is. */
export function upgradeBy(by: Steps, latest: number, json: Json): Result<JsonObject> {
  const known = [...by.keys(), latest]
  if (!isObject(json)) return failure([schemaUnknown(known, undefined)])
  let document = json
  while (document.schema !== latest) {
    const { schema } = document
    const step = typeof schema === 'number' ? by.get(schema) : undefined
    if (!step || typeof schema !== 'number') return failure([schemaUnknown(known, schema)])
    document = { ...step(document), schema: schema + 1 }
  }
  return success(document)
}

/** The document in the present schema, or `schema-unknown`. */
export const upgrade = (json: Json): Result<JsonObject> => upgradeBy(steps, schemaNumber, json)
