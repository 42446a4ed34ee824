import { abilities } from '../../access/index.ts'
import type { PageRequest } from '../../web/index.ts'
import { namesOf } from '../people/index.ts'
import { loadAgenda, nextIn, paceOf, type AgendaItem } from './agenda.ts'
import { castVote } from './cast-vote.ts'
import { callCase } from './call-case.ts'
import { closeSession } from './close-session.ts'
import { breakTie, countVotes } from './count-votes.ts'
import { handOver } from './hand-over.ts'
import type { ConsoleView } from './pages/console-page.ts'
import { putMotion } from './put-motion.ts'
import { isOut, loadRoom, roomFor } from './room.ts'
import { adjournSession, noteAttendance, openSession } from './run-session.ts'
import {
  caseFacts,
  currentTurn,
  everyoneIn,
  isChairOut,
  leaderOf,
  membersPresent,
  votersIn,
  type Sitting,
} from './session.ts'
import { listAttendable, nameRole, rolesWithoutVote } from './name-role.ts'
import { noteRecusal, stepAside } from './step-aside.ts'

/** What is done on a session while it runs. */
export const running = [
  openSession,
  adjournSession,
  closeSession,
  noteAttendance,
  nameRole,
  callCase,
  noteRecusal,
  handOver,
  stepAside,
  putMotion,
  castVote,
  countVotes,
  breakTie,
] as const

/** Everybody whom the console names. */
const namedIn = (sitting: Sitting): readonly string[] => [
  ...new Set([...everyoneIn(sitting), ...sitting.motions.flatMap(one => [one.movedBy, one.secondedBy])]),
]

/** The agenda, with the case for which the reader is out of the room as one of those that are not shown. */
const agendaFor = (agenda: readonly AgendaItem[], outFor: string | null): readonly AgendaItem[] =>
  agenda.map(item => (item.one.nomination.id === outFor ? { ...item, isKept: true } : item))

/** The session as its console shows it to one reader. */
export async function loadConsole(
  { reader, actor, now }: PageRequest,
  sitting: Sitting,
): Promise<Omit<ConsoleView, 'title' | 'example'>> {
  const room = await loadRoom(reader, sitting)
  const turn = currentTurn(sitting)
  const out = turn !== null && isOut(room, actor.personId)
  const names = await namesOf(reader, namedIn(sitting))
  const all = sitting.session.state === 'closed' ? [] : await loadAgenda(reader, sitting, { actor, now })
  const agenda = agendaFor(all, out ? turn.nominationId : null)
  const leader = leaderOf(sitting)
  return {
    ...roomFor(room, actor.personId),
    agenda,
    next: nextIn(agenda),
    pace: paceOf(sitting, agenda, now),
    names,
    able: abilities(
      actor,
      running.map(one => one.name),
      caseFacts(sitting),
    ),
    attendable: rolesWithoutVote(sitting).length === 0 ? [] : await listAttendable(reader, sitting, now),
    isVoter: votersIn(sitting).includes(actor.personId ?? '') && !isOut(room, actor.personId),
    isHere: membersPresent(sitting).includes(actor.personId ?? '') && !isOut(room, actor.personId),
    isOwn: out,
    leader: turn !== null && isChairOut(sitting) ? { name: names.get(leader ?? '') ?? null } : null,
  }
}

/** The same for a member who leads the case at hand in place of the chair; null for everybody else. */
export async function loadLead(request: PageRequest, sitting: Sitting): Promise<ConsoleView | null> {
  const { personId } = request.actor
  if (personId === null || !isChairOut(sitting) || leaderOf(sitting) !== personId) return null
  return { ...(await loadConsole(request, sitting)), title: '', example: false }
}
