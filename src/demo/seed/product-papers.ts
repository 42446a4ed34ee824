import type { Paper } from '../papers/index.ts'
import type { Calendar } from './calendar.ts'
import { demoSentra, type DemoProduct, type DemoSentra } from './content.ts'
import texts from './content/papers.json' with { type: 'json' }
import { decreeNumber, numberOf } from './document-numbers.ts'
import { levelsOf } from './levels.ts'

/** A document of the demo: what its form says, and the paper that is uploaded with it. */
export type DemoDocument = Readonly<{
  owner: 'producer' | 'product' | 'sentra'
  type: string
  number: string
  edition: string
  issuer: string
  issuedOn: string
  validity: string
  validUntil: string
  /** `null`: the identity card, which is drawn and not typeset. */
  paper: Paper | null
  name: string
}>

type Issued = Readonly<{
  owner: DemoDocument['owner']
  type: Paper['type']
  number: string
  issuer: string
  issuedOn: string
  validUntil?: string
  validity: string
  lines: readonly string[]
}>

/** Five years, the term of a marketing permit. */
const PERMIT_DAYS = 1826
const REPORT_DAYS = 730
const BRAND_DAYS = 3652

function documentFrom({ lines, ...issued }: Issued, holder: string, seed: number): DemoDocument {
  const { type, number, issuer, issuedOn, validUntil } = issued
  return {
    ...issued,
    edition: '',
    validUntil: validUntil ?? '',
    name: `${type}.pdf`,
    paper: { type, number, holder, issuer, issuedOn, ...(validUntil ? { validUntil } : {}), lines, seed },
  }
}

function licenceOf(product: DemoProduct, calendar: Calendar, day: number): DemoDocument {
  const { producer, commodity, index } = product
  return documentFrom(
    {
      owner: 'producer',
      type: 'nib',
      number: numberOf.nib(product),
      issuer: texts.issuers.nib,
      issuedOn: calendar.date(day - 640 - index),
      validity: 'unlimited',
      lines: [
        `Pelaku usaha: ${producer.owner} (contoh)`,
        `Kode KBLI: ${texts.kbli[commodity]}`,
        `Bidang usaha: ${texts.kbliTitles[commodity]}`,
        'Skala usaha: industri kecil',
      ],
    },
    producer.name,
    index,
  )
}

function taxNumberOf(product: DemoProduct, calendar: Calendar, day: number): DemoDocument {
  const issuedOn = calendar.date(day - 700 - product.index)
  return documentFrom(
    {
      owner: 'producer',
      type: 'npwp',
      number: numberOf.npwp(product),
      issuer: texts.issuers.npwp,
      issuedOn,
      validity: 'unlimited',
      lines: [`Terdaftar: ${issuedOn}`],
    },
    product.producer.name,
    product.index,
  )
}

/** The papers of the firm, which every commodity asks for. `day` is when the office registers it. */
function firmPapers(product: DemoProduct, calendar: Calendar, day: number): readonly DemoDocument[] {
  const nib = licenceOf(product, calendar, day)
  // The code stands on the annex of the licence, so that paper serves twice.
  const kbli: DemoDocument = {
    ...nib,
    type: 'kbli',
    number: texts.kbli[product.commodity],
    edition: 'kbli-2020',
    issuedOn: '',
    name: 'lampiran-nib.pdf',
  }
  const identity: DemoDocument = {
    ...nib,
    type: 'nik',
    number: numberOf.nik(product),
    issuer: '',
    issuedOn: '',
    name: 'ktp-contoh.pdf',
    paper: null,
  }
  return [nib, kbli, taxNumberOf(product, calendar, day), identity]
}

/** The office's letter, written when it nominates. */
export const letterOf = (product: DemoProduct, issuedOn: string, round: string): DemoDocument =>
  documentFrom(
    {
      owner: 'producer',
      type: 'surat-usulan',
      number: `${numberOf['surat-usulan'](product)}/${round}`,
      issuer: texts.office,
      issuedOn,
      validity: 'unlimited',
      lines: [
        `IKM: ${product.producer.name}`,
        `Produk: ${product.product.name}`,
        `Edisi: Edisi Contoh ${round}`,
      ],
    },
    product.producer.name,
    product.index,
  )

function permitOf(product: DemoProduct, calendar: Calendar, day: number): DemoDocument {
  const ends = product.permitEnds ?? day - 360 - product.index + PERMIT_DAYS
  const type = product.permit === 'bpom-md' ? 'bpom' : 'p-irt'
  const validUntil = calendar.date(ends)
  return documentFrom(
    {
      owner: 'product',
      type,
      number: numberOf[type](product, validUntil.slice(0, 4)),
      issuer: texts.issuers[type],
      issuedOn: calendar.date(ends - PERMIT_DAYS),
      validUntil,
      validity: 'until-date',
      lines: [
        `Nama produk: ${product.product.name}`,
        'Kemasan: sesuai contoh yang diserahkan',
        'Tempat produksi: sesuai sentra',
      ],
    },
    product.producer.name,
    product.index,
  )
}

const halalOf = (product: DemoProduct, calendar: Calendar, day: number): DemoDocument =>
  documentFrom(
    {
      owner: 'product',
      type: 'halal',
      number: numberOf.halal(product),
      issuer: texts.issuers.halal,
      issuedOn: calendar.date(day - 220 - product.index),
      validity: 'until-change',
      lines: ['Produk | Jenis', `${product.product.name} | Makanan dan minuman`],
    },
    product.producer.name,
    product.index,
  )

function reportOf(product: DemoProduct, calendar: Calendar, day: number): DemoDocument {
  const issued = day - 60 - product.index
  return documentFrom(
    {
      owner: 'product',
      type: 'uji-lab',
      number: numberOf['uji-lab'](product),
      issuer: texts.issuers['uji-lab'],
      issuedOn: calendar.date(issued),
      validUntil: calendar.date(issued + REPORT_DAYS),
      validity: 'until-date',
      lines: texts.results[product.commodity],
    },
    product.producer.name,
    product.index,
  )
}

function brandOf(product: DemoProduct, calendar: Calendar, day: number): DemoDocument {
  const ends = product.brandEnds ?? day - 500 - product.index + BRAND_DAYS
  return documentFrom(
    {
      owner: 'product',
      type: 'merek',
      number: numberOf.merek(product),
      issuer: texts.issuers.merek,
      issuedOn: calendar.date(ends - BRAND_DAYS),
      validUntil: calendar.date(ends),
      validity: 'until-date',
      lines: [`Merek: ${product.product.name} (contoh)`],
    },
    product.producer.name,
    product.index,
  )
}

/** The papers of a product and its firm as the office brings them in, without those that it still lacks. */
export function papersOf(product: DemoProduct, calendar: Calendar, day: number): readonly DemoDocument[] {
  const isFood = product.commodity === 'makanan-minuman'
  const papers = [
    ...firmPapers(product, calendar, day),
    ...(isFood ? [permitOf(product, calendar, day), halalOf(product, calendar, day)] : []),
    ...(isFood || product.tested || product.use === 'alat-makan' ? [reportOf(product, calendar, day)] : []),
    ...(levelsOf(product).merek === 3 ? [brandOf(product, calendar, day)] : []),
  ]
  const lacks = new Set(product.lacks ?? [])
  return papers.filter(paper => !lacks.has(paper.type))
}

/** The decree that establishes a sentra. */
export function decreeOf(sentra: DemoSentra, calendar: Calendar, day: number): DemoDocument {
  const place = demoSentra.indexOf(sentra) + 1
  return documentFrom(
    {
      owner: 'sentra',
      type: 'sk-sentra',
      number: decreeNumber(place),
      issuer: sentra.signatory,
      issuedOn: calendar.date(day - 900 - place * 3),
      validity: 'unlimited',
      lines: [`Jumlah unit usaha: ${sentra.units}`, `Jumlah tenaga kerja: ${sentra.workers}`],
    },
    sentra.name,
    place,
  )
}
