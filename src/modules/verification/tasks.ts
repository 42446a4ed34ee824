import { mayEver, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import type { TaskSource } from '../nominations/index.ts'
import { queueWords } from './queue-messages.ts'
import { CHOSEN, HAND_OVER_PATH, queueAddress, type Lens } from './queue.ts'
import { countTasks } from './queue-store.ts'
import { tieWords } from './tie-messages.ts'
import { listTiedHolders, listToHandBack } from './tied-verifiers.ts'
import type { VerificationSettings } from './settings.ts'

/** As many as an address holds with ease. */
const MOST_LINKED = 50

/** For whoever gives files out: those in the hands of somebody who may do nothing about them. */
async function holderTasks(reader: Reader, actor: Actor, locale: Locale): Promise<readonly Task[]> {
  if (!mayEver(actor, 'verification.assign')) return []
  const tied = await listTiedHolders(reader, actor)
  if (tied.length === 0) return []
  const own = tieWords[locale]
  const chosen = tied.slice(0, MOST_LINKED).map(({ file }) => `${encodeURIComponent(CHOSEN)}=${file.id}`)
  const href = linkTo(locale, `${HAND_OVER_PATH}?${chosen.join('&')}`)
  const holder = queueWords[locale].you
  return [{ title: own.taskHolders, text: own.taskHoldersText, href, count: tied.length, holder }]
}

/** What the actor has to do about verification: one query for those who verify and are tied to nothing. */
export const verificationTasks =
  ({ targetDays }: Pick<VerificationSettings, 'targetDays'>): TaskSource =>
  async (reader, actor, now, locale) => {
    if (!mayEver(actor, 'verification.check')) return holderTasks(reader, actor, locale)
    const handBack = await listToHandBack(reader, actor)
    const said = tieWords[locale]
    const counts = await countTasks(reader, { actor, now, targetDays })
    const own = queueWords[locale]
    const task = (count: number, lens: Lens, title: string, text: string): Task => ({
      title,
      text,
      href: linkTo(locale, queueAddress({ lens })),
      count,
      holder: own.you,
    })
    const overdue = counts.overdue > 0 ? ` ${own.taskOverdue(counts.overdue)}` : ''
    return [
      task(handBack.length, 'milik-saya', said.taskHandBack, said.taskHandBackText),
      task(counts.mine, 'milik-saya', own.taskMine, own.taskMineText),
      task(counts.asked, 'ditanya-saya', own.taskAsked, own.taskAskedText),
      task(counts.secondLook, 'kedua-saya', own.taskSecond, own.taskSecondText),
      task(counts.waiting, 'menunggu', own.task, `${own.taskText}${overdue}`),
    ].filter(one => one.count > 0)
  }
