import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { releasedEdition } from '../../../tests/builders/decided-edition.ts'
import { loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf } from '../../../tests/builders/valid-page.ts'
import type { Environment } from '../../actions/index.ts'
import { readCsvRows } from '../../engine/cases/csv.ts'
import { readProgramme } from '../../setup/programme.ts'
import { awardsRoutes, loadShippedClaims } from './index.ts'

// The page as somebody reads it who believes nothing: each number has its source, and the files say the same.

const { awards } = readProgramme()
let environment: Environment
let site: TestSite
let page = ''

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, awardsRoutes(awards))
  await loadShippedClaims(environment, awards)
  page = mainOf((await site.get(null, '/statistik')).body)
})
after(() => environment.database.close())

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** One section of the page. */
function partOf(id: string): string {
  const [, rest = ''] = page.split(`id="${id}"`)
  return rest.split('<section')[0] ?? ''
}

const tablesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<div class="table"><table>[\s\S]*?<\/table>/g)].map(found => found[0])
const picturesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<table class="bars[\s\S]*?<\/table>/g)].map(found => found[0])

type Parsed = Readonly<{ columns: readonly string[]; rows: readonly (readonly string[])[]; caption: string }>

function parsed(table: string): Parsed {
  const cells = (row: string, tag: string): readonly string[] =>
    [...row.matchAll(new RegExp(`<(?:${tag})[^>]*>([\\s\\S]*?)</(?:${tag})>`, 'g'))].map(
      found => found[1] ?? '',
    )
  const [, head = '', body = ''] = /<thead>([\s\S]*?)<\/thead><tbody>([\s\S]*?)<\/tbody>/.exec(table) ?? []
  return {
    caption: plain(/<caption[^>]*>([\s\S]*?)<\/caption>/.exec(table)?.[1] ?? ''),
    columns: cells(head, 'th').map(plain),
    rows: [...body.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(row => cells(row[1] ?? '', 'th|td')),
  }
}

const numbered = (): readonly string[] =>
  [...page.matchAll(/<li id="sumber-\d+"><a href="([^"]+)"/g)].map(found =>
    (found[1] ?? '').replaceAll('&amp;', '&'),
  )

/** What a cell says: each value with the addresses of the sources right behind it. */
function statedIn(cell: string): readonly (readonly [string, string])[] {
  const all = numbered()
  return [...cell.matchAll(/<b>([^<]+)<\/b>([\s\S]*?)(?=<b>|$)/g)].map(([, value = '', after = '']) => {
    const sources = [...after.matchAll(/href="#sumber-(\d+)"/g)].map(
      found => all[Number(found[1]) - 1] ?? '?',
    )
    assert.ok(sources.length > 0, `${value} has no source`)
    return [value.replaceAll('.', ''), sources.toSorted().join(' ')]
  })
}

async function csv(name: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const read = readCsvRows((await site.get(null, `/statistik/${name}.csv`)).body)
  assert.ok(read.ok)
  const [head, ...rows] = read.value
  return rows.map(row =>
    Object.fromEntries(head?.cells.map((column, index) => [column, row.cells[index] ?? '']) ?? []),
  )
}
const sorted = (sources = ''): string => sources.split(' ').toSorted().join(' ')
const titleOf = (scale = ''): string => awards.scales.find(one => one.id === scale)?.title.id ?? scale
const same = (one: readonly (readonly unknown[])[], other: readonly (readonly unknown[])[]): void => {
  const lines = (rows: readonly (readonly unknown[])[]) => rows.map(row => row.join(' | ')).toSorted()
  assert.ok(one.length > 0)
  assert.deepEqual(lines(one), lines(other))
}

const subjectColumns: Readonly<Record<string, string>> = {
  total: 'Jumlah',
  provinces: 'Provinsi asal',
  nominations: 'Usulan',
  'nominating-provinces': 'Provinsi pengusul',
  admitted: 'Lolos administrasi',
  're-evaluated': 'Dievaluasi kembali',
}

test('by year: tables and file have the same values with the same sources, and nothing else', async () => {
  const byYear = tablesIn(partOf('tahun')).flatMap(table => {
    const { caption, columns, rows } = parsed(table)
    const scale = awards.scales.find(one => caption.endsWith(one.title.id.toLowerCase()))?.title.id
    return rows.flatMap(([year = '', ...cells]) =>
      cells.flatMap((cell, index) =>
        statedIn(cell).map(stated => [plain(year), scale, columns[index + 1], ...stated]),
      ),
    )
  })
  const selection = tablesIn(partOf('seleksi')).flatMap(table => {
    const { columns, rows } = parsed(table)
    return rows.flatMap(([year = '', scale = '', ...cells]) =>
      cells.flatMap((cell, index) =>
        statedIn(cell).map(stated => [plain(year), plain(scale), columns[index + 2], ...stated]),
      ),
    )
  })
  const file = (await csv('tahun')).map(({ year, scale, subject = '', stars, value, sources }) => [
    year,
    titleOf(scale),
    subject === 'stars' ? `Bintang ${stars}` : subjectColumns[subject],
    value,
    sorted(sources),
  ])
  same([...byYear, ...selection], file)
})

test('by commodity: table and file are the same', async () => {
  const [table = ''] = tablesIn(partOf('komoditas'))
  const shown = parsed(table).rows.flatMap(([commodity = '', year = '', scale = '', cell = '']) =>
    statedIn(cell).map(stated => [plain(commodity), plain(year), plain(scale), ...stated]),
  )
  const file = (await csv('komoditas')).map(({ commodity_name, year, scale, value, sources }) => [
    commodity_name,
    year,
    titleOf(scale),
    value,
    sorted(sources),
  ])
  same(shown, file)
})

test('by province: table and file are the same, and every named award is counted once', async () => {
  const [table = ''] = tablesIn(partOf('provinsi'))
  const shown = parsed(table).rows.flatMap(([province = '', scale = '', years = '', cell = '']) =>
    statedIn(cell).map(stated => [plain(province), plain(scale), plain(years), ...stated]),
  )
  const rows = (await csv('provinsi')).filter(row => row['counted'] === 'named-awards')
  const file = rows.map(({ province_name, scale, years = '', value, sources }) => [
    province_name || 'Tidak disebut sumber',
    titleOf(scale),
    years.replaceAll(' ', ', '),
    value,
    sorted(sources),
  ])
  same(shown, file)
  const total = rows.reduce((sum, row) => sum + Number(row['value']), 0)
  assert.equal(total, (await csv('penghargaan')).length)
})

test('named awards: table and file are the same', async () => {
  const [table = ''] = tablesIn(partOf('penerima'))
  const shown = parsed(table).rows.map(([maker = '', product = '', place = '', year = '', stars = '']) => [
    plain(maker),
    plain(product.split('<br>')[0] ?? '').replace('tidak ditemukan', ''),
    plain(place).replace('Tidak disebut sumber', ''),
    plain(year).slice(0, 4),
    statedIn(stars)
      .map(([value]) => value.replace(' sampai ', '-'))
      .join(' / '),
  ])
  const file = (await csv('penghargaan')).map(({ maker, product, area_name, year, stars }) => [
    maker,
    product,
    area_name,
    year,
    stars,
  ])
  same(shown, file)
})

test('every bar of claimed figures has its value out of the table beneath, and its sources', () => {
  for (const id of ['tahun', 'komoditas', 'seleksi']) {
    const part = partOf(id)
    const inTables = new Set(
      tablesIn(part).flatMap(table => parsed(table).rows.flat().flatMap(statedIn).map(String)),
    )
    const bars = picturesIn(part).flatMap(picture => [
      ...picture.matchAll(/<th scope="row">([\s\S]*?)<\/th>[\s\S]*?<td class="number">([^<]+)</g),
    ])
    assert.ok(bars.length > 1, id)
    for (const [, label = '', value = ''] of bars) {
      const [stated] = statedIn(`<b>${value}</b>${label}`)
      assert.ok(inTables.has(String(stated)), `${id}: ${plain(label)} ${value}`)
    }
  }
})

test('the order in which claims lie in the database changes nothing on the page', async () => {
  await environment.database.write(tx =>
    sql`update award_claim set stored_at = stored_at + interval '1 second' where id > '8'`.execute(tx),
  )
  assert.equal(mainOf((await site.get(null, '/statistik')).body), page)
})

test('the round whose commodities are known adds up to what its source says, and stars of two schemes meet nowhere', () => {
  assert.match(plain(partOf('komoditas')), /21 \+ 21 \+ 12 \+ 17 \+ 6 = 77, sama dengan jumlah/)
  for (const id of ['tahun', 'provinsi', 'komoditas', 'seleksi'])
    for (const picture of picturesIn(partOf(id))) {
      const caption = plain(/<caption>([\s\S]*?)<\/caption>/.exec(picture)?.[1] ?? '')
      const named = awards.scales.filter(one => caption.includes(one.title.id.toLowerCase()))
      assert.equal(named.length, 1, caption)
    }
  assert.doesNotMatch(page, /<tfoot/)
})

test('one commodity out of several is told to be one, and the jumps lead to parts that are there', () => {
  assert.match(partOf('komoditas'), /hanya 1 komoditas yang disebut sumber/)
  const [, nav = ''] = /<nav class="jumps"([\s\S]*?)<\/nav>/.exec(page) ?? []
  const ids = [...nav.matchAll(/href="#([^"]+)"/g)].map(found => found[1] ?? '')
  assert.ok(ids.length > 5)
  assert.deepEqual(
    ids.filter(id => !page.includes(`id="${id}"`)),
    [],
  )
})

test('the funnel’s file has what its picture shows, says what is made up, and leads to the edition', async () => {
  assert.deepEqual(await csv('corong'), [])
  assert.doesNotMatch(page, /corong\.csv/)
  const caseIds = ['batik-91-tepat', 'makanan-halal-belum-terverifikasi']
  await releasedEdition(environment, decisionPeople(), [], { caseIds, number: '8', fictional: true })
  page = mainOf((await site.get(null, '/statistik')).body)
  assert.match(page, /href="\/statistik\/corong\.csv"/)
  const [picture = ''] = picturesIn(partOf('contoh'))
  const shown = [...picture.matchAll(/<td class="number">([^<]+)</g)].map(found => found[1])
  const rows = await csv('corong')
  assert.deepEqual(
    rows.map(row => row['value']),
    shown,
  )
  assert.ok(rows.length > 3)
  for (const row of rows) {
    assert.equal(row['made_up'], 'contoh')
    assert.match(row['sources'] ?? '', new RegExp(`^http.*/edisi/${row['edition']}$`))
  }
})
