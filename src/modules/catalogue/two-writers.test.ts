import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import type { Database, Tx } from '../../platform/database/index.ts'
import { listMiscounted } from './invariant-store.ts'

let database: Database
before(async () => {
  database = await testDatabase()
  await transact(async tx => {
    await sql`alter table catalogue_entry drop constraint catalogue_entry_nomination_id_fkey`.execute(tx)
    await sql`insert into catalogue_entry (slug, nomination_id, product_id, edition_id, edition_title, commodity,
        commodity_title, area_path, province, place, stars, stars_of, scheme, example, name, maker, about, story,
        content, photos, search, published_at)
      select 'p' || n, 'n' || n, 'p' || n, 'e', '{}', 'k' || n % 2, '{}', '/1/', '1', '', 2, 3, 's', false, '',
        'Pembuat ' || n % 2, '', '', '{}', '[]', 'kain', timestamptz '2030-01-01'
      from generate_series(1, 60) n`.execute(tx)
  })
})
after(() => database.close())

/** Without the second try of a write that met another one. */
const transact = (work: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
  database.handle.transaction().execute(work)
const withdraw = (tx: Tx, slug: string): Promise<unknown> =>
  sql`update catalogue_entry set withdrawn_at = now() where slug = ${slug}`.execute(tx)

test('products that are withdrawn at the same moment are all withdrawn, and counted off', async () => {
  for (let first = 1; first <= 57; first += 4)
    await Promise.all([0, 1, 2, 3].map(more => transact(tx => withdraw(tx, `p${first + more}`))))
  assert.deepEqual(await database.read(listMiscounted), [])
  const { rows } = await database.read(reader =>
    sql<{ count: number }>`select count(*) from catalogue_entry where withdrawn_at is null`.execute(reader),
  )
  assert.equal(rows[0]?.count, 0)
})

test('a writer who comes second holds nothing that the first one still needs', async () => {
  let second: Promise<unknown> = Promise.resolve()
  await transact(async tx => {
    await withdraw(tx, 'p1')
    second = transact(other => withdraw(other, 'p2'))
    await setTimeout(300)
    await withdraw(tx, 'p2')
  })
  await second
  assert.deepEqual(await database.read(listMiscounted), [])
})
