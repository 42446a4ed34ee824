import type { Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { criterionIdsOf, factNamesOf } from '../../conditions.ts'
import type { Gate } from '../outcome.ts'
import { isSound, rubricsOfGate } from './conditions.ts'
import { possibleVerdicts } from './domains.ts'
import { type Check, type LintView, notAmong } from './view.ts'

/** Conditions that name something unknown, or something broken, are reported elsewhere. */
function decidable(view: LintView, gate: Gate): boolean {
  const facts = new Set(view.document.facts.map(fact => fact.name))
  const rubrics = rubricsOfGate(view, gate)
  return (
    isSound(view, gate) &&
    rubrics.every(({ rubric }) => view.whole(rubric)) &&
    factNamesOf(gate.when).every(name => facts.has(name)) &&
    criterionIdsOf(gate.when).every(id => rubrics.some(({ criteria }) => criteria.has(id)))
  )
}

function firingProblems(view: LintView, gate: Gate): readonly Problem[] {
  if (!decidable(view, gate)) return []
  const verdicts = rubricsOfGate(view, gate).map(index => possibleVerdicts(view, index, gate.when))
  if (verdicts.length === 0) return []
  if (!verdicts.some(possible => possible.true)) {
    const never = text(
      'Gerbang ini tidak pernah menyala: tidak ada berkas yang dapat memenuhi "when". Periksa syarat yang saling meniadakan, atau batas yang tidak dapat dicapai.',
      'This gate never fires: no file can meet its "when". Look for conditions that exclude each other, or for a limit that nothing reaches.',
    )
    return [view.report('gate-never-fires', gate, ['when'], never)]
  }
  if (verdicts.some(possible => possible.false)) return []
  const always = text(
    'Gerbang ini menyala untuk setiap usulan: "when" selalu terpenuhi. Persempit syaratnya, atau hapus gerbangnya.',
    'This gate fires for every file: its "when" always holds. Narrow the condition, or leave the gate out.',
  )
  return [view.report('gate-always-fires', gate, ['when'], always)]
}

export const checkFiring: Check = view => view.document.gates.flatMap(gate => firingProblems(view, gate))

function bandProblems(view: LintView, gate: Gate): readonly Problem[] {
  const { effect } = gate
  if (effect.kind !== 'cap-band') return []
  const { scale, band } = effect
  const scales = view.document.scales.filter(each => scale === undefined || each.id === scale)
  if (scale !== undefined && !view.knows(new Set(scales.map(each => each.id)), scale)) {
    const message = notAmong(scale, text('id skala', 'scale ids'))
    return [view.report('gate-unknown-band', effect, ['scale'], message)]
  }
  const bands = new Set(scales.flatMap(each => each.bands).map(each => each.id))
  if (band === null || view.knows(bands, band)) return []
  return [view.report('gate-unknown-band', effect, ['band'], notAmong(band, text('id rentang', 'band ids')))]
}

function nodeProblems(view: LintView, gate: Gate): readonly Problem[] {
  const { effect } = gate
  if (effect.kind !== 'cap-node') return []
  const nodes = new Set(rubricsOfGate(view, gate).flatMap(index => [...index.nodes.keys()]))
  if (view.knows(nodes, effect.node)) return []
  const word = text('id bagian atau kriteria rubrik', 'ids of groups or criteria of the rubric')
  return [view.report('unknown-node', effect, ['node'], notAmong(effect.node, word))]
}

export const checkEffects: Check = view =>
  view.document.gates.flatMap(gate => [...bandProblems(view, gate), ...nodeProblems(view, gate)])
