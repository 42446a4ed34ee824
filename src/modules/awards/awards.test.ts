import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { countPageQueries } from '../../../tests/builders/count-page-queries.ts'
import { decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { releasedEdition } from '../../../tests/builders/decided-edition.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import type { Environment } from '../../actions/index.ts'
import { verify } from '../../audit/index.ts'
import { readProgramme } from '../../setup/programme.ts'
import { claimColumns } from './claim.ts'
import { listClaims } from './claim-store.ts'
import { awardsRoutes, importClaims, loadShippedClaims } from './index.ts'

const { awards } = readProgramme()
const routes = awardsRoutes(awards)
const secretariat = anActor('secretariat')
const others = [anActor('operator', '/32/32.05/'), anActor('administrator')]
const PATH = '/riwayat-penghargaan'
let environment: Environment
let site: TestSite

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, routes)
})
after(() => environment.database.close())

const stored = async () => environment.database.read(reader => listClaims(reader))
const ledgerRows = async () => {
  const { rows } = await environment.database.read(reader =>
    sql<{ event: string; detail: Record<string, unknown>; role: string }>`
      select event, detail, role from ledger where event like 'awards.%' order by seq`.execute(reader),
  )
  return rows
}
const row = (value: number, source: string, note = ''): string =>
  `2010,total,,,,,,${value},1-5,stated,${source},${note}`
const file = (...rows: readonly string[]): string => [claimColumns.join(','), ...rows, ''].join('\n')
const oneBad = file(
  row(50, 'https://contoh.example/satu'),
  ',award,Tanpa Tahun,dodol,makanan-minuman,32.05,3,,1-5,stated,https://contoh.example/dua,',
)
const run = (content: string, preview = false) =>
  importClaims(environment, awards, Buffer.from(content), { preview })

test('before anything is stored the page is calm, valid and empty', async () => {
  assert.match(await openValid(site, null, '/statistik'), /Belum ada pernyataan/)
})

test('a preview says what an import would do, and stores nothing', async () => {
  const result = await run(oneBad, true)
  assert.ok(result.ok)
  assert.deepEqual([result.value.added, result.value.bad.length], [1, 1])
  assert.deepEqual(await stored(), [])
  assert.deepEqual(await ledgerRows(), [])
})

test('a row without a year is left out and reported, the others are stored, and the ledger notes the counts', async () => {
  const result = await run(oneBad)
  assert.ok(result.ok)
  assert.deepEqual(
    result.value.bad.map(one => [one.line, one.problems[0]?.code]),
    [[3, 'year-missing']],
  )
  const claims = await stored()
  assert.deepEqual(
    claims.map(one => [one.year, one.value]),
    [[2010, 50]],
  )
  const [entry, ...more] = await ledgerRows()
  assert.deepEqual([entry?.event, entry?.role, more.length], ['awards.imported', 'system', 0])
  const { digest, ...counts } = entry?.detail ?? {}
  assert.deepEqual(counts, { added: 1, corrected: 0, unchanged: 0, withdrawn: 0, left_out: 1 })
  assert.match(String(digest), /^[0-9a-f]{64}$/)
})

test('the same file again changes nothing, says so, and leaves no further entry', async () => {
  const before = await stored()
  const result = await run(oneBad)
  assert.ok(result.ok)
  assert.deepEqual([result.value.added, result.value.corrected, result.value.unchanged], [0, 0, 1])
  assert.deepEqual(await stored(), before)
  assert.equal((await ledgerRows()).length, 1)
})

test('what the same source says anew takes the place of what it said; another source stands beside it', async () => {
  const result = await run(
    file(row(51, 'https://contoh.example/satu'), row(60, 'https://contoh.example/tiga')),
  )
  assert.ok(result.ok)
  assert.deepEqual([result.value.added, result.value.corrected], [1, 1])
  assert.deepEqual(new Set((await stored()).map(one => one.value)), new Set([51, 60]))
})

test('the shipped claims are loaded once, and leave a correction alone', async () => {
  await loadShippedClaims(environment, awards)
  const first = await stored()
  assert.ok(first.length > 80)
  const [, corrected] = awards.shipped.find(one => one.name === 'figures.csv')?.content.split('\n') ?? []
  assert.ok(corrected?.includes(',38,'))
  const result = await run(file(corrected?.replace(',38,', ',39,') ?? ''))
  assert.ok(result.ok && result.value.corrected === 1)
  await loadShippedClaims(environment, awards)
  const claims = await stored()
  assert.equal(claims.length, first.length)
  assert.equal(claims.filter(one => one.value === 39).length, 1)
  assert.ok((await run(file(corrected ?? ''))).ok)
})

test('a file of more rows than one statement takes is stored whole, and taken away again', async () => {
  const before = await stored()
  const rows = Array.from({ length: 4_000 }, (_, index) =>
    row(index, `https://contoh.example/banyak/${index}`),
  )
  const result = await run(file(...rows))
  assert.ok(result.ok)
  assert.deepEqual([result.value.added, (await stored()).length], [4_000, before.length + 4_000])
  const again = await run(file(...rows))
  assert.ok(again.ok && again.value.unchanged === 4_000)
  await environment.database.write(tx =>
    sql`delete from award_claim where source like 'https://contoh.example/banyak/%'`.execute(tx),
  )
})

test('the statistics are valid in both languages, and show contradicting figures side by side with their sources', async () => {
  const page = mainOf(await openValid(site, null, '/statistik'))
  assert.match(page, /<b>112<\/b>[\s\S]{0,300} atau <b>118<\/b>[\s\S]{0,300}, menurut sumber/)
  assert.match(page, /21 \+ 21 \+ 12 \+ 17 \+ 6 = 77, sama dengan jumlah|= 77, sama dengan jumlah/)
  assert.match(page, /2 \+ 23 \+ 51 \+ 34 = 110, sama dengan/)
  assert.match(page, /href="https:\/\/www\.antaranews\.com\/berita\/3990639/)
  const references = [...page.matchAll(/href="#(sumber-\d+)"/g)].map(match => match[1] ?? '')
  assert.ok(references.length > 60)
  assert.deepEqual(
    references.filter(id => !page.includes(`id="${id}"`)),
    [],
  )
  assert.match((await site.get(null, '/en/statistik')).body, /118[\s\S]{0,300}, depending on the source/)
})

test('each scheme has its own picture and its own table', async () => {
  const page = mainOf((await site.get(null, '/statistik')).body)
  const tables = [...page.matchAll(/<table[\s\S]*?<\/table>/g)].map(match => match[0])
  const byYear = tables.filter(one => /Penghargaan dan bintang menurut tahun/.test(one))
  assert.equal(byYear.length, 2)
  for (const one of byYear)
    assert.ok(!(one.includes('>2013<') && one.includes('>2022<')), 'two schemes in one table')
})

test('a number of any size of data costs the page a fixed number of queries', async () => {
  assert.equal(await countPageQueries(environment, routes, { path: '/statistik' }), 5)
})

test('the downloads are attachments; an unknown name is not found', async () => {
  for (const name of ['tahun', 'komoditas', 'provinsi', 'penghargaan', 'pernyataan']) {
    const answer = await site.get(null, `/statistik/${name}.csv`)
    assert.deepEqual(
      [answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options')],
      [200, 'text/csv; charset=utf-8', 'nosniff'],
    )
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/)
  }
  assert.equal((await site.get(null, '/statistik/lain.csv')).status, 404)
})

test('a formula in a maker’s name does not reach a spreadsheet', async () => {
  const award = '2010,award,=1+1,@SUM(A1),,,3,,1-5,stated,https://contoh.example/formula,'
  assert.ok((await run(file(award))).ok)
  const { body } = await site.get(null, '/statistik/penghargaan.csv')
  assert.match(body, /\n2010,1-5,'=1\+1,'@SUM\(A1\),/)
})

test('the secretariat sends a file, looks at it, imports it; a second import says that nothing changed', async () => {
  const before = await stored()
  const content = file(row(70, 'https://contoh.example/layar'), row(8, ''))
  const sent = await site.post(secretariat, PATH, { action: 'awards.send', claimsText: content })
  assert.equal(sent.status, 303)
  const preview = (sent.next ?? '').replace(/\?.*/, '')
  assert.match(await openValid(site, secretariat, preview), /Impor 1 pernyataan/)
  assert.match((await site.get(secretariat, preview)).body, /sumber tidak ada/)
  assert.deepEqual(await stored(), before)
  const imported = await site.post(secretariat, preview, { action: 'awards.import' })
  assert.equal(imported.status, 303)
  assert.equal((await stored()).length, before.length + 1)
  assert.match(await openValid(site, secretariat, preview), /Berkas ini sudah diimpor/)
  const key = await site.keyOf(secretariat, PATH)
  const again = await site.post(secretariat, preview, { action: 'awards.import' }, key)
  assert.equal(again.status, 422)
  assert.match(again.body, /Tidak ada yang berubah/)
  assert.match(await openValid(site, secretariat, PATH), /Diimpor/)
  const last = (await ledgerRows()).at(-1)
  assert.deepEqual(
    [last?.event, last?.role, last?.detail['added'], last?.detail['left_out']],
    ['awards.imported', 'secretariat', 1, 1],
  )
})

test('a file that cannot be read is refused beside its field, and keeps what was pasted', async () => {
  const send = (fields: Record<string, string | File>) =>
    site.post(secretariat, PATH, { action: 'awards.send', ...fields })
  const latin = new File([Buffer.from('year\ncaf\u00e9', 'latin1')], 'a.csv')
  const refused: readonly (readonly [Record<string, string | File>, RegExp])[] = [
    [{}, /Kirim berkas CSV/],
    [{ claimsText: 'tahun,jumlah\n1,2' }, /kepala kolom/],
    [{ claimsFile: latin }, /bukan teks UTF-8 \(baris 2\)/],
    [
      { claimsFile: new File([file(row(1, 'https://contoh.example'))], 'a.csv'), claimsText: 'x' },
      /salah satu saja/,
    ],
    [{ claimsFile: new File(['x'.repeat(1_000_001)], 'a.csv') }, /lebih besar dari 1 MB/],
  ]
  for (const [fields, message] of refused) {
    const answer = await send(fields)
    assert.equal(answer.status, 422)
    assert.match(answer.body, message)
    assert.match(answer.body, /class="summary"/)
  }
  assert.match((await send({ claimsText: 'tahun,jumlah\n1,2' })).body, /tahun,jumlah/)
})

test('nobody else comes in, sends or imports', async () => {
  for (const actor of others) {
    assert.equal((await site.get(actor, PATH)).status, 403)
    const key = await site.keyOf(secretariat, PATH)
    const answer = await site.post(actor, PATH, { action: 'awards.send', claimsText: oneBad }, key)
    assert.ok([403, 404].includes(answer.status))
  }
})

test('a made-up edition has its funnel apart, labelled, and changes no count; an unpublished one is not counted', async () => {
  const before = await site.get(null, '/statistik/tahun.csv')
  const people = decisionPeople()
  const caseIds = ['batik-91-tepat', 'makanan-halal-belum-terverifikasi']
  const released = await releasedEdition(environment, people, [], { caseIds, number: '8', fictional: true })
  const page = mainOf(await openValid(site, null, '/statistik'))
  const [real = '', example = ''] = page.split('id="contoh"')
  assert.match(real, /Belum ada edisi yang hasilnya diumumkan/)
  const title = /<h3>[\s\S]*?<\/h3>/.exec(example)?.[0] ?? ''
  assert.match(title, /class="contoh"/)
  const bars = [...example.matchAll(/<th scope="row">([^<]+)<\/th>[\s\S]*?<td class="number">([^<]+)</g)].map(
    match => [match[1], match[2]],
  )
  const starred = released.nominations.filter(one => one.stars > 0).length
  assert.deepEqual(bars.slice(0, 4), [
    ['Terkirim', '2'],
    ['Lolos administrasi', '2'],
    ['Selesai dinilai', '2'],
    ['Berbintang', String(starred)],
  ])
  assert.equal((await site.get(null, '/statistik/tahun.csv')).body, before.body)
  await environment.database.write(async tx => {
    await sql`update edition set fictional = false where id = ${released.id}`.execute(tx)
  })
  const ofReal = mainOf((await site.get(null, '/statistik')).body)
  assert.doesNotMatch(ofReal, /id="contoh"|Belum ada edisi/)
  assert.match(ofReal, /Dari usulan sampai bintang:/)
  await environment.database.write(async tx => {
    await sql`update edition set state = 'open' where id = ${released.id}`.execute(tx)
  })
  assert.match((await site.get(null, '/statistik')).body, /Belum ada edisi/)
})

test('after all of it the ledger verifies', async () => {
  assert.equal((await environment.database.read(reader => verify(reader))).ok, true)
})
