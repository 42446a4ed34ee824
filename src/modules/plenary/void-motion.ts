import { z } from 'zod'
import type { Environment } from '../../actions/index.ts'
import { append } from '../../audit/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { JobHandler } from '../../platform/jobs/index.ts'
import { SHEETS_MOVED, takePlenaryTurn } from '../decisions/index.ts'
import { findBrief, type NominationBrief } from '../nominations/index.ts'
import { keepRecusals } from './kept-out.ts'
import { loadSitting } from './load-sitting.ts'
import { endTurn, saveOutcome } from './motion-store.ts'
import type { Motion, Voided } from './motion.ts'
import { currentTurn, openMotion, type Session, type Sitting } from './session.ts'
import { listSessionsOf, saveSession } from './session-store.ts'

const payloadSchema = z.object({
  nomination: z.string(),
  cause: z.enum(['sheet-opened', 'sheet-added']),
  reason: z.string(),
  by: z.string(),
})
type Moved = z.output<typeof payloadSchema>

const runs = ({ state }: Session): boolean => state === 'open' || state === 'adjourned'

const voided = (motion: Motion, sitting: Sitting, moved: Moved, now: Date): Motion => {
  const why: Voided = { cause: moved.cause, reason: moved.reason, votes: sitting.votes.length }
  return { ...motion, state: 'void', counted: null, countedBy: moved.by, countedAt: now, voided: why }
}

const entryOf = (nomination: NominationBrief, sitting: Sitting, motion: Motion, now: Date) => ({
  at: now,
  personId: null,
  role: 'system',
  areaPath: nomination.areaPath,
  action: 'plenary-motion.void',
  event: 'plenary-motion.voided',
  subject: { kind: 'nomination', id: nomination.id },
  record: { kind: 'nomination', id: nomination.id },
  audience: 'panel' as const,
  reason: motion.voided?.reason ?? null,
  detail: {
    session: sitting.session.id,
    motion: motion.number,
    cause: motion.voided?.cause,
    votes: sitting.votes.length,
  },
  beforeDigest: null,
  afterDigest: null,
})

async function voidIn(tx: Tx, session: Session, nomination: NominationBrief, moved: Moved, now: Date) {
  const sitting = await loadSitting(tx, session)
  if (currentTurn(sitting)?.nominationId !== nomination.id) return
  await keepRecusals(tx, sitting, { by: moved.by, at: now })
  const motion = openMotion(sitting)
  if (motion) {
    const ended = voided(motion, sitting, moved, now)
    await saveOutcome(tx, ended)
    await append(tx, [entryOf(nomination, sitting, ended, now)])
  }
  await endTurn(tx, session.id, now)
  await saveSession(tx, session)
}

/**
 * A case that went back to its assessors is before no session any more: its turn ends, and a motion that ran about it is
 * void. Nobody's vote is lost: the votes stay, and are not counted. Doing it twice changes nothing.
 */
export const voidingHandlers = ({
  database,
  clock,
}: Pick<Environment, 'database' | 'clock'>): Readonly<Record<string, JobHandler>> => ({
  [SHEETS_MOVED]: async payload => {
    const moved = payloadSchema.parse(payload)
    await database.write(async tx => {
      const found = await findBrief(tx, moved.nomination)
      if (!found) return
      await takePlenaryTurn(tx, found.editionId)
      const nomination = await findBrief(tx, moved.nomination)
      if (nomination?.state !== 'in-assessment') return
      const sessions = await listSessionsOf(tx, nomination.editionId)
      for (const session of sessions.filter(runs)) await voidIn(tx, session, nomination, moved, clock.now())
    })
  },
})
