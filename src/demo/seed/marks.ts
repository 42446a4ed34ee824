import {
  criteriaOf,
  factsOf,
  findForm,
  reasonNeeded,
  scoreSheet,
  type Answer,
  type Criterion,
  type Facts,
  type Option,
  type Rules,
  type Sheet,
} from '../../engine/index.ts'
import { toDecimal } from '../../foundation/fraction.ts'
import { randomOf } from '../pictures/random.ts'
import { answersOf } from './answers.ts'
import type { DemoProduct } from './content.ts'
import reasonTexts from './content/reasons.json' with { type: 'json' }
import { goodness, levelsOf, type Levels, type Topic } from './levels.ts'

/** What one assessor writes on a sheet: answers and reasons by criterion id. */
export type FilledSheet = Readonly<{
  answers: Readonly<Record<string, Answer>>
  reasons: Readonly<Record<string, string>>
}>

/** Who assesses, by the number of the demo's assessor, and how strict each is, in points. */
const severities = [0.6, -1.4, 1.1, 0.2, -0.7, 1.8, -2.1, 0.4, -0.3, 1.5, -1.1, 0.9] as const
export const severityOf = (assessor: number): number => severities[(assessor - 1) % severities.length] ?? 0

/** The topic of the answers that a criterion looks at; what is not here is the assessor's own impression. */
const topicOf: Readonly<Record<string, Topic>> = {
  'jaminan-pasokan': 'pasokan',
  'kapasitas-produksi': 'kapasitas',
  'kendali-proses': 'proses',
  'limbah-pangan': 'limbah',
  'limbah-celup': 'limbah',
  'limbah-batik': 'limbah',
  'limbah-anyaman': 'limbah',
  'lingkungan-pembakaran': 'limbah',
  'asal-rancangan': 'rancangan',
  'pembaruan-produk': 'pembaruan',
  'pembelian-dari-sentra': 'pembelian',
  'alih-keterampilan': 'peran',
  'pasar-dalam-negeri': 'pasar',
  'kanal-penjualan': 'kanal',
  'layanan-pembeli': 'layanan',
  pembukuan: 'pembukuan',
  regenerasi: 'regenerasi',
  'ketahanan-usaha': 'ketahanan',
  higiene: 'higiene',
  'hasil-uji-pangan': 'uji',
}

/** Numbers that assessors take over from the file. */
const numberOf: Readonly<Record<string, (product: DemoProduct) => number>> = {
  'bahan-baku-lokal': ({ local }) => local,
  'unit-terhubung': ({ units }) => units,
  'kesinambungan-produksi': ({ months }) => months,
}

/** Answers that would end everything: no assessor of the demo sees any of them. */
function shunned(rules: Rules): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('answer' in value && 'is' in value && typeof value.is === 'string')
      found.add(`${String(value.answer)}=${value.is}`)
    for (const part of Object.values(value)) walk(part)
  }
  for (const gate of rules.document.gates) walk(gate.when)
  return found
}

/** Of alternative scales, the one that fits the product. */
function scaleFor(criterion: Criterion, product: DemoProduct, levels: Levels): readonly Option[] {
  if (criterion.kind !== 'alternatives') return []
  const wanted: Readonly<Record<string, string>> = {
    'kesiapan-ekspor': levels.ekspor >= 3 ? 'sudah-ekspor' : 'belum-ekspor',
    'tahan-luntur': product.tested ? 'hasil-uji' : 'uji-gosok',
    'pewarnaan-anyaman': product.dyed ? 'diwarnai' : 'warna-alami',
    'keamanan-pakai': product.use ?? '',
  }
  const scale = criterion.scales.find(one => one.id === wanted[criterion.id]) ?? criterion.scales[0]
  return scale?.options ?? []
}

type Impression = Readonly<{
  product: DemoProduct
  levels: Levels
  avoided: ReadonlySet<string>
  /** How good each criterion looks to this assessor, before the whole is moved to its points. */
  seen: ReadonlyMap<string, number>
}>

function optionAt(options: readonly Option[], quality: number): Answer | null {
  const rising = options.toSorted((one, other) => one.points - other.points)
  const place = Math.min(rising.length - 1, Math.max(0, Math.round(quality * (rising.length - 1))))
  return rising[place]?.id ?? null
}

function answerOf(criterion: Criterion, { product, levels, avoided, seen }: Impression, shift: number) {
  const quality = (seen.get(criterion.id) ?? 0.5) + shift
  const number = numberOf[criterion.id]
  if (criterion.kind === 'number') return number ? String(number(product)) : null
  if (criterion.kind === 'yes-no') return quality > 0.45
  const all = criterion.kind === 'choice' ? criterion.options : scaleFor(criterion, product, levels)
  return optionAt(
    all.filter(option => !avoided.has(`${criterion.id}=${option.id}`)),
    quality,
  )
}

function impressionOf(rules: Rules, product: DemoProduct, criteria: readonly Criterion[], slot: number) {
  const levels = levelsOf(product)
  const common = randomOf(`seen ${product.id}`, 0)
  const own = randomOf(`seen ${product.id}`, slot + 1)
  // The best firms are good at everything; the others have strong and weak sides.
  const uneven = 0.4 + 0.75 * (1 - goodness(product))
  const base = (id: string): number => {
    const topic = topicOf[id]
    const drawn = 0.7 + common.between(-uneven, uneven)
    return topic === undefined ? drawn : levels[topic] / 2
  }
  const seen = new Map(criteria.map(one => [one.id, base(one.id) + own.between(-0.2, 0.2)]))
  return { product, levels, avoided: shunned(rules), seen }
}

const SEARCH_STEPS = 14

/** What conditions of the rules may look at: the answers, and that all papers were accepted. */
export function factsAbout(rules: Rules, product: DemoProduct): Facts {
  const papers = rules.document.documents.map(one => [`document.${one.id}.verified`, true] as const)
  const known = Object.entries(answersOf(product)).map(
    ([id, value]) => [id, value === 'yes' ? true : value === 'no' ? false : value] as const,
  )
  return factsOf(rules, product.commodity, Object.fromEntries(known), Object.fromEntries(papers))
}

type Ground = Readonly<{ rules: Rules; product: DemoProduct; criteria: readonly Criterion[]; facts: Facts }>

function answersAt({ criteria }: Ground, impression: Impression, shift: number): Sheet {
  const answers = criteria.map(one => [one.id, answerOf(one, impression, shift)] as const)
  return Object.fromEntries(answers.filter((pair): pair is [string, Answer] => pair[1] !== null))
}

const pointsOf = ({ rules, product, facts }: Ground, sheet: Sheet): number => {
  const { total } = scoreSheet(rules, product.commodity, sheet, facts, {})
  return total === null ? 0 : Number(toDecimal(total, 2, 6))
}

/** The sheet whose points come nearest to those wanted: its impressions are moved together until they fit. */
function sheetNear(ground: Ground, impression: Impression, wanted: number): Sheet {
  let [low, high] = [-1.2, 1.2]
  let best = answersAt(ground, impression, 0)
  let distance = Math.abs(pointsOf(ground, best) - wanted)
  for (let step = 0; step < SEARCH_STEPS; step++) {
    const middle = (low + high) / 2
    const sheet = answersAt(ground, impression, middle)
    const points = pointsOf(ground, sheet)
    if (Math.abs(points - wanted) < distance) [best, distance] = [sheet, Math.abs(points - wanted)]
    if (points < wanted) low = middle
    else high = middle
  }
  return best
}

const COMMENTS = 3

/** Written reasons: where the rules ask for one, and for what is weakest besides. */
function reasonsFor({ rules, product, facts }: Ground, sheet: Sheet, slot: number): Record<string, string> {
  const random = randomOf(`reasons ${product.id}`, slot)
  const pool: Readonly<Record<string, readonly string[]>> = reasonTexts
  const scored = scoreSheet(rules, product.commodity, sheet, facts, {}).answers.flatMap(one =>
    one.applies === true && one.points !== null ? [{ criterion: one.criterion, points: one.points }] : [],
  )
  const needed = scored.filter(one => reasonNeeded(one.criterion, one.points) !== null)
  const weakest = scored
    .filter(one => one.points < one.criterion.max && !needed.includes(one))
    .toSorted((one, other) => one.points / one.criterion.max - other.points / other.criterion.max)
    .slice(0, Math.max(0, COMMENTS - needed.length))
  return Object.fromEntries(
    [...needed, ...weakest].flatMap(({ criterion: { id } }) => {
      const sentences = pool[id]
      return sentences ? [[id, random.pick(sentences)]] : []
    }),
  )
}

/**
 * The sheets of a panel: each assessor sees the product a little differently and is as strict as ever, and the
 * mean of all comes out at the points of the product. `spread` parts the highest from the lowest sheet.
 */
export function sheetsOfPanel(
  rules: Rules,
  product: DemoProduct,
  panel: readonly number[],
  { target, spread }: Readonly<{ target: number; spread: number }>,
): readonly FilledSheet[] {
  const form = findForm(rules, product.commodity)
  if (!form) throw new Error(`the rules have no rubric for ${product.commodity}`)
  const criteria = criteriaOf(form.index.rubric.root)
  const ground: Ground = { rules, product, criteria, facts: factsAbout(rules, product) }
  const average = panel.reduce((sum, one) => sum + severityOf(one), 0) / panel.length
  return panel.map((assessor, slot) => {
    const apart = ((panel.length - 1) / 2 - slot) * (spread / Math.max(1, panel.length - 1))
    const wanted = target - (spread > 0 ? 0 : severityOf(assessor) - average) + apart
    const answers = sheetNear(ground, impressionOf(rules, product, criteria, slot), wanted)
    return { answers, reasons: reasonsFor(ground, answers, slot) }
  })
}
