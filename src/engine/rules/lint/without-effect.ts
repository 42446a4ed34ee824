import { compare, type Fraction, fromHundredths, greatest, least } from '../../../foundation/fraction.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { meanOf } from '../../scoring/aggregate.ts'
import { pointsText } from '../../scoring/points.ts'
import { nodesOf } from '../lookups.ts'
import type { Gate } from '../outcome.ts'
import { type Group, isGroup, type Node } from '../rubric.ts'
import type { Check, LintView } from './view.ts'

/** More different conditions than these are taken as independent of each other, and only one part as left. */
const MOST_CONDITIONS = 10

/** What has to be false for the part to drop out of its group; null where it always stays. */
function conditionOf(node: Node): string | null {
  if (!isGroup(node))
    return node.appliesWhen !== undefined && node.whenNotApplicable === 'redistribute'
      ? JSON.stringify(node.appliesWhen)
      : null
  const conditions = node.children.map(conditionOf)
  if (conditions.length === 0 || conditions.includes(null)) return null
  return [...new Set(conditions.filter(one => one !== null))].toSorted((a, b) => (a < b ? -1 : 1)).join(' ')
}

const valueOf = (group: Group, some: readonly Node[]): Fraction => {
  const maxima = some.map(child => fromHundredths(child.max))
  return group.combine === 'minimum' ? maxima.reduce(least) : meanOf(maxima)
}

/** The most that the group can be worth where some of its parts do not apply: those under one condition go together. */
function mostOf(group: Group): Fraction {
  const conditions = [...new Set(group.children.map(conditionOf).filter(one => one !== null))]
  const always = group.children.filter(child => conditionOf(child) === null)
  if (conditions.length > MOST_CONDITIONS)
    return group.children.map(child => fromHundredths(child.max)).reduce(greatest)
  const whole = valueOf(group, group.children)
  const left = Array.from({ length: 2 ** conditions.length }, (_, mask) => [
    ...always,
    ...group.children.filter(child => (mask >> conditions.indexOf(conditionOf(child) ?? '')) & 1),
  ])
  return left
    .filter(some => some.length > 0)
    .map(some => valueOf(group, some))
    .reduce(greatest, whole)
}

function exceeding(view: LintView, group: Group): readonly Problem[] {
  if (group.combine !== 'minimum' && group.combine !== 'mean') return []
  if (group.children.length === 0 || !view.whole(group)) return []
  const most = mostOf(group)
  if (compare(most, fromHundredths(group.max)) <= 0) return []
  const [found, max] = [pointsText(most), pointsText(fromHundredths(group.max))]
  const message = text(
    `Bila sebagian isinya tidak berlaku, "${group.title.id}" dapat bernilai ${found}, di atas nilai penuhnya ${max}. Samakan nilai penuh isinya, atau pilih "full" atau "zero" untuk yang tidak berlaku.`,
    `Where some of its parts do not apply, "${group.title.en}" can come to ${found}, above its full value ${max}. Give its parts the same full value, or choose "full" or "zero" for those that do not apply.`,
  )
  return [view.report('above-full-value', group, ['children'], message)]
}

/** Under `sum` the weight of a part that does not apply goes to the others, and the whole stays the same. */
export const checkExceeding: Check = view =>
  view.rubrics
    .flatMap(({ rubric }) => nodesOf(rubric.root))
    .filter(isGroup)
    .flatMap(group => exceeding(view, group))

/** These act on their own sheet; how many agree matters only where criteria are combined before adding up. */
function isWithoutEffect({ document }: LintView, { effect, per, sheets }: Gate): boolean {
  if (per !== 'sheet' || sheets === undefined || sheets === 'any') return false
  return (
    effect.kind === 'stop-scoring' || (effect.kind === 'cap-node' && document.aggregation.first === 'sheet')
  )
}

export const checkSheetsOfGates: Check = view =>
  view.document.gates
    .filter(
      gate => view.whole(gate) && view.whole(view.document, 'aggregation') && isWithoutEffect(view, gate),
    )
    .map(gate =>
      view.report(
        'agreement-without-effect',
        gate,
        ['sheets'],
        text(
          'Gerbang ini berlaku pada setiap lembar yang memenuhinya, berapa pun lembar yang sepakat; "sheets" tidak mengubah apa pun. Hapus "sheets".',
          'This gate acts on every sheet that meets it, however many sheets agree; "sheets" changes nothing. Leave out "sheets".',
        ),
      ),
    )
