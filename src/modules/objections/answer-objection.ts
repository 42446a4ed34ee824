import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import { handlingFacts, loadHandling } from './handle-objection.ts'
import { type Finding, type Ground, type Objection } from './objection.ts'
import { updateObjection } from './objection-store.ts'
import { findingNeeded, tooShort } from './problems.ts'
import type { ObjectionSettings } from './settings.ts'

export const holdsField = (ground: Ground): string => `holds_${ground}`
export const reasonField = (ground: Ground): string => `reason_${ground}`
export const LONGEST_FINDING = 4_000

const input = z
  .object({ id: fields.recordId, version: fields.rowVersion.optional() })
  .catchall(fields.optionalText(LONGEST_FINDING))
type Given = z.output<typeof input>

const written = (given: Given, field: string): string => {
  const value = given[field]
  return typeof value === 'string' ? value : ''
}

const findingOf = (given: Given, ground: Ground): Finding => ({
  ground,
  holds: written(given, holdsField(ground)) === 'yes',
  reason: written(given, reasonField(ground)),
})

function problemsOf(given: Given, { grounds }: Objection, least: number): readonly Problem[] {
  return grounds.flatMap(ground => [
    ...(['yes', 'no'].includes(written(given, holdsField(ground)))
      ? []
      : [findingNeeded(holdsField(ground))]),
    ...(written(given, reasonField(ground)).length < least ? [tooShort(reasonField(ground), least)] : []),
  ])
}

/** The handler answers every ground with a finding and its reason. A star changes only by a new decision. */
export const answerObjection = (settings: ObjectionSettings) =>
  defineAction({
    name: 'objection.answer',
    // Whoever objected reads the findings, not who made them.
    audience: 'panel',
    input,
    load: (reader, { id }, context) => loadHandling(reader, id, context),
    facts: handlingFacts,
    readAction: 'objection.read',
    version: ({ objection }) => objection.rowVersion,
    handle: ({ objection }, given, { now }) => {
      const problems = problemsOf(given, objection, settings.textAtLeast)
      if (problems.length > 0) return refuse(problems)
      const findings = objection.grounds.map(ground => findingOf(given, ground))
      const state = findings.some(one => one.holds) ? ('upheld' as const) : ('refused' as const)
      const next: Objection = { ...objection, state, findings, answeredAt: now }
      return done({
        change: next,
        event: `objection.${state}`,
        subject: { kind: 'objection', id: objection.id },
        record: { kind: 'nomination', id: objection.nominationId },
        areaPath: objection.areaPath,
        detail: { holds: findings.filter(one => one.holds).map(one => one.ground) },
        after: next,
        next: `/sanggahan/${objection.id}`,
      })
    },
    save: (tx, change) => updateObjection(tx, change),
  })
