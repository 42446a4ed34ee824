import { mayEver, whereAllowed, type Actor } from '../../../access/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { formatNumber } from '../../../platform/translations.ts'
import type { Task } from '../../../ui/index.ts'
import { linkTo } from '../../../web/index.ts'
import { listProductsByIds } from '../../producers/index.ts'
import { deskAddress } from './desk.ts'
import { deskWords } from './desk-messages.ts'
import { countDesk } from './load-desk.ts'
import { words } from '../messages.ts'
import { nominationColumns } from '../nomination-list-store.ts'
import { listOpenRemarked } from '../help/remark-store.ts'
import { dueAt, type TaskSource } from '../tasks.ts'

async function provinceTasks(reader: Reader, actor: Actor, now: Date, locale: Locale) {
  const own = deskWords[locale]
  const counts = await countDesk(reader, actor, now)
  const told = (lens: keyof typeof counts, title: (count: number) => string, text: string) => {
    const { count, closesAt } = counts[lens]
    if (count === 0) return []
    const href = linkTo(locale, deskAddress({ lens }))
    const due = closesAt ? { due: dueAt(closesAt, now, locale) } : {}
    return [{ title: title(count), text, href, count, holder: words[locale].you, ...due }]
  }
  return [
    ...told('answered', () => own.taskAnswered, own.taskAnsweredText),
    ...told('changed', () => own.taskChanged, own.taskChangedText),
    ...told('unchecked', own.taskCheck, own.taskCheckText),
  ]
}

/** Of how many files at most the open remarks are named one by one. */
const MOST = 10

async function officeTasks(reader: Reader, actor: Actor, locale: Locale): Promise<readonly Task[]> {
  const own = deskWords[locale]
  const allowed = whereAllowed(actor, 'nomination.answer-remark', nominationColumns)
  const remarked = await listOpenRemarked(reader, allowed, MOST)
  const products = await listProductsByIds(
    reader,
    remarked.map(one => one.productId),
  )
  return remarked.map(one => ({
    title: own.taskOpen(products.get(one.productId)?.name ?? formatNumber(one.open, locale)),
    text: own.taskOpenText,
    href: linkTo(locale, `/usulan/${one.id}/catatan`),
    count: one.open,
    holder: words[locale].you,
  }))
}

/** What the province has to look at, and which remarks wait for an office. */
export const deskTasks: TaskSource = async (reader, actor, now, locale) => {
  if (mayEver(actor, 'province-desk.read')) return provinceTasks(reader, actor, now, locale)
  return mayEver(actor, 'nomination.answer-remark') ? officeTasks(reader, actor, locale) : []
}
