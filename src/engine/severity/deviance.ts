import type { Design } from './design.ts'
import { choleskyOf, inner, inverseOf, logDiagonal, product } from './symmetric.ts'

/** Standard deviations of the nominations and of the assessors, each as a multiple of that of the noise. */
export type Ratios = Readonly<{ nomination: number; assessor: number }>

/**
 * The fit at given ratios, with H = I + a ZZ' (nominations) + b WW' (assessors). All in points above the design's
 * centre; conditional variances as multiples of the noise's variance.
 */
export type Evaluated = Readonly<{
  /** Minus twice the logarithm of the restricted likelihood, the noise's variance and the mean profiled out. */
  deviance: number
  gradient: readonly [number, number]
  noise: number
  mean: number
  nominationEffects: Float64Array
  assessorEffects: Float64Array
  conditional: Float64Array
}>

type Block = Readonly<{ from: number; to: number; weight: number; sum: number }>

/** The nominations' part of H is diagonal by blocks: its inverse is I - a/(1 + a n) 11' on each block. */
function blocksOf({ starts, y }: Design, a: number): readonly Block[] {
  return Array.from({ length: starts.length - 1 }, (_, j) => {
    const [from, to] = [starts[j] ?? 0, starts[j + 1] ?? 0]
    let sum = 0
    for (let s = from; s < to; s += 1) sum += y[s] ?? 0
    return { from, to, weight: 1 / (1 + a * (to - from)), sum }
  })
}

type System = Readonly<{ shared: Float64Array; ones: Float64Array; totals: Float64Array }>

/** What is left for the assessors once the nominations are eliminated: W'A⁻¹W, W'A⁻¹1 and W'A⁻¹y. */
function systemOf({ assessors, assessorOf, y }: Design, blocks: readonly Block[], a: number): System {
  const q = assessors.length
  const [shared, ones, totals] = [new Float64Array(q * q), new Float64Array(q), new Float64Array(q)]
  for (const { from, to, weight, sum } of blocks) {
    for (let s = from; s < to; s += 1) {
      const k = assessorOf[s] ?? 0
      ones[k] = (ones[k] ?? 0) + weight
      totals[k] = (totals[k] ?? 0) + (y[s] ?? 0) - a * weight * sum
      shared[k * q + k] = (shared[k * q + k] ?? 0) + 1
      for (let t = from; t < to; t += 1) {
        const at = k * q + (assessorOf[t] ?? 0)
        shared[at] = (shared[at] ?? 0) - a * weight
      }
    }
  }
  return { shared, ones, totals }
}

/** I + b S. */
function withIdentity(shared: Float64Array, b: number, q: number): Float64Array {
  const matrix = shared.map(value => b * value)
  for (let k = 0; k < q; k += 1) matrix[k * q + k] = (matrix[k * q + k] ?? 0) + 1
  return matrix
}

type Forms = Readonly<{ onesOnes: number; onesY: number; yY: number; logWeights: number }>

/** 1'A⁻¹1, 1'A⁻¹y, y'A⁻¹y and log|A|. */
function formsOf({ y }: Design, blocks: readonly Block[], a: number): Forms {
  let [onesOnes, onesY, yY, logWeights] = [0, 0, inner(y, y), 0]
  for (const { from, to, weight, sum } of blocks) {
    onesOnes += (to - from) * weight
    onesY += weight * sum
    yY -= a * weight * sum * sum
    logWeights -= Math.log(weight)
  }
  return { onesOnes, onesY, yY, logWeights }
}

/** Sums over c'M⁻¹c of the assessors of one nomination. */
function within(design: Design, { from, to }: Block, inverse: Float64Array): number {
  const q = design.assessors.length
  let sum = 0
  for (let s = from; s < to; s += 1)
    for (let t = from; t < to; t += 1)
      sum += inverse[(design.assessorOf[s] ?? 0) * q + (design.assessorOf[t] ?? 0)] ?? 0
  return sum
}

const sumOver = ({ from, to }: Block, assessorOf: Int32Array, values: Float64Array): number => {
  let sum = 0
  for (let s = from; s < to; s += 1) sum += values[assessorOf[s] ?? 0] ?? 0
  return sum
}

type Sides = Readonly<{ trace: number; ofOnes: number; ofRest: number }>
/** A derivative of the deviance: tr(PV) - (n - 1) |V½Py|² / rss. */
const slope = ({ trace, ofOnes, ofRest }: Sides, onesOnes: number, noise: number): number =>
  trace - ofOnes / onesOnes - ofRest / noise

type Solved = Readonly<{
  blocks: readonly Block[]
  shared: Float64Array
  inverse: Float64Array
  /** 1'H⁻¹1, and the solutions for 1 and for y less its mean. */
  onesOnes: number
  onesSolved: Float64Array
  restSolved: Float64Array
  mean: number
  noise: number
  deviance: number
}>

function solve(design: Design, a: number, b: number): Solved {
  const [n, q] = [design.y.length, design.assessors.length]
  const blocks = blocksOf(design, a)
  const { shared, ones, totals } = systemOf(design, blocks, a)
  const lower = choleskyOf(withIdentity(shared, b, q), q)
  const inverse = inverseOf(lower, q)
  const [onesSolved, totalsSolved] = [product(inverse, ones), product(inverse, totals)]
  const forms = formsOf(design, blocks, a)
  const onesOnes = forms.onesOnes - b * inner(ones, onesSolved)
  const onesY = forms.onesY - b * inner(ones, totalsSolved)
  const mean = onesY / onesOnes
  const noise = (forms.yY - b * inner(totals, totalsSolved) - onesY * mean) / (n - 1)
  const determinants = forms.logWeights + 2 * logDiagonal(lower, q) + Math.log(onesOnes)
  return {
    blocks,
    shared,
    inverse,
    onesOnes,
    onesSolved,
    restSolved: totalsSolved.map((value, k) => value - mean * (onesSolved[k] ?? 0)),
    mean,
    noise,
    deviance: determinants + (n - 1) * (Math.log(2 * Math.PI * noise) + 1),
  }
}

type OfNominations = Readonly<{ effects: Float64Array; conditional: Float64Array; sides: Sides }>

function ofNominations(design: Design, solved: Solved, a: number, b: number): OfNominations {
  const { blocks, inverse, onesSolved, restSolved, mean } = solved
  const [effects, conditional] = [new Float64Array(blocks.length), new Float64Array(blocks.length)]
  const sides = { trace: 0, ofOnes: 0, ofRest: 0 }
  for (const [j, block] of blocks.entries()) {
    const [size, weight] = [block.to - block.from, block.weight]
    const pairs = b * weight * weight * within(design, block, inverse)
    const rest = weight * (block.sum - size * mean - b * sumOver(block, design.assessorOf, restSolved))
    sides.trace += size * weight - pairs
    sides.ofOnes += (weight * (size - b * sumOver(block, design.assessorOf, onesSolved))) ** 2
    sides.ofRest += rest * rest
    effects[j] = a * rest
    conditional[j] = a * weight + a * a * pairs
  }
  return { effects, conditional, sides }
}

/** Fit and slope at given ratios. Throws a RangeError where the sheets leave no noise at all. */
export function evaluate(design: Design, ratios: Ratios): Evaluated {
  const [a, b] = [ratios.nomination ** 2, ratios.assessor ** 2]
  const solved = solve(design, a, b)
  const { shared, inverse, onesOnes, onesSolved, restSolved, noise } = solved
  if (!(noise > 0)) throw new RangeError('no noise is left')
  const nominations = ofNominations(design, solved, a, b)
  const assessors = {
    trace: inner(inverse, shared),
    ofOnes: inner(onesSolved, onesSolved),
    ofRest: inner(restSolved, restSolved),
  }
  return {
    deviance: solved.deviance,
    gradient: [
      2 * ratios.nomination * slope(nominations.sides, onesOnes, noise),
      2 * ratios.assessor * slope(assessors, onesOnes, noise),
    ],
    noise,
    mean: solved.mean,
    nominationEffects: nominations.effects,
    assessorEffects: restSolved.map(value => b * value),
    conditional: nominations.conditional,
  }
}
