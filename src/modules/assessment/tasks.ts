import { mayEver, whereAllowed, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { countByState, idsInState, nominationColumns } from '../nominations/index.ts'
import { listDeclaredLate } from './assignment-store.ts'
import { juryWords } from './jury-messages.ts'
import { listShortJuries } from './second-jury-store.ts'
import { interestWords } from './interest-messages.ts'
import { words } from './messages.ts'
import { listOwnSheets } from './own-list.ts'
import { listOwnRepeats } from './own-repeats.ts'

/** The sheets that are still to be scored: those of products that the person may see, and no other. */
async function countOwnOpen(reader: Reader, actor: Actor): Promise<number> {
  const own = await listOwnSheets(reader, actor)
  // A jury scores a product whose result is published.
  return own.filter(
    ({ sheet, nomination }) =>
      sheet.state === 'open' && (sheet.round > 1 || nomination.state === 'in-assessment'),
  ).length
}

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
    // A repeat is work like any other, and a count without it would give it away.
    const repeats = (await listOwnRepeats(reader, actor)).filter(one => one.repeat.state === 'open')
    const count = (await countOwnOpen(reader, actor)) + repeats.length
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
  const juries = await shortJuries(reader, actor, locale)
  return [...tasks, ...late, ...juries].filter(task => task.count > 0)
}

/** A jury with an empty seat waits for whoever may fill it. */
async function shortJuries(reader: Reader, actor: Actor, locale: Locale): Promise<readonly Task[]> {
  if (!mayEver(actor, 'jury.replace')) return []
  const short = await listShortJuries(reader)
  const [first] = short
  if (!first) return []
  const own = juryWords[locale]
  return [
    {
      title: own.taskTitle,
      text: own.taskText,
      href: linkTo(locale, `/sanggahan/${first.objectionId}/juri`),
      count: short.length,
      holder: own.you,
    },
  ]
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
