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

export type StoredRules = Readonly<{ version: RulesVersion; content: Json; cases: string }>

export async function findRules(reader: Reader, rulesId: string): Promise<StoredRules | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('edition_rules')
    .selectAll()
    .where('id', '=', rulesId)
    .executeTakeFirst()
  return row ? { version: versionOf(row), content: row.content as Json, cases: row.cases } : null
}

const KEPT = 40
/** Parsed rules by id. The content of a stored version never changes, so an entry is never out of date. */
const loaded = new Map<string, LoadedRules>()

function keep(rules: LoadedRules): LoadedRules {
  const oldest = loaded.keys().next().value
  if (loaded.size >= KEPT && oldest !== undefined) loaded.delete(oldest)
  loaded.set(rules.id, rules)
  return rules
}

/** The rules of this id, parsed once. Throws when there are none, or when a newer program can't read them. */
export async function getRules(reader: Reader, rulesId: string): Promise<LoadedRules> {
  const known = loaded.get(rulesId)
  if (known) return known
  const stored = await findRules(reader, rulesId)
  if (!stored) throw new Error(`no rules ${rulesId}`)
  const read = loadRules(json(stored.content))
  if (!read.ok) throw new Error(`rules ${rulesId} cannot be read: ${read.problems[0]?.message.en}`)
  const { id, editionId, version, hash } = stored.version
  const published = stored.version.state === 'published'
  const rules: LoadedRules = { id, editionId, version, hash, published, rules: read.value }
  return published ? keep(rules) : rules
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

/** The rules in force of each of some editions, by the edition's id. */
export async function publishedRulesOfAll(
  reader: Reader,
  editionIds: readonly string[],
): Promise<ReadonlyMap<string, LoadedRules>> {
  const found = new Map<string, LoadedRules>()
  for (const id of await listPublishedIds(reader, editionIds)) {
    const rules = await getRules(reader, id)
    found.set(rules.editionId, rules)
  }
  return found
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
