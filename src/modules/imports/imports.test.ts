import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { anAccount } from '../../../tests/builders/accounts.ts'
import { importFile, type RowCells } from '../../../tests/builders/import-files.ts'
import {
  importSettingsOf as settings,
  nibNumber as NIB,
  oneProducer as producer,
  oneProduct as product,
  wholeFile as whole,
} from '../../../tests/builders/import-office.ts'
import { here, loadRegions, there } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import type { Actor, Role } from '../../access/index.ts'
import type { Environment } from '../../actions/index.ts'
import { importsInvariants } from './invariants.ts'
import { importJobHandlers, importsRoutes } from './index.ts'

const routes = importsRoutes(settings)
let environment: Environment
let site: TestSite
let operator: Actor
let neighbour: Actor
let province: Actor

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, routes)
  operator = await officer('operator', '32.05')
  neighbour = await officer('operator', '32.06')
  province = await officer('province-officer', '32')
})
after(() => environment.database.close())

let made = 0
const officer = async (role: Role, area: string): Promise<Actor> =>
  (await anAccount(environment.database, `Petugas Contoh ${'abcdefgh'[made++]}`, [{ role, area }])).actor

const send = (actor: Actor, importFile: File) =>
  site.post(actor, '/impor', { action: 'import.send', importFile })
async function sent(
  sheets: Readonly<Record<string, readonly RowCells[]>>,
  actor = operator,
): Promise<string> {
  const answer = await send(actor, await importFile(sheets))
  assert.equal(answer.status, 303, answer.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 3_000))
  return /\/impor\/([0-9a-z]{16})/.exec(answer.next ?? '')?.[1] ?? ''
}
type Row = Readonly<{
  kind: string
  verdict: string
  outcome: string | null
  result_id: string | null
  problems: readonly { cell: string | null; message: { id: string } }[]
  changes: readonly { column: string; before: string; after: string }[]
}>
const rowsOf = async (id: string): Promise<readonly Row[]> =>
  (
    await environment.database.read(reader =>
      sql<Row>`select kind, verdict, outcome, result_id, problems, changes from import_row
        where import_id = ${id} order by position`.execute(reader),
    )
  ).rows
const verdictsOf = async (id: string) => (await rowsOf(id)).map(row => `${row.kind} ${row.verdict}`)
const run = async (id: string): Promise<void> => {
  const [handler] = Object.values(importJobHandlers(environment, settings))
  while (await handler?.({ id }));
}
const versionOf = async (id: string): Promise<string> =>
  /name="version" value="(\d+)"/.exec((await site.get(operator, `/impor/${id}`)).body)?.[1] ?? ''
const confirm = async (id: string, more: Readonly<Record<string, string>> = {}, actor = operator) =>
  site.post(actor, `/impor/${id}`, { action: 'import.confirm', version: await versionOf(id), ...more })
const count = async (table: string): Promise<number> => {
  const { rows } = await environment.database.read(reader =>
    sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(reader),
  )
  return rows[0]?.n ?? 0
}
const counts = async () => Promise.all(['sentra', 'producer', 'product', 'document'].map(count))
const reasons = async (id: string) =>
  (await rowsOf(id)).flatMap(row => row.problems.map(one => `${one.cell} ${one.message.id}`)).join('\n')

test('a file of a sentra, its producer, its product and a number: previewed, confirmed, stored with the ledger', async () => {
  const id = await sent(whole)
  assert.equal(await reasons(id), '')
  assert.deepEqual(await verdictsOf(id), ['sentra new', 'producer new', 'product new', 'document new'])
  assert.deepEqual(await counts(), [0, 0, 0, 0])
  await openValid(site, operator, `/impor/${id}`)
  assert.equal((await confirm(id)).status, 303)
  await openValid(site, operator, `/impor/${id}`)
  await run(id)
  const rows = await rowsOf(id)
  assert.deepEqual(
    rows.map(row => row.outcome),
    ['done', 'done', 'done', 'done'],
    await reasons(id),
  )
  assert.deepEqual(await counts(), [1, 1, 1, 1])
  const { rows: stored } = await environment.database.read(reader =>
    sql<{ made: unknown; told: unknown; state: string }>`select
      (select jsonb_build_array(p.sentra_id = s.id, p.phone, s.workers, r.price_from, d.owner_id = p.id, d.number, d.issued_on)
        from producer p, sentra s, product r, document d) as made,
      (select jsonb_agg(distinct role || ' ' || (detail ->> 'imported' = ${id})) from ledger
        where event in ('sentra.registered', 'producer.registered', 'product.registered', 'document.added')) as told,
      (select state from import) as state`.execute(reader),
  )
  assert.deepEqual(stored[0]?.made, [true, '0812 0000 0000', 1040, 150_000, true, NIB, '2021-08-17'])
  assert.deepEqual([stored[0]?.told, stored[0]?.state], [['operator true'], 'done'])
  await openValid(site, operator, `/impor/${id}?bagian=done`)
  await openValid(site, operator, '/impor')
})

test('the same file again changes nothing and says so', async () => {
  const before = await counts()
  const id = await sent(whole)
  assert.deepEqual(
    await verdictsOf(id),
    ['sentra', 'producer', 'product', 'document'].map(kind => `${kind} unchanged`),
    await reasons(id),
  )
  assert.match(await openValid(site, operator, `/impor/${id}`), /Tidak ada yang berubah/)
  assert.equal((await confirm(id)).status, 422)
  assert.deepEqual(await counts(), before)
})

test('a changed row shows the old and the new value, found by the number of the paper, and is stored as an edit', async () => {
  const id = await sent({
    producer: [
      {
        name: 'Anyaman Bu Contoh',
        producerNumber: NIB,
        ownerName: 'Ibu Contoh',
        district: here.district,
        workersMen: 5,
        workersWomen: 6,
      },
    ],
  })
  const [row] = await rowsOf(id)
  assert.deepEqual(
    row?.changes,
    [
      { column: 'name', before: producer.name, after: 'Anyaman Bu Contoh' },
      { column: 'workersMen', before: '2', after: '5' },
    ],
    await reasons(id),
  )
  await confirm(id)
  await run(id)
  assert.equal((await rowsOf(id))[0]?.outcome, 'done', await reasons(id))
  const back = await sent({ producer: [{ ...producer, producerNumber: NIB }] })
  await confirm(back)
  await run(back)
  assert.equal((await rowsOf(back))[0]?.outcome, 'done', await reasons(back))
})

test('a number of the firm that lost a digit, or stands in two rows, is told instead of stored', async () => {
  const id = await sent({
    producer: [
      { ...producer, name: 'Usaha Kurang Contoh', village: '', producerNumber: NIB.slice(1) },
      { ...producer, name: 'Usaha Satu Contoh', village: '', producerNumber: '9999900000777' },
      { ...producer, name: 'Usaha Dua Contoh', village: '', producerNumber: '9999900000777' },
    ],
  })
  assert.deepEqual(await verdictsOf(id), ['producer wrong', 'producer new', 'producer wrong'])
  assert.match(await reasons(id), /C2 .*12 digit[\s\S]*C4 .*Nomor ini sudah dipakai di baris 3/)
})

test('wrong rows are told with their cells and left out only when that is ticked', async () => {
  const id = await sent({
    producer: [
      { ...producer, name: 'Usaha Baik Contoh', village: '' },
      { ...producer, name: 'X', village: '', workersMen: '2,5' },
      { ...producer, name: 'Usaha Jauh Contoh', district: there.district, village: '' },
    ],
    product: [{ ...product, producer: 'Tidak Ada Contoh' }],
  })
  assert.deepEqual(await verdictsOf(id), [
    'producer new',
    'producer wrong',
    'producer wrong',
    'product wrong',
  ])
  assert.match(
    await reasons(id),
    /A3 Nama usaha.*\n.*N3 Tenaga kerja laki-laki[\s\S]*F4 “32\.06\.01” tidak ada di wilayah Anda[\s\S]*“Tidak Ada Contoh”/,
  )
  assert.equal((await confirm(id)).status, 422)
  const file = await site.get(operator, `/impor/${id}/salah.csv?lembar=producer`)
  assert.deepEqual(file.body.split('\n').length, 4)
  assert.equal((await confirm(id, { leaveOut: 'yes' })).status, 303)
  await run(id)
  assert.deepEqual(
    (await rowsOf(id)).map(row => row.outcome),
    ['done', null, null, null],
  )
})

describe('two at once', () => {
  test('a record made or changed after the preview is told and not overwritten', async () => {
    const fresh = { ...producer, name: 'Usaha Kembar Contoh', village: '' }
    const [one, two] = [
      await sent({ producer: [fresh] }),
      await sent({ producer: [{ ...fresh, ownerName: 'Bapak Lain' }] }),
    ]
    await confirm(one)
    await confirm(two)
    await Promise.all([run(one), run(two)])
    const ends = [...(await rowsOf(one)), ...(await rowsOf(two))].map(row => row.outcome)
    assert.deepEqual(new Set(ends), new Set(['done', 'moved-on']))
    const [edit, later] = [
      await sent({ producer: [{ ...fresh, workersMen: 7 }] }),
      await sent({ producer: [{ ...fresh, workersMen: 8 }] }),
    ]
    for (const id of [edit, later]) {
      await confirm(id)
      await run(id)
    }
    assert.deepEqual(
      [(await rowsOf(edit))[0]?.outcome, (await rowsOf(later))[0]?.outcome],
      ['done', 'moved-on'],
    )
  })

  test('work that is killed in the middle goes on, and nothing is stored twice', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({
      ...producer,
      name: `Usaha Banyak ${index}`,
      village: '',
    }))
    const before = await count('producer')
    const id = await sent({ producer: rows })
    await confirm(id)
    const [handler] = Object.values(importJobHandlers(environment, settings))
    assert.equal(await handler?.({ id }), 1)
    assert.equal(await count('producer'), before + 50)
    // As after a crash: the work begins once more, twice at once.
    await Promise.all([run(id), run(id)])
    assert.equal(await count('producer'), before + 60)
    assert.equal(
      (await rowsOf(id)).every(row => row.outcome === 'done'),
      true,
    )
  })

  test('a stopped import stores nothing more', async () => {
    const id = await sent({ producer: [{ ...producer, name: 'Usaha Berhenti Contoh', village: '' }] })
    await confirm(id)
    const answer = await site.post(operator, `/impor/${id}`, {
      action: 'import.cancel',
      version: await versionOf(id),
    })
    assert.equal(answer.status, 303)
    const before = await count('producer')
    await run(id)
    assert.equal(await count('producer'), before)
  })
})

test("another office sees nothing of it, the province reads, and a neighbour's firm is not told of", async () => {
  const id = await sent(whole)
  assert.equal((await site.get(neighbour, `/impor/${id}`)).status, 404)
  assert.equal((await site.get(neighbour, `/impor/${id}/salah.csv`)).status, 404)
  assert.equal(
    (await site.post(neighbour, `/impor/${id}`, { action: 'import.cancel', version: '1' })).status,
    404,
  )
  assert.equal((await site.get(province, `/impor/${id}`)).status, 200)
  assert.equal((await send(province, await importFile(whole))).status, 403)
  const foreign = await sent({ product: [product] }, neighbour)
  assert.deepEqual(await verdictsOf(foreign), ['product wrong'])
})

test('a post that ended stores nothing more, and says so', async () => {
  const other = await officer('operator', '32.05')
  const id = await sent({ producer: [{ ...producer, name: 'Usaha Akhir Contoh', village: '' }] }, other)
  await confirm(id, {}, other)
  await environment.database.write(tx =>
    sql`update role_grant set ended_at = now() where id = ${other.grantId}`.execute(tx),
  )
  await run(id)
  assert.match(await reasons(id), /Peran yang mengonfirmasi/)
})

test('after all of it the invariants hold', async () => {
  for (const { id, find } of importsInvariants) {
    const found = await environment.database.read(reader =>
      find({ reader, files: environment.services.files }),
    )
    assert.deepEqual(typeof found === 'function' ? await found() : found, [], id)
  }
})
