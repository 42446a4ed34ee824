import { mayEver, whereAllowed, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { countByState, nominationColumns } from '../nominations/index.ts'
import { loadsOf } from './assignment-store.ts'
import { words } from './messages.ts'

/** What the actor has to do about assessments. */
export async function assessmentTasks(
  reader: Reader,
  actor: Actor,
  _now: Date,
  locale: Locale,
): Promise<readonly Task[]> {
  const said = words[locale]
  const tasks: Task[] = []
  if (actor.personId !== null && mayEver(actor, 'scoresheet.lock')) {
    const count = (await loadsOf(reader, [actor.personId])).get(actor.personId) ?? 0
    tasks.push({
      title: said.taskScore,
      text: said.taskScoreText,
      href: linkTo(locale, '/penilaian'),
      count,
      holder: said.you,
    })
  }
  if (mayEver(actor, 'assessment.assign')) {
    const allowed = whereAllowed(actor, 'assessment.assign', nominationColumns)
    const { admitted = 0 } = await countByState(reader, { allowed, states: ['admitted'] })
    tasks.push({
      title: said.taskAssign,
      text: said.taskAssignText,
      href: linkTo(locale, '/penugasan'),
      count: admitted,
      holder: said.secretariat,
    })
  }
  return tasks.filter(task => task.count > 0)
}
