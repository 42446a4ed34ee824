import { sql, type RawBuilder } from 'kysely'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Text } from '../../foundation/text.ts'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { EditionStage, StageKind } from './stage.ts'

type Tables = {
  edition_stage: {
    edition_id: string
    stage_id: string
    kind: string
    title: unknown
    explanation: unknown
    position: number
    opens_at: Date | null
    closes_at: Date | null
    grace_minutes: number
    closed_by_hand: boolean
    row_version: number
  }
}

/**
 * Whose closing is asked for: that of an area, with what was granted to it; the latest of some areas, or of all; or,
 * when left out, the one that holds for everyone.
 */
export type ClosingFor = 'latest' | Readonly<{ area: AreaPath }> | Readonly<{ anyOf: readonly AreaPath[] }>

function whoseClosing(closing: ClosingFor): RawBuilder<boolean> {
  if (closing === 'latest') return sql<boolean>`true`
  const areas = 'area' in closing ? [closing.area] : closing.anyOf
  return sql<boolean>`exists (
    select 1 from unnest(${areas}::text[]) as asked (area) where starts_with(asked.area, x.area_path)
  )`
}

/** The latest closing that was granted to some areas only. */
function granted(closing: ClosingFor): RawBuilder<Date | null> {
  return sql<Date | null>`(
    select max(x.closes_at) from stage_extension x
    where x.edition_id = edition_stage.edition_id and x.stage_id = edition_stage.stage_id
      and x.area_path <> '/' and x.ended_at is null and ${whoseClosing(closing)}
  )`
}

/** A stage that has no closing needs none to be moved. */
const closingOf = (whose: ClosingFor | undefined): RawBuilder<Date | null> =>
  whose
    ? sql<Date | null>`case when closes_at is null then null else greatest(closes_at, ${granted(whose)}) end`
    : sql<Date | null>`closes_at`

/** A closing by hand for everyone is not that of an area which was granted more time since. */
const closedByHand = (whose: ClosingFor | undefined): RawBuilder<boolean> =>
  whose
    ? sql<boolean>`closed_by_hand and coalesce(${granted(whose)} <= closes_at, true)`
    : sql<boolean>`closed_by_hand`

const columns = [
  'edition_id',
  'stage_id',
  'kind',
  'title',
  'explanation',
  'position',
  'opens_at',
  'grace_minutes',
  'row_version',
] as const

const stageOf = (row: Tables['edition_stage']): EditionStage => ({
  editionId: row.edition_id,
  stageId: row.stage_id,
  kind: row.kind as StageKind,
  title: row.title as Text,
  explanation: row.explanation as Text,
  position: row.position,
  opensAt: row.opens_at,
  closesAt: row.closes_at,
  graceMinutes: row.grace_minutes,
  closedByHand: row.closed_by_hand,
  rowVersion: row.row_version,
})

/** The stages of an edition, in the order of their rules. */
export const listStages = (
  reader: Reader,
  editionId: string,
  whose?: ClosingFor,
): Promise<readonly EditionStage[]> => listStagesOf(reader, [editionId], whose)

/** The stages of some editions. One query. */
export async function listStagesOf(
  reader: Reader,
  editionIds: readonly string[],
  whose?: ClosingFor,
): Promise<readonly EditionStage[]> {
  if (editionIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('edition_stage')
    .select(columns)
    .select([closingOf(whose).as('closes_at'), closedByHand(whose).as('closed_by_hand')])
    .where('edition_id', 'in', editionIds)
    .orderBy('edition_id')
    .orderBy('position')
    .execute()
  return rows.map(stageOf)
}

/** The stages of some editions as they stand for each of these areas, by area. One query. */
export async function listStagesByArea(
  reader: Reader,
  editionIds: readonly string[],
  areas: readonly AreaPath[],
): Promise<ReadonlyMap<AreaPath, readonly EditionStage[]>> {
  if (editionIds.length === 0 || areas.length === 0) return new Map()
  const extended = sql`(select max(x.closes_at) from stage_extension x
    where x.edition_id = s.edition_id and x.stage_id = s.stage_id
      and x.area_path <> '/' and x.ended_at is null and starts_with(a.area, x.area_path))`
  const { rows } = await sql<Tables['edition_stage'] & { area: AreaPath }>`
    select a.area, ${sql.join(columns.map(name => sql.ref(`s.${name}`)))},
      case when s.closes_at is null then null else greatest(s.closes_at, ${extended}) end as closes_at,
      s.closed_by_hand and coalesce(${extended} <= s.closes_at, true) as closed_by_hand
    from edition_stage s cross join unnest(${areas}::text[]) as a (area)
    where s.edition_id = any(${editionIds})
    order by a.area, s.edition_id, s.position`.execute(reader)
  return new Map([...Map.groupBy(rows, row => row.area)].map(([area, own]) => [area, own.map(stageOf)]))
}

export async function findStage(
  reader: Reader,
  editionId: string,
  stageId: string,
): Promise<EditionStage | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('edition_stage')
    .selectAll()
    .where('edition_id', '=', editionId)
    .where('stage_id', '=', stageId)
    .executeTakeFirst()
  return row ? stageOf(row) : null
}

/** Editions of which a stage of the kind is open at the moment. */
export async function listEditionIdsWithOpenStage(
  reader: Reader,
  kind: StageKind,
  now: Date,
  whose?: ClosingFor,
): Promise<readonly string[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('edition_stage')
    .select('edition_id')
    .distinct()
    .where('kind', '=', kind)
    .where('opens_at', '<=', now)
    .where(eb => eb.or([eb('closes_at', 'is', null), eb(closingOf(whose), '>', now)]))
    .execute()
  return rows.map(row => row.edition_id)
}

export type StageDefinition = Pick<
  EditionStage,
  'stageId' | 'kind' | 'title' | 'explanation' | 'graceMinutes'
>

/** Brings the stages in line with newly published rules. Dates that were set stay. */
export async function replaceStages(
  tx: Tx,
  editionId: string,
  stages: readonly StageDefinition[],
): Promise<void> {
  const db = tx.withTables<Tables>()
  await db
    .deleteFrom('edition_stage')
    .where('edition_id', '=', editionId)
    .where(
      'stage_id',
      'not in',
      stages.map(stage => stage.stageId),
    )
    .execute()
  for (const [position, stage] of stages.entries()) {
    const words = {
      kind: stage.kind,
      title: json(stage.title),
      explanation: json(stage.explanation),
      grace_minutes: stage.graceMinutes,
    }
    await db
      .insertInto('edition_stage')
      .values({
        edition_id: editionId,
        stage_id: stage.stageId,
        ...words,
        position,
        opens_at: null,
        closes_at: null,
        closed_by_hand: false,
        row_version: 1,
      })
      .onConflict(conflict =>
        conflict.columns(['edition_id', 'stage_id']).doUpdateSet({ ...words, position }),
      )
      .execute()
  }
}

/** False when the stage was changed since it was read. */
export async function saveStageWindow(tx: Tx, stage: EditionStage): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('edition_stage')
    .set({
      opens_at: stage.opensAt,
      closes_at: stage.closesAt,
      closed_by_hand: stage.closedByHand,
      row_version: stage.rowVersion + 1,
    })
    .where('edition_id', '=', stage.editionId)
    .where('stage_id', '=', stage.stageId)
    .where('row_version', '=', stage.rowVersion)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
