import {
  scoreForm,
  traceOf,
  type Carried,
  type Facts,
  type FormResult,
  type Rules,
  type Seat,
  type Sheet,
  type Trace,
} from '../../../engine/index.ts'
import { toText, type Fraction } from '../../../foundation/fraction.ts'
import type { Text } from '../../../foundation/text.ts'
import { digestOf } from '../../../platform/digest.ts'
import { borderlineOf, type Borderline } from '../support/borderline.ts'
import { furtherOf, type Further } from '../support/further.ts'
import { starScaleId, starScheme, starsOfBand } from '../star-scheme.ts'
import { unscoredProposal } from '../unscored-scheme.ts'

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
    /** The exact total of each individual sheet, a reduced fraction. */
    totals: readonly (string | null)[]
    gates: readonly ProposedGate[]
    rulesHash: string
    /** What the rules say beside the star; left out where they say nothing. */
    further?: Further
  }
>

/** A proposal with everything that it came from. `digest` covers proposal and trace; of `further` the trace has all. */
export type Computed = Readonly<{ proposal: Proposal; trace: Trace; result: FormResult; digest: string }>

export type CaseInput = Readonly<{
  form: string
  sheets: readonly Sheet[]
  facts: Facts
  /** What other levels answered. */
  carried?: Carried
  /** Of each sheet, where the rules ask from which seat it comes. */
  seats?: readonly Seat[]
}>

const exact = (value: Fraction | null): string | null => (value ? toText(value) : null)

/** Quorum, spread and totals are those of the individual sheets; the one that was agreed upon is the result itself. */
const individualTotals = (result: FormResult, seats: readonly Seat[]): FormResult['totals'] =>
  result.totals.filter((_, position) => seats[position]?.agreed !== true)

function proposalOf(rules: Rules, result: FormResult, seats: readonly Seat[]): Proposal {
  const scheme = starScheme(rules)
  const outcome = result.outcomes.get(starScaleId(rules) ?? '')
  const { quorum } = rules.document.panel
  const totals = individualTotals(result, seats)
  const short = totals.length < quorum
  return {
    state: short ? 'incomplete' : result.state,
    mean: exact(result.mean),
    rounded: outcome?.rounded ?? null,
    stars: short ? 0 : starsOfBand(rules, outcome?.band ?? null),
    starsBeforeGates: starsOfBand(rules, outcome?.bandBeforeGates ?? null),
    of: scheme.of,
    scheme: scheme.name,
    sheets: totals.length,
    quorum,
    totals: totals.map(exact),
    gates: result.gates.map(({ id, effect, sheet, applied, reason }) => ({
      id,
      effect: effect.kind,
      sheet,
      applied,
      reason,
    })),
    ...borderlineOf(rules, scheme, totals, outcome?.rounded ?? null),
    ...unscoredProposal(rules, result),
    rulesHash: rules.hash,
  }
}

/** Computes the proposal from the locked sheets and the facts of the file. Throws for a form the rules don't have. */
export function propose(rules: Rules, input: CaseInput): Computed {
  const scored = scoreForm(rules, input)
  if (!scored.ok) throw new Error(scored.problems.map(one => one.message.en).join(' '))
  const result = scored.value
  const [proposal, trace] = [proposalOf(rules, result, input.seats ?? []), traceOf(rules, result)]
  const further = furtherOf(rules, result, proposal.state === 'ranked')
  const whole = further ? { ...proposal, further } : proposal
  return { proposal: whole, trace, result, digest: digestOf({ proposal, trace }) }
}

/** True where accepting decides nothing: the plenary has to say what the outcome is, and why. */
export const isOpen = (proposal: Proposal): boolean =>
  proposal.state === 'incomplete' || proposal.state === 'suspended'
