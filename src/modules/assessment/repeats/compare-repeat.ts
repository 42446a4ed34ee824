import type { Criterion } from '../../../engine/index.ts'
import type { Mark } from '../assessment.ts'
import { scoreMarks, totalHundredths, type ScoringGround } from '../sheets/score-marks.ts'
import { askedOf } from '../sheets/sheet-fields.ts'

/** One criterion as the same person marked it twice. Points in whole hundredths; null where it did not apply. */
export type CriterionTwice = Readonly<{
  criterion: Criterion
  first: Mark | null
  again: Mark | null
  firstPoints: number | null
  againPoints: number | null
  /** The second time against the first. */
  difference: number
}>

/** Two sheets of one person for one product. Totals in whole hundredths. */
export type SheetTwice = Readonly<{
  first: number | null
  again: number | null
  difference: number
  criteria: readonly CriterionTwice[]
}>

const byCriterion = (ground: ScoringGround, marks: readonly Mark[]): ReadonlyMap<string, number> =>
  new Map(
    scoreMarks(ground, marks).answers.flatMap(({ criterion, points, applies }) =>
      points === null || !applies ? [] : [[criterion.id, points] as const],
    ),
  )

/** The two sheets beside each other, criterion by criterion, in the order of the rubric. */
export function compareTwice(
  ground: ScoringGround,
  first: readonly Mark[],
  again: readonly Mark[],
): SheetTwice {
  const [before, after] = [byCriterion(ground, first), byCriterion(ground, again)]
  const markIn = (marks: readonly Mark[], id: string): Mark | null =>
    marks.find(one => one.criterionId === id) ?? null
  const [was, is] = [totalHundredths(ground, first), totalHundredths(ground, again)]
  return {
    first: was,
    again: is,
    difference: (is ?? 0) - (was ?? 0),
    criteria: askedOf(ground.rules, ground.commodity).map(criterion => {
      const [firstPoints, againPoints] = [before.get(criterion.id) ?? null, after.get(criterion.id) ?? null]
      return {
        criterion,
        first: markIn(first, criterion.id),
        again: markIn(again, criterion.id),
        firstPoints,
        againPoints,
        difference: (againPoints ?? 0) - (firstPoints ?? 0),
      }
    }),
  }
}

/** How steady one hand is over its repeats. In whole hundredths. */
export type Steadiness = Readonly<{
  count: number
  /** The mean distance between the two totals, whichever is higher. */
  distance: number
  /** The mean of second against first: above 0, the hand was milder the second time. */
  shift: number
  /** Criteria that were not marked alike, those that moved most first. */
  wobbling: readonly Readonly<{ criterion: Criterion; times: number; of: number; distance: number }>[]
}>

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)

/** The same rubric may be asked of several commodities: a criterion is known by its id and its title. */
const nameOf = ({ criterion: { id, title } }: CriterionTwice): string => `${id} ${title.id}`

export function steadinessOf(twice: readonly SheetTwice[]): Steadiness {
  const asked = Map.groupBy(
    twice.flatMap(one => one.criteria),
    nameOf,
  )
  const wobbling = [...asked.values()]
    .flatMap(all => {
      const moved = all.filter(one => one.difference !== 0)
      const [one] = moved
      return one
        ? [
            {
              criterion: one.criterion,
              times: moved.length,
              of: all.length,
              distance: mean(moved.map(each => Math.abs(each.difference))),
            },
          ]
        : []
    })
    .toSorted(
      (a, b) => b.times * b.distance - a.times * a.distance || (a.criterion.id < b.criterion.id ? -1 : 1),
    )
  const differences = twice.map(one => one.difference)
  return {
    count: twice.length,
    distance: mean(differences.map(Math.abs)),
    shift: mean(differences),
    wobbling,
  }
}
