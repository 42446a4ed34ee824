import { mayEver, whereAllowed, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { countByState, idsInState, nominationColumns } from '../nominations/index.ts'
import { listDeclaredLate, loadsOf } from './assignment-store.ts'
import { interestWords } from './interest-messages.ts'
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
  const late = await lateInterests(reader, actor, locale)
  return [...tasks, ...late].filter(task => task.count > 0)
}

/** Before the plenary, those who settle the results are told of sheets whose assessor declared an interest afterwards. */
async function lateInterests(reader: Reader, actor: Actor, locale: Locale): Promise<readonly Task[]> {
  const isSecretariat = mayEver(actor, 'assessment.assign')
  if (!isSecretariat && !mayEver(actor, 'plenary.settle')) return []
  const late = await listDeclaredLate(reader)
  if (late.length === 0) return []
  const scored = [
    ...(await idsInState(reader, late, 'in-assessment')),
    ...(await idsInState(reader, late, 'assessed')),
  ]
  const said = interestWords[locale]
  return [
    {
      title: said.taskLate,
      text: said.taskLateText,
      href: linkTo(locale, isSecretariat ? '/penugasan' : '/pleno'),
      count: scored.length,
      holder: isSecretariat ? words[locale].secretariat : said.chair,
    },
  ]
}
