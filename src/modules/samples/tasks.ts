import { mayEver, whereAllowed, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { deskWords } from './desk-messages.ts'
import { deskAddress, OFFICE_PATH } from './desk-query.ts'
import { accessColumns, countTasks } from './desk-store.ts'

/** What the actor has to do about samples. */
export async function sampleTasks(
  reader: Reader,
  actor: Actor,
  now: Date,
  locale: Locale,
): Promise<readonly Task[]> {
  const [isDesk, isOffice] = [mayEver(actor, 'sample.receive'), mayEver(actor, 'sample.announce')]
  if (!isDesk && !isOffice) return []
  const own = deskWords[locale]
  const count = await countTasks(reader, whereAllowed(actor, 'sample.read', accessColumns), capitalDay(now))
  const task = (path: string, title: string, text: string, waiting: number): Task => ({
    title,
    text,
    href: linkTo(locale, path),
    count: waiting,
    holder: isDesk ? own.secretariat : own.operator,
  })
  const tasks = isDesk
    ? [
        task(deskAddress({ concern: 'on-the-way' }), own.taskReceive, own.taskReceiveText, count.underway),
        task(deskAddress({ concern: 'not-back' }), own.taskBack, own.taskBackText, count.notBack),
      ]
    : [
        task(OFFICE_PATH, own.taskSend, own.taskSendText, count.unsent),
        task(OFFICE_PATH, own.taskReplace, own.taskReplaceText, count.replace),
        task(OFFICE_PATH, own.taskConfirm, own.taskConfirmText, count.back),
      ]
  return tasks.filter(one => one.count > 0)
}
