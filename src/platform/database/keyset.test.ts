import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import {
  byMoment,
  everyRow,
  inRange,
  type Database,
  type ListOrder,
  type ListRange,
  type MomentKey,
} from './index.ts'

type Row = MomentKey
type Tables = { listed: Row }

let database: Database
const at = (minute: number): Date => new Date(Date.UTC(2031, 0, 1, 0, minute))

// Many rows of one moment, so that the second column decides as well.
const rows: readonly Row[] = Array.from({ length: 23 }, (_, n) => ({
  at: at(Math.floor(n / 4)),
  id: `${String.fromCharCode(97 + ((n * 7) % 23))}`,
}))

before(async () => {
  database = await testDatabase()
  await database.write(async tx => {
    await sql`create table listed (at timestamptz not null, id text collate "C" not null)`.execute(tx)
    await tx
      .withTables<Tables>()
      .insertInto('listed')
      .values([...rows])
      .execute()
  })
})
after(() => database.close())

const [moment, id] = [sql.ref<Date>('listed.at'), sql.ref<string>('listed.id')]
const mixed: ListOrder<MomentKey> = [
  { column: moment, at: key => sql`${key.at}::timestamptz`, descending: true },
  { column: id, at: key => sql`${key.id}::text` },
]
const sign = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const byAt = (one: Row, other: Row): number => one.at.getTime() - other.at.getTime()

const orders = {
  'the earliest first': [
    byMoment(moment, id),
    (one: Row, other: Row) => byAt(one, other) || sign(one.id, other.id),
  ],
  'the latest first': [
    byMoment(moment, id, true),
    (one: Row, other: Row) => byAt(other, one) || sign(other.id, one.id),
  ],
  'the latest first, within a moment by id': [
    mixed,
    (one: Row, other: Row) => byAt(other, one) || sign(one.id, other.id),
  ],
} as const

const read =
  (order: ListOrder<MomentKey>) =>
  (range: ListRange<MomentKey>): Promise<readonly Row[]> =>
    database.read(reader =>
      inRange(reader.withTables<Tables>().selectFrom('listed').selectAll(), order, range).execute(),
    )
const idsOf = (list: readonly Row[]): readonly string[] => list.map(one => one.id)

for (const [name, [order, compare]] of Object.entries(orders)) {
  test(`a list, ${name}: pages after and before every row are its neighbours`, async () => {
    const wanted = idsOf(rows.toSorted(compare))
    const all = await read(order)({})
    assert.deepEqual(idsOf(all), wanted)
    for (const [place, key] of all.entries()) {
      const later = await read(order)({ limit: 5, after: key })
      assert.deepEqual(idsOf(later), wanted.slice(place + 1, place + 6))
      const earlier = await read(order)({ limit: 5, before: key })
      assert.deepEqual(idsOf(earlier), wanted.slice(Math.max(place - 5, 0), place).toReversed())
    }
  })
}

test('every row of a list, read in parts: each once, also where the last part is full', async () => {
  const order = byMoment(moment, id)
  const wanted = idsOf(await read(order)({}))
  for (const limit of [1, 5, 22, 23, 24])
    assert.deepEqual(idsOf(await everyRow(read(order), one => one, limit)), wanted)
})
