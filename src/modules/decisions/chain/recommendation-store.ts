import { sql } from 'kysely'
import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { ListEntry, ListState, Recommendation, RecommendationBrief } from './recommendation.ts'

type Row = {
  id: string
  edition_id: string
  kind: Recommendation['kind']
  objection_id: string | null
  version: number
  state: ListState
  entries: unknown
  digest: string
  minutes: string
  signed_by: string
  signed_at: Date
  approved_by: string | null
  approved_at: Date | null
  decided_by: string | null
  decided_at: Date | null
  decree_number: string | null
  decree_date: string | null
  returned_by: string | null
  returned_at: Date | null
  return_reason: string | null
  row_version: number
}
type Tables = { recommendation: Row }

const briefColumns = [
  'id',
  'edition_id',
  'kind',
  'objection_id',
  'version',
  'state',
  'digest',
  'minutes',
  'signed_by',
  'signed_at',
  'approved_by',
  'approved_at',
  'decided_by',
  'decided_at',
  'decree_number',
  'decree_date',
  'returned_by',
  'returned_at',
  'return_reason',
  'row_version',
] as const

const headOf = (row: Pick<Row, (typeof briefColumns)[number]>): Omit<Recommendation, 'entries'> => ({
  id: row.id,
  editionId: row.edition_id,
  kind: row.kind,
  objectionId: row.objection_id,
  version: row.version,
  state: row.state,
  digest: row.digest,
  minutes: row.minutes,
  signedBy: row.signed_by,
  signedAt: row.signed_at,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  decreeNumber: row.decree_number,
  decreeDate: row.decree_date,
  returnedBy: row.returned_by,
  returnedAt: row.returned_at,
  returnReason: row.return_reason,
  rowVersion: row.row_version,
})

const listFrom = (row: Row): Recommendation => ({
  ...headOf(row),
  entries: row.entries as readonly ListEntry[],
})

export async function findRecommendation(reader: Reader, id: string): Promise<Recommendation | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('recommendation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? listFrom(row) : null
}

/** Every version of an edition's own list, the newest first, with its entries; nothing that was decided anew. */
export const listVersions = async (reader: Reader, editionId: string): Promise<readonly Recommendation[]> =>
  (await listEveryVersion(reader, editionId))
    .filter(list => list.kind === 'edition')
    .toSorted((one, other) => other.version - one.version)

/**
 * The days of other decided lists under this number of a decree, however it is spelled. One decree may have several
 * annexes, but one day. One query.
 */
export async function listDaysOfDecree(
  reader: Reader,
  number: string,
  exceptId: string,
): Promise<readonly string[]> {
  const spelled = number.toLowerCase().replace(/\s+/g, '')
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('recommendation')
    .select('decree_date')
    .distinct()
    .where('id', '<>', exceptId)
    .where(sql<boolean>`lower(regexp_replace(decree_number, '\\s', '', 'g')) = ${spelled}`)
    .execute()
  return rows.flatMap(row => row.decree_date ?? [])
}

/** The list that a publication released. */
export async function findListOfPublication(
  reader: Reader,
  publicationId: string,
): Promise<Recommendation | null> {
  const row = await reader
    .withTables<Tables & { publication: { id: string; recommendation_id: string } }>()
    .selectFrom('recommendation')
    .innerJoin('publication', 'publication.recommendation_id', 'recommendation.id')
    .selectAll('recommendation')
    .where('publication.id', '=', publicationId)
    .executeTakeFirst()
  return row ? listFrom(row) : null
}

/** The versions of the list by which one product is decided anew, the newest first. */
export async function listCorrectionVersions(
  reader: Reader,
  objectionId: string,
): Promise<readonly Recommendation[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('recommendation')
    .selectAll()
    .where('objection_id', '=', objectionId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(listFrom)
}

/** Of both kinds, the newest first: an edition's own list, and those of its products that are decided anew. */
export async function listEveryVersion(
  reader: Reader,
  editionId: string,
): Promise<readonly Recommendation[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('recommendation')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('signed_at', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(listFrom)
}

/** The lists of all editions without their entries, the newest first. */
export async function listRecommendations(
  reader: Reader,
  state: ListState | null,
): Promise<readonly RecommendationBrief[]> {
  let query = reader
    .withTables<Tables>()
    .selectFrom('recommendation')
    .select(briefColumns)
    .select([
      sql<number>`jsonb_array_length(entries)`.as('count'),
      sql<string>`coalesce(entries->0->>'product', '')`.as('product'),
    ])
    .orderBy('signed_at', 'desc')
    .orderBy('id')
  if (state) query = query.where('state', '=', state)
  const rows = await query.execute()
  return rows.map(row => ({ ...headOf(row), count: Number(row.count), product: row.product }))
}

export async function insertRecommendation(tx: Tx, list: Recommendation): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('recommendation')
    .values({
      id: list.id,
      edition_id: list.editionId,
      kind: list.kind,
      objection_id: list.objectionId,
      version: list.version,
      state: list.state,
      entries: json(list.entries),
      digest: list.digest,
      minutes: list.minutes,
      signed_by: list.signedBy,
      signed_at: list.signedAt,
      approved_by: null,
      approved_at: null,
      decided_by: null,
      decided_at: null,
      decree_number: null,
      decree_date: null,
      returned_by: null,
      returned_at: null,
      return_reason: null,
      row_version: list.rowVersion,
    })
    .execute()
}

/** Stores the list's state and who brought it there; false when it was changed since it was read. */
export async function updateRecommendation(tx: Tx, list: Recommendation): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('recommendation')
    .set({
      state: list.state,
      approved_by: list.approvedBy,
      approved_at: list.approvedAt,
      decided_by: list.decidedBy,
      decided_at: list.decidedAt,
      decree_number: list.decreeNumber,
      decree_date: list.decreeDate,
      returned_by: list.returnedBy,
      returned_at: list.returnedAt,
      return_reason: list.returnReason,
      row_version: list.rowVersion + 1,
    })
    .where('id', '=', list.id)
    .where('row_version', '=', list.rowVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
