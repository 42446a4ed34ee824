import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { recordCheck } from '../documents/index.ts'
import { advance, nextState, type Finding, type Nomination } from '../nominations/index.ts'
import { findingsOf, type CheckItem } from './check-item.ts'
import { outcomeProblems, workProblems } from './hindrances.ts'
import { deskFacts, lockDesk, type Desk } from './load-desk.ts'
import { insertOutcome, type OutcomeKind } from './verification-store.ts'

const input = z.object({ id: fields.recordId, version: fields.rowVersion.optional() })
type Input = z.output<typeof input>

export const wrongState = problem(
  'state',
  '',
  text('Berkas sudah berpindah tahap. Muat ulang halaman.', 'The file has moved on. Reload the page.'),
)

export type OutcomeChange = Readonly<{
  nomination: Nomination
  items: readonly CheckItem[]
  findings: readonly Finding[]
}>

/**
 * Notes this round's verdicts with the documents themselves, so that a later edition knows of them: by whom
 * and when each was looked at. They become known together with the outcome, never before.
 */
async function noteOnDocuments(
  tx: Tx,
  items: readonly CheckItem[],
  round: number,
  context: ActionContext,
): Promise<void> {
  for (const { document, last } of items) {
    if (!document || !last || last.round !== round) continue
    const outcome = last.state === 'accepted' ? 'verified' : 'refused'
    const checker = { ...context, actor: { ...context.actor, personId: last.checkedBy }, now: last.checkedAt }
    await recordCheck(
      tx,
      { documentId: document.documentId, outcome, how: last.how, note: last.reason },
      checker,
    )
  }
}

/** Keeps an outcome with its reasons, and what it says of the documents. */
export async function saveOutcome(
  tx: Tx,
  { nomination, items, findings }: OutcomeChange,
  outcome: OutcomeKind,
  context: ActionContext,
): Promise<void> {
  await insertOutcome(tx, {
    id: context.newId(),
    nominationId: nomination.id,
    round: nomination.round,
    outcome,
    reasons: findings,
    decidedBy: context.actor.personId ?? '',
    decidedAt: context.now,
  })
  await noteOnDocuments(tx, items, nomination.round, context)
}

/** Ends a round of verification. All reasons go to the office together. */
const deciding = (name: 'verification.return' | 'verification.admit', event: string, outcome: OutcomeKind) =>
  defineAction({
    name,
    input,
    load: (reader: Reader, given: Input): Promise<Desk | null> => lockDesk(reader, given.id),
    facts: deskFacts,
    readAction: 'verification.read',
    version: ({ nomination }: Desk) => nomination.rowVersion,
    handle: (desk: Desk, _given: Input, { actor }: ActionContext) => {
      const { nomination, items } = desk
      if (!nextState(nomination.state, name)) return refuse([wrongState])
      const problems = [...workProblems(desk, actor.personId), ...outcomeProblems(outcome, desk)]
      if (problems.length > 0) return refuse(problems)
      const change: OutcomeChange = { nomination, items, findings: findingsOf(items) }
      return done({
        change,
        event,
        subject: { kind: 'nomination', id: nomination.id },
        areaPath: nomination.areaPath,
        detail: {
          from: nomination.state,
          to: nextState(nomination.state, name),
          round: nomination.round,
          items: items.length,
          returned: change.findings.map(one => one.itemId),
        },
        next: `/verifikasi/${nomination.id}`,
      })
    },
    save: async (tx: Tx, change: OutcomeChange, context: ActionContext) => {
      await saveOutcome(tx, change, outcome, context)
      return advance(tx, change.nomination, name, context, { findings: change.findings })
    },
  })

/** Sends the file back to the office with every reason. */
export const returnNomination = deciding('verification.return', 'verification.returned', 'returned')

/** Lets the file through to the assessors: every item was accepted. */
export const admitNomination = deciding('verification.admit', 'verification.admitted', 'admitted')
