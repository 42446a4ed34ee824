import { capitalDay } from '../../platform/local-time.ts'
import { mayEver, whereAllowed, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { certificatesAddress } from './certificate-list.ts'
import { certificateColumns, countCertificates } from './certificate-list-store.ts'
import { listWords } from './list-messages.ts'

/** What the actor has to do about certificates: those that wait to be handed over. One query. */
export async function certificateTasks(
  reader: Reader,
  actor: Actor,
  now: Date,
  locale: Locale,
): Promise<readonly Task[]> {
  if (!mayEver(actor, 'certificate.hand-over')) return []
  const { waiting } = await countCertificates(reader, {
    allowed: whereAllowed(actor, 'certificate.list', certificateColumns),
    today: capitalDay(now),
  })
  if (waiting === 0) return []
  const own = listWords[locale]
  const href = linkTo(locale, certificatesAddress({ standing: 'valid', handing: 'belum' }))
  return [{ title: own.taskTitle, text: own.taskText, href, count: waiting, holder: own.you }]
}
