import { sql } from 'kysely'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import type { RepeatSetting, RepeatSource } from './repeat.ts'

type Tables = {
  repeat_setting: {
    edition_id: string
    each: number
    after_days: number
    source: RepeatSource
    starts_on: string | null
    row_version: number
    changed_by: string
    changed_at: Date
  }
}

/** Where nobody has set anything there are none: `each` is 0. */
export async function findRepeatSetting(reader: Reader, editionId: string): Promise<RepeatSetting> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('repeat_setting')
    .select(['each', 'after_days', 'source', 'row_version'])
    .select(sql<string | null>`to_char(starts_on, 'YYYY-MM-DD')`.as('starts_on'))
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  return {
    editionId,
    each: row?.each ?? 0,
    afterDays: row?.after_days ?? 0,
    source: row?.source ?? 'any',
    startsOn: row?.starts_on ?? null,
    rowVersion: row?.row_version ?? 0,
  }
}

/** False when somebody else changed it meanwhile. */
export async function saveRepeatSetting(
  tx: Tx,
  { editionId, each, afterDays, source, startsOn, rowVersion }: RepeatSetting,
  { by, at }: Readonly<{ by: string; at: Date }>,
): Promise<boolean> {
  const row = {
    each,
    after_days: afterDays,
    source,
    starts_on: startsOn,
    row_version: rowVersion + 1,
    changed_by: by,
    changed_at: at,
  }
  const db = tx.withTables<Tables>()
  if (rowVersion === 0) {
    const added = await db
      .insertInto('repeat_setting')
      .values({ edition_id: editionId, ...row })
      .onConflict(conflict => conflict.doNothing())
      .returning('edition_id')
      .executeTakeFirst()
    return added !== undefined
  }
  const { numUpdatedRows } = await db
    .updateTable('repeat_setting')
    .set(row)
    .where('edition_id', '=', editionId)
    .where('row_version', '=', rowVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
