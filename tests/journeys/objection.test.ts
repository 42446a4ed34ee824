import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContext } from 'playwright-core'
import { findCertificateOf } from '../../src/modules/certificates/index.ts'
import { releaseSteps } from '../../src/setup/routes.ts'
import { tellNow } from '../access/same-bytes.ts'
import { decisionPeople } from '../builders/assessed-edition.ts'
import { releasedEdition } from '../builders/decided-edition.ts'
import { ground, why } from '../builders/deciding-anew.ts'
import { findingText, objectionText } from '../builders/objecting-office.ts'
import { paper } from '../builders/specimens.ts'
import { browserWalker } from './browser-walker.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'
import { signDecree } from './story-deciding.ts'
import { linkTo } from './story-nominating.ts'
import type { Walker } from './walker.ts'

// The first and the last are of Garut. The last one was held at one star, its halal certificate taken as missing.
const caseIds = [
  'anyaman-81-tepat',
  'batik-91-tepat',
  'tenun-rata-rata-sepertiga',
  'makanan-halal-belum-terverifikasi',
]
const fact = 'document.halal.verified'
const gates = [
  {
    id: 'halal-belum-terbukti',
    when: { fact, is: false },
    effect: { kind: 'cap-band', band: 'bintang-1' },
    per: 'file',
    commodities: ['makanan-minuman'],
    reason: { id: 'Sertifikat halal tidak ada.', en: 'There is no halal certificate.' },
  },
]
const phone = { viewport: { width: 360, height: 740 } } as const

let site: Site
let refused = ''
let upheld = ''

before(async () => {
  if (noBrowser) return
  site = await openSite()
  const { environment, config } = site.application
  const options = { caseIds, rules: { gates }, names: (index: number) => `Produk Contoh ${index + 1}` }
  const edition = await releasedEdition(environment, decisionPeople(), releaseSteps(config), options)
  refused = edition.nominations[0]?.id ?? ''
  upheld = edition.nominations[3]?.id ?? ''
})
after(() => (noBrowser ? undefined : site.close()))

/** The office objects, and somebody else than who verified it is given the objection. Its address. */
async function objected(walker: Walker, nomination: string): Promise<string> {
  await walker.signIn('operator')
  const begun = await walker.submit(`/usulan/${nomination}/sanggahan`, 'objection.open', {
    ground_document: 'yes',
    text: objectionText,
    paper1: { name: 'surat.pdf', type: 'application/pdf', content: paper() },
  })
  const path = begun.replace(/[?#].*$/, '')
  assert.match(await walker.open(path), /surat\.pdf/)
  await walker.signIn('kepala')
  await walker.submit(path, 'objection.send')
  await walker.signIn('verifikator', 'Sekretariat')
  const desk = await walker.open('/sanggahan')
  assert.ok(desk.includes(path), 'the desk lists it')
  const person = /<option value="([0-9a-z]+)"[^>]*>Yuliana/.exec(await walker.open(path))?.[1] ?? ''
  await walker.submit(path, 'objection.assign', { person })
  await walker.signIn('verifikator-2', 'Verifikator')
  return path
}

test('an office objects on a phone, other people answer it, and the office reads the findings without a name', {
  skip: noBrowser,
}, async () => {
  const checks = pageChecks(site.origin)
  const context = await site.browser.newContext(phone)
  const walker = browserWalker(context, site.origin, checks.visited)
  const path = await objected(walker, refused)
  await walker.submit(path, 'objection.answer', { holds_document: 'no', reason_document: findingText })
  await walker.signIn('operator')
  const read = await walker.open(path)
  assert.ok(read.includes(findingText))
  assert.ok(!read.includes('Yuliana'), 'who answered is not told')
  assert.match(await walker.open(`/usulan/${refused}`), /Ditolak dengan alasan/)
  assert.deepEqual(checks.faults, [])
  await context.close()
})

type Look = (path: string) => Promise<string>

/** Opens a page and looks at it as it stands now: the same address is looked at again when its state is another. */
function looking(context: BrowserContext, walker: Walker, faults: string[]): Look {
  return async path => {
    const body = await walker.open(path)
    const [page] = context.pages()
    assert.ok(page)
    const checks = pageChecks(site.origin)
    await checks.visited(page, path)
    faults.push(...checks.faults)
    return body
  }
}

/** The chair opens the new decision, puts the fact right and signs what is computed then. */
async function decideAnew(walker: Walker, look: Look, path: string): Promise<string> {
  await walker.signIn('ketua')
  const task = linkTo(await walker.open('/tugas'), /^\/sanggahan\/[0-9a-z]{16}\/penetapan-baru$/, /./)
  assert.equal(task, path)
  assert.match(await look(path), /Mulai penetapan baru/)
  await walker.submit(path, 'correction.open', { ground })
  assert.match(await look(`${path}?fakta=${fact}`), /Isi yang benar/)
  await walker.submit(`${path}?fakta=${fact}`, 'correction.correct-fact', { value: 'yes', reason: why })
  assert.match(await look(path), /value="3"[^>]*checked/)
  await walker.submit(path, 'correction.sign', { reason: why })
  return linkTo(await walker.open(path), /^\/penetapan\/[0-9a-z]{16}$/, /./)
}

/** Direktur Jenderal, Minister, and two people who publish. */
async function release(walker: Walker, look: Look, list: string): Promise<void> {
  await walker.signIn('dirjen')
  assert.match(await look(list), /Mengapa ditetapkan lagi/)
  await walker.submit(list, 'recommendation.approve')
  await walker.signIn('menteri')
  await signDecree(walker, list)
  const publication = list.replace('penetapan', 'publikasi')
  await walker.signIn('penerbit')
  assert.ok((await walker.open('/publikasi')).includes(publication))
  await walker.submit(publication, 'publication.prepare')
  await walker.signIn('penerbit-2')
  assert.match(await look(publication), /Penetapan baru/)
  await walker.submit(publication, 'publication.release')
}

const certificateKey = async (): Promise<string> => {
  const { database } = site.application.environment
  return (await database.read(reader => findCertificateOf(reader, upheld)))?.checkKey ?? ''
}

test('an objection that holds becomes a new decision: the office is told, and the certificate of before says what replaced it', {
  skip: noBrowser,
}, async () => {
  const faults: string[] = []
  const old = await certificateKey()
  // The office and its objection's handler without script, on a phone.
  const plain = await site.browser.newContext({ ...phone, javaScriptEnabled: false })
  const office = browserWalker(plain, site.origin, undefined, false)
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 } })
  const walker = browserWalker(context, site.origin)
  const look = looking(context, walker, faults)

  const objection = await objected(office, upheld)
  await office.submit(objection, 'objection.answer', { holds_document: 'yes', reason_document: findingText })
  const list = await decideAnew(walker, look, `${objection}/penetapan-baru`)
  await office.signIn('operator')
  const feedback = `/usulan/${upheld}/umpan-balik`
  assert.doesNotMatch(await office.open(feedback), /menggantikan hasil semula/)
  assert.doesNotMatch(await office.open(`/piagam/${old}`), /Piagam ini digantikan/)
  await release(walker, look, list)

  await tellNow(site.application)
  assert.match(
    await office.open('/pemberitahuan'),
    /Setelah sanggahan, Produk Contoh 4 ditetapkan lagi: bintangnya berubah/,
  )
  assert.match(await office.open(feedback), /menggantikan hasil semula/)
  assert.match(await office.open(objection), /Penetapan baru diumumkan/)
  const fresh = await certificateKey()
  assert.notEqual(fresh, old)
  const panel = await office.open(`/usulan/${upheld}`)
  assert.ok(panel.includes(`/piagam/${fresh}/unduh`), 'the new certificate is there to be fetched')
  await context.clearCookies()
  const replaced = await look(`/piagam/${old}`)
  assert.match(replaced, /Piagam ini digantikan[\s\S]*Surat Keputusan CONTOH\/1/)
  assert.ok(replaced.includes(`/piagam/${fresh}`))
  const annex = /\/lampiran-keputusan\/[0-9a-f]{64}/.exec(await walker.open(`/piagam/${fresh}`))?.[0] ?? ''
  assert.ok((await walker.open(`/katalog/piagam/${fresh}`)).includes(`"${annex}"`), 'the product’s page, too')
  assert.equal((await context.request.get(site.origin + annex)).headers()['content-type'], 'application/pdf')
  assert.deepEqual(faults, [])
})
