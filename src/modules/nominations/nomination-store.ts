import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import { foldText } from './fold-text.ts'
import { nextState, type NominationState } from './lifecycle.ts'
import type { Finding, Nomination, NominationBrief, SubmittedFile } from './nomination.ts'

export type Row = {
  id: string
  edition_id: string
  rules_id: string
  product_id: string
  producer_id: string
  sentra_id: string | null
  commodity: string
  area_path: string
  state: NominationState
  round: number
  receipt: string | null
  opened_by: string
  approved_by: string | null
  approved_at: Date | null
  submitted_by: string | null
  submitted_at: Date | null
  submitted_file: unknown
  findings: unknown
  search: string
  state_at: Date
  row_version: number
  created_at: Date
}
type Tables = { nomination: Row }

export const briefColumns = [
  'id',
  'edition_id',
  'rules_id',
  'product_id',
  'producer_id',
  'sentra_id',
  'commodity',
  'area_path',
  'state',
  'round',
  'receipt',
  'state_at',
  'submitted_at',
  'row_version',
] as const

export const briefOf = (row: Pick<Row, (typeof briefColumns)[number]>): NominationBrief => ({
  id: row.id,
  editionId: row.edition_id,
  rulesId: row.rules_id,
  productId: row.product_id,
  producerId: row.producer_id,
  sentraId: row.sentra_id,
  commodity: row.commodity,
  areaPath: row.area_path,
  state: row.state,
  round: row.round,
  receipt: row.receipt,
  stateAt: row.state_at,
  submittedAt: row.submitted_at,
  rowVersion: row.row_version,
})

const nominationOf = (row: Row): Nomination => ({
  ...briefOf(row),
  openedBy: row.opened_by,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
  submittedBy: row.submitted_by,
  submittedFile: row.submitted_file as SubmittedFile | null,
  findings: row.findings as readonly Finding[],
  createdAt: row.created_at,
})

export async function findNomination(reader: Reader, id: string): Promise<Nomination | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('nomination')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? nominationOf(row) : null
}

/** The same without its file, which may be long. */
export async function findBrief(reader: Reader, id: string): Promise<NominationBrief | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('nomination')
    .select(briefColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? briefOf(row) : null
}

/** Throws when there is no such nomination: for ids that come from our own records. */
export async function getNomination(reader: Reader, id: string): Promise<Nomination> {
  const nomination = await findNomination(reader, id)
  if (!nomination) throw new Error(`no nomination ${id}`)
  return nomination
}

/** Nominations by their ids with their files, for pages that show several files at once. One query. */
export async function listNominationsByIds(
  reader: Reader,
  ids: readonly string[],
): Promise<readonly Nomination[]> {
  if (ids.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('nomination')
    .selectAll()
    .where('id', 'in', ids)
    .execute()
  return rows.map(nominationOf)
}

export type NewNomination = Readonly<{
  id: string
  editionId: string
  rulesId: string
  productId: string
  producerId: string
  sentraId: string | null
  commodity: string
  areaPath: string
  openedBy: string
  search: string
}>

const nothingYet = {
  state: 'draft',
  round: 0,
  receipt: null,
  approved_by: null,
  approved_at: null,
  submitted_by: null,
  submitted_at: null,
  submitted_file: null,
  findings: json([]),
  row_version: 1,
} as const

/** False when the product has a live nomination in the edition already. */
export async function insertNomination(tx: Tx, nomination: NewNomination, now: Date): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('nomination')
    .values({
      ...nothingYet,
      id: nomination.id,
      edition_id: nomination.editionId,
      rules_id: nomination.rulesId,
      product_id: nomination.productId,
      producer_id: nomination.producerId,
      sentra_id: nomination.sentraId,
      commodity: nomination.commodity,
      area_path: nomination.areaPath,
      opened_by: nomination.openedBy,
      search: foldText(nomination.search),
      state_at: now,
      created_at: now,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What may change together with the state. */
export type Along = Readonly<{
  approved?: Readonly<{ by: string; at: Date }> | null
  submitted?: Readonly<{
    by: string
    at: Date
    receipt: string
    round: number
    file: SubmittedFile
    rulesId: string
    sentraId: string | null
    search: string
  }>
  findings?: readonly Finding[]
}>

function columnsOf(along: Along) {
  const { approved, submitted, findings } = along
  return {
    ...(approved === undefined
      ? {}
      : { approved_by: approved?.by ?? null, approved_at: approved?.at ?? null }),
    ...(submitted
      ? {
          submitted_by: submitted.by,
          submitted_at: submitted.at,
          receipt: submitted.receipt,
          round: submitted.round,
          rules_id: submitted.rulesId,
          sentra_id: submitted.sentraId,
          submitted_file: json(submitted.file),
          search: foldText(submitted.search),
        }
      : {}),
    ...(findings ? { findings: json(findings) } : {}),
  }
}

function targetOf(nomination: NominationBrief, action: string): NominationState {
  const state = nextState(nomination.state, action)
  if (!state) throw new Error(`${action} is no move from ${nomination.state} (nomination ${nomination.id})`)
  return state
}

/**
 * Moves a nomination along its life cycle. False when it was changed since it was read; throws where the
 * life cycle has no such move: ask `nextState` first.
 */
export async function advance(
  tx: Tx,
  nomination: NominationBrief,
  action: string,
  { now }: Readonly<{ now: Date }>,
  along: Along = {},
): Promise<boolean> {
  const state = targetOf(nomination, action)
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('nomination')
    .set({ state, state_at: now, row_version: nomination.rowVersion + 1, ...columnsOf(along) })
    .where('id', '=', nomination.id)
    .where('row_version', '=', nomination.rowVersion)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Moves many nominations at once, all or none: false when one of them was changed since it was read. */
export async function advanceMany(
  tx: Tx,
  nominations: readonly NominationBrief[],
  action: string,
  context: Readonly<{ now: Date }>,
): Promise<boolean> {
  for (const nomination of nominations) {
    if (!(await advance(tx, nomination, action, context))) return false
  }
  return true
}

/** A change of the draft that is no move: makes forms of other tabs stale. */
export async function touchNomination(tx: Tx, nomination: NominationBrief): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('nomination')
    .set({ row_version: nomination.rowVersion + 1 })
    .where('id', '=', nomination.id)
    .where('row_version', '=', nomination.rowVersion)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Keeps others from changing or moving the nomination until the transaction ends: they come one after the other. */
export async function lockNomination(reader: Reader, id: string): Promise<void> {
  await reader
    .withTables<Tables>()
    .selectFrom('nomination')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .execute()
}
