import {
  scoreForm,
  traceOf,
  type Facts,
  type FormResult,
  type Rules,
  type Seat,
  type Sheet,
  type Trace,
} from '../../engine/index.ts'
import { toText, type Fraction } from '../../foundation/fraction.ts'
import type { Text } from '../../foundation/text.ts'
import { digestOf } from '../../platform/digest.ts'
import { borderlineOf, type Borderline } from './borderline.ts'
import { starScaleId, starScheme, starsOfBand } from './star-scheme.ts'

/** A gate that fired: on one sheet (its position) or on the file; `applied` where it reached the result. */
export type ProposedGate = Readonly<{
  id: string
  effect: FormResult['gates'][number]['effect']['kind']
  sheet: number | null
  applied: boolean
  reason: Text
}>

/**
 * What the rules say about a nomination, before anybody settles it. Fractions and decimals are text, so that the
 * value is the same wherever it is read.
 */
export type Proposal = Readonly<
  Borderline & {
    /** `incomplete` also where fewer sheets are locked than the rules ask for. */
    state: FormResult['state']
    /** A reduced fraction: `624/7`, `88`. Null where nothing can be computed. */
    mean: string | null
    /** With the places of the rounding rule: `89.14`. */
    rounded: string | null
    stars: number
    starsBeforeGates: number
    of: number
    scheme: string
    sheets: number
    quorum: number
    /** The exact total of each sheet, a reduced fraction. */
    totals: readonly (string | null)[]
    gates: readonly ProposedGate[]
    rulesHash: string
  }
>

/** A proposal with everything that it came from. `digest` covers proposal and trace. */
export type Computed = Readonly<{ proposal: Proposal; trace: Trace; result: FormResult; digest: string }>

export type CaseInput = Readonly<{
  form: string
  sheets: readonly Sheet[]
  facts: Facts
  /** Of each sheet, where the rules ask from which seat it comes. */
  seats?: readonly Seat[]
}>

const exact = (value: Fraction | null): string | null => (value ? toText(value) : null)

function proposalOf(rules: Rules, result: FormResult): Proposal {
  const scheme = starScheme(rules)
  const outcome = result.outcomes.get(starScaleId(rules) ?? '')
  const { quorum } = rules.document.panel
  const short = result.sheets.length < quorum
  return {
    state: short ? 'incomplete' : result.state,
    mean: exact(result.mean),
    rounded: outcome?.rounded ?? null,
    stars: short ? 0 : starsOfBand(rules, outcome?.band ?? null),
    starsBeforeGates: starsOfBand(rules, outcome?.bandBeforeGates ?? null),
    of: scheme.of,
    scheme: scheme.name,
    sheets: result.sheets.length,
    quorum,
    totals: result.totals.map(exact),
    gates: result.gates.map(({ id, effect, sheet, applied, reason }) => ({
      id,
      effect: effect.kind,
      sheet,
      applied,
      reason,
    })),
    ...borderlineOf(rules, scheme, result.totals, outcome?.rounded ?? null),
    rulesHash: rules.hash,
  }
}

/** Computes the proposal from the locked sheets and the facts of the file. Throws for a form the rules don't have. */
export function propose(rules: Rules, input: CaseInput): Computed {
  const scored = scoreForm(rules, input)
  if (!scored.ok) throw new Error(scored.problems.map(one => one.message.en).join(' '))
  const result = scored.value
  const [proposal, trace] = [proposalOf(rules, result), traceOf(rules, result)]
  return { proposal, trace, result, digest: digestOf({ proposal, trace }) }
}

/** True where accepting decides nothing: the plenary has to say what the outcome is, and why. */
export const isOpen = (proposal: Proposal): boolean =>
  proposal.state === 'incomplete' || proposal.state === 'suspended'
