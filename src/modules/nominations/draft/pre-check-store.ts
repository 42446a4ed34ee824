import { sql } from 'kysely'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import type { PreCheck, SentState } from './pre-check.ts'

/** The latest look at each of these nominations; one that nobody looked at is left out. One query. */
export async function listPreChecks(
  reader: Reader,
  nominationIds: readonly string[],
): Promise<ReadonlyMap<string, PreCheck>> {
  if (nominationIds.length === 0) return new Map()
  const { rows } = await sql<PreCheck>`
    select nomination_id as "nominationId", verdict, fingerprint, area_path as "areaPath", checked_at as "checkedAt",
      sent_state as "sentState"
    from province_check where nomination_id = any(${nominationIds})`.execute(reader)
  return new Map(rows.map(row => [row.nominationId, row]))
}

/** Puts a look in the place of the earlier one. */
export async function savePreCheck(
  tx: Tx,
  check: Omit<PreCheck, 'checkedAt' | 'sentState'>,
  { by, now }: Readonly<{ by: string; now: Date }>,
): Promise<void> {
  await sql`insert into province_check (nomination_id, verdict, fingerprint, area_path, checked_by, checked_at)
    values (${check.nominationId}, ${check.verdict}, ${check.fingerprint}, ${check.areaPath}, ${by}, ${now})
    on conflict (nomination_id) do update set verdict = excluded.verdict, fingerprint = excluded.fingerprint,
      area_path = excluded.area_path, checked_by = excluded.checked_by, checked_at = excluded.checked_at,
      sent_state = null`.execute(tx)
}

/** Keeps how a look stood when its file was sent; one that never was is left alone. */
export async function noteSentState(tx: Tx, nominationId: string, state: SentState): Promise<void> {
  await sql`update province_check set sent_state = ${state} where nomination_id = ${nominationId}`.execute(tx)
}
