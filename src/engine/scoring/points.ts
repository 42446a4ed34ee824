import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { type Text, text } from '../../foundation/text.ts'
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  fromDecimal,
  multiply,
  round,
  subtract,
  toDecimal,
} from '../../foundation/fraction.ts'
import { factOf, type Facts } from '../conditions.ts'
import { decimalPattern } from '../rules/leaf.ts'
import type { Criterion, ImportedCriterion, NumberBand, NumberCriterion, Option } from '../rules/rubric.ts'

/** Points for reading: two places or as many as needed; rounded at the sixth where the decimal does not end. */
export const pointsText = (points: Fraction): string => toDecimal(points, 2, 6)

/** An option id, true or false, or a decimal as text. */
export type Answer = string | boolean

const named = (criterion: Criterion, message: Text): Text =>
  text(`${criterion.title.id}: ${message.id}`, `${criterion.title.en}: ${message.en}`)

const refuse = (criterion: Criterion, code: string, message: Text): Result<never> =>
  failure([problem(code, criterion.id, named(criterion, message))])

const shown = (answer: unknown): string => JSON.stringify(answer) ?? '-'

/** The problem of a criterion that has no answer. */
export const missingAnswer = (criterion: Criterion): Problem =>
  problem('missing-answer', criterion.id, named(criterion, text('belum dinilai.', 'has no answer.')))

/** Every option of a criterion that is answered by choosing one. */
export function optionsOf(criterion: Criterion): readonly Option[] {
  if (criterion.kind === 'choice') return criterion.options
  if (criterion.kind === 'alternatives') return criterion.scales.flatMap(scale => scale.options)
  return criterion.kind === 'imported' ? (criterion.options ?? []) : []
}

function pointsOfOption(criterion: Criterion, answer: unknown): Result<number> {
  const option = optionsOf(criterion).find(each => each.id === answer)
  if (option) return success(option.points)
  return refuse(
    criterion,
    'unknown-option',
    text(`pilihan ${shown(answer)} tidak ada dalam rubrik.`, `option ${shown(answer)} is not in the rubric.`),
  )
}

const outside = (criterion: Criterion, answer: unknown): Result<never> =>
  refuse(
    criterion,
    'number-out-of-range',
    text(
      `angka ${shown(answer)} berada di luar batas.`,
      `the number ${shown(answer)} is outside the limits.`,
    ),
  )

/** Whole hundredths on the line between the starts of two bands, a half upwards. */
function onTheLine(value: Fraction, lower: NumberBand, upper: NumberBand): number {
  const [start, end] = [fromDecimal(lower.from), fromDecimal(upper.from)]
  const share = divide(subtract(value, start), subtract(end, start))
  const points = add(fraction(lower.points), multiply(share, fraction(upper.points - lower.points)))
  return Number(round(points, 'half-up', 0).numerator)
}

function pointsOfNumber(
  criterion: NumberCriterion | ImportedCriterion,
  bands: readonly NumberBand[],
  decimal: string,
): Result<number> {
  const value = fromDecimal(decimal)
  const rising = bands.toSorted((a, b) => compare(fromDecimal(a.from), fromDecimal(b.from)))
  const position = rising.findLastIndex(band => compare(fromDecimal(band.from), value) <= 0)
  const [reached, next] = [rising[position], rising[position + 1]]
  if (!reached) return outside(criterion, decimal)
  const linear = criterion.kind === 'number' && criterion.between === 'linear'
  return success(linear && next ? onTheLine(value, reached, next) : reached.points)
}

function pointsOfMeasure(criterion: NumberCriterion, answer: unknown): Result<number> {
  if (typeof answer !== 'string' || !decimalPattern.test(answer)) {
    return refuse(
      criterion,
      'answer-kind',
      text(
        `diharapkan angka desimal sebagai teks seperti "12.5", bukan ${shown(answer)}.`,
        `a decimal as text such as "12.5" is expected, not ${shown(answer)}.`,
      ),
    )
  }
  const value = fromDecimal(answer)
  if (criterion.lowest !== undefined && compare(value, fromDecimal(criterion.lowest)) < 0) {
    return outside(criterion, answer)
  }
  if (criterion.highest !== undefined && compare(value, fromDecimal(criterion.highest)) > 0) {
    return outside(criterion, answer)
  }
  return pointsOfNumber(criterion, criterion.bands, answer)
}

function pointsOfYesNo(criterion: Criterion, points: Readonly<{ yes: number; no: number }>, answer: unknown) {
  if (typeof answer === 'boolean') return success(answer ? points.yes : points.no)
  return refuse(
    criterion,
    'answer-kind',
    text(
      `diharapkan true atau false, bukan ${shown(answer)}.`,
      `true or false is expected, not ${shown(answer)}.`,
    ),
  )
}

/** Points, in whole hundredths, of an answer given on a sheet; or what is wrong with the answer. */
export function pointsOf(criterion: Exclude<Criterion, ImportedCriterion>, answer: unknown): Result<number> {
  switch (criterion.kind) {
    case 'choice':
    case 'alternatives':
      return pointsOfOption(criterion, answer)
    case 'yes-no':
      return pointsOfYesNo(criterion, { yes: criterion.points, no: criterion.otherwise ?? 0 }, answer)
    case 'number':
      return pointsOfMeasure(criterion, answer)
  }
}

const asDecimal = (value: number): string =>
  Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(6)

function pointsOfRating(criterion: ImportedCriterion, value: number): Result<number> {
  if (criterion.bands) return pointsOfNumber(criterion, criterion.bands, asDecimal(value))
  const hundredths = fromDecimal(asDecimal(value))
  const points = Number(hundredths.numerator * 100n) / Number(hundredths.denominator)
  const fits = Number.isInteger(points) && points >= 0 && points <= criterion.max
  return fits ? success(points) : outside(criterion, value)
}

/** Points of a rating that another body gave, read from its fact. */
export function importedPoints(
  criterion: ImportedCriterion,
  facts: Facts,
): Result<Readonly<{ answer: Answer; points: number }>> {
  const value = factOf(facts, criterion.fact)
  if (value === undefined) {
    return refuse(
      criterion,
      'missing-fact',
      text(`fakta "${criterion.fact}" belum diketahui.`, `the fact "${criterion.fact}" is not known.`),
    )
  }
  const points =
    criterion.options || typeof value !== 'number'
      ? pointsOfOption(criterion, String(value))
      : pointsOfRating(criterion, value)
  return points.ok ? success({ answer: String(value), points: points.value }) : points
}
