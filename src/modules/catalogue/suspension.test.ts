import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Environment } from '../../actions/index.ts'
import { act, decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { releasedEdition, todayOf } from '../../../tests/builders/decided-edition.ts'
import { loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import { listHistory } from '../../audit/index.ts'
import {
  certificatesRoutes,
  certificateStep,
  findCertificateOf,
  liftSuspension,
  suspendCertificate,
  withdrawCertificate,
  type Certificate,
} from '../certificates/index.ts'
import { catalogueRoutes, catalogueStep, catalogueSuspension, catalogueWithdrawal } from './index.ts'

const people = decisionPeople()
const steps = [certificateStep('https://contoh.example'), catalogueStep]
const publicReason = 'Mutu produk sedang diperiksa ulang.'
const internal = 'Alasan lengkap yang menyebut seseorang bernama Kenari.'
let environment: Environment
let site: TestSite
let certificate: Certificate

const current = async (): Promise<Certificate> => {
  const found = await environment.database.read(reader => findCertificateOf(reader, certificate.nominationId))
  assert.ok(found)
  return found
}

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  const { files } = environment.services
  site = testSite(environment, [
    ...catalogueRoutes(files),
    ...certificatesRoutes(files, [catalogueWithdrawal], [catalogueSuspension]),
  ])
  const { nominations } = await releasedEdition(environment, people, steps, { caseIds: ['batik-91-tepat'] })
  const found = await database.read(reader => findCertificateOf(reader, nominations[0]?.id ?? ''))
  assert.ok(found)
  certificate = found
})
after(() => environment.database.close())

const letter = (change: Readonly<Record<string, string>> = {}) => ({
  letter_number: 'S-7/CONTOH',
  letter_date: todayOf(environment),
  reason: internal,
  ...change,
})
const check = (): string => `/piagam/${certificate.checkKey}`
const productPage = async () => (await site.get(null, '/katalog/piagam/' + certificate.checkKey)).next ?? ''
const isListed = async (): Promise<boolean> =>
  (await site.get(null, '/katalog?q=batik')).body.includes(`href="${await productPage()}"`)

test('the Minister suspends a star by letter and lets it count again: check page, product and catalogue follow', async () => {
  assert.ok(await isListed())
  await openValid(site, people.minister, `${check()}/tangguhkan`)
  const fields = { action: 'certificate.suspend', version: '1', ...letter(), public_reason: publicReason }
  const tooEarly = await site.post(people.minister, `${check()}/tangguhkan`, {
    ...fields,
    letter_date: '1999-01-01',
  })
  assert.equal(tooEarly.status, 422)
  const sent = await site.post(people.minister, `${check()}/tangguhkan`, fields)
  assert.equal(sent.next?.split('?')[0], check())
  for (const path of [check(), await productPage()]) {
    const { body } = await site.get(null, path)
    assert.match(body, /S-7\/CONTOH/)
    assert.ok(body.includes(publicReason) && !body.includes('Kenari'), path)
  }
  const shown = (await site.get(null, check())).body
  assert.match(shown, /certificate--suspended/)
  assert.doesNotMatch((await site.get(null, await productPage())).body, /Bintang \d dari|"award"/)
  assert.equal(await isListed(), false)
  assert.match((await site.get(people.minister, '/piagam-kelola?status=ditangguhkan')).body, /Ditangguhkan/)
  await openValid(site, people.minister, `${check()}/pulihkan`)
  const lifted = await site.post(people.minister, `${check()}/pulihkan`, {
    action: 'certificate.lift-suspension',
    version: '2',
    ...letter(),
  })
  assert.equal(lifted.next?.split('?')[0], check())
  assert.match((await site.get(null, check())).body, /Piagam ini berlaku/)
  assert.ok(await isListed())
  const history = await environment.database.read(reader =>
    listHistory(reader, { kind: 'nomination', id: certificate.nominationId }, ['record', 'panel']),
  )
  const acts = history.filter(one => one.event.includes('suspen')).map(one => `${one.event} ${one.reason}`)
  assert.deepEqual(
    new Set(acts),
    new Set([`certificate.suspended ${internal}`, `certificate.suspension-lifted ${internal}`]),
  )
})

test('of two acts at once one holds; what is not valid is not suspended, what is not suspended is not lifted', async () => {
  const suspend = suspendCertificate([catalogueSuspension])
  const lift = liftSuspension([catalogueSuspension])
  const input = { number: certificate.number, ...letter(), public_reason: publicReason }
  const answers = await Promise.all([1, 2].map(() => act(environment, people.minister, suspend, input)))
  assert.deepEqual(answers.map(one => one.kind).filter(kind => kind === 'done').length, 1)
  assert.equal((await act(environment, people.minister, suspend, input)).kind, 'refused')
  const decree = { decree_number: 'KEP-9', decree_date: todayOf(environment), public_reason: publicReason }
  const withdraw = withdrawCertificate([catalogueWithdrawal])
  const withdrawal = { number: certificate.number, reason: internal, ...decree }
  assert.equal((await act(environment, people.minister, withdraw, withdrawal)).kind, 'done')
  for (const one of [suspend, lift])
    assert.equal((await act(environment, people.minister, one, input)).kind, 'refused')
  assert.match((await site.get(null, check())).body, /Piagam ini dicabut/)
  assert.equal((await site.get(people.minister, `${check()}/pulihkan`)).next, check())
})

test('the database refuses to change or to forget a suspension', async () => {
  const { suspension } = await current()
  assert.ok(suspension)
  for (const statement of [
    sql`delete from certificate_suspension where id = ${suspension.id}`,
    sql`update certificate_suspension set suspension = '{}' where id = ${suspension.id}`,
  ])
    await assert.rejects(environment.database.write(tx => statement.execute(tx)))
})
