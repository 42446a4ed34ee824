import type { Band, FormResult, Rules, Scale } from '../../../engine/index.ts'
import type { Text } from '../../../foundation/text.ts'
import { starScaleId } from '../star-scheme.ts'

type Named = Readonly<{ id: string; title: Text }>

/** What a scale beside the star's says. No band: none is reached, or a gate took it away. */
export type FurtherOutcome = Readonly<{
  scale: string
  title: Text
  rounded: string | null
  bandBeforeGates: Named | null
  band: Named | null
}>

/** The level that decides by the rules, and the rule that says so. */
export type FurtherRoute = Readonly<{ level: string; title: Text; rule: string; reason: Text }>

/** A rule that a file passes or not. `relaxed`: passed by the easier form only. */
export type FurtherRule = Readonly<{
  id: string
  title: Text
  verdict: 'passed' | 'relaxed' | 'failed' | 'unknown'
  reason: Text
}>

/**
 * Everything that the rules say of a file beside its star, in words that stay readable without the rules. All of it is
 * in the trace as well, by id.
 */
export type Further = Readonly<{
  outcomes: readonly FurtherOutcome[]
  route: FurtherRoute | null
  rules: readonly FurtherRule[]
}>

const named = (band: Band | null): Named | null => band && { id: band.id, title: band.title }

const otherScales = (rules: Rules): readonly Scale[] =>
  rules.document.scales.filter(scale => scale.id !== starScaleId(rules))

function outcomeOf(scale: Scale, result: FormResult, decided: boolean): FurtherOutcome {
  const found = result.outcomes.get(scale.id)
  return {
    scale: scale.id,
    title: scale.title,
    rounded: found?.rounded ?? null,
    bandBeforeGates: named(found?.bandBeforeGates ?? null),
    band: decided ? named(found?.band ?? null) : null,
  }
}

function routeIn({ document }: Rules, { route }: FormResult): FurtherRoute | null {
  if (!route) return null
  const level = (document.levels ?? []).find(one => one.id === route.to)
  const title = level?.title ?? { id: route.to, en: route.to }
  return { level: route.to, title, rule: route.id, reason: route.reason }
}

type Verdict = FormResult['passing']['rules'][number]

const verdictOf = ({ passed, relaxed }: Verdict): FurtherRule['verdict'] =>
  passed === null ? 'unknown' : passed ? (relaxed ? 'relaxed' : 'passed') : 'failed'

/**
 * What the rules say beside the star; nothing where they have one scale, no routing and no rules that are passed or not.
 * `decided`: the file has all that a band needs.
 */
export function furtherOf(rules: Rules, result: FormResult, decided: boolean): Further | undefined {
  const { routing, passRules } = rules.document
  const scales = otherScales(rules)
  if (scales.length === 0 && !routing && !passRules) return undefined
  return {
    outcomes: scales.map(scale => outcomeOf(scale, result, decided)),
    route: decided ? routeIn(rules, result) : null,
    rules: result.passing.rules.map(one => ({
      id: one.rule.id,
      title: one.rule.title,
      verdict: verdictOf(one),
      reason: one.rule.reason,
    })),
  }
}

export const failedRules = (further: Further | undefined): readonly FurtherRule[] =>
  further?.rules.filter(one => one.verdict === 'failed') ?? []
