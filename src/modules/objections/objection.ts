import type { Facts } from '../../access/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import { graceEnd, stageState, stageToShow, type EditionStage } from '../editions/index.ts'
import { dayIn, endOfDay } from '../regions/index.ts'

/** What an objection may rest on. A new fact is none: a result stands on what was sent before it. */
export const grounds = ['document', 'conflict', 'arithmetic', 'procedure'] as const
export type Ground = (typeof grounds)[number]

/** Who objects. */
export const sides = ['office', 'producer'] as const
export type Side = (typeof sides)[number]

export const objectionStates = ['draft', 'received', 'taken-up', 'refused', 'upheld', 'withdrawn'] as const
export type ObjectionState = (typeof objectionStates)[number]

/** The handler's finding about one ground. */
export type Finding = Readonly<{ ground: Ground; holds: boolean; reason: string }>

export type Paper = Readonly<{ id: string; objectionId: string; fileId: string; name: string }>

export type Objection = Readonly<{
  id: string
  nominationId: string
  editionId: string
  producerId: string
  areaPath: AreaPath
  side: Side
  state: ObjectionState
  grounds: readonly Ground[]
  /** Ids of criteria of the feedback. */
  criteria: readonly string[]
  text: string
  openedBy: string
  openedAt: Date
  sentBy: string | null
  receivedAt: Date | null
  receipt: string | null
  answerBy: Date | null
  /** Persons who took part in the result, or stepped aside. */
  tookPart: readonly string[]
  handlerId: string | null
  takenUpAt: Date | null
  findings: readonly Finding[] | null
  answeredAt: Date | null
  reminded: number | null
  rowVersion: number
}>

/** The state as the access table knows it: what its sender still holds is told apart by who sends. */
export function accessState({
  state,
  side,
  receivedAt,
}: Pick<Objection, 'state' | 'side' | 'receivedAt'>): string {
  if (state === 'draft' || state === 'received') return `${side}-${state}`
  // A draft that was given up was never anybody else's to read.
  return state === 'withdrawn' && receivedAt === null ? `${side}-dropped` : state
}

export const objectionFacts = (one: Objection): Facts => ({
  areaPath: one.areaPath,
  ownerId: one.producerId,
  nominationId: one.nominationId,
  state: accessState(one),
  assignedTo: one.handlerId === null ? [] : [one.handlerId],
  tookPart: one.tookPart,
})

export const isOverdue = ({ state, answerBy }: Objection, now: Date): boolean =>
  (state === 'received' || state === 'taken-up') && answerBy !== null && now >= answerBy

const MINUTE = 60_000
const DAY = 86_400_000

/** One minute to midnight in the area's official time, so many days after the day of a moment there: as people say it. */
export const daysAfter = (area: AreaPath, moment: Date, days: number): Date =>
  new Date(endOfDay(area, dayIn(area, moment)).getTime() + days * DAY - MINUTE)

/** When a result can be objected to. `closesAt` is null where no end is set; `grace` is for what was begun in time. */
export type Window = Readonly<{
  state: 'next' | 'open' | 'closed'
  opensAt: Date | null
  closesAt: Date | null
  grace: Date | null
}>

/**
 * The dates of the edition's objection stage, as they stand for the area; where it has none, so many days after the
 * result.
 */
export function windowOf(
  stages: readonly EditionStage[],
  about: Readonly<{ areaPath: AreaPath; publishedAt: Date; now: Date; sendDays: number }>,
): Window {
  const { now, publishedAt } = about
  const stage = stageToShow(stages, 'appeal', now)
  const state = stage && stageState(stage, now)
  if (stage && state && state !== 'unset')
    return { state, opensAt: stage.opensAt, closesAt: stage.closesAt, grace: graceEnd(stage) }
  const closesAt = daysAfter(about.areaPath, publishedAt, about.sendDays)
  const minutes = stage?.graceMinutes ?? 0
  return {
    state: now < closesAt ? 'open' : 'closed',
    opensAt: publishedAt,
    closesAt,
    grace: minutes === 0 ? null : new Date(closesAt.getTime() + minutes * MINUTE),
  }
}

/** Whether what was begun at a moment may still be sent. */
export const maySendIn = ({ state, closesAt, grace }: Window, begun: Date, now: Date): boolean =>
  state === 'open' || (closesAt !== null && grace !== null && begun < closesAt && now < grace)
