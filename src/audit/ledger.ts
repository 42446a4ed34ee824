import { sql } from 'kysely'
import { canonicalJson, sha256 } from '../platform/digest.ts'
import { json, type Reader, type Tx } from '../platform/database/index.ts'

/** Who may read an entry: all who may read the record's history; the panel and its auditors; keepers of accounts. */
export type Audience = 'record' | 'panel' | 'accounts'

/** One act. `detail` holds ids, states and counts, never a person's or a firm's data. */
export type LedgerEntry = Readonly<{
  at: Date
  personId: string | null
  role: string
  areaPath: string
  action: string
  event: string
  subject: Readonly<{ kind: string; id: string }>
  /** The record in whose history the act is shown. */
  record: Readonly<{ kind: string; id: string }>
  audience: Audience
  reason: string | null
  detail: Readonly<Record<string, unknown>>
  beforeDigest: string | null
  afterDigest: string | null
}>

export type LedgerRow = {
  seq: number
  at: Date
  person_id: string | null
  role: string
  area_path: string
  action: string
  event: string
  subject_kind: string
  subject_id: string
  record_kind: string
  record_id: string
  audience: Audience
  reason: string | null
  detail: unknown
  before_digest: string | null
  after_digest: string | null
  previous_hash: string
  hash: string
}

type Tables = { ledger: LedgerRow; ledger_head: { only_row: boolean; seq: number; hash: string } }

/** The hash of an entry: SHA-256 of the canonical JSON of all its columns but the hash itself. */
export function hashOf(row: Omit<LedgerRow, 'hash'>): string {
  return sha256(canonicalJson({ ...row, at: row.at.toISOString() }))
}

/** Adds entries to the end of the chain. The head row is locked, so entries get their numbers one at a time. */
export async function append(tx: Tx, entries: readonly LedgerEntry[]): Promise<void> {
  if (entries.length === 0) return
  const db = tx.withTables<Tables>()
  let head = await db.selectFrom('ledger_head').selectAll().forUpdate().executeTakeFirstOrThrow()
  for (const entry of entries) {
    const row = rowOf(entry, Number(head.seq) + 1, head.hash)
    const hash = hashOf(row)
    await db
      .insertInto('ledger')
      .values({ ...row, hash, detail: json(row.detail) })
      .execute()
    head = { ...head, seq: row.seq, hash }
  }
  await db.updateTable('ledger_head').set({ seq: head.seq, hash: head.hash }).execute()
}

function rowOf(entry: LedgerEntry, seq: number, previousHash: string): Omit<LedgerRow, 'hash'> {
  return {
    seq,
    at: entry.at,
    person_id: entry.personId,
    role: entry.role,
    area_path: entry.areaPath,
    action: entry.action,
    event: entry.event,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    record_kind: entry.record.kind,
    record_id: entry.record.id,
    audience: entry.audience,
    reason: entry.reason,
    // Through JSON and back, so that the hashed value is the one that is read later.
    detail: JSON.parse(json(entry.detail)) as unknown,
    before_digest: entry.beforeDigest,
    after_digest: entry.afterDigest,
    previous_hash: previousHash,
  }
}

/** The acts shown in a record's history, oldest first. */
export const listHistory = (
  reader: Reader,
  record: Readonly<{ kind: string; id: string }>,
  audiences: readonly Audience[],
): Promise<LedgerRow[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('ledger')
    .selectAll()
    .where('record_kind', '=', record.kind)
    .where('record_id', '=', record.id)
    .where('audience', 'in', audiences)
    .orderBy('seq')
    .execute()

/** The newest entries before `before`, for the auditor's trail. */
export function listTrail(reader: Reader, before: number | null, limit: number): Promise<LedgerRow[]> {
  const query = reader
    .withTables<Tables>()
    .selectFrom('ledger')
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(limit)
  return (before === null ? query : query.where('seq', '<', before)).execute()
}

/** The entry of a number; null where the ledger has none. One query. */
export const findEntry = async (reader: Reader, seq: number): Promise<LedgerRow | null> =>
  (await reader
    .withTables<Tables>()
    .selectFrom('ledger')
    .selectAll()
    .where('seq', '=', seq)
    .executeTakeFirst()) ?? null

export async function getHead(reader: Reader): Promise<Readonly<{ seq: number; hash: string }>> {
  const head = await reader
    .withTables<Tables>()
    .selectFrom('ledger_head')
    .selectAll()
    .executeTakeFirstOrThrow()
  return { seq: Number(head.seq), hash: head.hash }
}

/** The records that entries after a number are about, each once. */
export async function listRecordsAfter(
  reader: Reader,
  seq: number,
): Promise<readonly Readonly<{ kind: string; id: string }>[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('ledger')
    .select(['record_kind', 'record_id'])
    .distinct()
    .where('seq', '>', seq)
    .execute()
  return rows.map(row => ({ kind: row.record_kind, id: row.record_id }))
}

/** Whether anything was done after an entry beside what is left out: these actions, and all about these kinds of records. */
export async function isActedAfter(
  reader: Reader,
  seq: number,
  without: Readonly<{ actions: readonly string[]; subjects: readonly string[] }>,
): Promise<boolean> {
  const found = await reader
    .withTables<Tables>()
    .selectFrom('ledger')
    .select('seq')
    .where('seq', '>', seq)
    .where('action', 'not in', without.actions)
    .where('subject_kind', 'not in', without.subjects)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

const VERIFY_BATCH = 2_000

/** The next entries after a number, in their order; none at the end of the ledger. */
export const listAfter = (reader: Reader, seq: number): Promise<LedgerRow[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('ledger')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(VERIFY_BATCH)
    .execute()

/** Entries by their numbers. One query. */
export async function listEntries(
  reader: Reader,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, LedgerRow>> {
  if (numbers.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('ledger')
    .selectAll()
    .where('seq', '=', sql<number>`any(${[...new Set(numbers)]}::bigint[])`)
    .execute()
  return new Map(rows.map(row => [Number(row.seq), row]))
}

/** That an event stands in the history of a record. */
export type RecordedEvent = Readonly<{ event: string; recordId: string }>

/** In which records' histories these events stand. One query. */
export const listEvents = (reader: Reader, events: readonly string[]): Promise<readonly RecordedEvent[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('ledger')
    .select(['event', 'record_id as recordId'])
    .distinct()
    .where('event', 'in', events)
    .execute()

/** What the details of entries say under a name, with the entry's subject: one row for each pair. One query. */
export const listDetails = (
  reader: Reader,
  name: string,
): Promise<readonly Readonly<{ value: string; subjectId: string }>[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('ledger')
    .select([sql<string>`detail ->> ${name}`.as('value'), 'subject_id as subjectId'])
    .distinct()
    .where(sql<boolean>`detail ->> ${name} is not null`)
    .execute()

/** The last entry of an event for each record of a kind, by the record's id. One query. */
export async function listLastOf(
  reader: Reader,
  recordKind: string,
  event: string,
): Promise<ReadonlyMap<string, LedgerRow>> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('ledger')
    .selectAll()
    .distinctOn('record_id')
    .where('record_kind', '=', recordKind)
    .where('event', '=', event)
    .orderBy('record_id')
    .orderBy('seq', 'desc')
    .execute()
  return new Map(rows.map(row => [row.record_id, row]))
}

export type Subjects = Readonly<{ kind: string; ids: readonly string[]; events: readonly string[] }>

/** The entries about these subjects with one of the events, the oldest first. One query. */
export async function listAbout(reader: Reader, all: readonly Subjects[]): Promise<readonly LedgerRow[]> {
  const asked = all.filter(one => one.ids.length > 0)
  if (asked.length === 0) return []
  return reader
    .withTables<Tables>()
    .selectFrom('ledger')
    .selectAll()
    .where(eb =>
      eb.or(
        asked.map(one =>
          eb('subject_kind', '=', one.kind).and('subject_id', 'in', one.ids).and('event', 'in', one.events),
        ),
      ),
    )
    .orderBy('seq')
    .execute()
}

export type Verification = Readonly<{ entries: number; head: string; ok: boolean; firstBad: number | null }>

/**
 * Walks the whole chain. A changed, removed, inserted or reordered entry breaks it at the first bad number;
 * a cut tail shows against the head. (A replay of a whole earlier state needs a checkpoint kept elsewhere.)
 */
export async function verify(reader: Reader): Promise<Verification> {
  const head = await getHead(reader)
  let expected = { seq: 0, hash: '' }
  for (;;) {
    const rows = await listAfter(reader, expected.seq)
    if (rows.length === 0) break
    for (const { hash, ...row } of rows) {
      const seq = Number(row.seq)
      const sound =
        seq === expected.seq + 1 && row.previous_hash === expected.hash && hashOf({ ...row, seq }) === hash
      if (!sound) return { entries: head.seq, head: head.hash, ok: false, firstBad: expected.seq + 1 }
      expected = { seq, hash }
    }
  }
  const whole = expected.seq === head.seq && expected.hash === head.hash
  return { entries: expected.seq, head: expected.hash, ok: whole, firstBad: whole ? null : expected.seq + 1 }
}
