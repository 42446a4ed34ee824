import { equal, type Fraction, fromHundredths, least, multiply, sum } from '../../../foundation/fraction.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { possiblePoints } from '../../scoring/bounds.ts'
import { pointsText } from '../../scoring/points.ts'
import { meanOf } from '../../scoring/aggregate.ts'
import { weightIn } from '../../scoring/tree.ts'
import { criteriaOf, nodesOf } from '../lookups.ts'
import { type Criterion, type Group, isGroup, type Node } from '../rubric.ts'
import { type Check, criteriaIn, type LintView } from './view.ts'

/** The whole of every rubric, in hundredths: scales are written for it. */
export const wholePoints = 100_00

const groupsOf = (root: Node): readonly Group[] => nodesOf(root).filter(isGroup)

const lacksWeight = (group: Group): boolean =>
  group.combine === 'weighted-sum' && group.children.some(child => child.weight === undefined)

/** What the children reach together by their own maxima. */
function reachOf(group: Group): Fraction | null {
  const maxima = group.children.map(child => multiply(fromHundredths(child.max), weightIn(group, child)))
  if (maxima.length === 0) return null
  if (group.combine === 'sum' || group.combine === 'weighted-sum') return sum(maxima)
  return group.combine === 'minimum' ? maxima.reduce(least) : meanOf(maxima)
}

/** Nothing that enters the sum of a group is broken. */
const measurable = (view: LintView, group: Group): boolean =>
  view.intact(group, 'max') &&
  group.children.every(child => view.intact(child, 'max') && view.intact(child, 'weight')) &&
  view.kept(group, 'children')

function sumProblem(view: LintView, group: Group): readonly Problem[] {
  const reach = measurable(view, group) && !lacksWeight(group) ? reachOf(group) : null
  if (!reach || equal(reach, fromHundredths(group.max))) return []
  const [found, max] = [pointsText(reach), pointsText(fromHundredths(group.max))]
  const message = text(
    `Isi "${group.title.id}" berjumlah ${found}, padahal nilai penuhnya ${max}. Ubah nilai penuhnya, atau nilai isinya.`,
    `The parts of "${group.title.en}" come to ${found}, but its full value is ${max}. Change that, or what its parts give.`,
  )
  return [view.report('sum-not-100', group, ['children'], message)]
}

function rootProblem(view: LintView, root: Node): readonly Problem[] {
  if (!view.intact(root, 'max') || root.max === wholePoints) return []
  const message = text(
    `Nilai penuh rubrik harus 100.00, bukan ${pointsText(fromHundredths(root.max))}.`,
    `The full value of a rubric must be 100.00, not ${pointsText(fromHundredths(root.max))}.`,
  )
  return [view.report('sum-not-100', root, ['max'], message)]
}

export const checkWeights: Check = view =>
  view.rubrics
    .flatMap(({ rubric }) => groupsOf(rubric.root))
    .filter(group => group.combine === 'weighted-sum')
    .flatMap(group => group.children)
    .filter(child => child.weight === undefined)
    .map(child =>
      view.report(
        'weight-missing',
        child,
        ['weight'],
        text(
          'Bagian ini memerlukan bobot, misalnya "0.40", karena induknya menjumlah dengan bobot.',
          'This part needs a weight, such as "0.40", because its parent adds up by weights.',
        ),
      ),
    )

export const checkSums: Check = view =>
  view.rubrics.flatMap(({ rubric }) => [
    ...rootProblem(view, rubric.root),
    ...groupsOf(rubric.root).flatMap(group => sumProblem(view, group)),
  ])

export const checkEmptyRubrics: Check = view =>
  view.rubrics
    .flatMap(({ rubric }) => groupsOf(rubric.root))
    .filter(group => group.children.length === 0 && view.kept(group, 'children'))
    .map(group =>
      view.report(
        'empty-rubric',
        group,
        ['children'],
        text('Bagian rubrik ini belum berisi kriteria.', 'This part of the rubric has no criteria yet.'),
      ),
    )

function maxProblem(view: LintView, criterion: Criterion): readonly Problem[] {
  const points = possiblePoints(criterion)
  if (points.length === 0 || !view.whole(criterion)) return []
  const best = Math.max(...points)
  if (best === criterion.max) return []
  const [found, max] = [best, criterion.max].map(each => pointsText(fromHundredths(each)))
  const message = text(
    `Jawaban terbaik kriteria "${criterion.title.id}" memberi ${found}, padahal nilai penuhnya ${max}. Samakan keduanya.`,
    `The best answer to "${criterion.title.en}" gives ${found}, but its full value is ${max}. Make them the same.`,
  )
  return [view.report('criterion-max-mismatch', criterion, ['max'], message)]
}

export const checkMaxima: Check = view => criteriaIn(view).flatMap(criterion => maxProblem(view, criterion))

/** The rubric's sums and maxima are as they should be. */
export const addsUp = (view: LintView, root: Node): boolean =>
  rootProblem(view, root).length === 0 &&
  groupsOf(root).every(
    group => group.children.length > 0 && !lacksWeight(group) && sumProblem(view, group).length === 0,
  ) &&
  criteriaOf(root).every(
    criterion => possiblePoints(criterion).length > 0 && maxProblem(view, criterion).length === 0,
  )
