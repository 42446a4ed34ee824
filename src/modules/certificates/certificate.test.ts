import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkKeyOf, standingOf, type Certificate, type CertificateContent } from './certificate.ts'
import { certificateNumber, monthsLater, romanMonth } from './certificate-number.ts'
import { codeRows, typesetCertificate } from './typeset-certificate.ts'

const content: CertificateContent = {
  template: 1,
  number: 'CONTOH-0001/OVOP-3B/X/1999',
  checkUrl: 'https://contoh.example/piagam/CONTOH-0001-OVOP-3B-X-1999',
  title: { id: 'Piagam contoh', en: 'Example certificate' },
  holder: 'Usaha Contoh',
  product: 'Produk contoh #panic("x") $ * _ ] [ \\',
  place: 'Kabupaten Contoh',
  commodity: { id: 'Kain contoh', en: 'Example cloth' },
  stars: 2,
  of: 3,
  scheme: 'contoh/bintang-3',
  starsTitle: { id: 'Bintang 2', en: 'Star 2' },
  edition: { number: '7', title: { id: 'Edisi contoh', en: 'Example edition' } },
  decree: { number: 'KEP-1', date: '1999-10-18' },
  validUntil: '2002-10-18',
  legalBasis: null,
  rulesHash: 'a'.repeat(64),
  listDigest: 'b'.repeat(64),
  issuedAt: '1999-10-20T03:00:00.000Z',
  example: true,
}
const certificate: Certificate = {
  id: 'c',
  number: content.number,
  checkKey: checkKeyOf(content.number),
  nominationId: 'n',
  editionId: 'e',
  sequence: 1,
  areaPath: '/32/32.05/',
  commodity: 'tenun',
  content,
  rulesHash: content.rulesHash,
  state: 'valid',
  statusIndex: 0,
  code: null,
  pdfSha256: null,
  englishPdfSha256: null,
  withdrawal: null,
  replacement: null,
  suspension: null,
  conferment: null,
  issuedAt: new Date(content.issuedAt),
  rowVersion: 1,
}

test('a number pattern is filled from its parts; what it does not know stays', () => {
  const parts = { sequence: 7, edition: '12', commodity: 'kain', stars: 3, date: '1999-10-18' }
  assert.equal(
    certificateNumber('A-{sequence}/{edition}/{commodity}/{stars}B/{month}/{year}/{other}', parts),
    'A-0007/12/kain/3B/X/1999/{other}',
  )
  assert.deepEqual([1, 4, 9, 12].map(romanMonth), ['I', 'IV', 'IX', 'XII'])
})

test('months later is the same day, or the last one of a shorter month', () => {
  assert.equal(monthsLater('1999-10-18', 36), '2002-10-18')
  assert.equal(monthsLater('1999-01-31', 1), '1999-02-28')
  assert.equal(monthsLater('1999-11-30', 3), '2000-02-29')
})

test('a typed number, with other case, spaces and signs, is the same key', () => {
  const key = 'CONTOH-0001-OVOP-3B-X-1999'
  for (const typed of [
    content.number,
    ' contoh-0001 / ovop-3b / x / 1999 ',
    'contoh 0001 ovop 3b x 1999',
    'CONTOH–0001/OVOP–3B/X/1999',
    key,
  ])
    assert.equal(checkKeyOf(typed), key)
  assert.notEqual(checkKeyOf('A-1/11'), checkKeyOf('A-11/1'))
  assert.equal(checkKeyOf(' / '), '')
})

test('a certificate stands until its last day, then it lapses; a withdrawn one stays withdrawn', () => {
  assert.equal(standingOf(certificate, '2002-10-18'), 'valid')
  assert.equal(standingOf(certificate, '2002-10-19'), 'lapsed')
  assert.equal(standingOf({ ...certificate, state: 'withdrawn' }, '2000-01-01'), 'withdrawn')
  assert.equal(
    standingOf({ ...certificate, content: { ...content, validUntil: null } }, '2999-01-01'),
    'valid',
  )
})

test('the paper has the same bytes each time, its font embedded, and one page', () => {
  const paper = typesetCertificate(content)
  assert.ok(paper.equals(typesetCertificate({ ...content })))
  assert.ok(!paper.equals(typesetCertificate({ ...content, stars: 3 })))
  const text = paper.toString('latin1')
  assert.match(text, /PlusJakartaSans/)
  assert.match(text, /\/Count 1\b/)
})

test('a very long name and a very long product still fit on one page', () => {
  const long = {
    ...content,
    holder: 'Kelompok Usaha Bersama '.repeat(7),
    product: 'Keranjang anyaman '.repeat(9),
  }
  assert.match(typesetCertificate(long).toString('latin1'), /\/Count 1\b/)
  const signed = { code: 'A'.repeat(700), sealedBy: 'Segel elektronik Kementerian Contoh Republik Contoh' }
  const paper = typesetCertificate({ ...long, template: 2 }, 'id', signed)
  assert.match(paper.toString('latin1'), /\/Count 1\b/)
  assert.ok(!paper.equals(typesetCertificate({ ...long, template: 2 }, 'id', { ...signed, sealedBy: null })))
})

test('the code is a square of modules with its three finders', () => {
  const rows = codeRows(content.checkUrl)
  assert.ok(rows.length >= 21 && rows.every(row => row.length === rows.length && /^[01]+$/.test(row)))
  for (const row of [rows[0], rows[6]]) assert.match(row ?? '', /^1111111.*1111111$/)
  assert.match(rows.at(-1) ?? '', /^1111111/)
})
