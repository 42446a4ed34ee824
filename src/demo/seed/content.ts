import anyaman from './content/anyaman.json' with { type: 'json' }
import batik from './content/batik.json' with { type: 'json' }
import currentEdition from './content/current-edition.json' with { type: 'json' }
import finishedEdition from './content/finished-edition.json' with { type: 'json' }
import gerabah from './content/gerabah.json' with { type: 'json' }
import makananMinuman from './content/makanan-minuman.json' with { type: 'json' }
import sentraFile from './content/sentra.json' with { type: 'json' }
import served from './content/served.json' with { type: 'json' }
import tenun from './content/tenun.json' with { type: 'json' }
import type { CraftCommodity } from '../pictures/index.ts'

export type DemoSentra = Readonly<{
  id: string
  name: string
  commodity: CraftCommodity
  office: string
  district: string
  units: number
  workers: number
  signatory: string
  about: string
}>

type Written = Readonly<{
  id: string
  /** The code of the regency or city. */
  office: string
  sentra: string
  producer: Readonly<{
    name: string
    owner: string
    district: string
    address: string
    founded: number
    men: number
    women: number
    story: string
  }>
  product: Readonly<{
    name: string
    about: string
    story: string
    materials: string
    process: string
    /** Whole rupiah, from and to. */
    price: readonly number[]
  }>
  /** What only the nomination says, without anything that tells who the maker is. */
  file: Readonly<{ unique: string; meaning: string; renewal: string }>
  /** Share of local raw material in per cent; months of production in a year; units that work with the firm. */
  local: number
  months: number
  units: number
  /** The seed of the pictures. */
  picture: number
  /** The mean that the assessors arrive at. */
  target: number
  permit?: string
  /** When the marketing permit ends, in days from the day of the demo; some years ahead when left out. */
  permitEnds?: number
  /** The same of a registered brand. */
  brandEnds?: number
  use?: string
  glazed?: boolean
  dyed?: boolean
  way?: string
  place?: string
  tested?: boolean
  /** Document types that the office has not collected yet. */
  lacks?: readonly string[]
  photos?: boolean
}>

/** An invented producer with one invented product. `index` numbers them all, from 1. */
export type DemoProduct = Written & Readonly<{ commodity: CraftCommodity; index: number }>

export const demoSentra: readonly DemoSentra[] = sentraFile.map(one => ({
  ...one,
  commodity: one.commodity as CraftCommodity,
}))

const written: readonly (readonly [CraftCommodity, readonly Written[]])[] = [
  ['makanan-minuman', makananMinuman],
  ['tenun', tenun],
  ['batik', batik],
  ['anyaman', anyaman],
  ['gerabah', gerabah],
  ['batik', served],
]

export const demoProducts: readonly DemoProduct[] = written
  .flatMap(([commodity, products]) => products.map(product => ({ ...product, commodity })))
  .map((product, position) => ({ ...product, index: position + 1 }))

const byId = new Map(demoProducts.map(product => [product.id, product]))

export function productOf(id: string): DemoProduct {
  const product = byId.get(id)
  if (!product) throw new Error(`the demo has no product ${id}`)
  return product
}

/** An item of verification that is returned: by a standing sentence, words of one's own, or both. */
export type PlannedFinding = Readonly<{ item: string; template: string; reason: string }>

/** How far a scoresheet has come. */
export type SheetStage = 'locked' | 'half' | 'empty'

/** What becomes of one nomination. Days count from the day of the demo; the past is negative. */
export type Planned = Readonly<{
  product: string
  /** The day on which the nomination is opened. */
  open: number
  /** Where it stands at the end. */
  end: string
  /** Instead of the product's own. */
  target?: number
  /** Points between the highest and the lowest sheet, about. */
  spread?: number
  /** The stars that the plenary settles on where it departs from the proposal. */
  departsTo?: number
  sheets?: readonly SheetStage[]
  /** An assessor declares an interest, and another one takes over. */
  interest?: boolean
  findings?: readonly PlannedFinding[]
  /** The office brings a new decree on the sentra, since the earlier one was refused. */
  renewsDecree?: boolean
  /** Products whose nominations the head approves together with this one, in one letter. */
  alsoApproves?: readonly string[]
  /** The product with whose nomination this one is approved. */
  approvedWith?: string
  /** Answers that are first given wrongly. */
  wrong?: Readonly<Record<string, string>>
  /** How the office corrects a returned file. */
  fix?: Readonly<{
    section?: string
    answers?: Readonly<Record<string, string>>
    document?: string
    photo?: boolean
  }>
  /** How many items a verifier has looked at so far. */
  checked?: number
  /** Why the office takes it back. */
  reason?: string
  /** How far a draft has come. */
  ready?: 'opened' | 'begun' | 'sections' | 'complete'
}>

type WrittenPlan = Omit<Planned, 'end' | 'wrong' | 'fix' | 'sheets' | 'ready'> &
  Readonly<{ end?: string; wrong?: object; fix?: object; sheets?: readonly string[]; ready?: string }>

const planned = (plans: readonly WrittenPlan[], end: string): readonly Planned[] =>
  plans.map(plan => ({ end, ...plan }) as Planned)

/** The plan of the finished edition: what is not said otherwise goes through to publication. */
export const finishedPlan = planned(finishedEdition, 'published')

/** The plan of the edition that is under way. */
export const currentPlan = planned(currentEdition, 'draft')

/** The product of the producer to whom the demo's producer account belongs. */
export const productOfDemoProducer = 'tas-bambu'
