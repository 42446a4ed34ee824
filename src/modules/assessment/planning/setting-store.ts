import type { Reader, Tx } from '../../../platform/database/index.ts'

/** Whom an anchor is scored by beyond its panel: everybody who may, or one of each body. */
export const anchorKinds = ['everyone', 'each-body'] as const
export type AnchorKind = (typeof anchorKinds)[number]

/** How the panels of an edition are tied to each other. */
export type AssignmentSetting = Readonly<{
  editionId: string
  /** However the assessors are split, so many nominations are scored from both sides. */
  links: number
  anchors: ReadonlyMap<string, AnchorKind>
  /** 0 where nobody has set anything. */
  rowVersion: number
}>

/** Enough to tell the strictness of two groups apart, and few enough for an edition of a few dozen products. */
export const USUAL_LINKS = 3

type Tables = {
  assignment_setting: {
    edition_id: string
    links: number
    row_version: number
    changed_by: string
    changed_at: Date
  }
  assignment_anchor: {
    nomination_id: string
    edition_id: string
    kind: AnchorKind
    set_by: string
    set_at: Date
  }
}

export async function findSetting(reader: Reader, editionId: string): Promise<AssignmentSetting> {
  const db = reader.withTables<Tables>()
  const row = await db
    .selectFrom('assignment_setting')
    .selectAll()
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  const anchors = await db
    .selectFrom('assignment_anchor')
    .select(['nomination_id', 'kind'])
    .where('edition_id', '=', editionId)
    .orderBy('nomination_id')
    .execute()
  return {
    editionId,
    links: row?.links ?? USUAL_LINKS,
    anchors: new Map(anchors.map(one => [one.nomination_id, one.kind])),
    rowVersion: row?.row_version ?? 0,
  }
}

type Change = Readonly<{ by: string; at: Date }>

/** False when somebody else changed it meanwhile. */
export async function saveLinks(
  tx: Tx,
  { editionId, links, rowVersion }: Omit<AssignmentSetting, 'anchors'>,
  { by, at }: Change,
): Promise<boolean> {
  const row = { links, row_version: rowVersion + 1, changed_by: by, changed_at: at }
  const db = tx.withTables<Tables>()
  if (rowVersion === 0) {
    const added = await db
      .insertInto('assignment_setting')
      .values({ edition_id: editionId, ...row })
      .onConflict(conflict => conflict.doNothing())
      .returning('edition_id')
      .executeTakeFirst()
    return added !== undefined
  }
  const { numUpdatedRows } = await db
    .updateTable('assignment_setting')
    .set(row)
    .where('edition_id', '=', editionId)
    .where('row_version', '=', rowVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Makes a nomination an anchor, changes its kind, or takes it back with `null`. */
export async function saveAnchor(
  tx: Tx,
  anchor: Readonly<{ editionId: string; nominationId: string; kind: AnchorKind | null }>,
  { by, at }: Change,
): Promise<void> {
  const db = tx.withTables<Tables>()
  if (anchor.kind === null) {
    await db.deleteFrom('assignment_anchor').where('nomination_id', '=', anchor.nominationId).execute()
    return
  }
  const row = { kind: anchor.kind, set_by: by, set_at: at }
  await db
    .insertInto('assignment_anchor')
    .values({ nomination_id: anchor.nominationId, edition_id: anchor.editionId, ...row })
    .onConflict(conflict => conflict.column('nomination_id').doUpdateSet(row))
    .execute()
}
