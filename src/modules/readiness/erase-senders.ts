import type { Environment } from '../../actions/index.ts'
import { append } from '../../audit/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import { forgetMailsAbout } from '../people/index.ts'
import { openStates, type Petition, type PetitionState } from './petition.ts'
import { forgetSent, listOverdue, updatePetition } from './petition-store.ts'

const KIND = 'petition.erase'
const HOUR = 3_600_000
const DAY = 24 * HOUR
const TOGETHER = 100
const GO_ON = 50

/** There is one, which comes again and again. */
export const eraseJob: NewJob = { kind: KIND, key: 'hourly', payload: {} }

const isOpen = (state: PetitionState): boolean => openStates.some(one => one === state)

const erased = (one: Petition, now: Date): Petition => ({
  ...one,
  ...(isOpen(one.state) ? { state: 'lapsed' as const, stateAt: now } : {}),
  sender: null,
  answer: null,
  erasedAt: now,
})

type Parts = Pick<Environment, 'database' | 'clock'>

/** Deletes what is known of senders whose time of keeping is over. Returns how many there were. */
export async function eraseSenders({ database, clock }: Parts): Promise<number> {
  const now = clock.now()
  return database.write(async tx => {
    await forgetSent(tx, new Date(now.getTime() - DAY))
    const overdue = await listOverdue(tx, now, TOGETHER)
    for (const one of overdue) {
      if (!(await updatePetition(tx, one, erased(one, now)))) continue
      await forgetMailsAbout(tx, one.id)
      const subject = { kind: 'petition', id: one.id }
      await append(tx, [
        {
          at: now,
          personId: null,
          role: 'system',
          areaPath: one.areaPath,
          action: 'petition.erase',
          event: 'petition.erased',
          subject,
          record: subject,
          audience: 'record',
          reason: null,
          detail: {},
          beforeDigest: null,
          afterDigest: null,
        },
      ])
    }
    return overdue.length
  })
}

export const eraseJobHandlers = (parts: Parts): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async () => ((await eraseSenders(parts)) === TOGETHER ? GO_ON : HOUR),
})
