import { readFileSync } from 'node:fs'
import { typeset } from '../../platform/pdf/index.ts'
import { type Random, randomOf } from '../pictures/random.ts'
import { type PaperKind, paperKinds, type PaperType } from './paper-kinds.ts'

/**
 * A sample paper. Dates are `YYYY-MM-DD`. Each line is `label: value`; when every line is written with
 * ` | ` between cells, the first line is the head of a table and the others are its rows.
 */
export type Paper = Readonly<{
  type: PaperType
  number: string
  holder: string
  /** The invented office; never a real one. */
  issuer: string
  issuedOn: string
  /** Absent: the paper states that it has no last day. */
  validUntil?: string
  lines: readonly string[]
  seed: number
}>

const template = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8')

const longDate = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' })
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** Typesets the paper as a PDF of one or two A4 pages, marked CONTOH all over. The same paper gives the same bytes. */
export function makePaper(paper: Paper): Buffer {
  const kind = paperKinds[paper.type]
  const random = randomOf(`paper ${paper.type} ${paper.number}`, paper.seed)
  const issuedOn = longDate.format(dateOf(paper.issuedOn))
  const content = contentOf(paper.lines)
  const data = {
    ...kind,
    number: paper.number,
    holder: paper.holder,
    issuer: paper.issuer,
    issuedOn,
    address: addressOf(random),
    place: random.pick(places),
    facts: factsOf(paper, kind, issuedOn),
    rows: content.rows,
    listed: content.listed,
    clauses: clausesOf(paper),
    closing: 'Demikian usulan ini kami sampaikan. Atas perhatian Bapak/Ibu kami ucapkan terima kasih.',
    signer: { role: kind.signerRole, name: `${random.pick(firstNames)} ${random.pick(lastNames)} (contoh)` },
    signature: signatureOf(random),
    stampTurn: Math.round(random.between(-14, 14)),
    mark: markOf(paper.issuer),
  }
  return typeset(template, data, dateOf(paper.issuedOn))
}

type Content = Readonly<{
  rows: readonly (readonly [string, string])[]
  listed: Readonly<{ head: readonly string[]; rows: readonly (readonly string[])[] }> | null
}>

function contentOf(lines: readonly string[]): Content {
  const cells = lines.map(line => line.split(' | '))
  const head = cells[0]
  if (head && head.length > 1 && cells.every(row => row.length === head.length)) {
    return { rows: [], listed: { head, rows: cells.slice(1) } }
  }
  const rows = lines.map((line): readonly [string, string] => {
    const colon = line.indexOf(': ')
    return colon < 0 ? ['Keterangan', line] : [line.slice(0, colon), line.slice(colon + 2)]
  })
  return { rows, listed: null }
}

function factsOf(
  { holder, validUntil }: Paper,
  kind: PaperKind,
  issuedOn: string,
): (readonly [string, string])[] {
  const last = validUntil === undefined ? 'Tanpa batas waktu' : longDate.format(dateOf(validUntil))
  return [
    [kind.layout === 'report' ? 'Pemilik contoh' : 'Nama', holder],
    ['Diterbitkan', issuedOn],
    ['Berlaku sampai', last],
  ]
}

/** The reasons and rulings of a decree; the head of a district signs for a sentra of at least five units. */
const clausesOf = ({ holder, validUntil }: Paper): readonly (readonly [string, string])[] => [
  [
    'Menimbang',
    `bahwa ${holder} telah tumbuh sebagai sentra dengan kegiatan usaha sejenis dan perlu ditetapkan.`,
  ],
  [
    'Mengingat',
    'peraturan yang berlaku tentang pengembangan sentra industri (naskah contoh, tanpa rujukan).',
  ],
  ['Menetapkan', `${holder} sebagai sentra industri kecil dan industri menengah.`],
  ['KESATU', 'Unit usaha yang termasuk dalam sentra tercantum dalam lampiran keputusan ini.'],
  ['KEDUA', 'Pembinaan sentra dilaksanakan oleh dinas yang membidangi perindustrian.'],
  [
    'KETIGA',
    validUntil === undefined
      ? 'Keputusan ini mulai berlaku pada tanggal ditetapkan.'
      : `Keputusan ini berlaku sampai dengan ${longDate.format(dateOf(validUntil))}.`,
  ],
]

const places = ['Kota Contoh', 'Kabupaten Contoh', 'Negeri Contoh'] as const
const streets = ['Jalan Contoh Raya', 'Jalan Peragaan', 'Jalan Rekaan Indah', 'Jalan Misal Jaya'] as const
const firstNames = [
  'Sekar',
  'Bima',
  'Laras',
  'Wira',
  'Ratna',
  'Damar',
  'Kirana',
  'Jaya',
  'Melati',
  'Surya',
] as const
const lastNames = [
  'Contohwati',
  'Rekawan',
  'Misalia',
  'Peragana',
  'Andaiyani',
  'Umpamani',
  'Contohadi',
] as const

const addressOf = (random: Random): string =>
  `${random.pick(streets)} No. ${random.whole(1, 99)} · kantor rekaan (contoh)`

/** A pen's path: one point, then groups of three for each bend; shares of the box it is drawn in. */
function signatureOf(random: Random): (readonly [number, number])[] {
  const bends = random.whole(5, 8)
  const round = (value: number) => Math.round(value * 1000) / 1000
  const points: (readonly [number, number])[] = [[0.04, round(random.between(0.4, 0.7))]]
  for (let bend = 0; bend < bends; bend++) {
    const from = 0.04 + (bend / bends) * 0.8
    for (const share of [0.3, 0.5, 1]) {
      const swing =
        share === 1
          ? random.between(0.35, 0.65)
          : bend % 2 === 0
            ? random.between(0, 0.3)
            : random.between(0.65, 1)
      points.push([round(from + (share * 0.8) / bends + random.between(-0.03, 0.05)), round(swing)])
    }
  }
  return points
}

/** A mirrored figure of four by four cells, the same for an office on all its papers. */
function markOf(issuer: string): number[] {
  const random = randomOf(`mark ${issuer}`, 0)
  const half = Array.from({ length: 4 }, () => [random.whole(0, 3), random.whole(1, 3)])
  return half.flatMap(([outer, inner]) => [outer!, inner!, inner!, outer!])
}
