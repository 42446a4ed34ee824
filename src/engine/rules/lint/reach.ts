import type { Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { possiblePoints } from '../../scoring/bounds.ts'
import { risingBands } from '../../scoring/bands.ts'
import { conditionOf } from '../../scoring/pass-rules.ts'
import type { Condition } from '../condition.ts'
import type { RubricIndex } from '../lookups.ts'
import type { Gate } from '../outcome.ts'
import type { Criterion } from '../rubric.ts'
import { isSoundOnFacts, isSoundPlaced, rubricsOfGate } from './conditions.ts'
import { possibleVerdicts } from './domains.ts'
import { type Check, criteriaIn, type LintView, questionsIn } from './view.ts'

/** What can never happen, or happens always: conditions of criteria, lists of commodities, reasons, caps. */

const never = text(
  'Kriteria ini tidak pernah berlaku: "appliesWhen" tidak dapat terpenuhi. Periksa syaratnya, atau hapus kriterianya.',
  'This criterion never applies: its "appliesWhen" cannot hold. Look at the condition, or leave the criterion out.',
)
const always = text(
  'Kriteria ini selalu berlaku: "appliesWhen" selalu terpenuhi. Hapus "appliesWhen" dan "whenNotApplicable".',
  'This criterion always applies: its "appliesWhen" always holds. Leave out "appliesWhen" and "whenNotApplicable".',
)

function appliesProblem(view: LintView, index: RubricIndex, criterion: Criterion): readonly Problem[] {
  const { appliesWhen } = criterion
  if (appliesWhen === undefined) return []
  if (!isSoundPlaced(view, { condition: appliesWhen, asks: 'sheet', within: [index] })) return []
  const possible = possibleVerdicts(view, index, appliesWhen)
  if (!possible.true) return [view.report('criterion-never-applies', criterion, ['appliesWhen'], never)]
  if (possible.false) return []
  return [view.report('criterion-always-applies', criterion, ['appliesWhen'], always)]
}

export const checkApplies: Check = view =>
  view.rubrics
    .filter(({ rubric }) => view.whole(rubric))
    .flatMap(index => [...index.criteria.values()].flatMap(one => appliesProblem(view, index, one)))

const nobody = text(
  'Daftar komoditas ini kosong, jadi bagian ini tidak berlaku bagi siapa pun. Isi id komoditas, atau hapus "commodities" agar berlaku bagi semua.',
  'This list of commodities is empty, so this part concerns nobody. Name commodities, or leave out "commodities" so that it concerns all.',
)

/** Left out means all; empty means none, which nobody can want. */
export const checkCommoditiesEmpty: Check = view =>
  [
    ...view.document.sections,
    ...questionsIn(view),
    ...view.document.gates,
    ...(view.document.passRules ?? []),
    ...(view.document.routing ?? []),
  ]
    .filter(part => part.commodities?.length === 0 && view.kept(part, 'commodities'))
    .map(part => view.report('commodities-empty', part, ['commodities'], nobody))

const neverReason = text(
  'Tidak ada jawaban yang nilainya melewati batas ini, jadi alasan tidak pernah diminta. Ubah batasnya, atau hapus.',
  'No answer gives points beyond this limit, so a reason is never asked for. Change the limit, or leave it out.',
)
const alwaysReason = text(
  'Setiap jawaban melewati batas ini, jadi alasan selalu diminta. Turunkan "reasonBelow" sampai nilai penuh atau kurang, atau naikkan "reasonAbove".',
  'Every answer lies beyond this limit, so a reason is always asked for. Bring "reasonBelow" down to the full value or less, or raise "reasonAbove".',
)

function reasonProblems(view: LintView, criterion: Criterion): readonly Problem[] {
  const { reasonBelow, reasonAbove } = criterion
  const points = possiblePoints(criterion)
  if (points.length < 2 || !view.whole(criterion)) return []
  const [least, most] = [Math.min(...points), Math.max(...points)]
  const report = (key: string, message: typeof neverReason) =>
    view.report('reason-limit', criterion, [key], message)
  return [
    ...(reasonBelow !== undefined && reasonBelow <= least ? [report('reasonBelow', neverReason)] : []),
    ...(reasonBelow !== undefined && reasonBelow > most ? [report('reasonBelow', alwaysReason)] : []),
    ...(reasonAbove !== undefined && reasonAbove >= most ? [report('reasonAbove', neverReason)] : []),
    ...(reasonAbove !== undefined && reasonAbove < least ? [report('reasonAbove', alwaysReason)] : []),
  ]
}

export const checkReasonLimits: Check = view => criteriaIn(view).flatMap(one => reasonProblems(view, one))

const capNode = text(
  'Batas ini tidak di bawah nilai penuh bagian itu, jadi gerbang tidak mengubah apa pun. Turunkan "max".',
  'This limit is not below the full value of that part, so the gate changes nothing. Lower "max".',
)
const capBand = text(
  'Ini rentang tertinggi, jadi gerbang tidak mengubah apa pun. Pilih rentang yang lebih rendah, atau null untuk tanpa rentang.',
  'This is the highest band, so the gate changes nothing. Choose a lower band, or null for no band.',
)

function capsNothing(view: LintView, gate: Gate): readonly Problem[] {
  const { effect } = gate
  if (effect.kind === 'cap-node') {
    const nodes = rubricsOfGate(view, gate).flatMap(({ nodes: all }) => all.get(effect.node) ?? [])
    return nodes.length > 0 && nodes.every(node => view.whole(node) && effect.max >= node.max)
      ? [view.report('cap-without-effect', effect, ['max'], capNode)]
      : []
  }
  if (effect.kind !== 'cap-band' || effect.band === null) return []
  const { scale, band } = effect
  const scales = view.document.scales.filter(
    each => (scale === undefined || each.id === scale) && each.bands.some(one => one.id === band),
  )
  return scales.length > 0 && scales.every(each => risingBands(each).at(-1)?.id === band)
    ? [view.report('cap-without-effect', effect, ['band'], capBand)]
    : []
}

export const checkCaps: Check = view =>
  view.document.gates
    .filter(gate => view.whole(gate) && view.whole(view.document, 'scales'))
    .flatMap(gate => capsNothing(view, gate))

const easierForNobody = text(
  'Bentuk yang lebih ringan ini tidak pernah membuat berkas lulus yang tidak lulus tanpa itu. Periksa kedua syaratnya, atau hapus "relaxed".',
  'This easier form never lets a file pass that would not pass without it. Look at its two conditions, or leave out "relaxed".',
)

/** The easier form has to be easier for some file. */
export const checkRelaxed: Check = view =>
  (view.document.passRules ?? []).flatMap(rule => {
    if (!rule.relaxed || !view.whole(rule) || !isSoundOnFacts(view, conditionOf(rule))) return []
    const helps: Condition = { all: [rule.relaxed.where, rule.relaxed.when, { not: rule.when }] }
    const useless = !possibleVerdicts(view, null, helps).true && possibleVerdicts(view, null, rule.when).true
    return useless ? view.report('without-effect', rule, ['relaxed'], easierForNobody) : []
  })
