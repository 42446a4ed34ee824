import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { copyNomination, copyRows } from '../../../bench/copy-rows.ts'
import { letterSite } from '../../../tests/builders/letter-acts.ts'
import { casesCsv, head, NominationOffice, rulesJson } from '../../../tests/builders/nomination-office.ts'
import type { TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import { text } from '../../foundation/text.ts'
import { newId } from '../../platform/random.ts'
import { createEditionWithRules } from '../editions/index.ts'

const LIST = '/persetujuan'
const MANY = 60

let office: NominationOffice
let site: TestSite
let [soon, over] = ['', '']

/** An edition that takes nominations until a day. */
const anEdition = async (number: string, closesAt: string): Promise<string> => {
  const { editionId } = await office.database.write(tx =>
    createEditionWithRules(tx, {
      edition: {
        slug: `edisi-${number}`,
        title: text(`Edisi ${number} (contoh)`, `Edition ${number} (example)`),
        kind: 'regular',
        number,
        fictional: true,
      },
      rulesJson,
      casesCsv,
      windows: {
        pengusulan: { opensAt: new Date('2031-03-01T00:00:00Z'), closesAt: new Date(closesAt) },
      },
      reason: 'Uji contoh',
      by: 'test',
      at: new Date('2031-01-01T00:00:00Z'),
      newId,
    }),
  )
  return editionId
}

before(async () => {
  office = await NominationOffice.open()
  site = letterSite(office.environment)
  soon = await anEdition('78', '2031-03-15T16:59:59.999Z')
  over = await anEdition('76', '2031-03-05T16:59:59.999Z')
  const { id, made } = await office.readyDraft()
  const numbers = `select n from generate_series(1, ${MANY + 3}) as n`
  const opened = `timestamptz '2031-03-10' + n * interval '1 second'`
  await office.database.write(async tx => {
    await copyNomination(
      tx,
      { id, ...made },
      { letter: 'z', numbers },
      { nomination: { state_at: opened, created_at: opened } },
    )
    await copyRows(
      tx,
      'nomination_answer',
      { where: `nomination_id = '${id}'`, numbers },
      { nomination_id: `'nz' || lpad(n::text, 14, '0')` },
    )
    const move = (edition: string, from: number, to: number) =>
      sql`update nomination set edition_id = ${edition} where id like 'nz%' and substr(id, 3)::int between ${from} and ${to}`.execute(
        tx,
      )
    await move(soon, 1, 1)
    await move(over, 2, 3)
    // The template itself is none of those that are counted.
    await sql`update nomination set state = 'withdrawn' where id = ${id}`.execute(tx)
  })
})
after(() => office.close())

const ticksOf = (page: string): readonly string[] =>
  [...page.matchAll(/value="(nz\d+):\d+:[0-9a-f]+"/g)].map(([, id]) => id ?? '')
const hrefOf = (page: string, rel: 'next' | 'prev'): string =>
  (new RegExp(`rel="${rel}" href="([^"]+)"`).exec(page)?.[1] ?? '').replaceAll('&amp;', '&')

test('the drafts that close first stand first, each edition with its count, and those that are closed at the end', async () => {
  const page = await openValid(site, head, LIST)
  assert.deepEqual(ticksOf(page), ['nz00000000000001'])
  const counts = [...page.matchAll(/href="[^"]*edisi=([^"&]+)"[^>]*><span class="counts__number">(\d+)/g)]
  assert.deepEqual(
    counts.map(([, edition, count]) => [edition, count]),
    [
      [soon, '1'],
      [office.editionId, String(MANY)],
      [over, '2'],
    ],
  )
  assert.doesNotMatch(page, /rel="next"/)
  const closed = await openValid(site, head, `${LIST}?edisi=${over}`)
  assert.match(closed, /Pengusulan edisi ini sudah ditutup/)
  assert.equal(ticksOf(closed).length, 2)
})

test('more drafts than a page has are on the next pages, each once, and the page says so', async () => {
  const first = await openValid(site, head, `${LIST}?edisi=${office.editionId}`)
  assert.match(first, new RegExp(`50 dari ${MANY} usulan yang disusun`))
  assert.match(first, /Centang berlaku untuk halaman ini saja/)
  assert.match(first, /Satu surat memuat paling banyak 40 usulan/)
  const second = await openValid(site, head, hrefOf(first, 'next'))
  assert.match(second, new RegExp(`${MANY - 50} dari ${MANY} usulan yang disusun`))
  assert.doesNotMatch(second, /Satu surat memuat paling banyak 40/)
  const all = [...ticksOf(first), ...ticksOf(second)]
  assert.equal(all.length, MANY)
  assert.equal(new Set(all).size, MANY)
  const back = await openValid(site, head, hrefOf(second, 'prev'))
  assert.deepEqual(ticksOf(back), ticksOf(first))
})

test('an edition that is not there, or is somebody else’s word, is the first one', async () => {
  for (const wrong of ['tidak-ada', '%27', ''])
    assert.deepEqual(ticksOf(await openValid(site, head, `${LIST}?edisi=${wrong}`)), ['nz00000000000001'])
})

test('the task counts what can still be sent, with the first closing ahead', async () => {
  const tasks = (await site.get(head, '/tugas')).body
  assert.match(tasks, new RegExp(`${MANY + 1} dari ${MANY + 1} usulan yang disusun sudah lengkap`))
  assert.match(tasks, /15 Maret 2031/)
})

test('what was ticked on a later page is approved from there, and the way back leads to its edition', async () => {
  const first = await openValid(site, head, `${LIST}?edisi=${office.editionId}`)
  const second = await openValid(site, head, hrefOf(first, 'next'))
  const ticks = [...second.matchAll(/value="(nz\d+:\d+:[0-9a-f]+)"/g)]
    .slice(0, 2)
    .map(([, tick]) => tick ?? '')
  const query = new URLSearchParams({ usulan: ticks.join(' '), number: '530/1/HAL', lanjut: '1' })
  const address = `${LIST}/surat?${query.toString()}`
  assert.match(await openValid(site, head, address), new RegExp(`href="[^"]*edisi=${office.editionId}"`))
  const fields = { action: 'nomination.approve-together', nominations: ticks.join(' '), number: '530/1/HAL' }
  assert.equal((await site.post(head, address, fields)).status, 303)
  const after = await openValid(site, head, `${LIST}?edisi=${office.editionId}`)
  assert.match(after, new RegExp(`50 dari ${MANY - 2} usulan yang disusun`))
})
