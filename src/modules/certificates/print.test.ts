import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { sql } from 'kysely'
import type { Environment } from '../../actions/index.ts'
import { stoppedClock, type StoppedClock } from '../../../tests/builders/accounts.ts'
import { act, decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { certificatesOf, recordEvent } from '../../../tests/builders/conferred-certificates.ts'
import { releasedEdition } from '../../../tests/builders/decided-edition.ts'
import { loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSigning } from '../../../tests/builders/test-signing.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import { signatureIn } from '../../platform/signing/pdf-update.ts'
import { cancelPrint } from './ask-print.ts'
import { certificatesRoutes, certificateStep, printJobHandlers, printRoutes } from './index.ts'
import { findCertificateByKey } from './certificate-store.ts'
import { findPrint, listPrintItems } from './print-store.ts'

const caseIds = ['batik-91-tepat', 'tenun-80-67-belum-bintang-2', 'anyaman-81-tepat']
const settings = { keepDays: 3, atMost: 3 }
const people = decisionPeople()
let clock: StoppedClock
let environment: Environment
let site: TestSite
let edition: string
let library: PDFiumLibrary
let issued: Awaited<ReturnType<typeof certificatesOf>>

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  clock = stoppedClock('2031-03-04T01:00:00Z')
  environment = { ...testEnvironment(database), clock }
  const { files } = environment.services
  site = testSite(environment, [...certificatesRoutes(files), ...printRoutes(files, settings)])
  const steps = [certificateStep('https://contoh.example')]
  edition = (await releasedEdition(environment, people, steps, { caseIds })).id
  issued = await certificatesOf(environment, edition)
  library = await PDFiumLibrary.init()
})
after(async () => {
  library.destroy()
  await environment.database.close()
})

const signing = testSigning()
/** One turn of the work in the background; whether it comes again at once. */
const turn = async (id: string): Promise<boolean> => {
  const [work] = Object.values(printJobHandlers({ ...environment, signing }, settings))
  return (await work?.({ id })) === 1
}
const ask = async (fields: Record<string, string> = {}): Promise<string> => {
  const form = { action: 'certificate.print', edisi: edition, language: 'id', ...fields }
  const { status, next } = await site.post(people.secretariat, '/piagam-kelola/cetak', form)
  assert.equal(status, 303)
  return /cetak\/([0-9a-z]+)/.exec(next ?? '')?.[1] ?? ''
}
const printOf = (id: string) => environment.database.read(reader => findPrint(reader, id))
const itemsOf = async (id: string) =>
  (await environment.database.read(reader => listPrintItems(reader, id))).map(one => one.cause ?? one.state)
const pagesOf = async (pdf: Buffer): Promise<readonly string[]> => {
  const document = await library.loadDocument(pdf)
  const pages = [...document.pages()].map(page => page.getText().replaceAll(/[\u200b\s]+/g, ' '))
  document.destroy()
  return pages
}
const fileAt = async (id: string): Promise<Buffer> => {
  const sha256 = (await printOf(id))?.fileSha256 ?? ''
  return buffer(environment.services.files.open(sha256))
}

test('the chosen certificates become one file in the order of their numbers, with a list in front', async () => {
  const id = await ask({ cover: 'yes' })
  assert.match((await site.get(people.secretariat, `/piagam-kelola/cetak/${id}`)).body, /0 dari 3/)
  // The server stops after the papers are ready, and comes again: nothing is made twice.
  assert.equal(await turn(id), true)
  const made = await Promise.all(
    issued.map(one => environment.database.read(reader => findCertificateByKey(reader, one.key))),
  )
  assert.match((await site.get(people.secretariat, `/piagam-kelola/cetak/${id}`)).body, /3 dari 3/)
  assert.match((await site.get(people.secretariat, `/piagam-kelola/cetak/${id}/denyut`)).body, /making 3/)
  assert.equal(await turn(id), true)
  assert.equal(await turn(id), false)
  const pdf = await fileAt(id)
  const [cover = '', ...papers] = await pagesOf(pdf)
  const numbers = issued.map(one => one.number).toSorted()
  assert.ok(numbers.every(number => cover.includes(number)))
  assert.deepEqual(
    papers.map(page => numbers.find(number => page.includes(number))),
    numbers,
  )
  // The originals are sealed; the copy claims nothing.
  for (const one of made) {
    const original = await buffer(environment.services.files.open(one?.pdfSha256 ?? ''))
    assert.ok(signatureIn(original))
    const [page] = await pagesOf(original)
    assert.ok(papers.includes(page ?? ''))
  }
  assert.equal(signatureIn(pdf), null)
  const page = await site.get(people.secretariat, `/piagam-kelola/cetak/${id}`)
  assert.match(page.body, /Berkas asli setiap piagam ialah berkas tunggalnya/)
  const file = await site.get(people.auditor, `/piagam-kelola/cetak/${id}/berkas`)
  assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'application/pdf'])
  for (const actor of [people.operator, people.chair, null]) {
    const answer = await site.get(actor, `/piagam-kelola/cetak/${id}/berkas`)
    assert.doesNotMatch(answer.headers.get('content-type') ?? '', /pdf/)
  }
})

test('the language is chosen: English alone, or both sheets of each certificate behind one another', async () => {
  const body = await openValid(site, people.secretariat, '/piagam-kelola/cetak')
  assert.match(body, /name="language" value="id" checked/)
  const numbers = issued.map(one => one.number).toSorted()
  const languagesOf = async (id: string) => {
    while (await turn(id));
    const pages = await pagesOf(await fileAt(id))
    return pages.map(page => [
      numbers.find(number => page.includes(number)),
      /Certificate|certificate/.test(page),
    ])
  }
  const english = await ask({ language: 'en' })
  assert.deepEqual(
    await languagesOf(english),
    numbers.map(number => [number, true]),
  )
  const both = await ask({ language: 'both' })
  assert.deepEqual(
    await languagesOf(both),
    numbers.flatMap(number => [
      [number, false],
      [number, true],
    ]),
  )
  assert.match(
    (await site.get(people.secretariat, `/piagam-kelola/cetak/${both}`)).body,
    /Indonesia dan Inggris/,
  )
  const withCover = await ask({ language: 'both', cover: 'yes' })
  while (await turn(withCover));
  const [cover = ''] = await pagesOf(await fileAt(withCover))
  assert.match(cover, /Bahasa piagam: Indonesia dan Inggris/)
  for (const wrong of [{ language: 'fr' }, { language: '' }]) {
    const form = { action: 'certificate.print', edisi: edition, ...wrong }
    const refused = await site.post(people.secretariat, '/piagam-kelola/cetak', form)
    assert.equal(refused.status, 422)
    assert.match(refused.body, /class="summary"[\s\S]*href="#f-language"/)
  }
  // A file of before there was a choice.
  await environment.database.write(tx =>
    sql`update certificate_print set choice = choice - 'language' where id = ${english}`.execute(tx),
  )
  assert.equal((await printOf(english))?.language, 'id')
})

test('a withdrawn certificate is left out and named, one without its file too, and the rest is printed', async () => {
  const [first, second] = issued
  await environment.database.write(async tx => {
    await sql`update certificate set state = 'withdrawn', withdrawn_at = ${clock.now()},
      withdrawal = '{"decree":{"number":"K","date":"2031-03-04"},"reason":"x","publicReason":"x"}' where id = ${first?.id}`.execute(
      tx,
    )
    await sql`alter table certificate disable trigger user`.execute(tx)
    await sql`update certificate set pdf_sha256 = ${'0'.repeat(64)} where id = ${second?.id}`.execute(tx)
    await sql`alter table certificate enable trigger user`.execute(tx)
  })
  const id = await ask()
  while (await turn(id));
  assert.deepEqual((await itemsOf(id)).toSorted(), ['file-missing', 'ready', 'withdrawn'])
  // One sheet of two is none: a certificate is in the file whole, or named as left out.
  const both = await ask({ language: 'both' })
  while (await turn(both));
  assert.deepEqual((await itemsOf(both)).toSorted(), ['file-missing', 'ready', 'withdrawn'])
  assert.equal((await pagesOf(await fileAt(both))).length, 2)
  assert.equal((await pagesOf(await fileAt(id))).length, 1)
  const { body } = await site.get(people.secretariat, `/piagam-kelola/cetak/${id}`)
  assert.ok(body.includes(first?.number ?? '?') && body.includes(second?.number ?? '?'))
})

test('a file that holds a certificate withdrawn since, and one whose days are over, are given to nobody', async () => {
  const id = await ask()
  while (await turn(id));
  const third = issued[2]
  const path = `/piagam-kelola/cetak/${id}`
  const change = (state: string) =>
    environment.database.write(tx =>
      sql`insert into certificate_suspension (id, certificate_id, suspended_at, suspension, lifted_at, lifting)
        values (${state}, ${third?.id}, ${clock.now()}, '{"letter":{"number":"S","date":"2031-03-04"},"reason":"x","publicReason":"x"}', null, null)`.execute(
        tx,
      ),
    )
  await change('tangguh')
  assert.equal((await site.get(people.secretariat, `${path}/berkas`)).status, 303)
  assert.ok((await site.get(people.secretariat, path)).body.includes(third?.number ?? '?'))
  await environment.database.write(tx =>
    sql`update certificate_suspension set lifted_at = ${clock.now()}, lifting = '{}'`.execute(tx),
  )
  assert.equal((await site.get(people.secretariat, `${path}/berkas`)).status, 200)
  clock.advance(3 * 86_400)
  assert.equal((await site.get(people.secretariat, `${path}/berkas`)).status, 303)
  assert.equal(await turn(id), false)
  assert.equal((await printOf(id))?.fileSha256, null)
})

test('a print is cancelled while it is made, and nothing comes of it', async () => {
  const id = await ask()
  assert.equal((await act(environment, people.auditor, cancelPrint, { id })).kind, 'not-allowed')
  assert.equal((await act(environment, people.secretariat, cancelPrint, { id })).kind, 'done')
  assert.equal(await turn(id), false)
  assert.deepEqual([(await printOf(id))?.state, (await printOf(id))?.fileSha256], ['cancelled', null])
})

test('an event prints what it hands over; too many, or none, are refused', async () => {
  const event = await recordEvent(environment, people.secretariat, edition)
  const { body } = await site.get(people.secretariat, `/piagam-kelola/cetak?acara=${event}`)
  assert.match(body, /Penganugerahan Contoh/)
  assert.match(body, /2 piagam/)
  const none = {
    action: 'certificate.print',
    edisi: edition,
    language: 'id',
    q: 'tidak ada yang bernama begini',
  }
  assert.equal((await site.post(people.secretariat, '/piagam-kelola/cetak', none)).status, 422)
})
