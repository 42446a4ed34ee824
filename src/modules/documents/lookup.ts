import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Text } from '../../foundation/text.ts'
import { fetchJson } from '../../platform/fetch-json.ts'

/** What a source says of a number. `unavailable`: it could not be asked, or its answer could not be read. */
export type LookupAnswer =
  | Readonly<{ kind: 'found'; holder: string; status: string; validUntil: string | null }>
  | Readonly<{ kind: 'not-found' | 'unavailable' }>

/** An official source in which numbers of some kinds of documents can be looked up. It never decides anything. */
export type DocumentLookup = Readonly<{
  id: string
  name: Text
  /** The kinds of documents that it knows. */
  serves: readonly string[]
  /** Never throws. `number` is normalised. */
  look: (number: string, type: string) => Promise<LookupAnswer>
}>

const text = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
const entry = z.strictObject({
  type: z.string().min(1),
  number: z.string().min(1),
  holder: z.string(),
  status: z.string(),
  validUntil: z.iso.date().nullable(),
  /** The source is tried out as one that does not answer. */
  unavailable: z.boolean().optional(),
})
const fileSchema = z.strictObject({
  id: z.string().min(1),
  name: text,
  serves: z.array(z.string()).min(1),
  entries: z.array(entry),
})

/** A source in a file: stands in for an official one where none is to be asked. Throws for a file of another shape. */
export function fileLookup(path: string): DocumentLookup {
  const { entries, ...source } = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  return {
    ...source,
    look: (number, type) => {
      const found = entries.find(one => one.type === type && one.number === number)
      if (!found) return Promise.resolve({ kind: 'not-found' })
      if (found.unavailable) return Promise.resolve({ kind: 'unavailable' })
      const { holder, status, validUntil } = found
      return Promise.resolve({ kind: 'found', holder, status, validUntil })
    },
  }
}

/** A source that answers over HTTP, as settings state it. `{number}` and `{type}` in its address are filled in. */
export const httpLookupSchema = z.strictObject({
  id: z.string().min(1),
  name: text,
  serves: z.array(z.string()).min(1),
  address: z.string().regex(/^https?:\/\/[^{}]+\/.*\{number\}/),
  timeoutSeconds: z.int().min(1).max(60),
  /** Only for a source in the own network. */
  allowInside: z.boolean().default(false),
})
export type HttpLookupSettings = z.output<typeof httpLookupSchema>

/** What a source says is one line to be read: what cannot be seen, or turns the line round, is taken out. */
const oneLine = z
  .string()
  .default('')
  .transform(value => value.replaceAll(/\p{C}/gu, '').replaceAll(/\s+/gu, ' ').trim())
  .pipe(z.string().max(300))

const answerSchema = z.union([
  z.object({ found: z.literal(false) }),
  z.object({
    found: z.literal(true),
    holder: oneLine,
    status: oneLine,
    validUntil: z.iso.date().nullable().default(null),
  }),
])

const MOST_BYTES = 64_000

export const httpLookup = ({
  address,
  timeoutSeconds,
  allowInside,
  ...source
}: HttpLookupSettings): DocumentLookup => ({
  ...source,
  look: async (number, type) => {
    const filled = address
      .replaceAll('{number}', encodeURIComponent(number))
      .replaceAll('{type}', encodeURIComponent(type))
    try {
      const limits = { timeoutMs: timeoutSeconds * 1_000, maxBytes: MOST_BYTES, allowInside }
      const answer = answerSchema.parse(await fetchJson(filled, limits))
      if (!answer.found) return { kind: 'not-found' }
      const { holder, status, validUntil } = answer
      return { kind: 'found', holder, status, validUntil }
    } catch {
      return { kind: 'unavailable' }
    }
  },
})
