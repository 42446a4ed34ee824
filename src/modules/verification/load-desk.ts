import type { Facts } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { lockNomination } from '../nominations/index.ts'
import { listAssignments, type Assignment } from './assignment-store.ts'
import { hasHeldPair } from './duplicate-store.ts'
import { listFlags, type Flag } from './flag-store.ts'
import { checkingFacts, loadChecking, type Checking } from './load-checks.ts'
import { listQuestions, type Question } from './question-store.ts'
import { listProposals, type Proposal } from './refusal-store.ts'

/** A file with everything that the secretariat notes about it while it is checked. */
export type Desk = Checking &
  Readonly<{
    assignment: Assignment | null
    questions: readonly Question[]
    flags: readonly Flag[]
    /** It is one of a pair that was flagged as a duplicate on the other file. */
    pairHeld: boolean
    /** The newest first. */
    proposals: readonly Proposal[]
  }>

/** Null where there is no such nomination, or where it was never sent. */
export async function loadDesk(reader: Reader, nominationId: string): Promise<Desk | null> {
  const checking = await loadChecking(reader, nominationId)
  if (!checking) return null
  return {
    ...checking,
    assignment: (await listAssignments(reader, [nominationId])).get(nominationId) ?? null,
    questions: await listQuestions(reader, nominationId),
    flags: await listFlags(reader, nominationId),
    pairHeld: await hasHeldPair(reader, checking.nomination),
    proposals: await listProposals(reader, nominationId),
  }
}

/**
 * The file for an act on the desk: acts on one file come one after the other, so that nobody asks or flags something
 * while the file is let through.
 */
export async function lockDesk(reader: Reader, nominationId: string): Promise<Desk | null> {
  await lockNomination(reader, nominationId)
  return loadDesk(reader, nominationId)
}

/** The refusal that waits for a second look. */
export const openProposal = ({ proposals }: Pick<Desk, 'proposals'>): Proposal | null =>
  proposals.find(one => one.decided === null) ?? null

export const openQuestions = ({ questions }: Pick<Desk, 'questions'>): readonly Question[] =>
  questions.filter(one => one.answer === null)

export const openFlags = ({ flags }: Pick<Desk, 'flags'>): readonly Flag[] =>
  flags.filter(one => one.resolved === null)

/** What the access table needs to know: who proposed a refusal may not be its second look. */
export function deskFacts(desk: Desk): Facts {
  const proposal = openProposal(desk)
  return { ...checkingFacts(desk), ...(proposal ? { preparedBy: [proposal.proposedBy] } : {}) }
}
