// on the embedded database: people/acting.test.ts asks of both how long a mandate holds
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Role } from '../access/index.ts'
import { listHistory } from '../audit/index.ts'
import type { Application } from '../app.ts'
import { addGrants } from '../modules/people/accounts/grant-store.ts'
import { approveRecommendation } from '../modules/decisions/index.ts'
import { newId } from '../platform/random.ts'
import { pdfText } from '../../scripts/test/pdfsig.ts'
import { anAccount, testPassword } from '../../tests/builders/accounts.ts'
import { act, decisionPeople } from '../../tests/builders/assessed-edition.ts'
import { signedEdition, todayOf } from '../../tests/builders/decided-edition.ts'
import { annexIn, listIn } from '../../tests/builders/decree-annex.ts'
import { testApplication } from '../../tests/builders/test-application.ts'
import { formWith, TestClient, type Answer } from '../../tests/builders/test-client.ts'

const HOUR = 3_600_000
const people = decisionPeople()
const small = { caseIds: ['batik-91-tepat'] }
const over = /Masa berlaku peran yang Anda pakai ketika membuka formulir ini sudah berakhir/
let application: Application
let start: Date
before(async () => {
  application = await testApplication()
  start = application.environment.clock.now()
})
after(() => application.close())

const passes = (hours: number): void =>
  application.environment.clock.moveTo(new Date(start.getTime() + hours * HOUR))
const stateOf = async (id: string) => (await listIn(application.environment, id)).state

type Term = Readonly<{ role: Role; kind: 'plt' | 'plh'; number: string; from: number; until: number }>

/** A person acts in a post between two hours of the test; the grant. */
async function appoint(personId: string, { role, kind, number, from, until }: Term): Promise<string> {
  const at = (hours: number): Date => new Date(start.getTime() + hours * HOUR)
  const mandate = { kind, number, date: todayOf(application.environment), holderId: null }
  const [id, areaPath] = [newId(), '/']
  const period = { validFrom: at(from), validUntil: at(until) }
  await application.environment.database.write(tx =>
    addGrants(
      tx,
      [{ id, personId, role, areaPath, ownerId: null, ...period, grantedBy: null, mandate }],
      start,
    ),
  )
  return id
}

/** An auditor of the ministry with a session. */
async function auditor(name: string) {
  const account = await anAccount(application.environment.database, name, [{ role: 'auditor' }])
  const client = new TestClient(application.server)
  const { status } = await client.submit('/masuk', 'session.sign-in', {
    email: account.email,
    password: testPassword,
  })
  assert.equal(status, 303)
  const becomes = (grant: string): Promise<Answer> => client.submit('/sesi', 'session.switch-role', { grant })
  return { id: account.id, client, becomes }
}

/** The form of a page as it is shown, to be sent when the time comes. */
async function formOn(client: TestClient, path: string, action: string, typed: Record<string, string> = {}) {
  const form = formWith((await client.get(path)).body, action)
  assert.ok(form, `${path} has ${action}`)
  return () => client.post(form.target, { ...form.fields, ...typed, action })
}

const actingIn = async (id: string, event: string): Promise<unknown> => {
  const rows = await application.environment.database.read(reader =>
    listHistory(reader, { kind: 'recommendation', id }, ['panel']),
  )
  return (rows.findLast(one => one.event === event)?.detail as { acting?: unknown } | undefined)?.acting
}

test('a Plh Director General approves in the period, and not with a page that was open when it ended', async () => {
  passes(0)
  const [first, second] = [
    await signedEdition(application.environment, people, small),
    await signedEdition(application.environment, people, small),
  ]
  const { id, client, becomes } = await auditor('Hana Pelaksana')
  const term: Term = { role: 'director-general', kind: 'plh', number: 'SP-1/CONTOH', from: 1, until: 2 }
  const grant = await appoint(id, term)
  assert.doesNotMatch((await client.get('/sesi')).body, /Plh/, 'not before it begins')
  passes(1)
  assert.equal((await becomes(grant)).status, 303)
  const path = `/penetapan/${first.listId}`
  assert.equal((await (await formOn(client, path, 'recommendation.approve'))()).status, 303)
  assert.equal(await stateOf(first.listId), 'approved')
  assert.deepEqual(await actingIn(first.listId, 'recommendation.approved'), { kind: 'plh', grant })
  assert.match((await client.get(path)).body, /Hana Pelaksana[\s\S]*?Plh\. Direktur Jenderal/)

  const press = await formOn(client, `/penetapan/${second.listId}`, 'recommendation.approve')
  const giveBack = await formOn(client, `/penetapan/${second.listId}`, 'recommendation.return', {
    reason: 'Ada berita acara yang harus diperbaiki.',
  })
  passes(2)
  for (const late of [await press(), await giveBack()]) {
    assert.equal(late.status, 403)
    assert.match(late.body, over)
  }
  assert.equal(await stateOf(second.listId), 'recommended')
  assert.doesNotMatch((await client.get(`/penetapan/${second.listId}`)).body, /recommendation\.approve/)
  assert.doesNotMatch((await client.get('/sesi')).body, /Plh/, 'the role is not offered any more')
})

test('a Plt Minister signs in the period, in the capacity that the annex names; a mandate that ended signs nothing', async t => {
  passes(0)
  const { environment, annex: settings } = application
  const { listId } = await signedEdition(environment, people, small)
  await act(environment, people.directorGeneral, approveRecommendation, { id: listId })
  const { id, client, becomes } = await auditor('Wira Pengganti')
  const term: Term = { role: 'minister', kind: 'plt', number: 'SP-7/CONTOH', from: 0, until: 1 }
  await becomes(await appoint(id, term))
  const page = `/penetapan/${listId}/tetapkan`
  const typed = { decree_number: 'KEP-3/CONTOH', decree_date: todayOf(environment) }
  assert.equal((await client.submit(page, 'decree-annex.prepare', typed)).status, 303)
  const shown = (await client.get(page)).body
  assert.match(shown, /Wira Pengganti, Plt\. Menteri[^<]*, SP-7\/CONTOH/)
  const passphrase = /frasa sandinya “([^”]+)”/.exec(shown)?.[1] ?? ''
  const press = await formOn(client, page, 'decision.decide', { passphrase })
  const again = await formOn(client, page, 'decree-annex.prepare', typed)
  passes(1)
  for (const late of [await press(), await again()]) {
    assert.equal(late.status, 403)
    assert.match(late.body, over)
    assert.ok(passphrase !== '' && !late.body.includes(passphrase), 'a passphrase is never shown again')
  }
  assert.deepEqual(
    [await stateOf(listId), (await annexIn(environment, listId)).decidedAt],
    ['approved', null],
  )
  assert.notEqual((await client.get(page)).status, 200)

  // Another mandate for the same person: the paper of before still names the one that ended.
  passes(26)
  const grant = await appoint(id, { ...term, number: 'SP-8/CONTOH', from: 26, until: 28 })
  await becomes(grant)
  const { body } = await client.get(page)
  assert.match(body, /disiapkan atas nama: Wira Pengganti, Plt\. Menteri[^<]*, SP-7\/CONTOH/)
  assert.doesNotMatch(body, /value="decision\.decide"/)
  const other = formWith(body, 'decree-annex.prepare')
  const seen = (await annexIn(environment, listId)).readDigest
  const old = await client.post(page, { ...other?.fields, seen, passphrase, action: 'decision.decide' })
  assert.equal(old.status, 422)
  assert.match(old.body, /surat perintah yang bukan lagi dasar Anda bertindak/)
  assert.equal(await stateOf(listId), 'approved')

  // The day on which the list was signed is over, and nobody decides for a day before the mandate.
  const early = await client.submit(page, 'decree-annex.prepare', typed)
  assert.equal(early.status, 422)
  assert.match(early.body, /mendahului masa Anda bertindak/)
  const today = { ...typed, decree_date: todayOf(environment) }
  assert.equal((await client.submit(page, 'decree-annex.prepare', today)).status, 303)
  assert.equal((await client.submit(page, 'decision.decide', { passphrase })).status, 303)
  assert.equal(await stateOf(listId), 'decided')
  const annex = await annexIn(environment, listId)
  assert.deepEqual(annex.content.signer.mandate?.number, 'SP-8/CONTOH')
  for (const event of ['decree-annex.prepared', 'decision.decided'])
    assert.deepEqual(await actingIn(listId, event), { kind: 'plt', grant })
  passes(29)
  assert.match((await client.get(`/penetapan/${listId}`)).body, /Wira Pengganti[\s\S]*?Plt\. Menteri/)
  const said = await pdfText(await settings.files.read(annex.fileSha256))
  if (!said) return t.skip('no poppler-utils on this machine, and it cannot be installed')
  assert.match(said, /Plt\. Menteri/)
  assert.match(said, /SP-8\/CONTOH/)
})
