import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import {
  findEdition,
  findOpenStage,
  holdEdition,
  listStages,
  type Edition,
  type EditionStage,
} from '../editions/index.ts'
import type { Letter, Post, Recipient } from '../people/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { lettersTo, recipientsOf, type Named } from './letters.ts'
import { insertReminder, listReminders, type Reminder } from './reminder-store.ts'
import { isMissing, listStandings } from './standing.ts'

const HOUR = 3_600_000
const REST_HOURS = 24

/** True within a day of the last reminder, by whomever. */
export const isResting = (sent: readonly Reminder[], now: Date): boolean =>
  sent.some(one => now.getTime() - one.sentAt.getTime() < REST_HOURS * HOUR)

/** What a reminder is written from. */
export type ReminderGround = Readonly<{
  edition: Edition
  /** The open stage of nominations. */
  stage: EditionStage | undefined
  missing: readonly Named[]
  recipients: readonly Recipient[]
  sent: readonly Reminder[]
}>

/** Of an edition; with `calledBefore` only the holders who were called before that moment. Null where there is none. */
export async function loadReminderGround(
  reader: Reader,
  editionId: string,
  now: Date,
  calledBefore?: Date,
): Promise<ReminderGround | null> {
  const edition = await findEdition(reader, editionId)
  if (!edition) return null
  const standings = (await listStandings(reader, editionId)).filter(
    one =>
      isMissing(one) && (!calledBefore || (one.one.calledAt !== null && one.one.calledAt < calledBefore)),
  )
  const products = await listProductsByIds(
    reader,
    standings.map(({ one }) => one.productId),
  )
  const missing = standings.flatMap(({ one }) => {
    const product = products.get(one.productId)
    return product ? [{ product, former: one.former }] : []
  })
  const areas = missing.map(one => one.product.areaPath)
  return {
    edition,
    stage: findOpenStage(await listStages(reader, editionId), 'nominate', now),
    missing,
    recipients: await recipientsOf(reader, areas, now),
    sent: await listReminders(reader, [editionId]),
  }
}

export const officesIn = (missing: readonly Named[]): number =>
  new Set(missing.map(one => one.product.areaPath)).size

export const reminderLetters = (
  { edition, stage, missing, recipients }: ReminderGround,
  publicUrl: string,
): readonly Letter[] =>
  lettersTo(recipients, missing, {
    kind: 'reminder',
    edition,
    closesAt: stage?.closesAt ?? null,
    publicUrl,
  })

const noMail = problem(
  'no-mail',
  '',
  text(
    'Pemasangan ini tidak mengirim surel. Dinas melihat panggilan pada daftar tugasnya.',
    'This installation sends no mail. Offices see the call in their list of tasks.',
  ),
)
const closed = problem(
  'stage-closed',
  '',
  text(
    'Pengusulan edisi ini tidak sedang dibuka, sehingga pengingat tidak ada gunanya.',
    'Nominations of this edition are not open, so a reminder would be of no use.',
  ),
)
const nobody = problem(
  'nobody',
  '',
  text(
    'Semua pemegang yang dipanggil sudah diusulkan. Tidak ada yang perlu diingatkan.',
    'Every holder who was called is nominated. Nobody has to be reminded.',
  ),
)
const justSent = problem(
  'just-sent',
  '',
  text(
    `Pengingat sudah dikirim dalam ${REST_HOURS} jam terakhir. Tunggu sampai besok.`,
    `A reminder was sent within the last ${REST_HOURS} hours. Wait until tomorrow.`,
  ),
)

function problemsOf({ stage, missing, sent }: ReminderGround, sends: boolean, now: Date): readonly Problem[] {
  if (!sends) return [noMail]
  if (!stage) return [closed]
  if (missing.length === 0) return [nobody]
  return isResting(sent, now) ? [justSent] : []
}

/** Writes to the offices whose called holders are not nominated yet. At most once a day. */
export const remindOffices = (post: Post) =>
  defineAction({
    name: 'reevaluation.remind',
    readAction: 'reevaluation.read',
    input: z.object({ edition: fields.recordId }),
    load: (reader, { edition }, { now }) => loadReminderGround(reader, edition, now),
    facts: () => ({ areaPath: '/' }),
    handle: (ground, _, { now, actor }) => {
      const problems = problemsOf(ground, post.sends, now)
      if (problems.length > 0) return refuse(problems)
      const letters = reminderLetters(ground, post.publicUrl)
      const offices = officesIn(ground.missing)
      const closesAt = ground.stage?.closesAt ?? null
      const by = { daysBefore: null, closesAt, sentBy: actor.personId ?? '', sentAt: now }
      const reminder = { editionId: ground.edition.id, ...by, offices, mails: letters.length }
      return done({
        change: { reminder, letters, sent: ground.sent.length },
        event: 'reevaluation.reminded',
        subject: { kind: 'edition', id: ground.edition.id },
        areaPath: '/',
        detail: { offices, letters: letters.length, products: ground.missing.length },
      })
    },
    save: async (tx, { reminder, letters, sent }) => {
      // Two officers at once: the second finds what the first has sent.
      await holdEdition(tx, reminder.editionId)
      if ((await listReminders(tx, [reminder.editionId])).length !== sent) return false
      if (!(await insertReminder(tx, reminder))) return false
      await post.send(tx, letters)
      return true
    },
  })
