import { mayEver, whereAllowed, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { formatMoment } from '../../platform/translations.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { countByState, listNominationsByIds, nominationColumns } from '../nominations/index.ts'
import { leads, listAgreedRows } from './agreed/agreed-list.ts'
import { agreedWords } from './agreed/agreed-messages.ts'
import { listDeclaredLate } from './planning/assignment-store.ts'
import { closedSheetCount } from './interests/kept-closed-count.ts'
import { listFoundLate } from './interests/closed-sheet-store.ts'
import { juryWords } from './jury/jury-messages.ts'
import { listShortJuries } from './jury/second-jury-store.ts'
import { interestWords } from './interests/interest-messages.ts'
import { keptOf } from './interests/interested-people.ts'
import { countWaiting } from './levels/level-list.ts'
import { levelWords } from './levels/level-messages.ts'
import { words } from './messages.ts'
import { outsideTasks } from './outside/outside-tasks.ts'
import { listOwnSheets } from './sheets/own-list.ts'
import { listOwnRepeats } from './repeats/own-repeats.ts'

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
  now: Date,
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
  tasks.push(...(await agreedTasks(reader, actor, now, locale)))
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
  const closed = await closedSheetTasks(reader, actor, locale)
  const late = await lateInterests(reader, { actor, now }, locale)
  const juries = await shortJuries(reader, { actor, now }, locale)
  const levels = await levelTasks(reader, { actor, now }, locale)
  const outside = await outsideTasks(reader, { actor, now }, locale)
  const others = [...late, ...juries, ...levels, ...outside]
  return [...tasks.filter(waits), ...closed, ...others.filter(waits)]
}

const waits = (task: Task): boolean => task.count > 0

/**
 * Whoever can clear what was found is told of the sheets that it keeps from their assessors; also of none, while that may
 * have changed since it was counted.
 */
async function closedSheetTasks(reader: Reader, actor: Actor, locale: Locale): Promise<readonly Task[]> {
  if (!mayEver(actor, 'interest.clear')) return []
  const said = interestWords[locale]
  const { count, asOf } = await closedSheetCount(reader)
  if (count === 0 && asOf === null) return []
  const counted = asOf === null ? '' : ` ${said.taskCounted(formatMoment(asOf, locale))}`
  return [
    {
      title: said.taskFound,
      text: `${said.taskFoundText}${counted}`,
      href: linkTo(locale, '/penugasan'),
      count,
      holder: words[locale].secretariat,
    },
  ]
}

/** What offices still have to answer for a level: for those who answer, and for who sees that it is awaited. */
async function levelTasks(
  reader: Reader,
  who: Readonly<{ actor: Actor; now: Date }>,
  locale: Locale,
): Promise<readonly Task[]> {
  if (!mayEver(who.actor, 'level-answer.read')) return []
  const { own, others } = await countWaiting({ reader, ...who })
  const said = levelWords[locale]
  const href = linkTo(locale, '/nilai-tingkat')
  return [
    { title: said.taskTitle, text: said.taskText, href, count: own, holder: said.you },
    { title: said.taskOthers, text: said.taskOthersText, href, count: others, holder: said.otherOffices },
  ]
}

/** Panels that have to agree on one sheet: the chair writes it, each assessor answers to it. */
async function agreedTasks(
  reader: Reader,
  actor: Actor,
  now: Date,
  locale: Locale,
): Promise<readonly Task[]> {
  const isChair = leads(actor)
  if (!isChair && !mayEver(actor, 'agreed-sheet.agree')) return []
  const wanted = (await listAgreedRows(reader, { actor, now })).filter(one => one.isWanted)
  const [first] = wanted
  const own = agreedWords[locale]
  const only = wanted.length === 1 && first ? `/${first.code}` : ''
  return [
    {
      title: isChair ? own.taskChair : own.taskAssessor,
      text: isChair ? own.taskChairText : own.taskAssessorText,
      href: linkTo(locale, `/lembar-bersama${only}`),
      count: wanted.length,
      holder: isChair ? own.chair : own.assessor,
    },
  ]
}

/** A jury with an empty seat waits for whoever may fill it. */
async function shortJuries(
  reader: Reader,
  who: Readonly<{ actor: Actor; now: Date }>,
  locale: Locale,
): Promise<readonly Task[]> {
  if (!mayEver(who.actor, 'jury.replace')) return []
  const all = await listShortJuries(reader)
  const nominations = await listNominationsByIds(
    reader,
    all.map(one => one.nominationId),
  )
  const kept = await keptOf(reader, who, nominations)
  const short = all.filter(one => !kept.has(one.nominationId))
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

/** Before the plenary, those who settle the results are told of locked sheets whose assessor has an interest since. */
async function lateInterests(
  reader: Reader,
  who: Readonly<{ actor: Actor; now: Date }>,
  locale: Locale,
): Promise<readonly Task[]> {
  const isSecretariat = mayEver(who.actor, 'assessment.assign')
  if (!isSecretariat && !mayEver(who.actor, 'plenary.settle')) return []
  const late = [...new Set([...(await listDeclaredLate(reader)), ...(await listFoundLate(reader))])]
  if (late.length === 0) return []
  const scored = (await listNominationsByIds(reader, late)).filter(
    ({ state }) => state === 'in-assessment' || state === 'assessed',
  )
  // The panels' page keeps no case from the secretariat; the plenary's pages keep some from who settles.
  const kept = isSecretariat ? new Set() : await keptOf(reader, who, scored)
  const said = interestWords[locale]
  return [
    {
      title: said.taskLate,
      text: said.taskLateText,
      href: linkTo(locale, isSecretariat ? '/penugasan' : '/pleno'),
      count: scored.filter(one => !kept.has(one.id)).length,
      holder: isSecretariat ? words[locale].secretariat : said.chair,
    },
  ]
}
