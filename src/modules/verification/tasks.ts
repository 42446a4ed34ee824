import { mayEver } from '../../access/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import type { TaskSource } from '../nominations/index.ts'
import { queueWords } from './queue-messages.ts'
import { queueAddress, type Lens } from './queue.ts'
import { countTasks } from './queue-store.ts'
import type { VerificationSettings } from './settings.ts'

/** What the actor has to do about verification. One query. */
export const verificationTasks =
  ({ targetDays }: Pick<VerificationSettings, 'targetDays'>): TaskSource =>
  async (reader, actor, now, locale) => {
    if (!mayEver(actor, 'verification.check')) return []
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
      task(counts.mine, 'milik-saya', own.taskMine, own.taskMineText),
      task(counts.asked, 'ditanya-saya', own.taskAsked, own.taskAskedText),
      task(counts.secondLook, 'kedua-saya', own.taskSecond, own.taskSecondText),
      task(counts.waiting, 'menunggu', own.task, `${own.taskText}${overdue}`),
    ].filter(one => one.count > 0)
  }
