import { mayEver, type Actor } from '../../access/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { formatDay } from '../../platform/translations.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { sessionPath, type Session } from './session.ts'
import { listSessionsWith } from './session-store.ts'
import { taskWords } from './task-messages.ts'

/** A session that a member is expected at: it runs, or it is today. */
const isDue = ({ state, heldOn }: Session, today: string): boolean =>
  state === 'open' || state === 'adjourned' || heldOn === today

/** The sessions of today that the reader is a member of, each by itself. Nobody else is told of them here. */
export async function plenaryTasks(
  reader: Reader,
  actor: Actor,
  now: Date,
  locale: Locale,
): Promise<readonly Task[]> {
  if (actor.personId === null || !mayEver(actor, 'plenary-vote.cast')) return []
  const own = taskWords[locale]
  const today = capitalDay(now)
  const sessions = (await listSessionsWith(reader, actor.personId)).filter(one => isDue(one, today))
  return sessions.map(one => ({
    title:
      one.heldOn === today
        ? own.today(String(one.number))
        : own.on(String(one.number), formatDay(one.heldOn, locale)),
    text: own.expected[one.state === 'open' ? 'open' : one.state === 'adjourned' ? 'adjourned' : 'planned'](
      one.place,
    ),
    href: linkTo(locale, sessionPath(one.id)),
    count: 1,
    holder: own.you,
    underWay: one.state === 'open',
  }))
}
