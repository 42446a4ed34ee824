import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { countPageQueries } from '../../../tests/builders/count-page-queries.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type Answer, type TestSite } from '../../../tests/builders/test-site.ts'
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
const auditor = anActor('auditor')
const [LIST, FILES] = ['/riwayat-penghargaan/pernyataan', '/riwayat-penghargaan']
const reason = 'Sumber itu menyebut tahun yang lain.'
let environment: Environment
let site: TestSite

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, routes)
  await loadShippedClaims(environment, awards)
  for (const { personId, name } of [secretariat, auditor])
    await database.write(tx =>
      sql`insert into person (id, name, email, created_at) values (${personId}, ${name}, ${`${personId}@contoh.example`}, now())
        on conflict do nothing`.execute(tx),
    )
})
after(() => environment.database.close())

const row = (year: number, value: number, source: string): string =>
  `${year},total,,,,,,${value},1-5,stated,https://contoh.example/${source},`
const fileOf = (...rows: readonly string[]): string => [claimColumns.join(','), ...rows, ''].join('\n')
const wrong = fileOf(row(2011, 4711, 'keliru'), row(2011, 60, 'benar'))

const command = async (content: string) => {
  const result = await importClaims(environment, awards, Buffer.from(content), { preview: false })
  assert.ok(result.ok)
  return result.value
}
/** Sends a file as the secretariat; the address of its preview. */
async function send(content: string): Promise<string> {
  const sent = await site.post(secretariat, FILES, { action: 'awards.send', claimsText: content })
  assert.equal(sent.status, 303)
  return (sent.next ?? '').replace(/\?.*/, '')
}
async function addressOf(source: string): Promise<string> {
  const list = await site.get(secretariat, `${LIST}?q=contoh.example/${source}`)
  const [found, ...more] = [
    ...list.body.matchAll(/href="(\/riwayat-penghargaan\/pernyataan\/[0-9a-z]{16})"/g),
  ]
  assert.ok(found?.[1] && more.length === 0, source)
  return found[1]
}
const act = (action: string, path: string, fields: Record<string, string> = { reason }): Promise<Answer> =>
  site.post(secretariat, path, { action, ...fields })
const ledger = async (event: string) =>
  (
    await environment.database.read(reader =>
      sql<{ person_id: string; reason: string; detail: unknown; subject_id: string }>`
        select person_id, reason, detail, subject_id from ledger where event = ${event} order by seq`.execute(
        reader,
      ),
    )
  ).rows
const publicPages = async (): Promise<string> => {
  const paths = ['/statistik', '/statistik/tahun.csv', '/statistik/pernyataan.csv', '/en/statistik']
  return (await Promise.all(paths.map(async path => (await site.get(null, path)).body))).join('\n')
}

test('a claim says where it came from: the file, and who imported it and when', async () => {
  const preview = await send(wrong)
  await act('awards.import', preview, {})
  const page = mainOf(await openValid(site, auditor, await addressOf('keliru')))
  assert.ok(page.includes('>4.711<') && page.includes(`href="${preview}"`))
  assert.match(page, new RegExp(`oleh ${secretariat.name}`))
  const files = mainOf(await openValid(site, auditor, FILES))
  assert.match(files, new RegExp(`Diimpor [^<]*, oleh ${secretariat.name}`))
})

test('the auditor reads files, previews, claims and their list, and finds no act on them', async () => {
  const preview = await send(fileOf(row(2011, 61, 'auditor')))
  for (const path of [FILES, preview, LIST, await addressOf('keliru')]) {
    const page = mainOf(await openValid(site, auditor, path))
    assert.doesNotMatch(page, /<form[^>]*method="post"/, path)
    assert.match((await site.get(auditor, `/en${path}`)).body, /<h1>/)
  }
  const key = await site.keyOf(secretariat, FILES)
  for (const [path, action] of [
    [preview, 'awards.import'],
    [await addressOf('keliru'), 'awards.withdraw'],
  ] as const) {
    const answer = await site.post(auditor, path, { action, reason }, key)
    assert.equal(answer.status, 403)
  }
})

test('a claim is not withdrawn without a reason, and what was typed is kept', async () => {
  const path = await addressOf('keliru')
  const answer = await act('awards.withdraw', path, { reason: 'salah' })
  assert.equal(answer.status, 422)
  assert.match(answer.body, /class="summary"[\s\S]*>salah<\/textarea>/)
  assert.deepEqual(await ledger('awards.withdrawn'), [])
})

test('a withdrawn claim leaves every public figure and download, and stays readable with its reason', async () => {
  assert.match(await publicPages(), /4711|keliru/)
  const path = await addressOf('keliru')
  assert.equal((await act('awards.withdraw', path)).status, 303)
  assert.doesNotMatch(await publicPages(), /4711|4\.711|keliru/)
  const page = mainOf(await openValid(site, secretariat, path))
  assert.match(page, new RegExp(`Ditarik [^<]*, oleh ${secretariat.name}\\. Alasan: ${reason}`))
  assert.match(page, /Pernyataan penghargaan ditarik[\s\S]*Alasan: Sumber itu/)
  const [entry, ...more] = await ledger('awards.withdrawn')
  assert.deepEqual(
    [entry?.person_id, entry?.reason, entry?.subject_id, more.length],
    [secretariat.personId, reason, path.split('/').at(-1), 0],
  )
  const withdrawn = mainOf(await openValid(site, secretariat, `${LIST}?keadaan=ditarik`))
  assert.equal(withdrawn.match(/data-state="withdrawn"/g)?.length, 1)
  assert.doesNotMatch(mainOf((await site.get(secretariat, `${LIST}?keadaan=berlaku`)).body), /keliru/)
})

test('withdrawing it again is refused in a sentence, and has no effect', async () => {
  const path = await addressOf('keliru')
  const answer = await act('awards.withdraw', path)
  assert.equal(answer.status, 422)
  assert.match(answer.body, /Pernyataan ini sudah ditarik/)
  assert.equal((await ledger('awards.withdrawn')).length, 1)
})

test('importing the same file again does not bring it back, and the preview says so in its row', async () => {
  const preview = await send(wrong)
  const page = mainOf(await openValid(site, secretariat, preview))
  assert.match(page, /Tetap ditarik<\/dt><dd>1</)
  const part = page.slice(page.indexOf('Yang ditarik dan tetap ditarik'))
  assert.match(part, />2<\/th>[\s\S]*4\.711[\s\S]*Alasan: Sumber itu[\s\S]*sama dengan yang ditarik/)
  assert.ok(part.includes(await addressOf('keliru')))
  const key = await site.keyOf(secretariat, FILES)
  const answer = await site.post(secretariat, preview, { action: 'awards.import' }, key)
  assert.equal(answer.status, 422)
  assert.match(answer.body, /tetap ditarik\. Tidak ada yang berubah/)
  const again = await command(wrong)
  assert.deepEqual([again.added, again.corrected, again.unchanged], [0, 0, 1])
  assert.deepEqual(
    again.withdrawn.map(one => [one.line, one.differs]),
    [[2, false]],
  )
  assert.doesNotMatch(await publicPages(), /4711|keliru/)
})

test('a file that says something else of it beside something new imports the new only', async () => {
  const preview = await send(fileOf(row(2011, 4712, 'keliru'), row(2011, 62, 'baru')))
  assert.match(mainOf(await openValid(site, secretariat, preview)), /berbeda dari yang ditarik/)
  assert.equal((await act('awards.import', preview, {})).status, 303)
  const page = mainOf((await site.get(secretariat, await addressOf('keliru'))).body)
  assert.ok(page.includes('>4.711<') && !page.includes('4.712'))
  const pages = await publicPages()
  assert.ok(pages.includes('contoh.example/baru') && !/4711|4712/.test(pages))
})

test('a shipped claim that was withdrawn stays withdrawn at the next start', async () => {
  const count = async () => (await environment.database.read(reader => listClaims(reader))).length
  const before = await count()
  const list = await site.get(secretariat, `${LIST}?q=antaranews.com/berita/410976`)
  const [, path = ''] = /href="(\/riwayat-penghargaan\/pernyataan\/[0-9a-z]{16})"/.exec(list.body) ?? []
  assert.equal((await act('awards.withdraw', path)).status, 303)
  await loadShippedClaims(environment, awards)
  assert.equal(await count(), before - 1)
  assert.equal((await act('awards.restore', path)).status, 303)
  assert.equal(await count(), before)
})

test('put back with a reason, it counts again as before, and its history tells both', async () => {
  const path = await addressOf('keliru')
  assert.equal((await act('awards.restore', path)).status, 303)
  assert.match(await publicPages(), /4711/)
  const page = mainOf(await openValid(site, auditor, path))
  assert.match(page, /Pernyataan penghargaan dipulihkan[\s\S]*Pernyataan penghargaan ditarik/)
  assert.doesNotMatch(page, /Ditarik \d/)
  assert.equal((await act('awards.restore', path)).status, 422)
  assert.equal((await ledger('awards.restored')).filter(one => path.endsWith(one.subject_id)).length, 1)
})

test('a form from before a corrected import withdraws nothing', async () => {
  const path = await addressOf('benar')
  const page = (await site.get(secretariat, path)).body
  const [, version = ''] = /name="version" value="(\d+)"/.exec(page) ?? []
  await environment.database.write(tx =>
    sql`update award_claim set stored_at = stored_at + interval '1 minute' where id = ${path.split('/').at(-1)}`.execute(
      tx,
    ),
  )
  const answer = await act('awards.withdraw', path, { reason, version })
  assert.equal(answer.status, 409)
  assert.ok(!(await ledger('awards.withdrawn')).some(one => path.endsWith(one.subject_id)))
})

test('the list goes on without a gap or a repetition, by year, by words, and with nothing found', async () => {
  const all = await environment.database.read(reader => listClaims(reader))
  const seen: string[] = []
  let next: string | undefined = LIST
  while (next !== undefined) {
    const page = mainOf((await site.get(auditor, next)).body)
    const table = /<table[\s\S]*<\/table>/.exec(page)?.[0] ?? ''
    seen.push(...[...table.matchAll(/pernyataan\/([0-9a-z]{16})"/g)].map(match => match[1] ?? ''))
    next = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.deepEqual([seen.length, new Set(seen).size], [all.length, all.length])
  assert.ok(all.length > 50)
  const ofYear = mainOf(await openValid(site, auditor, `${LIST}?tahun=2013`))
  assert.doesNotMatch(ofYear, /<td[^>]*>2015/)
  assert.match(mainOf(await openValid(site, auditor, `${LIST}?q=%25_tidak-ada`)), /Tidak ada pernyataan/)
  for (const odd of [
    '?tahun=abc',
    '?setelah=zzz',
    '?setelah=0000000000000000',
    '?keadaan=lain',
    `?q=${'x'.repeat(5000)}`,
  ])
    assert.equal((await site.get(auditor, LIST + odd)).status, 200, odd)
  assert.equal((await site.get(auditor, `${LIST}/tidak-ada`)).status, 404)
})

test('the number of queries of a claim’s page and of the list does not grow', async () => {
  const id = (await addressOf('benar')).split('/').at(-1) ?? ''
  const counted = async () => [
    await countPageQueries(environment, routes, { path: LIST, actor: auditor }),
    await countPageQueries(environment, routes, { path: `${LIST}/:id`, params: { id }, actor: auditor }),
  ]
  const few = await counted()
  await command(fileOf(...Array.from({ length: 60 }, (_, index) => row(2011, index, `banyak-${index}`))))
  assert.deepEqual(await counted(), few)
})

test('after all of it the ledger verifies', async () => {
  assert.equal((await environment.database.read(reader => verify(reader))).ok, true)
})
