// on the embedded database: no database is asked; only papers are made.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { CertificateContent } from '../../src/modules/certificates/certificate.ts'
import type { PrintedItem } from '../../src/modules/certificates/print.ts'
import { typesetCertificate } from '../../src/modules/certificates/typeset-certificate.ts'
import { typesetCover } from '../../src/modules/certificates/typeset-cover.ts'
import type { AnnexContent } from '../../src/modules/decisions/annex/annex.ts'
import { typesetAnnex } from '../../src/modules/decisions/annex/typeset-annex.ts'
import type { LetterContent } from '../../src/modules/letters/letter.ts'
import { typesetLetter } from '../../src/modules/letters/typeset-letter.ts'
import type { Minutes } from '../../src/modules/plenary/minutes.ts'
import { typesetMinutes } from '../../src/modules/plenary/typeset-minutes.ts'
import type { StoragePlace } from '../../src/modules/samples/place.ts'
import type { Sample } from '../../src/modules/samples/sample.ts'
import type { SampleSession } from '../../src/modules/samples/session.ts'
import {
  typesetOuterLabels,
  typesetPlaceLabels,
  typesetSessionList,
} from '../../src/modules/samples/typeset-labels.ts'
import { text } from '../../src/foundation/text.ts'
import { PaperJoin } from '../../src/platform/pdf/index.ts'
import { readProgramme } from '../../src/setup/programme.ts'

/** What a name may hold, each beside a word that every paper must still show. */
const names: readonly string[] = [
  'Keripik 🔥 👍🏽 👨‍👩‍👧 🇮🇩 1️⃣ ☀️',
  'Batik ꦧꦠꦶꦏ꧀',
  'Tenun ᬩᬮᬶ ᮞᮥᮔ᮪ᮓ ᨅᨔ ᯅᯖᯂ᯲',
  'Madu ＡＢ \uf0b7 \uf0fc \ue000',
  'Kain 蜡染 باتيك ก ḍ\u0301 ꦧ\u0301',
  'Kopi \u202Etabmar\u202C \u200bx\u00ad \u2066y',
  `Teh e${'\u0301'.repeat(40)} \ud800 \ufffd \u0007 \u{10ffff} \u1680`,
  'Gula #panic("x") $ * _ @y ] [ \\ ½ ② ﬁ',
]
const words = names.map(name => name.slice(0, name.indexOf(' ')))
const name = names.join(' / ')
const at = '1999-10-20T03:00:00.000Z'
const programme = readProgramme()
const digest = '0123456789abcdef'.repeat(4)

const certificate: CertificateContent = {
  template: 1,
  number: 'CONTOH-0001',
  checkUrl: 'https://contoh.example/piagam/CONTOH-0001',
  title: text('Piagam', 'Certificate'),
  holder: name,
  product: name,
  place: 'Kabupaten Contoh',
  commodity: text('Rotan', 'Rattan'),
  stars: 2,
  of: 3,
  scheme: 'contoh',
  starsTitle: text('Bintang Dua', 'Two Stars'),
  edition: { number: '7', title: text('Edisi contoh', 'Example edition') },
  decree: { number: `KEP-1 🔥`, date: '1999-10-18' },
  validUntil: '2002-10-18',
  legalBasis: null,
  rulesHash: digest,
  listDigest: digest,
  issuedAt: at,
  example: false,
}

const annex: AnnexContent = {
  template: 1,
  edition: 'Edisi contoh 🔥',
  anew: false,
  number: 'KEP-1 🔥 Ａ \uf0b7 ꦏ',
  date: '1999-10-18',
  lines: names.map(one => ({ product: one, maker: one, place: one, commodity: 'Rotan', stars: 2, of: 3 })),
  rulesHashes: [digest],
  listDigest: digest,
  checkpoint: { seq: 1, hash: digest },
  signer: { name, position: 'Menteri', mandate: null },
  electronic: false,
  fileUrl: 'https://contoh.example/keputusan/1',
  text: programme.settings.decreeAnnex,
  preparedAt: at,
  example: false,
}

const { words: letterWords } = programme.settings.nominationLetter
const letter: LetterContent = {
  template: 1,
  number: '1/🔥',
  place: 'Contoh',
  day: '1999-10-18',
  government: name,
  office: name,
  addressee: ['Menteri'],
  subject: 'Usulan',
  opening: 'Dengan hormat',
  closing: 'Terima kasih',
  replaces: [],
  items: names.map((one, index) => ({
    nominationId: String(index),
    product: one,
    maker: one,
    number: '1',
    place: one,
    commodity: 'Rotan',
    parts: { facts: digest, answers: digest, documents: digest, photos: digest },
  })),
  signer: { name, position: 'Kepala', nip: '', mandate: null },
  words: letterWords,
  language: 'id',
  checkUrl: 'https://contoh.example/s/1',
  issuedAt: at,
  example: false,
}

const minutes: Minutes = {
  sessionId: '1',
  version: 2,
  content: {
    template: 1,
    example: false,
    edition: { title: text('Edisi', 'Edition'), number: '7' },
    session: { number: 1, heldOn: '1999-10-18', place: name, from: at, to: at },
    chair: name,
    secretary: name,
    quorum: { needed: 1, isByRules: false, majority: 'simple' },
    members: [{ name, times: [{ from: at, to: at }] }],
    breaks: [{ from: at, to: at, reason: name }],
    cases: [],
    left: 0,
    rulesHashes: [digest],
    tableDigest: digest,
    corrections: [{ version: 2, text: name, by: name, at }],
  },
  digest,
  pdfSha256: null,
  reason: name,
  madeBy: '1',
  madeAt: new Date(at),
}

const sheet = {
  publicUrl: 'https://contoh.example',
  locale: 'id',
  settings: programme.settings.samples,
} as const
const sample = { labelCode: 'ABCD-EFGH', storage: '', lot: name, bestBefore: null, counts: { underway: 3 } }
const outer = { sample: sample as unknown as Sample, product: name, maker: name, office: name }
const place = { id: '1', code: 'R-1', name } as unknown as StoragePlace
const session = { name, place: name, heldOn: '1999-10-18' } as unknown as SampleSession
const printed = [
  { certificate: { content: certificate }, state: 'ready', cause: null },
] as unknown as readonly PrintedItem[]
const cover = () => typesetCover(printed, 'both', new Date(at))
const inId = () => typesetCertificate(certificate, 'id')
const inEnglish = () => typesetCertificate(certificate, 'en')

function printFile(): Buffer {
  const join = new PaperJoin()
  join.addTogether([inId(), inEnglish()])
  join.add(cover(), 'before')
  return join.finish(name).pdf
}

const papers: Readonly<Record<string, () => Buffer>> = {
  letter: () => typesetLetter(letter).pdf,
  'letter as a draft': () => typesetLetter(letter, { preview: true }).pdf,
  annex: () => typesetAnnex(annex).pdf,
  minutes: () => typesetMinutes(minutes),
  'certificate in Indonesian': inId,
  'certificate in English': inEnglish,
  'cover of a print file': cover,
  'print file': printFile,
  'labels of parcels': () => typesetOuterLabels([outer], 1, sheet),
  'labels of places': () => typesetPlaceLabels([place], sheet),
  'list of a session': () => typesetSessionList(session, [{ code: 'K-1', pieces: 1 }], 'id'),
}

let library: PDFiumLibrary
before(async () => {
  library = await PDFiumLibrary.init()
})
after(() => library.destroy())

async function read(pdf: Buffer): Promise<string> {
  const document = await library.loadDocument(pdf)
  const texts = [...document.pages()].map(page => page.getText())
  document.destroy()
  return texts.join(' ').replaceAll(/\s+/g, ' ')
}

for (const [kind, make] of Object.entries(papers))
  test(`any letter, ${kind}, is made and shows what can be shown`, async () => {
    const pdf = make()
    assert.ok(pdf.equals(make()), 'the same bytes again')
    const said = await read(pdf)
    for (const word of words) assert.ok(said.includes(word), `${word} in ${said.slice(0, 400)}`)
    assert.match(said, /▯/)
  })
