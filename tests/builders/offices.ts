import { sql } from 'kysely'
import { visitor, type Actor, type Role } from '../../src/access/index.ts'
import { importRegions, loadAreaNames } from '../../src/modules/regions/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { newId } from '../../src/platform/random.ts'

/** A person in a role over an area; a `producer` needs the firm's id as well. */
export const anActor = (role: Role, areaPath = '/', ownerId: string | null = null): Actor => ({
  ...visitor,
  personId: newId(),
  name: `Contoh ${role}`,
  role,
  areaPath,
  ownerId,
  homeAreaPath: areaPath,
  grantId: newId(),
})

/** Two neighbouring regencies of one province, with one district and one village each below. */
export type Office = Readonly<{ path: string; district: string; village: string }>
export const here: Office = { path: '/32/32.05/', district: '32.05.01', village: '32.05.01.1001' }
export const there: Office = { path: '/32/32.06/', district: '32.06.01', village: '32.06.01.1001' }

/** Provinces and regencies from the reference data, and the districts and villages above. */
export async function loadRegions(database: Database): Promise<void> {
  await importRegions(database, { levels: [1, 2] })
  await database.write(async tx => {
    for (const place of [here, there]) {
      const regency = place.district.slice(0, 5)
      await sql`insert into area (code, level, name, parent_code, path, search) values
        (${place.district}, 3, ${`Kecamatan Contoh ${place.district}`}, ${regency}, ${`${place.path}${place.district}/`}, 'kecamatan contoh'),
        (${place.village}, 4, ${`Desa Contoh ${place.village}`}, ${place.district}, ${`${place.path}${place.district}/${place.village}/`}, 'desa contoh')`.execute(
        tx,
      )
    }
  })
  await database.read(loadAreaNames)
}
