import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { findNomination, nominationFacts } from '../nominations/index.ts'
import { lastReminded, takeTurn } from './reminded-store.ts'

const DAY = 24 * 3_600_000

/** Whether an office was left in peace for a day. */
export const mayRemindAgain = (last: Date | null, now: Date): boolean =>
  last === null || now.getTime() - last.getTime() >= DAY

const tooSoon = problem(
  'reminded-today',
  '',
  text(
    'Dinas ini sudah diingatkan tentang usulan ini dalam 24 jam terakhir. Tunggu sampai besok.',
    'This office was reminded of this nomination in the last 24 hours. Wait until tomorrow.',
  ),
)

/** Reminds an office, with one click, of a nomination that waits for it; at most once a day. */
export const remindOffice = defineAction({
  name: 'nomination.remind',
  readAction: 'nomination.read',
  input: z.object({ id: fields.recordId }),
  load: async (reader, given) => {
    const nomination = await findNomination(reader, given.id)
    return nomination && { nomination, last: await lastReminded(reader, nomination.id) }
  },
  facts: ({ nomination }) => nominationFacts(nomination),
  handle: ({ nomination, last }, _, { now }) => {
    if (!mayRemindAgain(last, now)) return refuse([tooSoon])
    return done({
      change: nomination.id,
      event: 'nomination.reminded',
      subject: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { state: nomination.state },
      next: `/usulan/${nomination.id}`,
    })
  },
  // The act is its entry in the ledger: whoever it concerns is told from there.
  save: async (tx, id, { now }) => {
    await takeTurn(tx, id)
    return mayRemindAgain(await lastReminded(tx, id), now)
  },
})
