import { sql } from 'kysely'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { Ending } from './ending-store.ts'

type Tables = {
  document_warning: { document_id: string; days_before: number; sent_at: Date; mails: number }
}

/** A document of which somebody has to be warned now: `step` is the nearest of the programme's days. */
export type DueEnding = Ending & Readonly<{ step: number }>

/**
 * In use, not over, within the longest of the days, and not warned of at this step or a nearer one. A step that was
 * missed is not made up for once a nearer one has come.
 */
const dueFrom = (today: string, days: readonly number[]) => sql`
  from document d
  cross join lateral (
    select min(day)::int as step from unnest(${days}::int[]) as day where day >= d.valid_until - ${today}::date
  ) nearest
  where d.replaced_by is null and d.removed_at is null
    and coalesce(d.valid_until, d.changed_on - 1) between ${today}::date and ${today}::date + ${Math.max(0, ...days)}::int
    and d.valid_until is not null and nearest.step is not null
    and not exists (
      select 1 from document_warning w where w.document_id = d.id and w.days_before <= nearest.step
    )`

/** The areas with documents of which somebody has to be warned. One query. */
export async function listDueAreas(
  reader: Reader,
  today: string,
  days: readonly number[],
): Promise<readonly AreaPath[]> {
  const { rows } = await sql<{ area: string }>`
    select distinct d.area_path as area ${dueFrom(today, days)} order by 1`.execute(reader)
  return rows.map(row => row.area)
}

/** Those of one area, the earliest end first. One query. */
export async function listDueIn(
  reader: Reader,
  areaPath: AreaPath,
  today: string,
  days: readonly number[],
): Promise<readonly DueEnding[]> {
  const { rows } = await sql<DueEnding>`
    select d.id, d.owner_kind as "ownerKind", d.owner_id as "ownerId", d.producer_id as "producerId",
      d.area_path as "areaPath", d.type, d.number, d.changed_on as "changedOn", d.valid_until as "endsOn",
      nearest.step ${dueFrom(today, days)} and d.area_path = ${areaPath} order by d.valid_until, d.id`.execute(
    reader,
  )
  return rows
}

/** Writes down of which documents somebody is warned; returns those of which nobody was warned at this step before. */
export async function insertWarnings(
  tx: Tx,
  warnings: readonly Readonly<{ documentId: string; step: number; mails: number }>[],
  now: Date,
): Promise<ReadonlySet<string>> {
  if (warnings.length === 0) return new Set()
  const rows = await tx
    .withTables<Tables>()
    .insertInto('document_warning')
    .values(
      warnings.map(({ documentId, step, mails }) => ({
        document_id: documentId,
        days_before: step,
        sent_at: now,
        mails,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .returning('document_id')
    .execute()
  return new Set(rows.map(row => row.document_id))
}
