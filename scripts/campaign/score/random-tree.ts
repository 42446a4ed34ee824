// Random rubrics that fit their sums: every kind of criterion, every way to combine, and what applies only sometimes.
import type { Dice } from '../campaign.ts'

export type Part = Readonly<Record<string, unknown>>
export type Answer = string | boolean

/** A criterion as the sheets and gates see it. */
export type Leaf = Readonly<{
  id: string
  kind: 'choice' | 'alternatives' | 'yes-no' | 'number' | 'imported'
  /** Answers that are right; for `imported`: values of its fact that are. */
  answers: readonly Answer[]
  fact: string | null
  level: string | null
  conditional: boolean
  /** Whole hundredths. */
  max: number
}>

export const text = (words: string): Part => ({ id: `Soal "${words}"`, en: `Item ${words}` })
export const points = (hundredths: number): string => (hundredths / 100).toFixed(2)
export const pick = <Value>(dice: Dice, values: readonly Value[]): Value =>
  values[dice(values.length)] as Value
export const happens = (dice: Dice, percent: number): boolean => dice(100) < percent

/** What a rubric may refer to, and the leaves that were made so far. */
export type Garden = Readonly<{
  dice: Dice
  name: string
  levels: readonly string[]
  leaves: Leaf[]
  condition: (leaves: readonly Leaf[]) => unknown
  /** A condition on facts alone. */
  evidence: () => unknown
  /** One level of criteria: files that come out equal. */
  shallow: boolean
}>

/** Points that rise to the full value, with gaps and equals; the lowest need not be zero. */
function steps(dice: Dice, max: number, count: number): readonly number[] {
  const lower = Array.from({ length: count - 1 }, () => dice(max + 1))
  return [...lower.toSorted((one, other) => one - other), max]
}

const optionsOf = (dice: Dice, max: number, prefix: string): readonly Part[] =>
  steps(dice, max, 2 + dice(3)).map((value, index) => ({
    id: `${prefix}${index}`,
    points: points(value),
    text: text(`${prefix}${index}`),
  }))
const idsOf = (options: readonly Part[]): readonly string[] => options.map(one => String(one['id']))

const limits = ['0', '7.5', '10', '12.000001', '40'] as const
const numbers = ['0', '7.499999', '7.5', '10', '12', '12.000001', '39.9', '40', '100'] as const
const bandsOf = (dice: Dice, max: number): readonly Part[] => {
  const points_ = steps(dice, max, 2 + dice(4))
  return points_.map((value, index) => ({ from: limits[index] ?? '50', points: points(value) }))
}

type Shape = Readonly<{ answers: readonly Answer[]; fact?: string; fields: Part }>

function importedShape(dice: Dice, max: number): Shape {
  const source = text('sumber')
  const way = dice(3)
  if (way === 0) {
    const options = optionsOf(dice, max, 't')
    return { answers: idsOf(options), fact: pick(dice, ['t1', 't2']), fields: { source, options } }
  }
  const answers = way === 1 ? numbers : ['0', points(Math.floor(max / 2)), points(max)]
  const fields = way === 1 ? { source, bands: bandsOf(dice, max) } : { source }
  return { answers, fact: pick(dice, ['f1', 'f2']), fields }
}

function shapeOf(dice: Dice, kind: Leaf['kind'], max: number): Shape {
  if (kind === 'imported') return importedShape(dice, max)
  if (kind === 'choice') {
    const options = optionsOf(dice, max, 'o')
    return { answers: idsOf(options), fields: { options } }
  }
  if (kind === 'alternatives') {
    const scales = ['p', 'q'].map(id => ({ id, title: text(id), options: optionsOf(dice, max, id) }))
    return { answers: scales.flatMap(one => idsOf(one.options)), fields: { scales } }
  }
  if (kind === 'yes-no') {
    const otherwise = happens(dice, 50) ? { otherwise: points(dice(max + 1)) } : {}
    return { answers: [true, false], fields: { points: points(max), ...otherwise } }
  }
  const line = happens(dice, 40) ? { between: 'linear' } : {}
  const highest = happens(dice, 50) ? { highest: '100' } : {}
  return { answers: numbers, fields: { bands: bandsOf(dice, max), lowest: '0', ...highest, ...line } }
}

const kinds = ['choice', 'choice', 'choice', 'alternatives', 'yes-no', 'number', 'imported'] as const

function criterion(garden: Garden, max: number): Part {
  const { dice, leaves } = garden
  const kind = pick(dice, kinds)
  const { answers, fact, fields } = shapeOf(dice, kind, max)
  const id = `${garden.name}${leaves.length}`
  const conditional = happens(dice, 25)
  const appliesWhen = conditional ? garden.condition(leaves) : null
  const level = kind !== 'imported' && happens(dice, 12) ? pick(dice, garden.levels) : null
  const leaf: Leaf = { id, kind, answers, fact: fact ?? null, level, conditional, max }
  leaves.push(leaf)
  return {
    kind,
    id,
    title: text(id),
    guidance: text('petunjuk'),
    max: points(max),
    evidence: [],
    ...fields,
    ...(fact ? { fact } : {}),
    ...(level ? { scoredAt: level } : {}),
    ...(happens(dice, 12) ? { evidenceNeeded: { when: garden.evidence(), atMost: points(dice(max)) } } : {}),
    ...(conditional
      ? { appliesWhen, whenNotApplicable: pick(dice, ['full', 'zero', 'redistribute', 'redistribute']) }
      : {}),
  }
}

/** Splits whole hundredths into parts of at least one point. */
function split(dice: Dice, total: number, count: number): readonly number[] {
  const parts: number[] = []
  let left = total
  for (let more = count - 1; more > 0; more--) {
    const part = 100 + dice(Math.max(1, left - 100 * (more + 1)))
    parts.push(part)
    left -= part
  }
  return [...parts, left]
}

const weightings = [
  ['0.5', '0.5'],
  ['0.2', '0.3', '0.5'],
  ['0.125', '0.875'],
  ['0.333333', '0.666667'],
] as const

type Way = Readonly<{ combine: string; maxima: readonly number[]; weights?: readonly string[] }>

function wayOf(dice: Dice, max: number): Way {
  const way = dice(6)
  const spread = dice(Math.floor(max / 2) + 1)
  if (way === 0) return { combine: 'minimum', maxima: [max, max + spread] }
  if (way === 1) return { combine: 'mean', maxima: [max - spread, max, max + spread] }
  if (way === 2) {
    const weights = pick(dice, weightings)
    const maxima = weights[0] === '0.5' ? [max - spread, max + spread] : weights.map(() => max)
    return { combine: 'weighted-sum', maxima, weights }
  }
  return { combine: 'sum', maxima: max > 500 ? split(dice, max, 2 + dice(3)) : [max] }
}

/** A group or a criterion with this full value, in whole hundredths. */
export function randomNode(garden: Garden, max: number, depth: number): Part {
  const { dice } = garden
  if (depth > 0 && (garden.shallow || depth > 3 || max < 400 || happens(dice, 45)))
    return criterion(garden, max)
  const { combine, maxima, weights } = wayOf(dice, max)
  const id = `${garden.name}g${dice(1_000_000_000)}`
  const children = maxima.map((each, index) => {
    const child = randomNode(garden, each, depth + 1)
    return weights ? { ...child, weight: weights[index] } : child
  })
  return { kind: 'group', id, title: text(id), max: points(max), combine, children }
}
