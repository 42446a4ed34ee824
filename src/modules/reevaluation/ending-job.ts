import type { Environment } from '../../actions/index.ts'
import { append, type LedgerEntry } from '../../audit/index.ts'
import { formatDay } from '../../platform/translations.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import type { Letter, Post, Recipient } from '../people/index.ts'
import { endingWords } from './ending-messages.ts'
import { insertEndingReminder, listEndingReminders } from './ending-store.ts'
import { recipientsOf } from './letters.ts'
import { ENDINGS_PATH } from './pages/ending-page.ts'
import { dayThatCame, listEndingStars, type EndingStar } from './star-endings.ts'

const HOUR = 3_600_000
const KIND = 'reevaluation.star-endings'

/** There is one, which comes again and again. */
export const endingsJob: NewJob = { kind: KIND, key: 'hourly', payload: {} }

type Due = Readonly<{ star: EndingStar; days: number }>

/** `letters`: how many were written for the star. */
const entryOf = ({ star, days }: Due, letters: number, at: Date): LedgerEntry => {
  const subject = { kind: 'certificate', id: star.certificate.id }
  return {
    at,
    personId: null,
    role: 'system',
    areaPath: star.certificate.areaPath,
    action: 'reevaluation.remind',
    event: 'reevaluation.ending-told',
    subject,
    record: subject,
    audience: 'record',
    reason: null,
    detail: { days, letters },
    beforeDigest: null,
    afterDigest: null,
  }
}

/** One letter to each recipient, with the stars of the recipient's own office alone. */
export function endingLetters(
  recipients: readonly Recipient[],
  stars: readonly EndingStar[],
  publicUrl: string,
): readonly Letter[] {
  return recipients.flatMap(person => {
    const { locale } = person
    const own = endingWords[locale]
    const lines = stars
      .filter(({ certificate }) => certificate.areaPath === person.areaPath)
      .map(({ certificate: { content }, endsOn, daysLeft }) =>
        own.line(
          content.product,
          content.holder,
          String(content.stars),
          String(content.of),
          formatDay(endsOn, locale),
          String(daysLeft),
        ),
      )
    if (lines.length === 0) return []
    const link = `${publicUrl}${locale === 'en' ? '/en' : ''}${ENDINGS_PATH}`
    return [
      {
        to: person,
        subject: own.subject(String(lines.length)),
        text: own.text(person.name, lines.join('\n'), link),
        about: 'reevaluation.ending-told',
      },
    ]
  })
}

async function tell(tx: Tx, days: readonly number[], post: Post, now: Date): Promise<void> {
  const stars = await listEndingStars(tx, now, Math.max(...days))
  const told = await listEndingReminders(
    tx,
    stars.map(one => one.certificate.id),
  )
  const recipients = await recipientsOf(
    tx,
    stars.map(one => one.certificate.areaPath),
    now,
  )
  const readers = (star: EndingStar): number =>
    recipients.filter(person => person.areaPath === star.certificate.areaPath).length
  const due: Due[] = []
  for (const star of stars) {
    const { certificate, endsOn, daysLeft } = star
    const come = dayThatCame(days, daysLeft)
    // A last day that moved with its hand-over is told anew.
    const isTold = told.get(certificate.id)?.some(one => one.daysBefore === come && one.endsOn === endsOn)
    // Where nobody can be written to now, it stays to be told.
    if (come === null || isTold || readers(star) === 0) continue
    const noted = { certificateId: certificate.id, daysBefore: come, endsOn, sentAt: now }
    if (await insertEndingReminder(tx, noted)) due.push({ star, days: come })
  }
  if (due.length === 0) return
  const letters = endingLetters(
    recipients,
    due.map(one => one.star),
    post.publicUrl,
  )
  await post.send(tx, letters)
  await append(
    tx,
    due.map(one => entryOf(one, readers(one.star), now)),
  )
}

/** Every hour: tells the offices of stars that end in as many days as the programme says. */
export const endingJobHandlers = (
  { database, clock }: Pick<Environment, 'database' | 'clock'>,
  days: readonly number[],
  post: Post,
): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async () => {
    if (post.sends) await database.write(tx => tell(tx, days, post, clock.now()))
    return HOUR
  },
})
