import { wholeCountry } from '../../../foundation/area-path.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { formatDeadline } from '../../../platform/translations.ts'
import type { Edition } from '../../editions/index.ts'
import { listRecipients, type Post } from '../../people/index.ts'
import type { Publication } from './publication.ts'
import type { Recommendation } from '../chain/recommendation.ts'
import { releaseMomentWords } from './release-moment-messages.ts'
import type { ConfirmationEnd } from './release-moment-store.ts'

type Ended = Readonly<{
  list: Pick<Recommendation, 'id' | 'version'>
  edition: Pick<Edition, 'title'>
  publication: Publication
  end: ConfirmationEnd
}>

/** Writes to both people and the secretariat, but not to whoever held it: why it was not released, and what to do. */
export async function tellOfEnd(
  tx: Tx,
  { list, edition, publication, end }: Ended,
  post: Post,
  now: Date,
): Promise<void> {
  if (!post.sends) return
  const both = [publication.preparedBy, publication.confirmation?.confirmedBy]
  const publishers = await listRecipients(tx, ['publisher'], [wholeCountry], now)
  const secretariat = await listRecipients(tx, ['secretariat'], [wholeCountry], now)
  const told = [...publishers.filter(one => both.includes(one.id)), ...secretariat]
  const people = [...new Map(told.map(one => [one.id, one])).values()].filter(one => one.id !== end.by)
  await post.send(
    tx,
    people.map(person => {
      const { locale } = person
      const own = releaseMomentWords[locale]
      const title = own.listTitle(edition.title[locale], String(list.version))
      const moment = publication.confirmation ? formatDeadline(publication.confirmation.moment, locale) : ''
      const link = `${post.publicUrl}${locale === 'en' ? '/en' : ''}/publikasi/${list.id}`
      const reasons = end.reasons.map(one => `- ${one[locale]}`).join('\n')
      const opening = end.state === 'held' ? own.letterHeld(title, moment) : own.letterStopped(title, moment)
      return {
        to: person,
        subject: own.subject(title),
        text: own.letter(person.name, opening, reasons, link),
        about: `publication.${end.state}`,
      }
    }),
  )
}
