import { mayEver, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { listEditions } from './edition-store.ts'
import { words } from './messages.ts'

/** What the actor has to do about editions: those that wait for their rules. One query. */
export async function editionTasks(
  reader: Reader,
  actor: Actor,
  _now: Date,
  locale: Locale,
): Promise<readonly Task[]> {
  if (!mayEver(actor, 'rules.publish')) return []
  const count = (await listEditions(reader)).filter(edition => edition.state === 'prepared').length
  if (count === 0) return []
  const own = words[locale]
  return [
    {
      title: own.taskRules,
      text: own.taskRulesText,
      href: linkTo(locale, '/edisi-kelola'),
      count,
      holder: own.you,
    },
  ]
}
