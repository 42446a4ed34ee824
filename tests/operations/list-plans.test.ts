// embedded only: how a query is run differs from one version of the server to the next; `bench lists` measures both.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fillLists } from '../../bench/fill-lists.ts'
import { listViews, type ListView } from '../../bench/list-views.ts'
import { createApplication } from '../../src/app.ts'
import { readConfig } from '../../src/platform/config.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { planOf, rowsOfTables, type QueryPlan, type TableRead } from '../builders/query-plans.ts'
import { recordingDatabase } from '../builders/recorded-queries.ts'
import { testDatabase } from '../builders/test-database.ts'

// How much the working lists read of the tables: what grows with the country must not grow a page, nor an office's list.

const NOMINATIONS = 1_200
/** A table of more rows than this is a large one. */
const LARGE = 400
/** Four pages' worth: what is thrown away and what is looked up beside the rows. */
const MOST_FOR_A_PAGE = 4 * 51
/** Of an office there are three nominations, with their makers, products and papers. */
const MOST_FOR_AN_OFFICE = 60

type Seen = Readonly<{ view: ListView; plans: readonly QueryPlan[] }>

let database: Database
let seen: readonly Seen[] = []
let sizes: ReadonlyMap<string, number>

before(async () => {
  database = await testDatabase()
  const filled = await fillLists(database, NOMINATIONS)
  const { database: recorded, record } = recordingDatabase(database)
  const config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-lists-')), DEMO: '0' })
  const { server } = await createApplication(config, recorded)
  const look = async (view: ListView): Promise<Seen> => {
    const headers = { cookie: `bintang_session=${filled.secrets[view.reader]}` }
    const { queries } = await record(async () => {
      const answer = await server.request(`http://localhost${view.path}`, { headers })
      assert.equal(answer.status, 200, view.path)
      return answer.text()
    })
    return database.read(async reader => {
      const plans: QueryPlan[] = []
      for (const query of queries) plans.push(await planOf(reader, query))
      return { view, plans }
    })
  }
  const all: Seen[] = []
  // By words every list is gone through as a whole, and the other filters are alike.
  const views = listViews(filled).filter(one => !one.isDeep && !/[?&]q=|komoditas=|keadaan=/.test(one.path))
  for (const view of views) all.push(await look(view))
  seen = all
  sizes = await database.read(rowsOfTables)
})
after(() => database.close())

const isLarge = ({ table }: TableRead): boolean => (sizes.get(table) ?? 0) > LARGE

const told = (seenReads: readonly Readonly<{ view: ListView; read: TableRead }>[]): readonly string[] => [
  ...new Set(
    seenReads.map(
      ({ view, read }) =>
        `${view.reader} ${view.path}: ${read.rows} rows of ${read.table} by ${read.way}, ${read.times} times`,
    ),
  ),
]

const readsOf = (chosen: (view: ListView) => boolean, fits: (plan: QueryPlan) => boolean = () => true) =>
  seen
    .filter(({ view }) => chosen(view))
    .flatMap(({ view, plans }) =>
      plans.filter(fits).flatMap(plan => plan.reads.map(read => ({ view, read }))),
    )
    .filter(({ read }) => isLarge(read))

test('every list, with many records: no large table is gone through for each row', () => {
  assert.ok(seen.length > 60, `only ${seen.length} views`)
  assert.ok([...sizes.values()].filter(rows => rows > LARGE).length >= 10, 'the tables are filled')
  const repeated = readsOf(() => true).filter(({ read }) => read.way === 'Seq Scan' && read.times > 1)
  assert.deepEqual(told(repeated), [])
})

test('a list of one office, with the whole country registered: reads the rows of the office only', () => {
  const own = readsOf(view => view.reader === 'operator' || view.reader === 'head')
  assert.deepEqual(told(own.filter(({ read }) => read.rows > MOST_FOR_AN_OFFICE)), [])
})

test('a page of a list of the whole country: reads about as many rows as it shows', () => {
  // The queue of verification is ordered by what each file's deadline comes to, and so is read as a whole.
  const national = new Set(['/usulan', '/kesiapan', '/contoh-produk', '/dokumen-berakhir', '/produsen'])
  const isNational = ({ reader, path }: ListView): boolean => reader === 'secretariat' && national.has(path)
  const isShown = (plan: QueryPlan): boolean => plan.isPage
  const pages = readsOf(isNational, isShown)
  assert.ok(new Set(pages.map(({ view }) => view.path)).size >= national.size, 'each of them shows a page')
  assert.deepEqual(told(pages.filter(({ read }) => read.rows > MOST_FOR_A_PAGE)), [])
})
