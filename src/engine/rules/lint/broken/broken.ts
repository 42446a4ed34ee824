import { type Draft, root, rubric, rulesDraft, t, choice } from '../../../builders.ts'

/** A document with exactly one fault: the code it gets, and where that is told. */
export type Broken = readonly [code: string, path: string, draft: Draft]

export const withRoot = (node: Draft, parts: Draft = {}): Draft =>
  rulesDraft({ rubrics: [rubric('cloth-form', node)], ...parts })

export const whole = (points: readonly string[], more: Draft = {}): Draft =>
  root(choice('only', points, more))
export const scale = (...bands: Draft[]): Draft => ({ id: 'stars', title: t('stars'), bands })
export const panel = { size: 3, quorum: 3, ownProvince: 'excluded', verifierMayScore: false }
export const rounding = (places: number): Draft => ({
  first: 'sheet',
  combine: 'mean',
  rounding: { kind: 'half-up', places },
})
export const disqualify = { kind: 'disqualify' }
