import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { CertificateContent } from './certificate.ts'
import { codeRows, typesetCertificate } from './typeset-certificate.ts'

const content: CertificateContent = {
  template: 1,
  number: 'CONTOH-0001/OVOP-3B/X/1999',
  checkUrl: 'https://contoh.example/piagam/CONTOH-0001-OVOP-3B-X-1999',
  title: { id: 'Piagam contoh', en: 'Example certificate' },
  holder: 'Usaha Contoh',
  product: 'Produk contoh',
  place: 'Kabupaten Contoh',
  commodity: { id: 'Kain contoh', en: 'Example cloth' },
  stars: 2,
  of: 3,
  scheme: 'contoh/bintang-3',
  starsTitle: { id: 'Bintang Dua', en: 'Two Stars' },
  edition: { number: '7', title: { id: 'Edisi contoh', en: 'Example edition' } },
  decree: { number: 'KEP-1', date: '1999-10-18' },
  validUntil: '2002-10-18',
  legalBasis: null,
  rulesHash: '0123456789abcdef'.repeat(4),
  listDigest: 'fedcba9876543210'.repeat(4),
  issuedAt: '1999-10-20T03:00:00.000Z',
  example: true,
}

let library: PDFiumLibrary
before(async () => {
  library = await PDFiumLibrary.init()
})
after(() => library.destroy())

type Bitmap = Readonly<{ data: Uint8Array; width: number; height: number }>
type Opened = Readonly<{ text: string; bitmap: Bitmap }>

async function opened(paper: Buffer): Promise<Opened> {
  const document = await library.loadDocument(paper)
  const page = document.getPage(0)
  const text = page.getText().replaceAll(/[\u200b\s]+/g, ' ')
  const bitmap = await page.render({ scale: 4, render: 'bitmap' })
  assert.equal(document.getPageCount(), 1)
  document.destroy()
  return { text, bitmap }
}

/** The colour of the code alone: no other part in the lower right corner of the paper has it. */
const isDark = ({ data, width }: Bitmap, x: number, y: number): boolean => {
  const at = (y * width + x) * 4
  const [first = 255, green = 255, third = 255] = data.subarray(at, at + 3)
  return Math.max(first, green, third) < 0x58 && Math.abs(green - 0x24) < 8
}

/** The modules of the code as they stand on the paper, read from its picture. */
function codeOn(bitmap: Bitmap, modules: number): readonly string[] {
  const dark: (readonly [number, number])[] = []
  for (let y = Math.floor(bitmap.height * 0.7); y < bitmap.height * 0.93; y++)
    for (let x = Math.floor(bitmap.width * 0.82); x < bitmap.width * 0.945; x++)
      if (isDark(bitmap, x, y)) dark.push([x, y])
  const left = Math.min(...dark.map(([x]) => x))
  const top = Math.min(...dark.map(([, y]) => y))
  const size = Math.max(...dark.map(([x]) => x)) + 1 - left
  const at = (index: number): number => Math.floor(((index + 0.5) * size) / modules)
  const places = Array.from({ length: modules }, (_, index) => index)
  return places.map(row =>
    places.map(column => (isDark(bitmap, left + at(column), top + at(row)) ? '1' : '0')).join(''),
  )
}

const grouped = (digest: string): string => (digest.match(/.{8}/g) ?? []).join(' ')

const papers = [
  ['id', ['Piagam contoh', 'Bintang Dua', 'skema 3 bintang', 'Keputusan Menteri Nomor KEP-1', 'C O N T O H']],
  [
    'en',
    [
      'Example certificate',
      'Two Stars',
      'scheme of 3 stars',
      'Decree of the Minister KEP-1',
      'E X A M P L E',
    ],
  ],
] as const

for (const [locale, own] of papers) {
  test(`the ${locale} paper holds number, stars, scheme, digests and the code that leads to its check page`, async () => {
    const { text, bitmap } = await opened(typesetCertificate(content, locale))
    const both = [content.number, content.holder, content.product, content.place]
    for (const expected of [...both, ...own]) assert.ok(text.includes(expected), `${expected} in ${text}`)
    for (const digest of [content.rulesHash, content.listDigest]) assert.ok(text.includes(grouped(digest)))
    const code = codeRows(content.checkUrl)
    assert.deepEqual(codeOn(bitmap, code.length), code)
  })
}

test('a paper whose validity counts from the hand-over says so in both languages, and no day', async () => {
  const later = { ...content, validUntil: null, validMonths: 24 }
  const said = {
    id: '24 bulan sejak tanggal penganugerahan, atau sampai dicabut',
    en: '24 months from the day of its conferment, or until withdrawn',
  }
  for (const locale of ['id', 'en'] as const)
    assert.ok((await opened(typesetCertificate(later, locale))).text.includes(said[locale]))
})

test('each language has bytes of its own, the same each time', () => {
  const english = typesetCertificate(content, 'en')
  assert.ok(english.equals(typesetCertificate({ ...content }, 'en')))
  assert.ok(!english.equals(typesetCertificate(content, 'id')))
})
