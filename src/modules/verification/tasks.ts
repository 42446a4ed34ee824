import { mayEver, whereAllowed } from '../../access/index.ts'
import { linkTo } from '../../web/index.ts'
import { countByState, nominationColumns, type TaskSource } from '../nominations/index.ts'
import { words } from './messages.ts'
import { waitingStates } from './pages/queue-page.ts'

/** What the actor has to do about verification. One query. */
export const verificationTasks: TaskSource = async (reader, actor, _now, locale) => {
  if (!mayEver(actor, 'verification.check')) return []
  const allowed = whereAllowed(actor, 'verification.read', nominationColumns)
  const counts = await countByState(reader, { allowed, states: waitingStates })
  const count = waitingStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  if (count === 0) return []
  const own = words[locale]
  return [
    { title: own.task, text: own.taskText, href: linkTo(locale, '/verifikasi'), count, holder: own.you },
  ]
}
