// on PostgreSQL: how many queries a page asks does not depend on which database answers.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { KyselyPlugin } from 'kysely'
import type { Application } from '../../src/app.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { officeWorld } from '../access/office-world.ts'
import { everyone, open, type Person } from '../access/people.ts'
import { addresses } from '../access/requests.ts'
import { gets } from '../access/route-matrix.ts'
import { multiplyRecords } from '../builders/multiply-records.ts'
import { testApplication } from '../builders/test-application.ts'

// Every page of the product, with a few records and with fifty times as many: the list must not ask for each row.

let queries = 0
/** Counts everything that goes to the database, for the page and for the session of who opens it. */
function counting(database: Database): Database {
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      // A session notes from time to time that it is still used.
      if (node.kind !== 'UpdateQueryNode') queries++
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  return {
    ...database,
    read: work => database.read(reader => work(reader.withPlugin(counter))),
    write: work => database.write(tx => work(tx.withPlugin(counter))),
  }
}

type Seen = Readonly<{ queries: number; rows: number }>
type Visit = Readonly<{ row: string; path: string; person: Person }>

let application: Application
let visits: readonly Visit[] = []
let few: ReadonlyMap<string, Seen>
let many: ReadonlyMap<string, Seen>

const keyOf = ({ row, person }: Visit): string => `${row} ${person.role}`

/** What one visit costs, and how long its lists are; null where no page is shown. */
async function look({ path, person }: Pick<Visit, 'path' | 'person'>): Promise<Seen | null> {
  queries = 0
  const { status, body } = await open(application.server, person, path)
  if (status !== 200 || !body.startsWith('<!DOCTYPE')) return null
  const main = body.slice(body.indexOf('<main'), body.indexOf('</main>'))
  return { queries, rows: main.match(/<(?:tr|li|dt|option|article)\b/g)?.length ?? 0 }
}

/**
 * Rules of an edition are read once and kept, since they never change: a visit that asked otherwise than `earlier` is made
 * again, and the second one is like all later ones. Null: every page was opened by then.
 */
async function lookAtAll(earlier: ReadonlyMap<string, Seen> | null): Promise<ReadonlyMap<string, Seen>> {
  const seen = new Map<string, Seen>()
  for (const visit of visits) {
    const first = await look(visit)
    const isLater = earlier === null || first?.queries === earlier.get(keyOf(visit))?.queries
    const found = isLater ? first : await look(visit)
    assert.ok(found, `${visit.path} is shown no more`)
    seen.set(keyOf(visit), found)
  }
  return seen
}

before(async () => {
  application = await testApplication(counting)
  const world = await officeWorld(application)
  const people = await everyone(application, world)
  const target = people.find(one => one.name === 'mentor')
  assert.ok(target)
  const known = addresses(world, target)
  const all = gets.flatMap(({ path: row, kind }) => {
    const comers = kind === 'open' ? people.slice(0, 1) : people
    return comers.map(person => ({ row, path: known[row]?.path ?? row, person }))
  })
  const shown: Visit[] = []
  // The first of the list who may open a page does: the public, then the office's people.
  for (const visit of all)
    if (!shown.some(one => one.row === visit.row) && (await look(visit))) shown.push(visit)
  // A province is told there what waits on its desk, which nobody before it in the list is.
  const officer = all.find(one => one.row === '/tugas' && one.person.role === 'province-officer')
  assert.ok(officer)
  visits = [...shown, officer]
  few = await lookAtAll(null)
  await multiplyRecords(application.environment.database, { within: 50, editions: 1 })
  many = await lookAtAll(few)
})
after(() => application.close())

/** What each list asks the database, in all, for whoever comes first: with a few rows and with many. */
const lists: Readonly<Record<string, number>> = {
  '/ visitor': 5,
  '/akun administrator': 6,
  '/contoh-dinas operator': 7,
  '/contoh-produk verifier': 9,
  '/dokumen-berakhir operator': 4,
  '/edisi visitor': 3,
  '/hitung-sendiri visitor': 3,
  '/edisi-kelola secretariat': 3,
  '/evaluasi-ulang/:edition operator': 5,
  '/impor operator': 5,
  '/jejak auditor': 4,
  '/katalog visitor': 3,
  '/kesiapan operator': 9,
  '/permintaan-kelola operator': 4,
  '/kelola/halaman secretariat': 4,
  '/meja-provinsi province-officer': 20,
  '/pembuat/:slug visitor': 5,
  '/penetapan secretariat': 3,
  '/penganugerahan visitor': 2,
  '/penilaian assessor': 15,
  '/penugasan/:id secretariat': 21,
  '/penugasan/:id/ulangan secretariat': 8,
  '/persetujuan office-head': 23,
  '/persetujuan/pelaksana office-head': 3,
  '/peta visitor': 2,
  '/piagam-kelola secretariat': 5,
  '/piagam-kelola/cetak secretariat': 5,
  '/pleno secretariat': 4,
  '/pleno/:edition secretariat': 26,
  '/keyakinan/:edition secretariat': 34,
  '/produsen operator': 6,
  '/produsen/:id/dokumen operator': 9,
  '/program visitor': 1,
  '/sidang assessor': 3,
  '/publikasi secretariat': 4,
  '/riwayat-penghargaan secretariat': 4,
  '/rak-contoh verifier': 2,
  '/rak-contoh/:id verifier': 4,
  '/sentra operator': 5,
  '/sesi-contoh verifier': 3,
  '/statistik visitor': 5,
  '/tugas operator': 26,
  '/tugas province-officer': 21,
  '/usulan operator': 6,
  '/verifikasi verifier': 11,
  '/wilayah/:code visitor': 9,
}

test('each list, with a few rows: as many queries as the table says', () => {
  const found = Object.fromEntries(Object.keys(lists).map(key => [key, few.get(key)?.queries]))
  assert.deepEqual(found, lists)
})

test('every page, with fifty times as many records: no query more than with a few', () => {
  const grown = [...few].filter(([key, seen]) => many.get(key)?.queries !== seen.queries)
  assert.deepEqual(
    grown.map(([key]) => key),
    [],
  )
})

test('the records really are on the pages', () => {
  const longer = [...few].filter(([key, seen]) => (many.get(key)?.rows ?? 0) >= seen.rows + 25)
  const names = new Set(longer.map(([key]) => key))
  for (const key of ['/usulan operator', '/verifikasi verifier', '/produsen operator', '/katalog visitor'])
    assert.ok(names.has(key), `${key} shows no more rows than before`)
  assert.ok(names.size >= 15, `only ${names.size} lists are longer`)
})
