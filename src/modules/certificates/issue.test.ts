import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Environment } from '../../actions/index.ts'
import { createWorker } from '../../platform/jobs/index.ts'
import { decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import {
  decidedEdition,
  releaseIt,
  releasedEdition,
  todayOf,
} from '../../../tests/builders/decided-edition.ts'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSigning } from '../../../tests/builders/test-signing.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import {
  certificateJobHandlers,
  certificatesRoutes,
  certificateStep,
  findCertificateOf,
  listCertificatesOf,
} from './index.ts'
import { monthsLater, romanMonth } from './certificate-number.ts'

const people = decisionPeople()
const signing = testSigning()
const steps = [certificateStep('https://contoh.example')]
const caseIds = ['batik-91-tepat', 'tenun-80-67-belum-bintang-2', 'anyaman-70-83-belum-bintang']
let environment: Environment
let site: TestSite

const makePapers = (): Promise<void> =>
  createWorker(environment.database, certificateJobHandlers({ ...environment, signing })).runUntilIdle()

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, certificatesRoutes(environment.services.files))
})
after(() => environment.database.close())

const certificateOf = async (nominationId = '') => {
  const found = await environment.database.read(reader => findCertificateOf(reader, nominationId))
  assert.ok(found)
  return found
}

test('a release issues one certificate for each star, with everything frozen in it, and none without a star', async () => {
  const edition = await releasedEdition(environment, people, steps, { caseIds })
  const [three, one, none] = edition.nominations
  const ids = edition.nominations.map(each => each.id)
  const issued = await environment.database.read(reader => listCertificatesOf(reader, ids))
  assert.deepEqual([issued.size, issued.has(none?.id ?? '')], [2, false])
  const { content, number, sequence } = await certificateOf(three?.id)
  const [year, month] = todayOf(environment).split('-')
  assert.equal(
    number,
    `CONTOH-${String(sequence).padStart(4, '0')}/OVOP-3B/${romanMonth(Number(month))}/${year}`,
  )
  assert.deepEqual(
    [content.stars, content.of, content.holder, content.product],
    [3, 3, `Usaha ${three?.product}`, three?.product],
  )
  assert.deepEqual(content.decree, { number: 'KEP-12/CONTOH', date: todayOf(environment) })
  assert.equal(content.validUntil, monthsLater(todayOf(environment), 36))
  assert.deepEqual([content.example, content.rulesHash], [true, edition.rules.hash])
  assert.match(content.checkUrl, /^https:\/\/contoh\.example\/piagam\/CONTOH-\d{4}-OVOP-3B-/)
  const sequences = [sequence, (await certificateOf(one?.id)).sequence].toSorted((low, high) => low - high)
  assert.deepEqual(sequences, [1, 2])
})

test('two editions with the same pattern never share a number', async () => {
  const first = await releasedEdition(environment, people, steps, { caseIds, number: '8' })
  const second = await releasedEdition(environment, people, steps, { caseIds, number: '9' })
  const numbers = []
  for (const one of [...first.nominations, ...second.nominations])
    if (one.stars > 0) numbers.push((await certificateOf(one.id)).checkKey)
  assert.equal(new Set(numbers).size, 4)
})

test('nothing is issued by preparing, and the database refuses a change of what a certificate says', async () => {
  const edition = await decidedEdition(environment, people, { caseIds })
  const ids = edition.nominations.map(each => each.id)
  assert.equal((await environment.database.read(reader => listCertificatesOf(reader, ids))).size, 0)
  await releaseIt(environment, people, edition.listId, steps)
  const change = (statement: ReturnType<typeof sql>) =>
    environment.database.write(tx => statement.execute(tx))
  await assert.rejects(
    change(sql`update certificate set content = content || '{"stars": 3}' where nomination_id = ${ids[1]}`),
  )
  await assert.rejects(change(sql`delete from certificate where nomination_id = ${ids[1]}`))
})

test('the check page answers for any way of writing the number, and for an unknown one with what to do', async () => {
  const edition = await releasedEdition(environment, people, steps, { caseIds })
  const certificate = await certificateOf(edition.nominations[0]?.id)
  for (const written of [certificate.checkKey, certificate.checkKey.toLowerCase(), certificate.number]) {
    const page = await site.get(null, `/piagam/${encodeURIComponent(written)}`)
    assert.equal(page.status, 200, written)
    assert.match(page.body, /Piagam ini berlaku/)
    assert.match(page.body, /contoh/)
    assert.doesNotMatch(page.body, /\/unduh/)
  }
  const asked = await site.get(
    null,
    `/piagam?nomor=${encodeURIComponent(` ${certificate.number.toLowerCase()} `)}`,
  )
  assert.deepEqual([asked.status, asked.next], [303, `/piagam/${certificate.checkKey}`])
  const unknown = await site.get(null, '/piagam/CONTOH-9999-OVOP')
  assert.equal(unknown.status, 404)
  assert.match(unknown.body, /Nomor ini tidak dikenal/)
  assert.match(unknown.body, /laporkan/)
  assert.equal((await site.get(null, '/en/piagam')).status, 200)
  assert.match((await site.get(null, '/piagam?nomor=+%2F+')).body, /Tulis nomor piagam/)
})

test('a lapsed certificate says so', async () => {
  const edition = await releasedEdition(environment, people, steps, { caseIds })
  const certificate = await certificateOf(edition.nominations[0]?.id)
  environment.clock.moveTo(new Date(`${monthsLater(todayOf(environment), 40)}T05:00:00Z`))
  assert.match(
    (await site.get(null, `/piagam/${certificate.checkKey}`)).body,
    /Masa berlaku piagam ini sudah lewat/,
  )
  environment.clock.setOffset(0)
})

test('office and producer of the product download the paper; others do not', async () => {
  const edition = await releasedEdition(environment, people, steps, { caseIds })
  const [one] = edition.nominations
  const { checkKey } = await certificateOf(one?.id)
  const path = `/piagam/${checkKey}/unduh`
  assert.match((await site.get(people.operator, path)).body, /sedang dibuat dan disegel/)
  await makePapers()
  for (const actor of [people.operator, people.head, anActor('producer', '/', one?.producerId)]) {
    const answer = await site.get(actor, path)
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/pdf'])
    assert.match(answer.body, /^%PDF-/)
  }
  for (const actor of [people.neighbour, anActor('producer', '/', 'another-firm-0000')])
    assert.equal((await site.get(actor, path)).status, 404)
  assert.equal((await site.get(null, path)).status, 303)
  assert.match((await site.get(people.operator, `/piagam/${checkKey}`)).body, /unduh/)
})

test('the worker makes each paper once, sealed as a whole, and keeps it', async () => {
  const edition = await releasedEdition(environment, people, steps, { caseIds })
  const [one] = edition.nominations
  const { checkKey } = await certificateOf(one?.id)
  await makePapers()
  const { pdfSha256 } = await certificateOf(one?.id)
  assert.ok(pdfSha256)
  await certificateJobHandlers({ ...environment, signing })['certificates.typeset']?.({
    nominationId: one?.id,
  })
  assert.equal((await certificateOf(one?.id)).pdfSha256, pdfSha256)
  const paper = await environment.services.files.read(pdfSha256)
  assert.deepEqual(await signing.service?.verifyPdf(paper), {
    intact: true,
    whole: true,
    signedBy: signing.service?.sealName,
    trusted: true,
  })
  const { englishPdfSha256 } = await certificateOf(one?.id)
  assert.ok(englishPdfSha256 && englishPdfSha256 !== pdfSha256)
  const english = await site.get(people.operator, `/piagam/${checkKey}/unduh?bahasa=en`)
  assert.match(english.headers.get('content-disposition') ?? '', /certificate-/)
})
