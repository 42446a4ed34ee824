import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { insertImport } from '../../src/modules/imports/import-store.ts'
import { insertRows } from '../../src/modules/imports/row-store.ts'
import { sha256 } from '../../src/platform/digest.ts'
import { newId } from '../../src/platform/random.ts'
import { here } from '../builders/offices.ts'

/** A spreadsheet that somebody sent for the office, with one good row. */
async function sentImport({ environment }: Application): Promise<string> {
  const { rows } = await environment.database.read(reader =>
    sql<{ id: string }>`select min(id) as id from person`.execute(reader),
  )
  const sentBy = rows[0]?.id ?? ''
  const id = newId()
  const content = Buffer.from('Nama usaha\n')
  await environment.services.files.put(content)
  await environment.database.write(async tx => {
    await insertImport(tx, {
      id,
      name: 'contoh.csv',
      sha256: sha256(content),
      bytes: content.length,
      areaPath: here.path,
      sentBy,
      sentAt: environment.clock.now(),
      notes: [],
    })
    const [name, district] = ['Usaha Impor Contoh', here.district]
    const input = { name, ownerName: 'Ibu Contoh', district, workersMen: '1', workersWomen: '1' }
    await insertRows(tx, id, [
      {
        position: 0,
        kind: 'producer',
        sheet: 'IKM',
        row: 2,
        label: name,
        verdict: 'new',
        cells: input,
        input,
        targetId: null,
        targetVersion: null,
        parent: null,
        changes: [],
        problems: [],
      },
    ])
  })
  return id
}

/** One for each act. */
export const sentImports = async (application: Application) => ({
  toConfirm: await sentImport(application),
  toCancel: await sentImport(application),
})
