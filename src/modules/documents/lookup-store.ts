import type { Reader, Tx } from '../../platform/database/index.ts'
import type { LookupAnswer } from './lookup.ts'

type Tables = {
  document_lookup: {
    id: string
    document_id: string
    source: string
    asked_by: string
    asked_at: Date
    answered_at: Date | null
    outcome: LookupAnswer['kind'] | null
    holder: string
    status: string
    valid_until: string | null
  }
}

/** One time that a document's number was looked up; without an outcome while it is on its way. */
export type StoredLookup = Readonly<{
  id: string
  documentId: string
  source: string
  askedBy: string
  askedAt: Date
  answeredAt: Date | null
  outcome: LookupAnswer['kind'] | null
  holder: string
  status: string
  validUntil: string | null
}>

const columns = [
  'id',
  'document_id as documentId',
  'source',
  'asked_by as askedBy',
  'asked_at as askedAt',
  'answered_at as answeredAt',
  'outcome',
  'holder',
  'status',
  'valid_until as validUntil',
] as const

const PATIENCE = 3_600_000

/** Whether an answer may still come: after an hour nobody waits for it. */
export const isWaiting = (one: Pick<StoredLookup, 'outcome' | 'askedAt'>, now: Date): boolean =>
  one.outcome === null && one.askedAt.getTime() > now.getTime() - PATIENCE

/** Writes down of what was asked too long ago that the source was not there. */
const giveUp = (tx: Tx, documentId: string, now: Date) =>
  tx
    .withTables<Tables>()
    .updateTable('document_lookup')
    .set({ answered_at: now, outcome: 'unavailable' })
    .where('document_id', '=', documentId)
    .where('answered_at', 'is', null)
    .where('asked_at', '<=', new Date(now.getTime() - PATIENCE))
    .execute()

/** False where the same question is on its way already. */
export async function insertLookup(
  tx: Tx,
  asked: Pick<StoredLookup, 'id' | 'documentId' | 'source' | 'askedBy' | 'askedAt'>,
): Promise<boolean> {
  await giveUp(tx, asked.documentId, asked.askedAt)
  const row = await tx
    .withTables<Tables>()
    .insertInto('document_lookup')
    .values({
      id: asked.id,
      document_id: asked.documentId,
      source: asked.source,
      asked_by: asked.askedBy,
      asked_at: asked.askedAt,
      answered_at: null,
      outcome: null,
      holder: '',
      status: '',
      valid_until: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** False where it was answered before. */
export async function answerLookup(tx: Tx, id: string, answer: LookupAnswer, at: Date): Promise<boolean> {
  const found = answer.kind === 'found' ? answer : { holder: '', status: '', validUntil: null }
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('document_lookup')
    .set({
      answered_at: at,
      outcome: answer.kind,
      holder: found.holder,
      status: found.status,
      valid_until: found.validUntil,
    })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const findLookup = async (reader: Reader, id: string): Promise<StoredLookup | null> =>
  (await reader
    .withTables<Tables>()
    .selectFrom('document_lookup')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

/** Every time that a document was looked up, the newest first. One query. */
export const listLookups = (reader: Reader, documentId: string): Promise<readonly StoredLookup[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('document_lookup')
    .select(columns)
    .where('document_id', '=', documentId)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute()
