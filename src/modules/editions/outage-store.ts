import type { ActionContext } from '../../actions/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import { answerKey, type Outage } from './outage.ts'

type Tables = {
  service_outage: { id: string; began_at: Date; ended_at: Date }
  outage_answer: {
    outage_id: string
    edition_id: string
    stage_id: string
    answer: 'extended' | 'dismissed'
    reason: string
    answered_by: string
    answered_at: Date
    area_path: AreaPath
  }
}

const outageOf = (row: Tables['service_outage']): Outage => ({
  id: row.id,
  beganAt: row.began_at,
  endedAt: row.ended_at,
})

export async function insertOutage(tx: Tx, { id, beganAt, endedAt }: Outage): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('service_outage')
    .values({ id, began_at: beganAt, ended_at: endedAt })
    .execute()
}

/** Outages that went on after a moment, the first one first. */
export async function listOutagesSince(reader: Reader, since: Date): Promise<readonly Outage[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('service_outage')
    .selectAll()
    .where('ended_at', '>', since)
    .orderBy('began_at')
    .execute()
  return rows.map(outageOf)
}

export async function listOutagesByIds(reader: Reader, ids: readonly string[]): Promise<readonly Outage[]> {
  if (ids.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('service_outage')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('began_at')
    .execute()
  return rows.map(outageOf)
}

/** Which outages were answered for which closing, by `answerKey`. */
export async function answeredOutages(reader: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('outage_answer')
    .select(['outage_id', 'edition_id', 'stage_id', 'area_path'])
    .where('outage_id', 'in', ids)
    .execute()
  return new Set(
    rows.map(row =>
      answerKey(row.outage_id, { editionId: row.edition_id, stageId: row.stage_id }, row.area_path),
    ),
  )
}

type Answer = Readonly<{
  editionId: string
  stageId: string
  answer: 'extended' | 'dismissed'
  reason: string
  /** Those whose closing it was. */
  areas: readonly AreaPath[]
}>

/** False when one of them was answered for this stage before. Ids that name no outage are left out. */
export async function answerOutages(
  tx: Tx,
  ids: readonly string[],
  { editionId, stageId, answer, reason, areas }: Answer,
  { actor, now }: ActionContext,
): Promise<boolean> {
  const known = await listOutagesByIds(tx, ids)
  if (known.length === 0) return true
  const rows = await tx
    .withTables<Tables>()
    .insertInto('outage_answer')
    .values(
      known.flatMap(one =>
        areas.map(area => ({
          outage_id: one.id,
          edition_id: editionId,
          stage_id: stageId,
          answer,
          reason,
          answered_by: actor.personId ?? '',
          answered_at: now,
          area_path: area,
        })),
      ),
    )
    .onConflict(conflict => conflict.doNothing())
    .returning('outage_id')
    .execute()
  return rows.length === known.length * areas.length
}
