import { mayEver, whereAllowed, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { formatNumber } from '../../platform/translations.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { deskAddress, lenses, type DeskFile, type LensName } from './desk.ts'
import { deskWords } from './desk-messages.ts'
import { loadDesk } from './load-desk.ts'
import { words } from './messages.ts'
import { nominationColumns } from './nomination-list-store.ts'
import { listOpenRemarked } from './remark-store.ts'
import { dueAt, type TaskSource } from './tasks.ts'

/** The first closing ahead of these files. */
function dueOf(files: readonly DeskFile[], now: Date, locale: Locale): Pick<Task, 'due'> {
  const [first] = files
    .flatMap(one => (one.closesAt && one.closesAt > now ? [one.closesAt] : []))
    .toSorted((one, other) => one.getTime() - other.getTime())
  return first ? { due: dueAt(first, now, locale) } : {}
}

async function provinceTasks(reader: Reader, actor: Actor, now: Date, locale: Locale) {
  const own = deskWords[locale]
  const files = await loadDesk(reader, actor, now)
  const told = (lens: LensName, title: (count: number) => string, text: string): readonly Task[] => {
    const found = files.filter(lenses[lens].fits)
    if (found.length === 0) return []
    const href = linkTo(locale, deskAddress({ lens }))
    const holder = words[locale].you
    return [
      { title: title(found.length), text, href, count: found.length, holder, ...dueOf(found, now, locale) },
    ]
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
