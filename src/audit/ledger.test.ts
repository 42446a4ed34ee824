import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Database } from '../platform/database/index.ts'
import { testDatabase } from '../../tests/builders/test-database.ts'
import { append, listHistory, verify, type LedgerEntry } from './index.ts'

let database: Database
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

const entry = (id: string): LedgerEntry => ({
  at: new Date('2030-01-02T03:04:05.678Z'),
  personId: 'p1',
  role: 'operator',
  areaPath: '/32/32.05/',
  action: 'nomination.submit',
  event: 'nomination.submitted',
  subject: { kind: 'nomination', id },
  record: { kind: 'nomination', id },
  audience: 'record',
  reason: null,
  detail: { b: 1, a: ['x', null] },
  beforeDigest: null,
  afterDigest: null,
})

test('a ledger with entries from several transactions verifies', async () => {
  await database.write(tx => append(tx, [entry('n1'), entry('n2')]))
  await database.write(tx => append(tx, [entry('n1')]))
  const found = await database.read(reader => verify(reader))
  assert.deepEqual(
    { entries: found.entries, ok: found.ok, firstBad: found.firstBad },
    { entries: 3, ok: true, firstBad: null },
  )
})

test('the history of a record holds its own entries only, oldest first', async () => {
  const rows = await database.read(reader =>
    listHistory(reader, { kind: 'nomination', id: 'n1' }, ['record']),
  )
  assert.deepEqual(
    rows.map(row => Number(row.seq)),
    [1, 3],
  )
})

test('the ledger refuses change, removal and truncation', async () => {
  for (const statement of ["update ledger set role = 'x'", 'delete from ledger', 'truncate ledger']) {
    await assert.rejects(
      database.write(tx => sql.raw(statement).execute(tx)),
      /append-only/,
    )
  }
})

const attacks: Record<string, string> = {
  'a changed entry': "update ledger set reason = 'x' where seq = 2",
  'a removed entry': 'delete from ledger where seq = 2',
  'a cut tail': 'delete from ledger where seq = 3',
  'two entries in each other’s place':
    'update ledger set seq = case seq when 2 then 3 when 3 then 2 else seq end + 0 where seq in (2, 3)',
}
for (const [name, statement] of Object.entries(attacks)) {
  test(`${name}, made behind the trigger, is found`, async () => {
    const attempt = database.write(async tx => {
      await sql.raw('alter table ledger disable trigger user').execute(tx)
      if (name.startsWith('two')) {
        await sql.raw('update ledger set seq = -seq where seq in (2, 3)').execute(tx)
        await sql.raw('update ledger set seq = case seq when -2 then 3 else 2 end where seq < 0').execute(tx)
      } else await sql.raw(statement).execute(tx)
      const found = await verify(tx)
      assert.equal(found.ok, false)
      assert.equal(found.firstBad, name === 'a cut tail' ? 3 : 2)
      throw new Error('roll back')
    })
    await assert.rejects(attempt, /roll back/)
  })
}
