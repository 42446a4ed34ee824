import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { advance, nextState } from '../nominations/index.ts'
import { findingsOf } from './check-item.ts'
import { outcomeProblems, workProblems } from './hindrances.ts'
import { deskFacts, lockDesk, openProposal, type Desk } from './load-desk.ts'
import { saveOutcome, wrongState, type OutcomeChange } from './outcomes.ts'
import { decideProposal, insertProposal, type Proposal } from './refusal-store.ts'

const LONGEST = 1_000
const ended = 'verification.refuse'

const input = z.object({
  id: fields.recordId,
  note: fields.optionalText(LONGEST),
  version: fields.rowVersion.optional(),
})
type Input = z.output<typeof input>

const load = (reader: Reader, given: Pick<Input, 'id'>): Promise<Desk | null> => lockDesk(reader, given.id)
const rowVersionOf = ({ nomination }: Desk): number => nomination.rowVersion

/** What every act about a refusal says of the file it is about. */
const about = ({ nomination }: Desk) =>
  ({
    subject: { kind: 'nomination', id: nomination.id },
    areaPath: nomination.areaPath,
    next: `/verifikasi/${nomination.id}`,
  }) as const

/** Proposes that the file is not admitted. It stays as it is for everyone outside until another person confirms. */
export const proposeRefusal = defineAction({
  name: 'verification.propose-refusal',
  input,
  load,
  facts: deskFacts,
  readAction: 'verification.read',
  version: rowVersionOf,
  handle: (desk, given, { actor, now, newId }) => {
    const { nomination } = desk
    if (!nextState(nomination.state, ended)) return refuse([wrongState])
    const problems = [...workProblems(desk, actor.personId), ...outcomeProblems('not-admitted', desk)]
    if (problems.length > 0) return refuse(problems)
    return done({
      ...about(desk),
      change: {
        id: newId(),
        nominationId: nomination.id,
        round: nomination.round,
        note: given.note,
        proposedBy: actor.personId ?? '',
        proposedAt: now,
      },
      event: 'verification.refusal-proposed',
      detail: { round: nomination.round, returned: findingsOf(desk.items).map(one => one.itemId) },
    })
  },
  save: insertProposal,
  audience: 'panel',
})

const noProposal = problem(
  'no-proposal',
  '',
  text(
    'Tidak ada usul tidak lolos yang menunggu pemeriksaan kedua. Muat ulang halaman.',
    'No refusal waits for a second look. Reload the page.',
  ),
)

type Confirmed = OutcomeChange & Readonly<{ proposal: Proposal; note: string }>

const decidedBy = (
  outcome: 'confirmed' | 'sent-back',
  note: string,
  { actor, now }: ActionContext,
): NonNullable<Proposal['decided']> => ({ outcome, note, by: actor.personId ?? '', at: now })

/** Ends the nomination at verification, with every reason and its rule: the second person's act. */
export const refuseNomination = defineAction({
  name: ended,
  input,
  load,
  facts: deskFacts,
  readAction: 'verification.read',
  version: rowVersionOf,
  handle: (desk, given) => {
    const { nomination, items } = desk
    const to = nextState(nomination.state, ended)
    const proposal = openProposal(desk)
    if (!to) return refuse([wrongState])
    if (!proposal) return refuse([noProposal])
    const problems = outcomeProblems('not-admitted', desk)
    if (problems.length > 0) return refuse(problems)
    const findings = findingsOf(items)
    return done({
      ...about(desk),
      change: { nomination, items, findings, proposal, note: given.note },
      event: 'verification.refused',
      detail: {
        from: nomination.state,
        to,
        round: nomination.round,
        items: items.length,
        returned: findings.map(one => one.itemId),
      },
    })
  },
  save: async (tx: Tx, change: Confirmed, context) => {
    const decided = decidedBy('confirmed', change.note, context)
    if (!(await decideProposal(tx, change.proposal.id, decided))) return false
    await saveOutcome(tx, change, 'not-admitted', context)
    return advance(tx, change.nomination, ended, context, { findings: change.findings })
  },
})

/** Sends a proposed refusal back to whoever works on the file, with a note. */
export const sendRefusalBack = defineAction({
  name: 'verification.send-refusal-back',
  input: z.object({
    id: fields.recordId,
    backNote: fields.requiredText(LONGEST, 10),
    version: fields.rowVersion.optional(),
  }),
  load,
  facts: deskFacts,
  readAction: 'verification.read',
  version: rowVersionOf,
  handle: (desk, given) => {
    const proposal = openProposal(desk)
    if (!proposal) return refuse([noProposal])
    return done({
      ...about(desk),
      change: { proposal, note: given.backNote },
      event: 'verification.refusal-sent-back',
      detail: { round: desk.nomination.round },
    })
  },
  save: (tx, { proposal, note }, context) =>
    decideProposal(tx, proposal.id, decidedBy('sent-back', note, context)),
  audience: 'panel',
})
