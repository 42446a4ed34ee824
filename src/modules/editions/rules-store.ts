import { sql } from 'kysely'
import { loadRules } from '../../engine/index.ts'
import type { Json } from '../../engine/rules/hash.ts'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { LoadedRules, RulesVersion } from './edition.ts'

type Tables = {
  edition_rules: {
    id: string
    edition_id: string
    version: number
    schema: number
    content: unknown
    cases: string
    hash: string
    state: 'draft' | 'published'
    reason: string | null
    imported_by: string
    created_at: Date
    published_by: string | null
    published_at: Date | null
  }
}

const columns = [
  'id',
  'edition_id',
  'version',
  'hash',
  'state',
  'reason',
  'imported_by',
  'created_at',
  'published_by',
  'published_at',
] as const

const versionOf = (row: Pick<Tables['edition_rules'], (typeof columns)[number]>): RulesVersion => ({
  id: row.id,
  editionId: row.edition_id,
  version: row.version,
  hash: row.hash,
  state: row.state,
  reason: row.reason,
  importedBy: row.imported_by,
  importedAt: row.created_at,
  publishedBy: row.published_by,
  publishedAt: row.published_at,
})

/** All versions of an edition's rules, the newest first. */
export async function listRulesVersions(reader: Reader, editionId: string): Promise<readonly RulesVersion[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('edition_rules')
    .select(columns)
    .where('edition_id', '=', editionId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(versionOf)
}

/** All versions of all rules, the newest of each edition first. One query. */
export async function listAllRulesVersions(reader: Reader): Promise<readonly RulesVersion[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('edition_rules')
    .select(columns)
    .orderBy('edition_id')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(versionOf)
}

export type StoredRules = Readonly<{ version: RulesVersion; content: Json; cases: string }>

async function listRules(reader: Reader, ids: readonly string[]): Promise<readonly StoredRules[]> {
  if (ids.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('edition_rules')
    .selectAll()
    .where('id', 'in', ids)
    .execute()
  return rows.map(row => ({ version: versionOf(row), content: row.content as Json, cases: row.cases }))
}

export async function findRules(reader: Reader, rulesId: string): Promise<StoredRules | null> {
  const [found] = await listRules(reader, [rulesId])
  return found ?? null
}

/** Rules by which a panel agrees on one sheet. One query. */
export async function listRulesWithAgreement(reader: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from edition_rules
    where state = 'published' and content -> 'aggregation' ->> 'combine' = 'consensus' order by id`.execute(
    reader,
  )
  return rows.map(one => one.id)
}

const KEPT = 64
/** Parsed rules by id. The content of a stored version never changes, so an entry is never out of date. */
const loaded = new Map<string, LoadedRules>()

function keep(rules: LoadedRules): LoadedRules {
  const oldest = loaded.keys().next().value
  if (loaded.size >= KEPT && oldest !== undefined) loaded.delete(oldest)
  loaded.set(rules.id, rules)
  return rules
}

function rulesFrom({ version: stored, content }: StoredRules): LoadedRules {
  const { id, editionId, version, hash, state } = stored
  const read = loadRules(json(content))
  if (!read.ok) throw new Error(`rules ${id} cannot be read: ${read.problems[0]?.message.en}`)
  return { id, editionId, version, hash, published: state === 'published', rules: read.value }
}

/** The rules of these ids, in their order, parsed once. One query for all that are not kept yet, and else none. */
export async function getAllRules(reader: Reader, ids: readonly string[]): Promise<readonly LoadedRules[]> {
  const found = new Map(ids.map(id => [id, loaded.get(id)]))
  for (const stored of await listRules(
    reader,
    ids.filter(id => !found.get(id)),
  )) {
    const rules = rulesFrom(stored)
    found.set(rules.id, rules.published ? keep(rules) : rules)
  }
  return ids.map(id => {
    const rules = found.get(id)
    if (!rules) throw new Error(`no rules ${id}`)
    return rules
  })
}

/** The rules of this id, parsed once. Throws when there are none, or when a newer program can't read them. */
export async function getRules(reader: Reader, rulesId: string): Promise<LoadedRules> {
  const [rules] = await getAllRules(reader, [rulesId])
  if (!rules) throw new Error(`no rules ${rulesId}`)
  return rules
}

/** The ids of the newest published rules of each of some editions. */
async function listPublishedIds(reader: Reader, editionIds: readonly string[]): Promise<readonly string[]> {
  if (editionIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('edition_rules')
    .select('id')
    .distinctOn('edition_id')
    .where('edition_id', 'in', editionIds)
    .where('state', '=', 'published')
    .orderBy('edition_id')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(row => row.id)
}

/** The rules in force of each of some editions, by the edition's id. Two queries at most. */
export async function publishedRulesOfAll(
  reader: Reader,
  editionIds: readonly string[],
): Promise<ReadonlyMap<string, LoadedRules>> {
  const all = await getAllRules(reader, await listPublishedIds(reader, editionIds))
  return new Map(all.map(rules => [rules.editionId, rules]))
}

/** The rules in force of an edition: the newest published version; null before the first. */
export async function publishedRulesOf(reader: Reader, editionId: string): Promise<LoadedRules | null> {
  return (await publishedRulesOfAll(reader, [editionId])).get(editionId) ?? null
}

export type NewRules = Readonly<{
  id: string
  editionId: string
  version: number
  schema: number
  content: Json
  cases: string
  hash: string
  importedBy: string
  importedAt: Date
}>

export async function insertRules(tx: Tx, rules: NewRules): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('edition_rules')
    .values({
      id: rules.id,
      edition_id: rules.editionId,
      version: rules.version,
      schema: rules.schema,
      content: json(rules.content),
      cases: rules.cases,
      hash: rules.hash,
      state: 'draft',
      reason: null,
      imported_by: rules.importedBy,
      created_at: rules.importedAt,
      published_by: null,
      published_at: null,
    })
    .execute()
}

/** Freezes a draft. False when it was published meanwhile. */
export async function markPublished(
  tx: Tx,
  rulesId: string,
  act: Readonly<{ by: string; at: Date; reason: string }>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('edition_rules')
    .set({ state: 'published', published_by: act.by, published_at: act.at, reason: act.reason })
    .where('id', '=', rulesId)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
