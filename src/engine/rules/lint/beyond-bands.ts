import { compare, fromHundredths } from '../../../foundation/fraction.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { type Text, text } from '../../../foundation/text.ts'
import { roundBy } from '../../scoring/bands.ts'
import { boundsOf } from '../../scoring/bounds.ts'
import { conditionOf } from '../../scoring/pass-rules.ts'
import { pointsText } from '../../scoring/points.ts'
import type { PassRule, Route, Selection } from '../selection.ts'
import { isSoundOnFacts } from './conditions.ts'
import { possibleVerdicts } from './domains.ts'
import { addsUp } from './rubrics.ts'
import { type Check, criteriaIn, type Key, type LintView, notAmong } from './view.ts'

/** Checks of what goes beyond rubric and bands: needed evidence, roles, pass rules, levels that decide, choices. */

const limitWithoutEffect = text(
  'Batas tanpa bukti harus di bawah nilai penuh kriteria; kalau tidak, bukti tidak mengubah apa pun.',
  'The limit without evidence must be below the full value of the criterion, or the evidence changes nothing.',
)

export const checkEvidenceNeeded: Check = view =>
  criteriaIn(view).flatMap(({ evidenceNeeded, max }) =>
    evidenceNeeded && evidenceNeeded.atMost >= max && view.whole(evidenceNeeded)
      ? view.report('evidence-limit', evidenceNeeded, ['atMost'], limitWithoutEffect)
      : [],
  )

export const checkRoles: Check = view => {
  const { panel } = view.document
  const roles = new Set((panel.roles ?? []).map(role => role.id))
  if (panel.chair === undefined || view.knows(roles, panel.chair)) return []
  return [
    view.report(
      'unknown-role',
      panel,
      ['chair'],
      notAmong(panel.chair, text('id peran panel', 'panel roles')),
    ),
  ]
}

const noRubric = text(
  'Komoditas ini tidak mempunyai rubrik, dan aturan lulus atau tidak ("passRules") juga tidak ada.',
  'This commodity has no rubric, and there are no rules that it passes or not ("passRules") either.',
)

export const checkUnscored: Check = view => {
  const { commodities, passRules } = view.document
  if (passRules?.length || !view.whole(view.document, 'passRules')) return []
  return commodities
    .filter(commodity => commodity.rubric === undefined && view.whole(commodity))
    .map(commodity => view.report('rubric-missing', commodity, ['rubric'], noRubric))
}

function passProblem(view: LintView, rule: PassRule): readonly Problem[] {
  const condition = conditionOf(rule)
  if (!view.whole(rule) || !isSoundOnFacts(view, condition)) return []
  const possible = possibleVerdicts(view, null, condition)
  if (!possible.true) {
    const never = text('Aturan ini tidak dapat dipenuhi siapa pun.', 'Nobody can ever pass this rule.')
    return [view.report('rule-never-passed', rule, ['when'], never)]
  }
  if (possible.false) return []
  const always = text('Aturan ini dipenuhi siapa pun.', 'Everybody passes this rule.')
  return [view.report('rule-always-passed', rule, ['when'], always)]
}

export const checkPassRules: Check = view =>
  (view.document.passRules ?? []).flatMap(rule => passProblem(view, rule))

/** The highest rounded value that any rubric allows; nothing where one of them cannot be measured. */
function highestOf(view: LintView) {
  const { rounding } = view.document.aggregation
  const sound = view.rubrics.every(
    ({ rubric, criteria }) => criteria.size > 0 && view.whole(rubric) && addsUp(view, rubric.root),
  )
  if (!sound || !view.kept(view.document, 'rubrics') || !view.whole(view.document, 'aggregation')) return null
  return view.rubrics
    .map(({ rubric }) => roundBy(boundsOf(rubric.root).ceiling, rounding))
    .toSorted(compare)
    .at(-1)
}

const sharesCommodity = (a: Route, b: Route): boolean =>
  !a.commodities || !b.commodities || a.commodities.some(id => b.commodities?.includes(id))

export const checkRoutes: Check = view => {
  const routes = (view.document.routing ?? []).filter(route => view.whole(route))
  const highest = highestOf(view)
  const above = routes.filter(({ atLeast }) => highest && compare(fromHundredths(atLeast), highest) > 0)
  const twice = routes.filter((route, index) =>
    routes.slice(0, index).some(each => each.atLeast === route.atLeast && sharesCommodity(each, route)),
  )
  const shown = highest ? pointsText(highest) : ''
  const unreachable = text(
    `Tidak ada nilai setinggi ini; nilai tertinggi ${shown}.`,
    `No value is as high as this; the highest is ${shown}.`,
  )
  const overlap = text(
    'Dua aturan mulai pada nilai yang sama, jadi tidak jelas tingkat mana yang memutuskan.',
    'Two rules begin at the same value, so it is not clear which level decides.',
  )
  return [
    ...above.map(route => view.report('route-unreachable', route, ['atLeast'], unreachable)),
    ...twice.map(route => view.report('route-overlap', route, ['atLeast'], overlap)),
  ]
}

const lotMissing = text(
  'Undian memerlukan fakta yang mencatat hasilnya: isi "lot".',
  'A lot needs a fact that records what was drawn: fill in "lot".',
)

export const checkTies: Check = view => {
  const { ties } = view.document
  if (!ties) return []
  const nodes = new Set(view.rubrics.flatMap(index => [...index.nodes.keys()]))
  const word = text('id bagian atau kriteria rubrik', 'ids of groups or criteria of the rubric')
  const unknown = ties.by.flatMap((id, index) =>
    view.knows(nodes, id) ? [] : view.report('unknown-node', ties, ['by', index], notAmong(id, word)),
  )
  const lot = ties.lastly === 'lot' && ties.lot === undefined && view.whole(ties)
  return [...unknown, ...(lot ? [view.report('lot-missing', ties, ['lot'], lotMissing)] : [])]
}

type FactUse = Readonly<{ part: object; keys: readonly Key[]; name: string; kind: 'number' | 'text' }>

function factUses(view: LintView): readonly FactUse[] {
  const { ties, selections } = view.document
  const lot: readonly FactUse[] =
    ties?.lot === undefined ? [] : [{ part: ties, keys: ['lot'], name: ties.lot, kind: 'number' }]
  const groups = (selections ?? []).flatMap((part): readonly FactUse[] => [
    ...(typeof part.per === 'object'
      ? [{ part, keys: ['per', 'fact'], name: part.per.fact, kind: 'text' as const }]
      : []),
    ...(part.rankFact === undefined
      ? []
      : [{ part, keys: ['rankFact'], name: part.rankFact, kind: 'number' as const }]),
  ])
  return [...lot, ...groups]
}

const kindWords: Record<FactUse['kind'], Text> = {
  number: text('angka', 'a number'),
  text: text('teks', 'a text'),
}

export const checkFactsOfSelections: Check = view =>
  factUses(view).flatMap(({ part, keys, name, kind }) => {
    const fact = view.document.facts.find(each => each.name === name)
    const known = text('fakta dalam "facts"', 'facts in "facts"')
    if (!fact)
      return view.knows(new Set(), name) ? [] : view.report('unknown-fact', part, keys, notAmong(name, known))
    if (fact.kind === kind) return []
    const word = kindWords[kind]
    const message = text(
      `Fakta "${name}" di sini harus berupa ${word.id}.`,
      `The fact "${name}" must be ${word.en} here.`,
    )
    return view.report('fact-kind', part, keys, message)
  })

function bandProblem(view: LintView, { among }: Selection): readonly Problem[] {
  if (!among?.band) return []
  const { band } = among
  const scale = view.document.scales.find(each => each.id === band.scale)
  if (!scale)
    return view.knows(new Set(), band.scale)
      ? []
      : [view.report('unknown-band', band, ['scale'], notAmong(band.scale, text('id skala', 'scale ids')))]
  if (view.knows(new Set(scale.bands.map(each => each.id)), band.id)) return []
  const message = notAmong(band.id, text('id rentang skala itu', 'band ids of that scale'))
  return [view.report('unknown-band', band, ['id'], message)]
}

const noOrder = text(
  'Sebagian komoditas tidak dinilai, jadi tidak ada nilai untuk mengurutkannya. Isi "rankFact".',
  'Some commodities are not scored, so there is no value to put them in order. Fill in "rankFact".',
)

const groupUnknown = (group: string): Text =>
  text(
    `Kelompok "${group}" tidak ada di antara komoditas.`,
    `The group "${group}" is not among the commodities.`,
  )

/** Groups by commodity are known beforehand, those by a fact only when files come in. */
function groupProblems(view: LintView, selection: Selection): readonly Problem[] {
  if (selection.per !== 'commodity') return []
  const known = new Set([
    ...view.document.commodities.map(({ id }) => id),
    ...view.rubrics.map(({ rubric }) => rubric.id),
  ])
  return selection.awards
    .flatMap(award => award.exceptions ?? [])
    .filter(({ group }) => !view.knows(known, group))
    .map(part => view.report('unknown-commodity', part, ['group'], groupUnknown(part.group)))
}

export const checkSelections: Check = view => {
  const selections = (view.document.selections ?? []).filter(each => view.whole(each))
  const unscored = view.document.commodities.some(each => each.rubric === undefined)
  const orderless = selections.filter(each => unscored && each.rankFact === undefined)
  return [
    ...selections.flatMap(each => [...bandProblem(view, each), ...groupProblems(view, each)]),
    ...orderless.map(each => view.report('selection-without-order', each, ['rankFact'], noOrder)),
  ]
}
