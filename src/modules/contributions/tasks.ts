import { mayEver, whereAllowed } from '../../access/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { listNominations, nominationColumns, type TaskSource } from '../nominations/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { officePage, ownPage } from './invitation.ts'
import { invitationColumns, listDone, listLiveOf } from './invitation-store.ts'
import { officeWords } from './office-messages.ts'
import { ownWords } from './own-messages.ts'

/** Each is a line of its own: more of them would hide everything else that waits. */
const MOST = 5
/** States in which the office can still use what came. */
const worked = ['draft', 'returned'] as const

/** What producers have told the office, and for a producer what the office waits for. */
export const contributionTasks: TaskSource = async (reader, actor, now, locale) => {
  if (actor.ownerId !== null) {
    const live = await listLiveOf(reader, actor.ownerId, now)
    const own = ownWords[locale]
    const waiting = live.filter(one => one.doneAt === null)
    return waiting.slice(0, MOST).map(
      (one): Task => ({
        title: own.task,
        text: own.taskText,
        href: linkTo(locale, ownPage(one.nominationId)),
        count: 1,
        holder: own.you,
      }),
    )
  }
  if (!mayEver(actor, 'contribution.follow')) return []
  const nominations = await listNominations(reader, {
    allowed: whereAllowed(actor, 'contribution.follow', nominationColumns),
    states: worked,
  })
  const byId = new Map(nominations.map(one => [one.id, one]))
  const allowed = whereAllowed(actor, 'contribution.follow', invitationColumns)
  const done = await listDone(reader, allowed, { among: [...byId.keys()], now, limit: MOST })
  const open = done.flatMap(one => byId.get(one.nominationId) ?? [])
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
