import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ListRange, MomentKey } from '../platform/database/index.ts'
import { idKeys, momentKeys, neighbours, PAGE_ROWS, partsOf, readListPage } from './list-page.ts'

type Row = Readonly<{ id: string }>
const rows: readonly Row[] = Array.from({ length: 2 * PAGE_ROWS + 3 }, (_, n) => ({
  id: String(n).padStart(16, '0'),
}))

/** As a store reads: the rows before a key come the nearest first. */
function read({ limit = rows.length, after, before }: ListRange<Row>): Promise<readonly Row[]> {
  const from = after
    ? rows.filter(one => one.id > after.id)
    : before
      ? rows.filter(one => one.id < before.id).toReversed()
      : rows
  return Promise.resolve(from.slice(0, limit))
}
const page = (query: Readonly<Record<string, string>>) =>
  readListPage(new URLSearchParams(query), idKeys, read)
const linksOf = (found: Awaited<ReturnType<typeof page>>) =>
  neighbours(found, place => new URLSearchParams(place).toString())

test('pages of a list, forward to its end and back: every row once, and a link only where a page is', async () => {
  const first = await page({})
  assert.deepEqual(first.rows, rows.slice(0, PAGE_ROWS))
  assert.deepEqual(linksOf(first), { newerHref: null, olderHref: `setelah=${rows[PAGE_ROWS - 1]?.id}` })
  const second = await page({ setelah: first.later ?? '' })
  assert.deepEqual(second.rows, rows.slice(PAGE_ROWS, 2 * PAGE_ROWS))
  const last = await page({ setelah: second.later ?? '' })
  assert.deepEqual(last.rows, rows.slice(2 * PAGE_ROWS))
  assert.deepEqual(linksOf(last), { newerHref: `sebelum=${rows[2 * PAGE_ROWS]?.id}`, olderHref: null })
  const back = await page({ sebelum: last.earlier ?? '' })
  assert.deepEqual(back, second)
  const start = await page({ sebelum: back.earlier ?? '' })
  assert.deepEqual([start.rows, start.earlier], [first.rows, null])
})

test('an address with both places, or with one that nothing can be: the first counts, or the beginning', async () => {
  const both = await page({ setelah: rows[60]?.id ?? '', sebelum: rows[5]?.id ?? '' })
  assert.deepEqual(both.rows[0], rows[61])
  assert.deepEqual((await page({ setelah: "'; drop table" })).rows[0], rows[0])
})

test('a place before or after which nothing stands any more: the list from its beginning', async () => {
  const start = await page({})
  assert.deepEqual(await page({ sebelum: rows[0]?.id ?? '' }), start)
  assert.deepEqual(await page({ setelah: rows.at(-1)?.id ?? '' }), start)
  const nobody = await readListPage(new URLSearchParams({ setelah: 'f'.repeat(16) }), idKeys, () =>
    Promise.resolve([]),
  )
  assert.deepEqual(nobody, { rows: [], earlier: null, later: null })
})

test('a moment as a place: back as it was written, and nothing that a database would refuse', () => {
  const keys = momentKeys((one: MomentKey) => one)
  const key = { at: new Date('2031-03-10T03:00:00.123Z'), id: '0123456789abcdef' }
  assert.deepEqual(keys.read(keys.write(key)), key)
  for (const moment of [
    '2031-02-31T00:00:00.000Z',
    '+275000-01-01T00:00:00.000Z',
    '-000001-01-01T00:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
    '2031',
    '',
  ])
    assert.equal(keys.read(`${moment}_${key.id}`), null, moment)
  assert.equal(keys.read(`${key.at.toISOString()}_x`), null)
  assert.equal(keys.read(key.id), null)
  assert.deepEqual(partsOf('a_b_c'), { value: 'a_b', id: 'c' })
})
