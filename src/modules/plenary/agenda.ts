import type { Reader } from '../../platform/database/index.ts'
import {
  inPlenaryOrder,
  isCurrent,
  keptFrom,
  loadCasesIn,
  withSupport,
  type PlenaryCase,
} from '../decisions/index.ts'
import { standingsOf, type CaseStanding, type Sitting, type Turn } from './session.ts'

/** A case of the edition, with how it stands in this session. */
export type AgendaItem = Readonly<{
  one: PlenaryCase
  standing: CaseStanding
  turn: Turn | null
  /** Whoever looks has an interest in it or is of its province: nothing of it is shown before it is settled. */
  isKept: boolean
}>

/**
 * Every case that waits for the plenary, in the order in which it comes up: those not settled in the plenary's order,
 * deferred ones after them, and last those that are settled. A settlement that no longer fits its sheets is open.
 */
function agendaOf(
  sitting: Sitting,
  cases: readonly PlenaryCase[],
  kept: readonly PlenaryCase[],
): readonly AgendaItem[] {
  const standings = standingsOf(sitting)
  // Where a case comes up in the order tells of its score: an own one comes after the others.
  const items = [...inPlenaryOrder(cases), ...kept].map((one): AgendaItem => {
    const settled = isCurrent(one.settlement, one.computed.digest)
    const here = standings.get(one.nomination.id)
    return {
      one,
      standing: settled ? 'settled' : here === 'deferred' ? 'deferred' : 'open',
      turn: sitting.turns.findLast(turn => turn.nominationId === one.nomination.id) ?? null,
      isKept: kept.includes(one),
    }
  })
  const inStanding = (standing: CaseStanding): AgendaItem[] => items.filter(one => one.standing === standing)
  return [...inStanding('open'), ...inStanding('deferred'), ...inStanding('settled')]
}

/** The same from the records, for one reader: every case of the edition that waits for the plenary. */
export async function loadAgenda(
  reader: Reader,
  sitting: Sitting,
  who: Parameters<typeof keptFrom>[1],
): Promise<readonly AgendaItem[]> {
  const { editionId } = sitting.session
  const own = await keptFrom(reader, who, editionId)
  const all = await loadCasesIn(reader, editionId, 'assessed')
  const [kept, open] = [
    all.filter(one => own.has(one.nomination.id)),
    all.filter(one => !own.has(one.nomination.id)),
  ]
  return agendaOf(sitting, await withSupport(reader, editionId, open, own), kept)
}

/** The case that the order calls next; null once everything is settled. */
export const nextIn = (agenda: readonly AgendaItem[]): AgendaItem | null =>
  agenda.find(item => item.standing !== 'settled' && (item.turn === null || item.turn.endedAt !== null)) ??
  null

const seconds = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / 1000)

/** How the day goes: all in seconds. */
export type Pace = Readonly<{
  /** Since the case before the session was called; null without one. */
  onCase: number | null
  /** Mean of the cases that the session settled; null before the third. */
  perCase: number | null
  open: number
  settled: number
  /** When the rest will be done at this pace; null where nothing can be said yet. */
  endsAt: Date | null
  /** The case takes more than twice as long as the others, and ten minutes at least. */
  isLong: boolean
}>

const LONG_SECONDS = 600
const ENOUGH_CASES = 3

export function paceOf(sitting: Sitting, agenda: readonly AgendaItem[], now: Date): Pace {
  const { turns } = sitting
  const current = turns.find(one => one.endedAt === null)
  const done = [...standingsOf(sitting)].filter(([, standing]) => standing === 'settled').map(([id]) => id)
  const spent = turns
    .filter(one => one.endedAt !== null && done.includes(one.nominationId))
    .reduce((sum, one) => sum + seconds(one.calledAt, one.endedAt ?? now), 0)
  const perCase = done.length >= ENOUGH_CASES ? spent / done.length : null
  const onCase = current ? seconds(current.calledAt, now) : null
  const open = agenda.filter(one => one.standing !== 'settled').length
  return {
    onCase,
    perCase,
    open,
    settled: agenda.length - open,
    endsAt: perCase === null ? null : new Date(now.getTime() + open * perCase * 1000),
    isLong: onCase !== null && onCase > Math.max(LONG_SECONDS, 2 * (perCase ?? 0)),
  }
}
