// on the embedded database: objection-notices.test.ts asks the same of both
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { Role } from '../../access/index.ts'
import { anAccount, stoppedClock, type TestAccount } from '../../../tests/builders/accounts.ts'
import { canaries } from '../../../tests/builders/assessed-edition.ts'
import { decidingAnew, ground, why } from '../../../tests/builders/deciding-anew.ts'
import { findingText, objectionText } from '../../../tests/builders/objecting-office.ts'
import { letterBox } from '../../../tests/builders/letter-box.ts'
import { testSite } from '../../../tests/builders/test-site.ts'
import { createMedia } from '../../platform/media/index.ts'
import type { Letter } from '../people/index.ts'
import { endGrant, setGrantOwner } from '../people/accounts/grant-store.ts'
import { noticeJobHandlers, noticesRoutes } from './index.ts'
import { listNotices } from './notice-store.ts'

const clock = stoppedClock('2031-05-01T02:00:00Z')
const media = createMedia()
const anew = await decidingAnew(clock, media, ['tenun-80-67-belum-bintang-2', 'batik-91-tepat'])
const { office, environment, nomination, resultOf } = anew
const { database } = environment
const { letters, post } = letterBox('https://bintang.contoh.example')
const [work] = Object.values(noticeJobHandlers(environment, post))
after(async () => {
  await media.close()
  await database.close()
})

const [changed, confirmed] = [nomination(0), nomination(1)]
/** The code of a nomination's regency. */
const areaOf = ({ areaPath }: typeof changed): string => areaPath.split('/')[2] ?? ''
const account = (name: string, role: Role, area?: string): Promise<TestAccount> =>
  anAccount(database, name, [area === undefined ? { role } : { role, area }])
async function firm(name: string, one: typeof changed): Promise<TestAccount> {
  const made = await account(name, 'producer', areaOf(one))
  await database.write(tx => setGrantOwner(tx, made.grantIds[0] ?? '', one.producerId, one.areaPath))
  return made
}

const operator = await account('Siti Operator', 'operator', areaOf(changed))
const head = await account('Budi Kepala', 'office-head', areaOf(changed))
const owner = await firm('Ibu Pemilik', changed)
const guest = await firm('Tamu Undangan', changed)
const partner = await firm('Mitra Pemilik', changed)
const elsewhere = await account('Wayan Operator', 'operator', areaOf(confirmed))
const otherFirm = await firm('Pemilik Lain', confirmed)
const desk = await account('Dewi Sekretariat', 'secretariat')
const others = [
  await account('Rini Tetangga', 'operator', '32.06'),
  await account('Dadan Provinsi', 'province-officer', '32'),
  await account('Ketua Pleno', 'chair'),
  await account('Penilai Satu', 'assessor'),
  await account('Dirjen Contoh', 'director-general'),
  await account('Menteri Contoh', 'minister'),
  await account('Penerbit Contoh', 'publisher'),
  await account('Auditor Contoh', 'auditor'),
  await account('Ayu Admin', 'administrator'),
  office.handler,
  office.other,
]
await database.write(async tx => {
  await sql`update person set guest = true where id = ${guest.id}`.execute(tx)
  await sql`update person set locale = 'en' where id in (${owner.id}, ${otherFirm.id})`.execute(tx)
})

const toldOf = async ({ id }: TestAccount): Promise<readonly string[]> => {
  const notices = await database.read(reader => listNotices(reader, id, { after: null, limit: 50 }))
  return notices.filter(one => /^(result|publication)\./.test(one.event)).map(one => one.event)
}
const addressesIn = (sent: readonly Letter[]): readonly string[] => sent.map(one => one.to.email).toSorted()
const emailsOf = (people: readonly TestAccount[]): readonly string[] =>
  people.map(one => one.email).toSorted()

/** From an upheld objection to the public; the letters that are sent because of the release. */
async function decideAnew(one: typeof changed, stars: number) {
  clock.advance(3_600)
  const id = await anew.upheld(one, 'document', office.handler)
  await anew.begin(id)
  const signed = await anew.sign(id, stars)
  assert.equal(signed.kind, 'done')
  await work?.({})
  await anew.releaseList(String(signed.kind === 'done' ? signed.answer['id'] : ''))
  letters.length = 0
  await work?.({})
  return [...letters]
}

test('of a new decision office, firm and secretariat are told at once, in their own language, and nobody of the panel', async () => {
  await work?.({})
  const sent = await decideAnew(changed, 2)
  for (const one of [operator, head, owner, partner, desk])
    assert.deepEqual(await toldOf(one), ['result.corrected'], one.email)
  for (const one of [guest, elsewhere, otherFirm, ...others])
    assert.deepEqual(await toldOf(one), [], one.email)
  const about = sent.filter(one => one.about === 'result.corrected')
  assert.deepEqual(addressesIn(about), emailsOf([operator, head, owner, partner, desk]))
  const textTo = ({ id }: TestAccount): string => about.find(one => one.to.id === id)?.text ?? ''
  assert.match(
    textTo(operator),
    /Yth\. Siti Operator[\s\S]*Setelah sanggahan, Produk Contoh 0 ditetapkan lagi: bintangnya berubah/,
  )
  assert.match(
    textTo(owner),
    /Dear Ibu Pemilik[\s\S]*After an objection Produk Contoh 0 was decided anew: its star changed/,
  )
  assert.match(textTo(owner), new RegExp(`https://bintang\\.contoh\\.example/en/usulan/${changed.id}\\n`))
  const notices = testSite(environment, noticesRoutes(post))
  assert.match(
    (await notices.get(operator.actor, '/pemberitahuan')).body,
    /ditetapkan lagi: bintangnya berubah/,
  )
  assert.doesNotMatch((await notices.get(elsewhere.actor, '/pemberitahuan')).body, /ditetapkan lagi/)
})

test('a star that stays is told as such to its own office and firm; who left the firm since is not written to', async () => {
  const stars = (await resultOf(confirmed.id))?.stars ?? 0
  const left = await firm('Pemilik Pergi', confirmed)
  await database.write(tx => endGrant(tx, left.grantIds[0] ?? '', clock.now()))
  const sent = await decideAnew(confirmed, stars)
  for (const one of [elsewhere, otherFirm])
    assert.deepEqual(await toldOf(one), ['result.confirmed'], one.email)
  assert.deepEqual((await toldOf(desk)).toSorted(), ['result.confirmed', 'result.corrected'])
  for (const one of [operator, head, owner])
    assert.deepEqual(await toldOf(one), ['result.corrected'], one.email)
  for (const one of [guest, left, ...others]) assert.deepEqual(await toldOf(one), [], one.email)
  const about = sent.filter(one => one.about === 'result.confirmed')
  assert.deepEqual(addressesIn(about), emailsOf([elsewhere, otherFirm, desk]))
  assert.match(
    about.find(one => one.to.id === elsewhere.id)?.text ?? '',
    /Produk Contoh 1 ditetapkan lagi: bintangnya tetap/,
  )
  assert.match(about.find(one => one.to.id === otherFirm.id)?.text ?? '', /was decided anew: its star stays/)
  const written = sent.map(one => `${one.subject} ${one.text}`).join('\n')
  const confidential = [ground, why, findingText, objectionText, 'Rina Penangan', ...Object.values(canaries)]
  for (const one of confidential) assert.ok(!written.includes(one), one)
  assert.doesNotMatch(written, /KEP-|[Bb]intang \d|\d,\d\d/)
})
