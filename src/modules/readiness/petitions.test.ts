import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anAccount } from '../../../tests/builders/accounts.ts'
import { NominationOffice, operator } from '../../../tests/builders/nomination-office.ts'
import { anActor, here, there } from '../../../tests/builders/offices.ts'
import { aPetition, readinessSite, type ReadinessSite } from '../../../tests/builders/readiness-site.ts'
import { visitor } from '../../access/index.ts'
import type { ActionResult } from '../../actions/index.ts'
import { eraseSenders } from './erase-senders.ts'
import {
  answerPetition,
  forwardPetition,
  linkPetition,
  takePetition,
  withdrawPetition,
} from './petition-acts.ts'
import { monthsLater } from './petition.ts'
import { findPetitionByCode } from './petition-store.ts'
import { readinessTasks } from './tasks.ts'

let office: NominationOffice
let site: ReadinessSite
const province = anActor('province-officer', '/32/')
const nextDoor = anActor('operator', there.path)
const secrets = ['0812-3456-7890', 'kenari@contoh.example', 'Kenari', 'Pesan kenari']
before(async () => {
  office = await NominationOffice.open()
  site = readinessSite(office)
  await anAccount(office.database, 'Operator Contoh', [{ role: 'operator', area: '32.05' }])
})
after(() => office.close())

let number = 0
/** A petition of its own product, and its code. */
async function sent(change: Readonly<Record<string, string>> = {}) {
  const result = await site.send({ product: `Selendang Contoh ${++number}`, ...change })
  assert.ok(result.kind === 'done', JSON.stringify(result))
  const code = result.next?.split('/').at(-1) ?? ''
  return found(code)
}
async function found(code: string) {
  const petition = await office.database.read(reader => findPetitionByCode(reader, code))
  assert.ok(petition)
  return petition
}
const problemsOf = (result: ActionResult): readonly string[] =>
  'problems' in result ? result.problems.map(one => one.code) : [result.kind]
const counts = async (): Promise<readonly number[]> => {
  const { rows } = await office.database.read(reader =>
    sql<{ petitions: number; entries: number }>`
      select (select count(*)::int from petition) as petitions, (select count(*)::int from ledger) as entries`.execute(
      reader,
    ),
  )
  return [rows[0]?.petitions ?? -1, rows[0]?.entries ?? -1]
}
const settings = () => site.settings.petitions
const opened = async (actor: typeof operator | null, path: string) => (await site.get(actor, path)).body

test('the self-check, answered, lists what is lacking, explains a wrong number, and stores nothing', async () => {
  const path = `/cek-kesiapan?komoditas=makanan-minuman&provinsi=32&edisi=${office.editionId}`
  const before = await counts()
  const first = await opened(null, path)
  assert.doesNotMatch(first, /nomor\.nik/, 'numbers that name a person are not asked for')
  const { body, status } = await site.post(operator, path, {
    action: 'readiness.check',
    wilayah: '32.05',
    sentra: 'ada',
    foto: 'tiga',
    'jawab.jenis-izin-edar': 'p-irt',
    'punya.nib': 'ada',
    'nomor.nib': '12345',
    'punya.halal': 'ada',
    'sampai.halal': '2031-04-01',
  })
  assert.equal(status, 200)
  const text = body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  assert.match(text, /Kurang \d+ dari \d+ syarat\./)
  assert.match(text, /Nomornya tidak sesuai\. .*13/)
  assert.match(text, /Berlaku sampai 1 April 2031, padahal masih diperlukan pada 30 Juni 2031/)
  assert.match(text, /Izin edar SPP-IRT/)
  assert.ok(!text.includes('Balai BPOM'), 'the answer rules the other permit out')
  assert.match(text, /Yang dikerjakan dinas .*Surat usulan/)
  assert.match(text, /Foto produk.* bukan angka, jadi dihitung 0\. Ada 0 foto/)
  assert.ok(!text.includes('Diurus oleh IKM'), 'a producer reads what is for producers')
  assert.match(body, /href="#mohon"[\s\S]*id="mohon"/)
  assert.match(text, /Mohon diusulkan/)
  assert.deepEqual(await counts(), before)
})

test('a petition, sent, goes to the office of the place with what is lacking; its page names nobody', async () => {
  const one = await sent()
  assert.deepEqual([one.areaPath, one.placePath, one.state], [here.path, here.path, 'received'])
  assert.ok(one.readiness.lacks.some(lack => lack.id === 'npwp'))
  assert.ok(!one.readiness.lacks.some(lack => lack.id === 'nib' || lack.id === 'surat-usulan'))
  assert.match(one.code, /^[0-9a-z]{32}$/)
  const page = await opened(null, `/permintaan/${one.code}`)
  assert.match(page, /Menunggu dinas membacanya/)
  for (const secret of secrets) assert.ok(!page.includes(secret), secret)
  assert.equal((await site.get(null, `/permintaan/${'0'.repeat(32)}`)).status, 404)
  const managed = await opened(operator, `/permintaan-kelola/${one.id}`)
  for (const secret of secrets) assert.ok(managed.includes(secret), secret)
  assert.equal((await site.get(nextDoor, `/permintaan-kelola/${one.id}`)).status, 404)
  assert.doesNotMatch(await opened(nextDoor, '/permintaan-kelola'), /Selendang Contoh/)
  assert.equal((await site.get(province, `/permintaan-kelola/${one.id}`)).status, 200)
  const letters = site.mails.map(mail => mail.text).join()
  assert.match(letters, /permintaan-kelola/)
  for (const secret of secrets) assert.ok(!letters.includes(secret), secret)
})

test('a petition, sent twice by one form or at once, is one; by another form it is refused while it is open', async () => {
  const fields = { ...aPetition(office), product: 'Sarung Contoh' }
  const before = await counts()
  const all = await Promise.all([site.send(fields), site.send(fields), site.send(fields)])
  assert.equal(new Set(all.map(one => (one.kind === 'done' ? one.next : one.kind))).size, 1)
  const [petitions = 0, entries = 0] = before
  assert.deepEqual(await counts(), [petitions + 1, entries + 1])
  const other = aPetition(office)['token'] ?? ''
  const spelled = { ...fields, token: other, product: ' sarung  contoh', phone: '+62 812 3456 7890' }
  assert.deepEqual(problemsOf(await site.send(spelled)), ['already-open'])
  assert.deepEqual(await counts(), [petitions + 1, entries + 1])
})

test('a second sender at the same form gets a page of their own', async () => {
  const fields = { ...aPetition(office), product: 'Kain Bersama Contoh' }
  const other = { ...fields, business: 'Usaha Lain Contoh', phone: '0813 9999 0000', email: '' }
  const first = await site.send(fields)
  const both = [await site.send(other), await site.send(other)]
  assert.ok(first.kind === 'done')
  const next = both.map(one => (one.kind === 'done' ? one.next : one.kind))
  assert.equal(new Set(next).size, 1)
  assert.notEqual(next[0], first.next)
  assert.equal((await found(next[0]?.split('/').at(-1) ?? '')).sender?.business, 'Usaha Lain Contoh')
})

test('a request from a province in which nobody works goes to the secretariat, which may answer it', async () => {
  const secretariat = anActor('secretariat')
  await anAccount(office.database, 'Sekretariat Contoh', [{ role: 'secretariat' }])
  const before = site.mails.length
  const one = await sent({ wilayah: '35.07' })
  assert.deepEqual([one.areaPath, one.placePath], ['/', '/35/35.07/'])
  assert.equal(site.mails.length, before + 1)
  assert.match(await opened(secretariat, '/permintaan-kelola'), new RegExp(one.id))
  const tasks = await office.database.read(reader =>
    readinessTasks(reader, secretariat, office.clock.now(), 'id'),
  )
  assert.equal(tasks[0]?.count, 1)
  assert.match(await opened(null, `/permintaan/${one.code}`), /Sekretariat/)
  await office.done(secretariat, takePetition, { id: one.id, version: 1 })
  await anAccount(office.database, 'Provinsi Contoh', [{ role: 'province-officer', area: '35' }])
  assert.equal((await sent({ wilayah: '35.07' })).areaPath, '/35/')
})

test('a petition without contact, consent or place, or of a rules that are not there, is refused', async () => {
  const empty = { phone: '', email: '', consent: '', wilayah: '99.99' }
  assert.deepEqual(problemsOf(await site.send(empty)), ['unknown-place', 'no-contact', 'no-consent'])
  assert.deepEqual(problemsOf(await site.send({ edisi: 'aaaaaaaaaaaaaaaa' })), ['not-found'])
  assert.deepEqual(problemsOf(await site.send({ komoditas: 'kapal' })), ['not-found'])
})

test('petitions, more in an hour from one address than allowed, are refused until the hour is over', async () => {
  const from = (name: string) => site.send({ product: name }, '192.0.2.7')
  for (const name of ['Kain A', 'Kain B', 'Kain C']) assert.equal((await from(name)).kind, 'done')
  assert.deepEqual(problemsOf(await from('Kain D')), ['too-many'])
  const start = office.clock.now()
  office.clock.moveTo(new Date(start.getTime() + 61 * 60_000))
  assert.equal((await from('Kain D')).kind, 'done')
  office.clock.moveTo(start)
})

test('a petition, taken and answered, tells its sender; "not now" needs a reason; both stand in the ledger', async () => {
  const one = await sent()
  const { id } = one
  await office.done(operator, takePetition, { id, version: '1' })
  assert.match(await opened(null, `/permintaan/${one.code}`), /Sedang dipelajari/)
  const answer = answerPetition(settings())
  const refusal = { id, version: '2', outcome: 'declined', answer: '' }
  assert.deepEqual(problemsOf(await office.run(operator, answer, refusal)), ['no-reason'])
  assert.deepEqual(
    problemsOf(await office.run(nextDoor, answer, { ...refusal, answer: 'Alasan yang cukup.' })),
    ['not-found'],
  )
  const reason = 'Lengkapi NPWP dan foto dahulu.'
  await office.done(operator, answer, { ...refusal, answer: reason })
  assert.deepEqual(problemsOf(await office.run(operator, answer, { ...refusal, answer: reason })), [
    'not-allowed',
  ])
  const page = await opened(null, `/permintaan/${one.code}`)
  assert.match(page, /Belum dapat diusulkan/)
  assert.ok(page.includes(reason))
  const mail = site.mails.at(-1)
  assert.equal(mail?.to, 'kenari@contoh.example')
  assert.ok(mail.text.includes(`/permintaan/${one.code}`))
  const { rows } = await office.database.read(reader =>
    sql<{
      all: string
      events: string
    }>`select string_agg(l::text, ' ') as all, string_agg(event, ' ' order by seq) as events
      from ledger l where record_id = ${id}`.execute(reader),
  )
  assert.equal(rows[0]?.events, 'petition.sent petition.taken petition.declined')
  for (const secret of [...secrets, reason, one.code]) assert.ok(!rows[0]?.all.includes(secret), secret)
})

test('a petition, linked to a registered product, says how ready that is; a product of elsewhere cannot be linked', async () => {
  const one = await sent()
  const made = await office.aProduct()
  const foreign = await office.aProduct(nextDoor, there)
  const { id } = one
  const link = (productId: string) => office.run(operator, linkPetition, { id, version: '1', productId })
  assert.deepEqual(problemsOf(await link(foreign.product)), ['unknown-product'])
  assert.equal((await link(made.product)).kind, 'done')
  assert.match(await opened(null, `/permintaan/${one.code}`), /Terdaftar; kesiapan 2 dari 9 syarat/)
})

test('a petition, for a place whose office has nobody, goes to the province; sent on, it leaves the first office', async () => {
  await anAccount(office.database, 'Provinsi Jauh Contoh', [{ role: 'province-officer', area: '33' }])
  const far = await sent({ wilayah: '33.02' })
  assert.deepEqual([far.areaPath, far.placePath], ['/33/', '/33/33.02/'])
  assert.equal(
    (await site.get(anActor('operator', '/33/33.02/'), `/permintaan-kelola/${far.id}`)).status,
    404,
  )
  assert.equal(
    (await site.get(anActor('province-officer', '/33/'), `/permintaan-kelola/${far.id}`)).status,
    200,
  )
  const one = await sent()
  const forward = forwardPetition(settings())
  const to = (wilayah: string) => office.run(operator, forward, { id: one.id, version: '1', wilayah })
  assert.deepEqual(problemsOf(await to('32.05')), ['same-office'])
  assert.deepEqual(problemsOf(await to('99.99')), ['unknown-place'])
  assert.equal((await to('33.02')).kind, 'done')
  assert.equal((await found(one.code)).areaPath, '/33/')
  assert.equal((await site.get(operator, `/permintaan-kelola/${one.id}`)).status, 404)
})

test('a petition, withdrawn by its code, keeps nothing of its sender, and the contact may send again', async () => {
  const fields = { ...aPetition(office), product: 'Taplak Contoh' }
  const first = await site.send(fields)
  assert.ok(first.kind === 'done')
  const code = first.next?.split('/').at(-1) ?? ''
  assert.equal((await office.run(visitor, withdrawPetition, { code })).kind, 'done')
  const gone = await found(code)
  assert.deepEqual([gone.state, gone.sender], ['withdrawn', null])
  assert.equal((await office.run(visitor, withdrawPetition, { code })).kind, 'not-allowed')
  assert.match(await opened(operator, `/permintaan-kelola/${gone.id}`), /Data pengirim sudah dihapus/)
  const again = await site.send({ ...fields, token: aPetition(office)['token'] ?? '' })
  assert.equal(again.kind, 'done')
})

test('what is known of senders, once the time of keeping is over, is deleted; who was not answered is told so', async () => {
  const one = await sent()
  const answered = await sent()
  await office.done(operator, takePetition, { id: answered.id, version: 1 })
  await office.done(operator, answerPetition(settings()), {
    id: answered.id,
    version: 2,
    outcome: 'declined',
    answer: 'Ibu Kenari, lengkapi dahulu izinnya.',
  })
  assert.deepEqual(one.eraseAfter, monthsLater(one.receivedAt, 12))
  const start = office.clock.now()
  office.clock.moveTo(new Date(one.eraseAfter.getTime() - 1))
  assert.equal(await eraseSenders(office.environment), 0)
  office.clock.moveTo(one.eraseAfter)
  assert.ok((await eraseSenders(office.environment)) > 0)
  office.clock.moveTo(start)
  const gone = await found(one.code)
  assert.deepEqual([gone.state, gone.sender], ['lapsed', null])
  const told = await found(answered.code)
  assert.deepEqual([told.state, told.sender, told.answer], ['declined', null, null])
  const page = await opened(null, `/permintaan/${one.code}`)
  assert.match(page, /Otomatis oleh sistem/)
  assert.match(page, /Pengirim/)
  const { rows } = await office.database.read(reader =>
    sql<{
      all: string
    }>`select string_agg(p::text, ' ') as all from petition p where erased_at is not null`.execute(reader),
  )
  for (const secret of secrets) assert.ok(!rows[0]?.all.includes(secret), secret)
  assert.equal(monthsLater(new Date('2031-01-31T05:00:00Z'), 1).toISOString(), '2031-02-28T05:00:00.000Z')
})
