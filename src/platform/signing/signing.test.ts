import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { verify } from 'node:crypto'
import * as pkijs from 'pkijs'
import { pdfSignatures } from '../../../scripts/test/pdfsig.ts'
import { typeset } from '../pdf/index.ts'
import { openSealer } from '../sealer.ts'
import { signatureIn, withSignature } from './pdf-update.ts'
import { openPaperKeys, testAuthority, type SigningService } from './index.ts'

const skipped = 'no pdfsig (poppler-utils) on this machine, and it cannot be installed'
const folder = join(mkdtempSync(join(tmpdir(), 'bintang-signing-')), 'signing')
const sealer = openSealer({ dataDir: join(folder, '..'), secretKey: null })
const at = new Date('2001-05-06T07:08:09Z')
const PASSPHRASE = 'kata sandi rahasia Ibu Contoh'
const minister = { id: 'orang/../1', name: 'Ibu Contoh', office: 'Menteri Contoh' }
const paper = typeset('#set page(height: 5cm)\nSatu #pagebreak() Dua', {}, at)
const open = () => testAuthority({ folder, sealer }, { now: () => at })
let service: SigningService
let sealed: Buffer

before(async () => {
  service = open()
  sealed = await service.sealPdf(paper, at, 'Piagam – diterbitkan')
})

const changedAt = (pdf: Buffer, place: number): Buffer => {
  const changed = Buffer.from(pdf)
  changed[place] = (changed[place] ?? 0) ^ 1
  return changed
}

test('a sealed paper keeps its bytes, is whole, and another service object of the same folder trusts it', async () => {
  assert.ok(sealed.subarray(0, paper.length).equals(paper))
  const found = await open().verifyPdf(sealed)
  assert.deepEqual(found, { intact: true, whole: true, signedBy: service.sealName, trusted: true })
  assert.match(service.sealName, /CONTOH/)
  assert.equal(await service.verifyPdf(paper), null)
})

test('a changed byte, or something appended, is found', async () => {
  for (const place of [100, paper.length - 3, sealed.length - 20])
    assert.equal((await service.verifyPdf(changedAt(sealed, place)))?.intact, false, String(place))
  const longer = Buffer.concat([sealed, Buffer.from('\n% more\n')])
  assert.equal((await service.verifyPdf(longer))?.whole, false)
  const stranger = mkdtempSync(join(tmpdir(), 'bintang-signing-'))
  const other = testAuthority({ folder: stranger, sealer }, { now: () => at })
  assert.equal((await other.verifyPdf(sealed))?.trusted, false)
})

/** A paper signed by anybody, with the public certificate of the seal put before the own one. */
async function forged(): Promise<Buffer> {
  const stranger = mkdtempSync(join(tmpdir(), 'bintang-signing-'))
  const other = testAuthority({ folder: stranger, sealer }, { now: () => at })
  const [theirs, ours] = [signatureIn(await other.sealPdf(paper, at, 'Piagam')), signatureIn(sealed)]
  assert.ok(theirs && ours)
  const cmsOf = (signature: Buffer) =>
    new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(signature).content })
  const [cms, seal] = [cmsOf(theirs.signature), cmsOf(ours.signature).certificates?.[0]]
  assert.ok(seal)
  cms.certificates?.unshift(seal)
  const info = new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: cms.toSchema(true) })
  const pdf = await other.sealPdf(paper, at, 'Piagam')
  return withSignature({ pdf, range: theirs.range }, Buffer.from(info.toSchema().toBER(false)))
}

test('a forged seal that brings the true certificate along is not trusted', async () => {
  const found = await service.verifyPdf(await forged())
  assert.equal(found?.trusted, false)
})

test('nothing is sealed with a certificate whose time is over, and what says so is not trusted', async () => {
  let now = at
  const own = mkdtempSync(join(tmpdir(), 'bintang-signing-'))
  const running = testAuthority({ folder: own, sealer }, { now: () => now })
  const early = await running.sealPdf(paper, now, 'Piagam')
  const late = new Date(at.getTime() + 6 * 365 * 86_400_000)
  assert.equal((await running.verifyPdf(await running.sealPdf(paper, late, 'Piagam')))?.trusted, false)
  now = late
  const renewed = await running.sealPdf(paper, late, 'Piagam')
  const trusted = await Promise.all(
    [early, renewed].map(async one => (await running.verifyPdf(one))?.trusted),
  )
  assert.deepEqual(trusted, [true, true])
})

test('poppler says that the signature is a valid PAdES one over the whole paper, and not after a change', async t => {
  const said = await pdfSignatures(sealed)
  if (!said) return t.skip(skipped)
  assert.match(said, /Signature Type: ETSI\.CAdES\.detached/)
  assert.match(said, /Total document signed/)
  assert.match(said, /Signature is Valid/)
  assert.match(said, /Segel elektronik uji/)
  assert.doesNotMatch((await pdfSignatures(changedAt(sealed, 100))) ?? '', /Signature is Valid/)
})

const sign = (passphrase: string, moment = at) =>
  service.signPdf(paper, { signatory: minister, passphrase, at: moment, reason: 'Menetapkan' })

test('an official signs with the passphrase of the first time, and with no other; many wrong ones lock for a while', async t => {
  assert.deepEqual(await service.statusOf(minister.id, at), { kind: 'none' })
  assert.deepEqual(await sign('pendek'), { kind: 'weak-passphrase', atLeast: 8 })
  const signed = await sign(PASSPHRASE)
  assert.ok(signed.kind === 'signed')
  const found = await service.verifyPdf(signed.pdf)
  assert.deepEqual([found?.intact, found?.signedBy], [true, 'Ibu Contoh (CONTOH)'])
  const said = await pdfSignatures(signed.pdf)
  if (said) assert.match(said, /Signature is Valid/)
  else t.diagnostic(skipped)
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(each => sign(`salah sekali ${each}`)))
  assert.deepEqual(
    answers.map(one => ('attemptsLeft' in one ? one.attemptsLeft : one.kind)),
    [4, 3, 2, 1, 'locked', 'locked'],
  )
  assert.equal((await sign(PASSPHRASE)).kind, 'locked')
  assert.equal((await open().statusOf(minister.id, at)).kind, 'locked')
  assert.equal((await sign(PASSPHRASE, new Date(at.getTime() + 16 * 60_000))).kind, 'signed')
  assert.equal((await sign(PASSPHRASE, new Date('2007-01-01T00:00:00Z'))).kind, 'expired')
})

test('keys are for this system user alone, and the passphrase lies in none of the files', () => {
  openPaperKeys(folder, sealer).current()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  assert.equal(files.length, 4)
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name)
    assert.equal(statSync(path).mode & 0o777, 0o600, path)
    const content = readFileSync(path, 'utf8')
    for (const secret of [PASSPHRASE, Buffer.from(PASSPHRASE).toString('base64url'), 'PRIVATE KEY'])
      assert.ok(!content.includes(secret), path)
  }
})

test('the key of papers is the same at the next start, and its signatures are those of its public key', () => {
  const [first, again] = [openPaperKeys(folder, sealer).current(), openPaperKeys(folder, sealer).current()]
  assert.deepEqual([first.id, first.publicKey], [again.id, again.publicKey])
  const content = Buffer.from('isi')
  const key = { key: { ...first.publicKey }, format: 'jwk', dsaEncoding: 'ieee-p1363' } as const
  assert.ok(verify('sha256', content, key, again.sign(content)))
  const other = openSealer({ dataDir: '', secretKey: 'x'.repeat(32) })
  assert.throws(() => openPaperKeys(folder, other).current(), /another SECRET_KEY/)
})
