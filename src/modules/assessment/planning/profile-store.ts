import { json, type Reader, type Tx } from '../../../platform/database/index.ts'

/** What the secretariat knows of an assessor. */
export type Profile = Readonly<{
  personId: string
  /** The body of a panel's composition that the person stands for; empty for none. */
  body: string
  /** May score these commodities alone; empty for all. */
  commodities: readonly string[]
  /** Sheets at the same time; null for no limit. */
  maxLoad: number | null
  /** 0 where nothing was recorded yet. */
  rowVersion: number
}>

type ProfileRow = {
  person_id: string
  body: string
  commodities: unknown
  max_load: number | null
  row_version: number
  changed_by: string
  changed_at: Date
}
type Tables = { assessor_profile: ProfileRow }

export const emptyProfile = (personId: string): Profile => ({
  personId,
  body: '',
  commodities: [],
  maxLoad: null,
  rowVersion: 0,
})

/** The profile of each of these people; whoever has none may score everything. */
export async function listProfiles(
  reader: Reader,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Profile>> {
  const profiles = new Map(personIds.map(id => [id, emptyProfile(id)]))
  if (personIds.length === 0) return profiles
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('assessor_profile')
    .selectAll()
    .where('person_id', 'in', personIds)
    .execute()
  for (const row of rows) {
    profiles.set(row.person_id, {
      personId: row.person_id,
      body: row.body,
      commodities: row.commodities as readonly string[],
      maxLoad: row.max_load,
      rowVersion: row.row_version,
    })
  }
  return profiles
}

/** False when somebody else changed the profile meanwhile. */
export async function saveProfile(
  tx: Tx,
  profile: Profile,
  { by, at }: Readonly<{ by: string; at: Date }>,
): Promise<boolean> {
  const row = {
    body: profile.body,
    commodities: json(profile.commodities),
    max_load: profile.maxLoad,
    row_version: profile.rowVersion + 1,
    changed_by: by,
    changed_at: at,
  }
  const db = tx.withTables<Tables>()
  if (profile.rowVersion === 0) {
    const added = await db
      .insertInto('assessor_profile')
      .values({ person_id: profile.personId, ...row })
      .onConflict(conflict => conflict.doNothing())
      .returning('person_id')
      .executeTakeFirst()
    return added !== undefined
  }
  const { numUpdatedRows } = await db
    .updateTable('assessor_profile')
    .set(row)
    .where('person_id', '=', profile.personId)
    .where('row_version', '=', profile.rowVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
