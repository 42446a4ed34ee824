import { wholeCountry } from '../../foundation/area-path.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { Extension } from './extension.ts'

type Tables = {
  stage_extension: {
    act_id: string
    edition_id: string
    stage_id: string
    area_path: string
    closed_before: Date
    closes_at: Date
    reason: string
    extended_by: string
    extended_at: Date
    ended_at: Date | null
    lettered_at: Date | null
  }
}

export type NewExtension = Omit<Extension, 'extendedBy' | 'extendedAt' | 'endedAt'> &
  Readonly<{ closedBefore: Date }>

export async function insertExtension(tx: Tx, extension: NewExtension, by: string, now: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('stage_extension')
    .values(
      extension.areas.map(area => ({
        act_id: extension.actId,
        edition_id: extension.editionId,
        stage_id: extension.stageId,
        area_path: area,
        closed_before: extension.closedBefore,
        closes_at: extension.closesAt,
        reason: extension.reason,
        extended_by: by,
        extended_at: now,
        ended_at: null,
        lettered_at: null,
      })),
    )
    .execute()
}

/** Ends what was granted to some areas: the stage is closed for everyone. */
export async function endExtensions(tx: Tx, editionId: string, stageId: string, now: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('stage_extension')
    .set({ ended_at: now })
    .where('edition_id', '=', editionId)
    .where('stage_id', '=', stageId)
    .where('area_path', '<>', wholeCountry)
    .where('ended_at', 'is', null)
    .where('closes_at', '>', now)
    .execute()
}

function extensionsOf(rows: readonly Tables['stage_extension'][]): readonly Extension[] {
  const acts = Map.groupBy(rows, row => row.act_id)
  return [...acts].flatMap(([actId, own]) => {
    const [row] = own
    if (!row) return []
    return {
      actId,
      editionId: row.edition_id,
      stageId: row.stage_id,
      areas: own.map(one => one.area_path),
      closesAt: row.closes_at,
      reason: row.reason,
      extendedBy: row.extended_by,
      extendedAt: row.extended_at,
      endedAt: row.ended_at,
    }
  })
}

/** Every extension of an edition's stages, the newest first. One query. */
export const listExtensions = (reader: Reader, editionId: string): Promise<readonly Extension[]> =>
  listExtensionsOf(reader, [editionId])

/** The same of several editions. One query. */
export async function listExtensionsOf(
  reader: Reader,
  editionIds: readonly string[],
): Promise<readonly Extension[]> {
  if (editionIds.length === 0) return []
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('stage_extension')
    .selectAll()
    .where('edition_id', 'in', editionIds)
    .orderBy('extended_at', 'desc')
    .orderBy('act_id')
    .orderBy('area_path')
    .execute()
  return extensionsOf(rows)
}

export async function findExtension(reader: Reader, actId: string): Promise<Extension | null> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('stage_extension')
    .selectAll()
    .where('act_id', '=', actId)
    .orderBy('area_path')
    .execute()
  return extensionsOf(rows)[0] ?? null
}

/** True the first time only: whoever gets it writes the letters, in the same transaction. */
export async function takeLetters(tx: Tx, actId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('stage_extension')
    .set({ lettered_at: now })
    .where('act_id', '=', actId)
    .where('lettered_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
