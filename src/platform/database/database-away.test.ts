import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { freePort } from '../../../scripts/test/free-port.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { DatabaseAway, orAway } from './database-away.ts'
import { openPostgres } from './database.ts'

test('a database server that does not answer, is told apart from an error of ours', async () => {
  const database = openPostgres(`postgres://nobody@127.0.0.1:${await freePort()}/none`, 1)
  await assert.rejects(
    database.read(reader => sql`select 1`.execute(reader)),
    DatabaseAway,
  )
  await database.close()
  await assert.rejects(
    orAway(() => Promise.reject(new Error('a mistake'))),
    /^Error: a mistake$/,
  )
})

test('a connection that the server ends between two queries of a transaction, ends that transaction alone', async context => {
  if (!process.env['TEST_DATABASE_URL']) return context.skip('only a server has connections')
  const database = await testDatabase()
  context.after(() => database.close())
  const cut = database.write(async tx => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await database.read(reader => sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(reader))
    // Here nothing waits for an answer of the connection: its end is nobody's answer.
    await new Promise(resolve => setTimeout(resolve, 200))
    await sql`select 1`.execute(tx)
  })
  await assert.rejects(cut, DatabaseAway)
  const { rows } = await database.read(reader => sql<{ one: number }>`select 1 as one`.execute(reader))
  assert.deepEqual(rows, [{ one: 1 }])
})
