import type { Rules } from '../../../engine/index.ts'
import {
  bandProbabilities,
  intervalOf,
  type Fitted,
  type Refusal,
  type Severity,
  type SeverityModel,
} from '../../../engine/severity/index.ts'
import { starScheme } from '../star-scheme.ts'

/** How probable it is, by the score alone, that a product deserves so many stars. */
export type StarChance = Readonly<{ stars: number; probability: number }>

/** The assessor of one sheet by the number in the edition, never by name; null where the model does not know the sheet. */
export type SheetSeverity = (Severity & Readonly<{ number: number }>) | null

export type SupportFigures = Readonly<{
  kind: 'figures'
  /** In points. `from` and `to` hold 95 of 100. */
  raw: number
  fair: number
  from: number
  to: number
  /** From no star up; they add up to 1. */
  chances: readonly StarChance[]
  surest: StarChance
  /** In the order of the sheets. */
  severities: readonly SheetSeverity[]
}>

/**
 * What the model says beside a proposal. It is worked out when a page is read and is part of no proposal, settlement,
 * list or digest: no star ever depends on it.
 */
export type Support = SupportFigures | Readonly<{ kind: 'refused'; refusal: Refusal }>

/** The number of an assessor in the edition: by place in the model, which knows ids only. */
export function numbersOf(model: SeverityModel): ReadonlyMap<string, number> {
  const known = numbered.get(model)
  if (known) return known
  const numbers = new Map([...model.assessors.keys()].map((id, index) => [id, index + 1]))
  numbered.set(model, numbers)
  return numbers
}
/** Every case of an edition asks for them. */
const numbered = new WeakMap<SeverityModel, ReadonlyMap<string, number>>()

const NO_STAR: StarChance = { stars: 0, probability: 1 }

function chancesOf(rules: Rules, score: Readonly<{ fair: number; sd: number }>): readonly StarChance[] {
  const { lines } = starScheme(rules)
  const bands = bandProbabilities(
    score,
    lines.map(line => line.at),
    rules.document.aggregation.rounding,
  )
  return bands.map(({ band, probability }) => ({ stars: lines[band - 1]?.stars ?? 0, probability }))
}

/** The support for one nomination; null where it has no sheet in the model. `people`: those of its sheets, in order. */
export function supportFor(
  fitted: Fitted,
  rules: Rules,
  { nominationId, people }: Readonly<{ nominationId: string; people: readonly string[] }>,
): Support | null {
  if (!fitted.ok) return { kind: 'refused', refusal: fitted.refusal }
  const score = fitted.model.nominations.get(nominationId)
  if (!score) return null
  const numbers = numbersOf(fitted.model)
  const chances = chancesOf(rules, score)
  return {
    kind: 'figures',
    raw: score.raw,
    fair: score.fair,
    ...intervalOf(score),
    chances,
    surest: chances.reduce(
      (best, one) => (one.probability > best.probability ? one : best),
      chances[0] ?? NO_STAR,
    ),
    severities: people.map(id => {
      const known = fitted.model.assessors.get(id)
      return known ? { ...known, number: numbers.get(id) ?? 0 } : null
    }),
  }
}

/** Of the most probable star; null where the model says nothing. */
export const probabilityOf = (support: Support | null): number | null =>
  support?.kind === 'figures' ? support.surest.probability : null
