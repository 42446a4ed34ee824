import { mayEver, whereAllowed, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { formatDeadline } from '../../platform/translations.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import {
  findOpenEditions,
  listStagesOf,
  stageToShow,
  type EditionStage,
  type OpenEdition,
  type StageKind,
} from '../editions/index.ts'
import { actingAreas } from '../regions/index.ts'
import { stateWords, type NominationState } from './lifecycle.ts'
import { words } from './messages.ts'
import { countByState, nominationColumns, type StateCounts } from './nomination-list-store.ts'

/** What a module asks of the actor now. */
export type TaskSource = (reader: Reader, actor: Actor, now: Date, locale: Locale) => Promise<readonly Task[]>

type Ground = Readonly<{
  actor: Actor
  now: Date
  locale: Locale
  counts: StateCounts
  open: readonly OpenEdition[]
  stages: readonly EditionStage[]
}>

const DAY = 86_400_000
const SOON_DAYS = 7

/** What a task says of its deadline. */
export function dueAt(closing: Date, now: Date, locale: Locale): NonNullable<Task['due']> {
  const urgency = closing.getTime() - now.getTime() < SOON_DAYS * DAY ? 'soon' : 'calm'
  return { text: formatDeadline(closing, locale), dateTime: closing.toISOString(), urgency }
}

/** The first closing ahead among the stages of a kind. */
function dueOf({ stages, now, locale }: Ground, kind: StageKind): Pick<Task, 'due'> {
  const editions = [...new Set(stages.map(stage => stage.editionId))]
  const closings = editions
    .flatMap(id => {
      const ofEdition = stages.filter(stage => stage.editionId === id)
      return stageToShow(ofEdition, kind, now)?.closesAt ?? []
    })
    .filter(closing => closing > now)
    .toSorted((one, other) => one.getTime() - other.getTime())
  const [first] = closings
  return first ? { due: dueAt(first, now, locale) } : {}
}

type Ask = Readonly<{
  needs: string
  state: NominationState
  title: string
  text: string
  kind?: StageKind
  /** True where somebody else has to act. */
  follows?: boolean
}>

function asks(locale: Locale): readonly Ask[] {
  const own = words[locale].task
  return [
    {
      needs: 'nomination.resubmit',
      state: 'returned',
      title: own.returned,
      text: own.returnedText,
      kind: 'verify',
    },
    { needs: 'nomination.submit', state: 'approved', title: own.send, text: own.sendText, kind: 'nominate' },
    { needs: 'nomination.open', state: 'draft', title: own.drafts, text: own.draftsText, kind: 'nominate' },
    {
      needs: 'nomination.lapse',
      state: 'returned',
      title: own.lapse,
      text: own.lapseText,
      kind: 'verify',
      follows: true,
    },
  ]
}

function stateTasks(ground: Ground): readonly Task[] {
  const { actor, locale, counts } = ground
  return asks(locale)
    .filter(ask => mayEver(actor, ask.needs) && (counts[ask.state] ?? 0) > 0)
    .map(ask => ({
      title: ask.title,
      text: ask.text,
      href: linkTo(locale, `/usulan?status=${ask.state}`),
      count: counts[ask.state] ?? 0,
      holder: ask.follows ? stateWords[ask.state].holder[locale] : words[locale].you,
      ...(ask.kind ? dueOf(ground, ask.kind) : {}),
    }))
}

function openTasks(ground: Ground): readonly Task[] {
  const { actor, locale, open } = ground
  if (!mayEver(actor, 'nomination.open')) return []
  const own = words[locale]
  return open.map(({ edition }) => ({
    title: own.task.open,
    text: own.task.openText(edition.title[locale]),
    href: linkTo(locale, `/usulan/baru?edisi=${edition.id}`),
    count: 1,
    holder: own.you,
    ...dueOf({ ...ground, stages: ground.stages.filter(one => one.editionId === edition.id) }, 'nominate'),
  }))
}

const ended: readonly NominationState[] = ['published', 'withdrawn', 'lapsed', 'not-admitted']

/** For those who may only look on: the producer of the product, the province of the office. */
function followTasks({ actor, locale, counts }: Ground): readonly Task[] {
  const acts = [
    'nomination.open',
    'nomination.approve',
    'verification.check',
    'nomination.lapse',
    'edition.manage',
  ]
  if (acts.some(action => mayEver(actor, action))) return []
  const own = words[locale]
  const count = Object.entries(counts)
    .filter(([state]) => !ended.includes(state as NominationState))
    .reduce((sum, [, one]) => sum + one, 0)
  if (count === 0) return []
  const mine = actor.ownerId !== null
  return [
    {
      title: mine ? own.task.own : own.task.follow,
      text: mine ? own.task.ownText : own.task.followText,
      href: linkTo(locale, '/usulan'),
      count,
      holder: own.you,
    },
  ]
}

/** What the actor has to do about nominations. Four queries at most. */
export const nominationTasks: TaskSource = async (reader, actor, now, locale) => {
  if (!mayEver(actor, 'nomination.read')) return []
  const allowed = whereAllowed(actor, 'nomination.read', nominationColumns)
  const counts = await countByState(reader, { allowed })
  const whose = { anyOf: actingAreas(actor.areaPath) }
  const open = await findOpenEditions(reader, 'nominate', now, whose)
  const verifying = await findOpenEditions(reader, 'verify', now, whose)
  const ids = [...new Set([...open, ...verifying].map(one => one.edition.id))]
  const stages = await listStagesOf(reader, ids, whose)
  const ground: Ground = { actor, now, locale, counts, open, stages }
  return [...stateTasks(ground), ...openTasks(ground), ...followTasks(ground)]
}
