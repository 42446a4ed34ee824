import { mayEver, type Actor } from '../../../access/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { Task } from '../../../ui/index.ts'
import { linkTo } from '../../../web/index.ts'
import { editionAddress } from './outside-list.ts'
import { outsideWords } from './outside-messages.ts'
import { countOutside } from './outside-waiting.ts'

/** How many files wait for facts from outside: for who brings them, and never as a fault of an office. */
export async function outsideTasks(
  reader: Reader,
  who: Readonly<{ actor: Actor; now: Date }>,
  locale: Locale,
): Promise<readonly Task[]> {
  if (!mayEver(who.actor, 'outside-fact.bring')) return []
  const waiting = [...(await countOutside(reader, who))].filter(([, { waiting: count }]) => count > 0)
  const [first] = waiting
  if (!first) return []
  const own = outsideWords[locale]
  const path = waiting.length === 1 ? editionAddress(first[0]) : '/fakta-luar'
  const count = waiting.reduce((sum, [, one]) => sum + one.waiting, 0)
  return [{ title: own.taskTitle, text: own.taskText, href: linkTo(locale, path), count, holder: own.you }]
}
