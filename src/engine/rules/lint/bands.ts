import { compare, type Fraction, fromHundredths } from '../../../foundation/fraction.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { risingBands, roundBy } from '../../scoring/bands.ts'
import { boundsOf } from '../../scoring/bounds.ts'
import { pointsText } from '../../scoring/points.ts'
import type { Band, Scale } from '../outcome.ts'
import type { Check, LintView } from './view.ts'
import { addsUp, wholePoints } from './rubrics.ts'

const shown = (hundredths: number): string => pointsText(fromHundredths(hundredths))

/** One step of the rounded value, in hundredths. */
const stepOf = (places: number): number => 100 / 10 ** places

function orderProblem(view: LintView, scale: Scale): readonly Problem[] {
  const starts = scale.bands.map(band => band.from)
  const rises = starts.every((from, index) => index === 0 || from >= (starts[index - 1] as number))
  const falls = starts.every((from, index) => index === 0 || from <= (starts[index - 1] as number))
  if (rises || falls) return []
  const message = text(
    'Urutkan rentang dari yang terendah atau dari yang tertinggi.',
    'Put the bands in order, from the lowest or from the highest.',
  )
  return [view.report('band-order', scale, ['bands'], message)]
}

function overlap(view: LintView, lower: Band, upper: Band): Problem {
  const message = text(
    `Rentang "${lower.title.id}" dan "${upper.title.id}" sama-sama memuat nilai ${shown(upper.from)}. Turunkan atau hapus "to", atau ubah "from".`,
    `Bands "${lower.title.en}" and "${upper.title.en}" both hold ${shown(upper.from)}. Lower or leave out "to", or change "from".`,
  )
  return view.report('band-overlap', lower, [lower.to === undefined ? 'from' : 'to'], message)
}

function gap(view: LintView, band: Band, first: number, last: number): Problem {
  const message = text(
    `Nilai ${shown(first)} sampai ${shown(last)} tidak masuk rentang mana pun. Hapus "to", atau sesuaikan pembulatan.`,
    `Values from ${shown(first)} to ${shown(last)} are in no band. Leave out "to", or change the rounding.`,
  )
  return view.report('band-gap', band, ['to'], message)
}

/** Compares the published upper bound of a band with where the next one starts, counted in steps of the rounding. */
function seam(view: LintView, step: number, lower: Band, upper: Band | undefined): readonly Problem[] {
  if (upper?.from === lower.from) return [overlap(view, lower, upper)]
  if (lower.to === undefined) return []
  if (lower.to < lower.from) return [view.report('band-order', lower, ['to'], upsideDown)]
  if (upper && lower.to >= upper.from) return [overlap(view, lower, upper)]
  const next = upper?.from ?? wholePoints + step
  const first = lower.to + step
  return first < next ? [gap(view, lower, first, next - step)] : []
}

const upsideDown = text('"to" lebih kecil daripada "from".', '"to" is below "from".')

export const checkBands: Check = view => {
  const step = stepOf(view.document.aggregation.rounding.places)
  if (!view.whole(view.document, 'aggregation')) return []
  return view.document.scales
    .filter(scale => view.whole(scale))
    .flatMap(scale => {
      const order = orderProblem(view, scale)
      if (order.length > 0) return order
      const rising = risingBands(scale)
      return rising.flatMap((band, index) => seam(view, step, band, rising[index + 1]))
    })
}

type Range = Readonly<{ rubric: string; lowest: Fraction; highest: Fraction }>

/** What rounded values each rubric allows. A rubric whose sums are wrong is left to the checks that say so. */
function rangesOf(view: LintView): readonly Range[] {
  const { rounding } = view.document.aggregation
  return view.rubrics
    .filter(({ rubric, criteria }) => criteria.size > 0 && view.whole(rubric) && addsUp(view, rubric.root))
    .map(({ rubric }) => {
      const { floor, ceiling } = boundsOf(rubric.root)
      return { rubric: rubric.id, lowest: roundBy(floor, rounding), highest: roundBy(ceiling, rounding) }
    })
}

const excludes = (range: Range, band: Band, next: Band | undefined): boolean =>
  compare(fromHundredths(band.from), range.highest) > 0 ||
  (next !== undefined && compare(fromHundredths(next.from), range.lowest) <= 0)

function unreachable(view: LintView, band: Band, excluding: readonly Range[]): Problem {
  const list = excluding.map(
    each => `${each.rubric} (${pointsText(each.lowest)}-${pointsText(each.highest)})`,
  )
  const message = text(
    `Tidak ada nilai yang masuk rentang "${band.title.id}" dengan rubrik: ${list.join(', ')}. Ubah "from", atau nilai dalam rubrik.`,
    `No value falls into band "${band.title.en}" with the rubric: ${list.join(', ')}. Change "from", or the points of the rubric.`,
  )
  return view.report('band-unreachable', band, ['from'], message)
}

/** Every band must be possible under every rubric; the lowest value of a rubric is that of its lowest options. */
export const checkReach: Check = view => {
  const ranges = rangesOf(view)
  return view.document.scales
    .filter(scale => view.whole(scale))
    .flatMap(scale => {
      const rising = risingBands(scale)
      return rising.flatMap((band, index) => {
        const excluding = ranges.filter(range => excludes(range, band, rising[index + 1]))
        return excluding.length > 0 ? unreachable(view, band, excluding) : []
      })
    })
}
