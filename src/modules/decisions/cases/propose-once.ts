import type { Rules } from '../../../engine/index.ts'
import { sha256 } from '../../../platform/digest.ts'
import { propose, type CaseInput, type Computed } from './proposal.ts'

/** The editions of some years. */
const MOST = 20_000

type Kept = Pick<Computed, 'proposal' | 'digest'>
let kept = new WeakMap<Rules, Map<string, Kept>>()
let count = 0

function keptFor(rules: Rules): Map<string, Kept> {
  if (count >= MOST) [kept, count] = [new WeakMap(), 0]
  const own = kept.get(rules) ?? new Map<string, Kept>()
  kept.set(rules, own)
  return own
}

/**
 * The same as `propose`, worked out once for the same rules and the same input: pages over a whole edition ask for
 * thousands of cases, of which few changed since the last view. What a proposal came from is long, so it is not kept,
 * but worked out again for whoever reads it.
 */
export function proposeOnce(rules: Rules, input: CaseInput): Computed {
  const own = keptFor(rules)
  const key = sha256(JSON.stringify([input.form, input.sheets, input.facts, input.carried, input.seats]))
  const known = own.get(key)
  if (!known) {
    const computed = propose(rules, input)
    own.set(key, { proposal: computed.proposal, digest: computed.digest })
    count++
    return computed
  }
  let again: Computed | null = null
  const whole = (): Computed => (again ??= propose(rules, input))
  return {
    ...known,
    get trace() {
      return whole().trace
    },
    get result() {
      return whole().result
    },
  }
}
