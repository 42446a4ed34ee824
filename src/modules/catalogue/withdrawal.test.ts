import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { listHistory, verify } from '../../audit/index.ts'
import type { Environment } from '../../actions/index.ts'
import { act, decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { releasedEdition, todayOf, type SignedEdition } from '../../../tests/builders/decided-edition.ts'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import {
  certificatePanel,
  certificatesRoutes,
  certificateStep,
  findCertificateOf,
  withdrawCertificate,
} from '../certificates/index.ts'
import { nominationsRoutes } from '../nominations/index.ts'
import { catalogueRoutes, catalogueStep, catalogueWithdrawal } from './index.ts'
import { findSlugOfCertificate } from './entry-store.ts'

const people = decisionPeople()
const steps = [certificateStep('https://contoh.example'), catalogueStep]
const caseIds = ['batik-91-tepat', 'tenun-80-67-belum-bintang-2']
const withdraw = withdrawCertificate([catalogueWithdrawal])
const internal = 'Alasan lengkap yang menyebut seseorang bernama Kenari.'
const publicReason = 'Uji mutu ulang menunjukkan produk tidak lagi memenuhi kriteria.'
let environment: Environment
let site: TestSite
let edition: SignedEdition
let number = 40

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  const { files } = environment.services
  site = testSite(environment, [
    ...catalogueRoutes(files),
    ...certificatesRoutes(files, [catalogueWithdrawal]),
    ...nominationsRoutes({ tasks: () => Promise.resolve([]), panels: [certificatePanel] }),
  ])
})
after(() => environment.database.close())

async function released() {
  edition = await releasedEdition(environment, people, steps, { caseIds, number: String(number++) })
  return found(edition.nominations[0]?.id ?? '')
}
async function found(nominationId: string) {
  const certificate = await environment.database.read(reader => findCertificateOf(reader, nominationId))
  assert.ok(certificate)
  const slug = await environment.database.read(reader => findSlugOfCertificate(reader, certificate.checkKey))
  assert.ok(slug)
  return { certificate, slug, check: `/piagam/${certificate.checkKey}` }
}
const decree = () => ({
  decree_number: 'KEP-99/CONTOH',
  decree_date: todayOf(environment),
  public_reason: publicReason,
  reason: internal,
})
const listed = async (slug: string): Promise<boolean> =>
  (await site.get(null, '/katalog?q=batik')).body.includes(`/katalog/${slug}"`)

test('the Minister withdraws a star by decree: check page, catalogue and office say so, the full reason stays inside', async () => {
  const { certificate, slug, check } = await released()
  assert.ok(await listed(slug))
  assert.match((await site.get(people.minister, check)).body, /\/cabut"/)
  await openValid(site, people.minister, `${check}/cabut`)
  const sent = await site.post(people.minister, `${check}/cabut`, {
    action: 'certificate.withdraw',
    version: '1',
    ...decree(),
  })
  assert.deepEqual([sent.status, sent.next?.split('?')[0]], [303, check])
  const producer = anActor('producer', '/', edition.nominations[0]?.producerId)
  const seen = [
    await site.get(null, check),
    await site.get(null, `/katalog/${slug}`),
    await site.get(people.operator, `/usulan/${certificate.nominationId}`),
    await site.get(producer, check),
  ]
  for (const page of seen) {
    assert.equal(page.status, 200)
    assert.match(page.body, /KEP-99\/CONTOH/)
    assert.ok(page.body.includes(publicReason))
    assert.ok(!page.body.includes('Kenari'))
    assert.doesNotMatch(page.body, /\/unduh"/)
  }
  assert.match(seen[0]?.body ?? '', /Piagam ini dicabut/)
  assert.doesNotMatch(seen[0]?.body ?? '', /Berlaku sampai/)
  assert.doesNotMatch(seen[1]?.body ?? '', /Bintang \d dari|"award"/)
  assert.match((await site.get(null, `/en/katalog/${slug}`)).body, /no longer has a star/)
  assert.equal(await listed(slug), false)
  const download = await site.get(people.operator, `${check}/unduh`)
  assert.deepEqual([download.status, download.next], [303, check])
  assert.equal((await site.get(people.minister, `${check}/cabut`)).next, check)
})

test('the ledger holds the act with its full reason, and a withdrawn certificate cannot be withdrawn again or revived', async () => {
  const { certificate } = await released()
  const input = { number: certificate.checkKey, ...decree() }
  assert.equal((await act(environment, people.minister, withdraw, input)).kind, 'done')
  const history = await environment.database.read(reader =>
    listHistory(reader, { kind: 'nomination', id: certificate.nominationId }, ['panel']),
  )
  const entry = history.find(one => one.event === 'certificate.withdrawn')
  assert.deepEqual([entry?.reason, entry?.role], [internal, 'minister'])
  const seenByOffice = await environment.database.read(reader =>
    listHistory(reader, { kind: 'nomination', id: certificate.nominationId }, ['record']),
  )
  assert.ok(seenByOffice.every(one => one.event !== 'certificate.withdrawn'))
  assert.equal((await act(environment, people.minister, withdraw, input)).kind, 'refused')
  assert.equal((await act(environment, people.minister, withdraw, { ...input, version: '1' })).kind, 'stale')
  const after = await found(certificate.nominationId)
  assert.deepEqual(after.certificate.content, certificate.content)
  await assert.rejects(
    environment.database.write(tx =>
      sql`update certificate set state = 'valid', withdrawn_at = null, withdrawal = null
        where id = ${certificate.id}`.execute(tx),
    ),
  )
  assert.equal((await environment.database.read(reader => verify(reader))).ok, true)
})

test('nobody but the Minister withdraws, and not with a decree from the future, from before the star, or without reasons', async () => {
  const { certificate, check } = await released()
  const input = { number: certificate.checkKey, ...decree() }
  for (const actor of [
    people.secretariat,
    people.directorGeneral,
    people.chair,
    people.publisher,
    people.head,
  ]) {
    assert.equal((await act(environment, actor, withdraw, input)).kind, 'not-found')
    assert.doesNotMatch((await site.get(actor, check)).body, /\/cabut"/)
  }
  const wrong = [
    { decree_date: '2999-01-01' },
    { decree_date: '1999-01-01' },
    { public_reason: '' },
    { public_reason: 'x'.repeat(301) },
    { reason: '' },
    { decree_number: '' },
  ]
  for (const part of wrong)
    assert.equal((await act(environment, people.minister, withdraw, { ...input, ...part })).kind, 'refused')
  assert.equal((await found(certificate.nominationId)).certificate.state, 'valid')
})

test('after its last day a certificate has lapsed: its check page, the catalogue and the product say so', async () => {
  const { certificate, slug, check } = await released()
  assert.doesNotMatch((await site.get(null, `/katalog/${slug}`)).body, /masa berlaku/i)
  const { validUntil } = certificate.content
  assert.ok(validUntil)
  environment.clock.moveTo(new Date(`${validUntil}T23:30:00+07:00`))
  assert.match((await site.get(null, check)).body, /Piagam ini berlaku/)
  environment.clock.moveTo(new Date(Date.parse(`${validUntil}T23:30:00+07:00`) + 3_600_000))
  assert.match((await site.get(null, check)).body, /Masa berlaku piagam ini sudah lewat/)
  for (const path of ['/katalog', '/', `/katalog/${slug}`])
    assert.match((await site.get(null, path)).body, /masa berlaku lewat/, path)
  const page = await site.get(null, `/en/katalog/${slug}`)
  assert.match(page.body, /has lapsed/)
  assert.doesNotMatch(page.body, /"award"/)
  const office = await site.get(people.operator, `/usulan/${certificate.nominationId}`)
  assert.match(office.body, /Masa berlaku piagam ini sudah lewat/)
  environment.clock.setOffset(0)
})
