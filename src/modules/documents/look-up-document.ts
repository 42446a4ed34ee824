import { z } from 'zod'
import { defineAction, done, fields, refuse, type Environment } from '../../actions/index.ts'
import { append } from '../../audit/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import { findDocument } from './document-store.ts'
import type { StoredDocument } from './document.ts'
import type { DocumentLookup } from './lookup.ts'
import { answerLookup, findLookup, insertLookup } from './lookup-store.ts'
import { factsOf } from './owner.ts'

const KIND = 'documents.look-up'
const SYSTEM = 'system'

/** The source that is asked about a document; undefined where none knows its kind, or it has no number. */
export const sourceFor = (
  lookups: readonly DocumentLookup[],
  { type, number }: Pick<StoredDocument, 'type' | 'number'>,
): DocumentLookup | undefined =>
  number === '' ? undefined : lookups.find(source => source.serves.includes(type))

const noSource = problem(
  'no-source',
  '',
  text(
    'Tidak ada sumber resmi yang terhubung untuk jenis dokumen ini. Periksa dengan cara lain.',
    'No official source is connected for this kind of document. Check it in another way.',
  ),
)

const jobOf = (id: string): NewJob => ({ kind: KIND, key: id, payload: { id } })

/** A page of ours, by the letters that our addresses have; whatever else comes in its place leads to the document. */
const ownAddress = z
  .string()
  .max(200)
  .regex(/^\/[a-z]+\/[\w/?=&.:%-]*$/)
  .optional()
  .catch(undefined)

/** Has a document's number looked up. Who asked is written down at once; the answer follows in the background. */
export const lookUpDocument = (lookups: readonly DocumentLookup[]) =>
  defineAction({
    name: 'document.look-up',
    readAction: 'document.read',
    input: z.object({ id: fields.recordId, back: ownAddress }),
    load: (reader, given) => findDocument(reader, given.id),
    facts: factsOf,
    handle: (document, { back }, { actor, now, newId }) => {
      const source = sourceFor(lookups, document)
      if (!source) return refuse([noSource])
      const id = newId()
      return done({
        change: {
          id,
          documentId: document.id,
          source: source.id,
          askedBy: actor.personId ?? '',
          askedAt: now,
        },
        event: 'document.looked-up',
        subject: { kind: 'document', id: document.id },
        record: document.owner,
        areaPath: document.areaPath,
        detail: { type: document.type, source: source.id },
        jobs: [jobOf(id)],
        next: `${back ?? `/dokumen/${document.id}`}#pencarian`,
      })
    },
    save: (tx, asked) => insertLookup(tx, asked),
    audience: 'panel',
  })

const payloadSchema = z.object({ id: z.string() })

/** Asks the source and writes its answer down. A source that is not there answers "unavailable"; nothing is lost. */
export const lookUpJobHandlers = (
  { database, clock }: Pick<Environment, 'database' | 'clock'>,
  lookups: readonly DocumentLookup[],
): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async payload => {
    const { id } = payloadSchema.parse(payload)
    const asked = await database.read(reader => findLookup(reader, id))
    const document = asked && (await database.read(reader => findDocument(reader, asked.documentId)))
    if (!asked || !document || asked.answeredAt !== null) return
    const source = lookups.find(one => one.id === asked.source)
    const answer = source
      ? await source.look(document.number, document.type)
      : { kind: 'unavailable' as const }
    await database.write(async tx => {
      if (!(await answerLookup(tx, id, answer, clock.now()))) return
      await append(tx, [
        {
          at: clock.now(),
          personId: null,
          role: SYSTEM,
          areaPath: document.areaPath,
          action: 'document.look-up',
          event: 'document.look-up-answered',
          subject: { kind: 'document', id: document.id },
          record: document.owner,
          audience: 'panel',
          reason: null,
          detail: { type: document.type, source: asked.source, outcome: answer.kind },
          beforeDigest: null,
          afterDigest: null,
        },
      ])
    })
  },
})
