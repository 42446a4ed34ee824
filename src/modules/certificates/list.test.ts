import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Environment } from '../../actions/index.ts'
import { act, decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import {
  certificatesOf,
  conferEdition,
  handOver,
  recordEvent,
} from '../../../tests/builders/conferred-certificates.ts'
import { countPageQueries } from '../../../tests/builders/count-page-queries.ts'
import { releasedEdition, tamperWith, todayOf } from '../../../tests/builders/decided-edition.ts'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import { certificatesRoutes, certificateStep, certificateTasks, withdrawCertificate } from './index.ts'

const people = decisionPeople()
const { secretariat } = people
const steps = [certificateStep('https://contoh.example')]
const caseIds = ['batik-91-tepat', 'tenun-80-67-belum-bintang-2', 'anyaman-81-tepat']
const path = '/piagam-kelola'
const formula = '=HYPERLINK("https://contoh.example")'
let environment: Environment
let site: TestSite
let edition = ''

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, certificatesRoutes(environment.services.files))
  edition = (await releasedEdition(environment, people, steps, { caseIds })).id
})
after(() => environment.database.close())

const tableOf = (body: string): string => /<tbody[\s\S]*<\/tbody>/.exec(mainOf(body))?.[0] ?? ''
const shown = async (query: string, actor = people.minister): Promise<string> =>
  tableOf((await site.get(actor, `${path}${query}`)).body)
const rowsIn = (table: string): number => table.match(/<tr/g)?.length ?? 0
const counts = (body: string): readonly (readonly [number, string])[] =>
  [...mainOf(body).matchAll(/counts__number">(\d+)<\/span> <span>([^<]+)</g)].map(
    ([, count, label]) => [Number(count), label ?? ''] as const,
  )
const csv = async (query: string): Promise<readonly string[]> => {
  const answer = await site.get(people.minister, `${path}/daftar.csv${query}`)
  assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8')
  return answer.body.trimEnd().split('\n')
}

test('Minister, secretariat, publisher, Director General and auditor find a certificate by its number, its name or its place', async () => {
  const [first] = await certificatesOf(environment, edition)
  assert.ok(first)
  for (const actor of [
    people.minister,
    secretariat,
    people.publisher,
    people.directorGeneral,
    anActor('auditor'),
  ])
    assert.equal(rowsIn(tableOf(await openValid(site, actor, path))), 3, actor.role)
  for (const actor of [people.operator, people.head, people.chair, anActor('province-officer', '/32/')])
    assert.equal((await site.get(actor, path)).status, 403, actor.role)
  for (const query of [first.number, first.key.toLowerCase(), 'usaha BATIK'])
    assert.equal(rowsIn(await shown(`?q=${encodeURIComponent(query)}`)), 1, query)
  assert.match(await shown('?q=batik'), new RegExp(`href="/piagam/${first.key}"`))
  assert.match((await site.get(people.minister, `${path}?q=tidak+ada`)).body, /Tidak ada piagam di sini/)
})

test('the counts stand before the list, and each leads to as many rows as it says', async () => {
  const [first, second] = await certificatesOf(environment, edition)
  assert.ok(first && second)
  const withdrawal = {
    number: first.key,
    decree_number: 'KEP-9/CONTOH',
    decree_date: todayOf(environment),
    public_reason: 'Mutu tidak lagi terpenuhi.',
    reason: 'Alasan contoh yang cukup panjang.',
  }
  await act(environment, people.minister, withdrawCertificate([]), withdrawal)
  const event = await recordEvent(environment, secretariat, edition)
  await handOver(environment, secretariat, { id: event, certificate: [second.id] })
  const { body } = await site.get(people.minister, path)
  assert.deepEqual(counts(body), [
    [3, 'Semua'],
    [2, 'Berlaku'],
    [0, 'Lewat masa berlaku'],
    [0, 'Ditangguhkan'],
    [1, 'Dicabut'],
    [0, 'Digantikan'],
    [1, 'Diserahkan'],
    [1, 'Berlaku, belum diserahkan'],
  ])
  const links = [...mainOf(body).matchAll(/counts__link[^"]*" href="([^"]+)"/g)].map(found =>
    (found[1] ?? '').replaceAll('&amp;', '&').slice(path.length),
  )
  const rows = []
  for (const link of links) rows.push(rowsIn(await shown(link)))
  assert.deepEqual(rows, [3, 2, 0, 0, 1, 0, 1, 1])
  environment.clock.moveTo(new Date('2999-01-01T05:00:00Z'))
  const later = counts((await site.get(people.minister, path)).body).map(([count]) => count)
  environment.clock.setOffset(0)
  assert.deepEqual(later, [3, 0, 2, 0, 1, 0, 1, 0])
})

test('the filters narrow it down to an edition, a province and a commodity', async () => {
  const other = await releasedEdition(environment, people, steps, { caseIds, number: '8' })
  assert.equal(rowsIn(await shown('')), 6)
  assert.equal(rowsIn(await shown(`?edisi=${other.id}`)), 3)
  assert.equal(rowsIn(await shown('?provinsi=32')), 2)
  assert.equal(rowsIn(await shown(`?edisi=${other.id}&provinsi=32&komoditas=batik`)), 1)
  assert.equal(rowsIn(await shown('?provinsi=91')), 0)
  assert.match((await site.get(people.minister, path)).body, /<option value="32">Jawa Barat</)
})

test('the file holds exactly what the filter shows, every column filled, and runs nothing in a spreadsheet', async () => {
  const [first, second] = await certificatesOf(environment, edition)
  assert.ok(first && second)
  await tamperWith(
    environment,
    'certificate',
    sql`update certificate set content = jsonb_set(content, '{product}', to_jsonb(${formula}::text)) where id = ${first.id}`,
  )
  const [head = '', ...rows] = await csv(`?edisi=${edition}`)
  assert.equal(rows.length, 3)
  assert.equal(head.split(',').length, 26)
  const withdrawn = rows.find(row => row.startsWith(first.number)) ?? ''
  assert.match(withdrawn, /,dicabut,"'=HYPERLINK\(/)
  assert.match(withdrawn, /KEP-9\/CONTOH/)
  const handed = rows.find(row => row.startsWith(second.number)) ?? ''
  assert.match(
    handed,
    /,Penganugerahan Contoh,"Gedung Contoh, Jakarta","Ibu Menteri Contoh, Menteri Contoh",/,
  )
  assert.equal((await csv(`?edisi=${edition}&status=berlaku&serah=belum`)).length, 2)
  assert.equal((await csv('?provinsi=91')).length, 1)
})

test('the secretariat’s task counts what waits to be handed over, and ends when nothing does', async () => {
  const tasks = (actor = secretariat) =>
    environment.database.read(reader => certificateTasks(reader, actor, environment.clock.now(), 'id'))
  const [task] = await tasks()
  assert.equal(task?.count, 4)
  assert.equal(rowsIn(tableOf((await site.get(secretariat, task?.href ?? '')).body)), 4)
  assert.deepEqual(await tasks(people.minister), [])
  const { rows } = await environment.database.read(reader =>
    sql<{
      id: string
    }>`select distinct edition_id as id from certificate where edition_id <> ${edition}`.execute(reader),
  )
  for (const { id } of rows) await conferEdition(environment, secretariat, id)
  assert.equal((await tasks())[0]?.count, 1)
})

/** Fifty more certificates of the first one's kind, in a release of their own. */
const multiply = (): Promise<void> =>
  environment.database.write(async tx => {
    await sql`alter table certificate drop constraint certificate_nomination_id_fkey`.execute(tx)
    await sql`insert into certificate (id, number, check_key, nomination_id, edition_id, sequence, area_path, commodity,
        content, rules_hash, state, issued_at)
      select 'salinan-' || n, 'S/' || n, 'S-' || lpad(n::text, 3, '0'), 'salinan-' || n, edition_id, 1000 + n, area_path,
        commodity, content, rules_hash, 'valid', issued_at + interval '1 second'
      from generate_series(1, 120) n, (select * from certificate where state = 'valid' order by id limit 1) c`.execute(
      tx,
    )
    await sql`insert into hand_over select 'serah-' || n, 'salinan-' || n, (select min(id) from conferment), '', now(), 'test', null
      from generate_series(1, 60) n`.execute(tx)
  })

test('the pages of the list follow each other without a gap in both directions, and their queries do not grow with it', async () => {
  const routes = certificatesRoutes(environment.services.files)
  const { rows: events } = await environment.database.read(reader =>
    sql<{ id: string }>`select min(id) as id from conferment`.execute(reader),
  )
  const id = events[0]?.id ?? ''
  const pages = [
    { path, actor: secretariat },
    { path: '/penganugerahan-kelola', actor: secretariat },
    { path: '/penganugerahan-kelola/:id', params: { id }, actor: secretariat },
    { path: '/penganugerahan' },
    { path: '/penganugerahan/:id', params: { id } },
  ]
  const counted = async (): Promise<readonly number[]> => {
    const all = []
    for (const page of pages) all.push(await countPageQueries(environment, routes, page))
    return all
  }
  const few = await counted()
  assert.deepEqual(few, [4, 2, 7, 2, 3])
  await multiply()
  assert.deepEqual(await counted(), few)
  const seen: string[] = []
  const neighbour = (body: string, rel: string): string | undefined =>
    new RegExp(`rel="${rel}" href="([^"]+)"`).exec(body)?.[1]?.replaceAll('&amp;', '&')
  let [next, last]: [string | undefined, string] = [path, '']
  while (next) {
    const { body } = await site.get(secretariat, next)
    seen.push(
      ...[...tableOf(body).matchAll(/<th scope="row"><a href="\/piagam\/([^"]+)"/g)].map(one => one[1] ?? ''),
    )
    last = body
    next = neighbour(body, 'next')
  }
  assert.deepEqual([seen.length, new Set(seen).size], [126, 126])
  const back = await site.get(secretariat, neighbour(last, 'prev') ?? '')
  assert.ok(
    tableOf(back.body).includes(`/piagam/${seen[50]}"`) &&
      tableOf(back.body).includes(`/piagam/${seen[99]}"`),
  )
  assert.equal((await csv('')).length, 127)
})
