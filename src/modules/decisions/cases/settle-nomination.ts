import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Facts } from '../../../access/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getEdition, type Edition } from '../../editions/index.ts'
import { loadCaseInTurn } from './case-in-turn.ts'
import type { PlenaryCase } from './plenary-case.ts'
import { settlementOf, settlementProblems } from './settle-case.ts'
import { departs } from '../settlement.ts'
import { saveSettlement } from '../settlement-store.ts'
import { listSettlingSessions } from './settling-session-store.ts'

const input = z.object({
  edition: fields.recordId,
  nomination: fields.recordId,
  stars: fields.wholeNumber(0, 99),
  reason: fields.optionalText(4_000),
  version: fields.rowVersion.optional(),
})
type Input = z.output<typeof input>

const settlesInSession = problem(
  'settles-in-session',
  '',
  text(
    'Edisi ini diputuskan dalam sidang pleno. Buka sidangnya, lalu putuskan usulan ini dengan pemungutan suara.',
    'This edition is settled in sessions of the plenary. Open the session, and settle this nomination by a vote.',
  ),
)

/**
 * Where rules say how the plenary decides, a regular edition is settled in sessions; any edition is, once one of its
 * sessions was opened. A training edition without a session is settled by the chair alone.
 */
export const needsSession = (
  { rules }: Pick<PlenaryCase, 'rules'>,
  kind: Edition['kind'],
  sessions: number,
): boolean => sessions > 0 || (kind === 'regular' && rules.rules.document.plenary !== undefined)

type Loaded = PlenaryCase & Readonly<{ inSession: boolean; access: Facts }>

async function load(reader: Reader, input: Input, context: ActionContext): Promise<Loaded | null> {
  const loaded = await loadCaseInTurn(reader, input, context)
  if (!loaded) return null
  const { kind } = await getEdition(reader, input.edition)
  const sessions = await listSettlingSessions(reader, input.edition)
  return { ...loaded, inSession: needsSession(loaded, kind, sessions.length) }
}

/** The chair settles one nomination outside of a session: as proposed, or otherwise with a written reason. */
export const settleNomination = defineAction({
  name: 'plenary.settle',
  audience: 'panel',
  input,
  load,
  facts: ({ access }) => access,
  readAction: 'plenary.read',
  version: ({ settlement }) => settlement?.rowVersion ?? 0,
  handle: (one, given: Input, context) => {
    const { nomination, settlement } = one
    if (one.inSession) return refuse([settlesInSession])
    const problems = settlementProblems(one, given)
    if (problems.length > 0) return refuse(problems)
    const next = settlementOf(one, { ...given, motionId: null }, context)
    return done({
      change: next,
      event: 'plenary.settled',
      subject: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { departed: departs(next.proposedStars, next.settledStars) },
      before: settlement,
      after: next,
      next: `/pleno/${nomination.editionId}#f-usulan-${nomination.id}`,
    })
  },
  save: saveSettlement,
})
