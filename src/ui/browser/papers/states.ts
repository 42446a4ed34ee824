import type { PaperClaim, PaperStates } from '../../../foundation/paper-claim.ts'
import { capitalDay } from '../../../platform/local-time.ts'

const SHELF = 'bintang-paper-states'
const PATIENCE_MS = 8_000

/** What this device learned the last time there was a line. */
export function keptStates(): PaperStates | null {
  try {
    return JSON.parse(localStorage.getItem(SHELF) ?? 'null') as PaperStates | null
  } catch {
    return null
  }
}

/** Asks for what holds now, and keeps it for times without a line; null where there is none. */
export async function freshStates(address: string): Promise<PaperStates | null> {
  try {
    const answer = await fetch(address, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!answer.ok) return null
    const text = await answer.text()
    const states = JSON.parse(text) as PaperStates
    try {
      localStorage.setItem(SHELF, text)
    } catch {
      // A browser that keeps nothing still checks while there is a line.
    }
    return states
  } catch {
    return null
  }
}

export type PaperState = 'valid' | 'lapsed' | 'suspended' | 'withdrawn' | 'replaced'

/** The claim with its last day, where the paper could not say it yet and these states do. */
export function withLastDay(claim: PaperClaim, { ends = [] }: PaperStates): PaperClaim {
  if (claim.validMonths === null) return claim
  const end = ends.find(([place]) => place === claim.statusIndex)
  return { ...claim, validUntil: end?.[1] ?? null }
}

/**
 * What the certificate stood for when these states were true, or now where that is later. Its last day ends in the
 * capital, as everywhere else, and not where the phone is.
 */
export function stateOf(claim: PaperClaim, states: PaperStates, now: Date): PaperState {
  const { statusIndex, validUntil } = withLastDay(claim, states)
  if (states.withdrawn.includes(statusIndex)) return 'withdrawn'
  if (states.replaced.includes(statusIndex)) return 'replaced'
  const listed = new Date(states.at)
  if (validUntil !== null && validUntil < capitalDay(listed > now ? listed : now)) return 'lapsed'
  return states.suspended.includes(statusIndex) ? 'suspended' : 'valid'
}
