import { z } from 'zod'
import type { Environment } from '../../actions/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { JobHandler, NewJob } from '../../platform/jobs/index.ts'
import { formatDeadline } from '../../platform/translations.ts'
import { listRecipientsWithin, type Letter, type Post, type Recipient } from '../people/index.ts'
import { getEdition } from './edition-store.ts'
import { extensionWords } from './extension-messages.ts'
import { findExtension, listExtensions, takeLetters } from './extension-store.ts'
import { closingNow } from './read-extension.ts'
import { findStage } from './stage-store.ts'

const KIND = 'editions.extension-letters'

/** The letters of one extension: an act has them written once, however often the work is done. */
export const extensionLettersJob = (actId: string): NewJob => ({
  kind: KIND,
  key: actId,
  payload: { actId },
})

/** Those who prepare nominations, who approve them, and who help them. */
const concerned = ['operator', 'office-head', 'province-officer'] as const

/** The people whom an extension for these areas concerns. One query. */
export const concernedIn = (
  reader: Reader,
  areas: readonly AreaPath[],
  now: Date,
): Promise<readonly Recipient[]> => listRecipientsWithin(reader, concerned, areas, now)

async function lettersOf(tx: Tx, actId: string, publicUrl: string, now: Date): Promise<readonly Letter[]> {
  const extension = await findExtension(tx, actId)
  const stage = extension && (await findStage(tx, extension.editionId, extension.stageId))
  if (!extension || !stage) return []
  const edition = await getEdition(tx, extension.editionId)
  const extensions = await listExtensions(tx, edition.id)
  // An area that was granted more time before has nothing new to hear.
  const people = (await concernedIn(tx, extension.areas, now)).filter(person => {
    const closing = closingNow({ stage, extensions }, person.areaPath)
    return closing === null || closing <= extension.closesAt
  })
  return people.map(person => {
    const { locale } = person
    const own = extensionWords[locale]
    const [title, name] = [stage.title[locale], edition.title[locale]]
    const until = formatDeadline(extension.closesAt, locale)
    const link = `${publicUrl}${locale === 'en' ? '/en' : ''}/usulan`
    const text = own.letter(person.name, title, name, until, extension.reason, link)
    return { to: person, subject: own.letterSubject(title, name), text, about: 'stage.extended' }
  })
}

const payloadSchema = z.object({ actId: z.string() })

/** Writes to everybody whom an extension concerns. */
export const extensionJobHandlers = (
  { database, clock }: Pick<Environment, 'database' | 'clock'>,
  post: Post,
): Readonly<Record<string, JobHandler>> => ({
  [KIND]: async payload => {
    const { actId } = payloadSchema.parse(payload)
    if (!post.sends) return
    const now = clock.now()
    await database.write(async tx => {
      if (!(await takeLetters(tx, actId, now))) return
      await post.send(tx, await lettersOf(tx, actId, post.publicUrl, now))
    })
  },
})
