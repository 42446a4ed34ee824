import { sql } from 'kysely'
import { fillRush, type Filled } from '../../../bench/fill-rush.ts'
import { sha256 } from '../../../src/platform/digest.ts'
import { migrate, openEmbedded, openPostgres } from '../../../src/platform/database/index.ts'
import { newSecret } from '../../../src/platform/random.ts'

/** The offices of the campaign: each operator has a head of the same area, by the place in the list. */
export type Offices = Filled & Readonly<{ heads: readonly Readonly<{ secret: string }>[] }>

/** Offices with drafts and approved nominations, whose people are written to about each act at once. */
export async function fillKill(
  place: Readonly<{ dataDir: string; databaseUrl: string | null }>,
  { nominations, officers }: Readonly<{ nominations: number; officers: number }>,
): Promise<Offices> {
  const database =
    place.databaseUrl === null ? await openEmbedded(place.dataDir) : openPostgres(place.databaseUrl)
  try {
    await migrate(database)
    const filled = await fillRush(database, { nominations, officers })
    const secrets = filled.officers.map(() => newSecret())
    await database.write(async tx => {
      for (const [index, secret] of secrets.entries()) {
        const [person, grant] = [`kepala${index}`, `jabatan${index}`]
        const { secret: ofOperator } = filled.officers[index] ?? { secret: '' }
        await sql`insert into person (id, name, email, home_area_path, created_at)
          values (${person}, ${`Kepala ${index}`}, ${`kepala${index}@contoh.example`}, '/', now())`.execute(
          tx,
        )
        await sql`insert into role_grant (id, person_id, role, area_path, valid_from, created_at)
          select ${grant}, ${person}, 'office-head', g.area_path, g.valid_from, g.created_at
          from session s join role_grant g on g.id = s.grant_id where s.id_hash = ${sha256(ofOperator)}`.execute(
          tx,
        )
        await sql`insert into session (id_hash, person_id, grant_id, created_at, seen_at, proved_at, expires_at)
          values (${sha256(secret)}, ${person}, ${grant}, now(), now(), now(), now() + interval '1 day')`.execute(
          tx,
        )
      }
      await sql`insert into notice_pace (person_id, pace) select id, 'each' from person`.execute(tx)
    })
    return { ...filled, heads: secrets.map(secret => ({ secret })) }
  } finally {
    await database.close()
  }
}
