import type { Reader } from '../../platform/database/index.ts'
import { loadCases, type PlenaryCase } from '../decisions/index.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import type { Motion } from './motion.ts'
import { currentTurn, openMotion, recusedIn, type Sitting, type Turn } from './session.ts'

/** What the whole room may see: the case by its code, the motion, and no name of a maker or a place. */
export type Room = Readonly<{
  sitting: Sitting
  /** The turn of the case at hand, or the last one until another case is called. */
  turn: Turn | null
  one: PlenaryCase | null
  /** The motion at hand, or how the last one on the case ended. */
  motion: Motion | null
  /** Scores are shown once a vote on the case was closed. */
  isCounted: boolean
  /** The case is with its assessors again: nothing of its scores is shown. */
  isBack: boolean
}>

const lastTurn = (sitting: Sitting): Turn | null => currentTurn(sitting) ?? sitting.turns.at(-1) ?? null

export async function loadRoom(reader: Reader, sitting: Sitting): Promise<Room> {
  const turn = sitting.session.state === 'open' ? lastTurn(sitting) : null
  const nominations = turn ? await listNominationsByIds(reader, [turn.nominationId]) : []
  const [one] = await loadCases(reader, nominations)
  const own = sitting.motions.filter(motion => motion.turnId === turn?.id)
  const motion = openMotion(sitting) ?? own.at(-1) ?? null
  return {
    sitting,
    turn,
    one: one ?? null,
    motion,
    isCounted: motion !== null && motion.counted !== null && motion.state !== 'tied',
    isBack: one?.nomination.state === 'in-assessment',
  }
}

/** The room as one person may see it: nothing of a case for which the person is out. */
export const roomFor = (room: Room, personId: string | null): Room =>
  isOut(room, personId) ? { ...room, one: null, motion: null, isCounted: false, isBack: false } : room

/** The person has no part in the case at hand: sees nothing of it, the last result neither. */
export const isOut = ({ sitting, turn }: Room, personId: string | null): boolean =>
  recusedIn(sitting, turn).some(one => one.personId === personId)
