import type { Environment } from '../../actions/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import type { Post } from '../people/index.ts'
import { gatherNotices } from './gather-notices.ts'
import { mailNotices } from './notice-letters.ts'

const KIND = 'notices.tell'
const EVERY = 15_000

/** There is one, which comes again and again. */
export const noticesJob: NewJob = { kind: KIND, key: 'always', payload: {} }

/** Reads the ledger on and mails what is due; doing it twice tells nobody twice. */
export const noticeJobHandlers = (
  { database, clock }: Pick<Environment, 'database' | 'clock'>,
  post: Post,
): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async () => {
    const now = clock.now()
    await database.write(async tx => {
      await gatherNotices(tx, now)
      if (post.sends) await mailNotices(tx, post, now)
    })
    return EVERY
  },
})
