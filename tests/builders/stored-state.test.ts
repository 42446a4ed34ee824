import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { watchTables } from './stored-state.ts'
import { testDatabase } from './test-database.ts'
import { testEnvironment } from './test-environment.ts'
import type { Environment } from '../../src/actions/index.ts'

let environment: Environment
before(async () => {
  environment = testEnvironment(await testDatabase())
})
after(() => environment.database.close())

const run = (query: string): Promise<unknown> => environment.database.write(tx => sql.raw(query).execute(tx))
const insert = (name: string, value: string): string =>
  `insert into setting (name, value) values ('${name}', '"${value}"')`

test('the digests of tables, after each change of a row, are new; after the change is undone, they are the old ones', async () => {
  const look = watchTables({ environment }, new Set(['job']))
  await run(insert('satu', 'a'))
  const first = await look()
  assert.deepEqual(await look(), first)
  assert.ok(Object.keys(first).length > 30 && !('job' in first))
  for (const [change, back] of [
    [insert('dua', 'a'), `delete from setting where name = 'dua'`],
    [
      `update setting set value = '"b"' where name = 'satu'`,
      `update setting set value = '"a"' where name = 'satu'`,
    ],
    [`delete from setting where name = 'satu'`, insert('satu', 'a')],
  ] as const) {
    await run(change)
    const changed = await look()
    assert.deepEqual(
      Object.keys(first).filter(table => changed[table] !== first[table]),
      ['setting'],
      change,
    )
    await run(back)
    assert.deepEqual(await look(), first, back)
  }
  // Written anew as it was.
  await run('update setting set value = value')
  assert.deepEqual(await look(), first)
})

test('what another connection writes is seen when it is there, not only when it begins; what is taken back is not seen', async () => {
  const look = watchTables({ environment }, new Set())
  const first = await look()
  await assert.rejects(
    environment.database.write(async tx => {
      await sql.raw(insert('tiga', 'a')).execute(tx)
      throw new Error('taken back')
    }),
    /taken back/,
  )
  assert.deepEqual(await look(), first)
  const watched = environment.database.kind === 'postgres' ? look : () => Promise.resolve(first)
  await environment.database.write(async tx => {
    await sql.raw(insert('tiga', 'a')).execute(tx)
    // The embedded database has one connection, which is taken.
    assert.deepEqual(await watched(), first)
    assert.deepEqual(await watched(), first)
  })
  assert.notDeepEqual(await look(), first)
  await run('truncate setting')
  assert.notDeepEqual((await look())['setting'], first['setting'])
})
