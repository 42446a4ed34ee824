import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { Environment } from '../actions/index.ts'
import {
  certificateCheckPath,
  certificateJobHandlers,
  certificatesRoutes,
  certificateStep,
  credentialRoutes,
  findCertificateOf,
  type Certificate,
} from '../modules/certificates/index.ts'
import { catalogueRoutes, catalogueStep } from '../modules/catalogue/index.ts'
import { decisionsRoutes } from '../modules/decisions/index.ts'
import { noticeJobHandlers } from '../modules/notices/index.ts'
import { createWorker } from '../platform/jobs/index.ts'
import { anAccount } from '../../tests/builders/accounts.ts'
import { decisionPeople } from '../../tests/builders/assessed-edition.ts'
import { decidedEdition, releaseIt, type SignedEdition } from '../../tests/builders/decided-edition.ts'
import { unescape } from '../../tests/builders/html-text.ts'
import { letterBox } from '../../tests/builders/letter-box.ts'
import { loadRegions } from '../../tests/builders/offices.ts'
import { testDatabase } from '../../tests/builders/test-database.ts'
import { testEnvironment } from '../../tests/builders/test-environment.ts'
import { testSigning } from '../../tests/builders/test-signing.ts'
import { testSite, type TestSite } from '../../tests/builders/test-site.ts'

/** Legal, and full of what an escape, an encoding or a well-meant tidying could change. */
const product = `Kain "Jum'at" & Co’ – Sa‘diyyah <Émas> é`
const maker = `Usaha ${product}`
const people = decisionPeople()
const signing = testSigning()
const steps = [certificateStep('https://contoh.example'), catalogueStep]
const box = letterBox()
let environment: Environment
let site: TestSite
let edition: SignedEdition
let certificate: Certificate

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, [
    ...certificatesRoutes(environment.services.files),
    ...credentialRoutes(signing, 'Program Contoh'),
    ...catalogueRoutes(environment.services.files),
    ...decisionsRoutes(steps, null, certificateCheckPath),
  ])
  await anAccount(database, 'Siti Operator', [{ role: 'operator', area: '32.05' }])
  const notices = noticeJobHandlers(environment, box.post)
  const tell = async () => Object.values(notices)[0]?.({})
  await tell()
  edition = await decidedEdition(environment, people, { caseIds: ['batik-91-tepat'], names: () => product })
  // Whoever renames the records after the decision changes nothing of what was decided.
  await database.write(async tx => {
    const { productId } = edition.nominations[0] ?? {}
    await sql`update product set name = 'Nama Baru Sesudah Diputus' where id = ${productId}`.execute(tx)
    await sql`update producer set name = 'Usaha Bernama Baru' where id =
      (select producer_id from product where id = ${productId})`.execute(tx)
  })
  await releaseIt(environment, people, edition.listId, steps)
  await tell()
  await createWorker(database, certificateJobHandlers({ ...environment, signing })).runUntilIdle()
  const found = await database.read(reader => findCertificateOf(reader, edition.nominations[0]?.id ?? ''))
  assert.ok(found)
  certificate = found
})
after(() => environment.database.close())

const page = async (path: string): Promise<string> => {
  const { status, body } = await site.get(people.secretariat, path)
  assert.equal(status, 200, path)
  return unescape(body)
}

test('the names of product and maker are the same bytes wherever a release takes them', async () => {
  const { checkKey, content } = certificate
  assert.deepEqual([content.product, content.holder], [product, maker])
  assert.deepEqual(
    box.letters.map(one => one.text.includes(product)),
    [true],
  )
  for (const path of [`/piagam/${checkKey}`, '/piagam-kelola', '/katalog'])
    assert.ok((await page(path)).includes(product), path)
  for (const path of [`/piagam/${checkKey}`, '/piagam-kelola', '/katalog'])
    assert.ok((await page(path)).includes(maker), path)
  const feedback = await site.get(people.operator, `/usulan/${edition.nominations[0]?.id}/umpan-balik`)
  assert.ok(unescape(feedback.body).includes(product), 'feedback')
  assert.ok(feedback.body.includes(`href="/piagam/${checkKey}"`), 'its own certificate')
  const list = await page(`/penetapan/${edition.listId}`)
  assert.ok(list.includes(product) && list.includes(maker), 'decided list')
  const credential = JSON.parse((await site.get(null, `/piagam/${checkKey}/kredensial.json`)).body) as unknown
  const said = JSON.stringify(credential)
  assert.ok(said.includes(JSON.stringify(product).slice(1, -1)), 'credential: product')
  assert.ok(said.includes(JSON.stringify(maker).slice(1, -1)), 'credential: maker')
})

test('and on the sealed papers in both languages', async () => {
  const library = await PDFiumLibrary.init()
  for (const sha256 of [certificate.pdfSha256, certificate.englishPdfSha256]) {
    const document = await library.loadDocument(await buffer(environment.services.files.open(sha256 ?? '')))
    const text = document
      .getPage(0)
      .getText()
      .replaceAll(/[\u200b\s]+/g, ' ')
    document.destroy()
    assert.ok(text.includes(product) && text.includes(maker), text)
  }
  library.destroy()
})
