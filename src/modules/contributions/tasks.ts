import { mayEver, whereAllowed, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { listNominations, nominationColumns, type TaskSource } from '../nominations/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { isTold, officePage, ownPage, workedStates } from './invitation.ts'
import { invitationColumns, listDone, listLiveOf } from './invitation-store.ts'
import { officeWords } from './office-messages.ts'
import { ownWords } from './own-messages.ts'

/** Each is a line of its own: more of them would hide everything else that waits. */
const MOST = 5
/** Some of them are no news any more. */
const MOST_READ = 4 * MOST
/** For a producer: what the office waits for, while it works on the file. */
async function ownTasks(
  reader: Reader,
  actor: Actor,
  producerId: string,
  { now, locale }: Readonly<{ now: Date; locale: Locale }>,
): Promise<readonly Task[]> {
  const waiting = (await listLiveOf(reader, producerId, now)).filter(one => one.doneAt === null)
  if (waiting.length === 0) return []
  const worked = await listNominations(reader, {
    allowed: whereAllowed(actor, 'contribution.read', nominationColumns),
    states: workedStates,
  })
  const own = ownWords[locale]
  return waiting
    .filter(one => worked.some(nomination => nomination.id === one.nominationId))
    .slice(0, MOST)
    .map(one => ({
      title: own.task,
      text: own.taskText,
      href: linkTo(locale, ownPage(one.nominationId)),
      count: 1,
      holder: own.you,
    }))
}

/** What producers have told the office, and for a producer what the office waits for. */
export const contributionTasks: TaskSource = async (reader, actor, now, locale) => {
  if (actor.ownerId !== null) return ownTasks(reader, actor, actor.ownerId, { now, locale })
  if (!mayEver(actor, 'contribution.follow')) return []
  const nominations = await listNominations(reader, {
    allowed: whereAllowed(actor, 'contribution.follow', nominationColumns),
    states: workedStates,
  })
  const byId = new Map(nominations.map(one => [one.id, one]))
  const allowed = whereAllowed(actor, 'contribution.follow', invitationColumns)
  const done = await listDone(reader, allowed, { among: [...byId.keys()], now, limit: MOST_READ })
  const news = done.flatMap(one => {
    const nomination = byId.get(one.nominationId)
    return nomination && isTold(one, nomination) ? [nomination] : []
  })
  const open = news.slice(0, MOST)
  const products = await listProductsByIds(
    reader,
    open.map(one => one.productId),
  )
  const own = officeWords[locale]
  return open.map(
    (one): Task => ({
      title: own.task(products.get(one.productId)?.name ?? ''),
      text: own.taskText,
      href: linkTo(locale, officePage(one.id)),
      count: 1,
      holder: own.you,
    }),
  )
}
