import type { Reader } from '../../platform/database/index.ts'
import { takePlenaryTurn } from '../decisions/index.ts'
import { publishedRulesOf } from '../editions/index.ts'
import { recusalsNow } from './kept-out.ts'
import { listLeads } from './lead-store.ts'
import { listMotions, listOpenVotes, listTurns } from './motion-store.ts'
import { listRecusals } from './recusal-store.ts'
import { everyoneIn, holdsRole, type Session, type Sitting } from './session.ts'
import { findSession, listAttendance, listBreaks, listInvited } from './session-store.ts'

/** Everything that happened in a session. A constant number of queries. */
export async function loadSitting(reader: Reader, session: Session): Promise<Sitting> {
  const rules = await publishedRulesOf(reader, session.editionId)
  const invited = await listInvited(reader, session.id)
  const members = invited.filter(one => !holdsRole(one)).map(one => one.personId)
  const attendees = invited.filter(holdsRole)
  const turns = await listTurns(reader, session.id)
  const recusals = await listRecusals(reader, session.id)
  return {
    session,
    members,
    attendees,
    attendance: await listAttendance(reader, session.id),
    breaks: await listBreaks(reader, session.id),
    turns,
    recusals: await recusalsNow(reader, { turns, invited: everyoneIn({ members, attendees }), recusals }),
    leads: await listLeads(reader, session.id),
    motions: await listMotions(reader, session.id),
    votes: await listOpenVotes(reader, session.id),
    rules: rules?.rules.document.plenary ?? null,
    panel: rules?.rules.document.panel ?? null,
  }
}

/** The same for an act: acts on one edition's plenary come one after the other, at whichever laptop or phone. */
export async function loadSittingInTurn(reader: Reader, id: string): Promise<Sitting | null> {
  const found = await findSession(reader, id)
  if (!found) return null
  await takePlenaryTurn(reader, found.editionId)
  const session = await findSession(reader, id)
  return session && loadSitting(reader, session)
}
