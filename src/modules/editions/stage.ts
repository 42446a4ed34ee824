import type { stageKinds } from '../../engine/rules/rules.ts'
import type { Text } from '../../foundation/text.ts'

export type StageKind = (typeof stageKinds)[number]

/** One stage of an edition. The moment of opening is inside of it, the moment of closing is not. */
export type EditionStage = Readonly<{
  editionId: string
  stageId: string
  kind: StageKind
  title: Text
  explanation: Text
  position: number
  opensAt: Date | null
  closesAt: Date | null
  /** For how long after the closing what had begun in time may still be finished. */
  graceMinutes: number
  /** A person closed it for everyone at once: then nothing may be finished after it. */
  closedByHand: boolean
  rowVersion: number
}>

/** `unset`: no opening is known yet; without a closing a stage stays open until it is closed by hand. */
export type StageState = 'unset' | 'next' | 'open' | 'closed'

export function stageState(stage: Pick<EditionStage, 'opensAt' | 'closesAt'>, now: Date): StageState {
  if (stage.closesAt !== null && now >= stage.closesAt) return 'closed'
  if (stage.opensAt === null) return 'unset'
  return now < stage.opensAt ? 'next' : 'open'
}

/** The open stage of a kind. The server's time decides; an edition may have several stages of a kind. */
export const findOpenStage = (
  stages: readonly EditionStage[],
  kind: StageKind,
  now: Date,
): EditionStage | undefined => stages.find(stage => stage.kind === kind && stageState(stage, now) === 'open')

export const isStageOpen = (stages: readonly EditionStage[], kind: StageKind, now: Date): boolean =>
  findOpenStage(stages, kind, now) !== undefined

const MINUTE = 60_000

/** Until when what had begun before the closing may still be finished; null without a closing or a grace. */
export const graceEnd = (
  stage: Pick<EditionStage, 'closesAt' | 'graceMinutes' | 'closedByHand'>,
): Date | null =>
  stage.closesAt === null || stage.graceMinutes === 0 || stage.closedByHand
    ? null
    : new Date(stage.closesAt.getTime() + stage.graceMinutes * MINUTE)

/** The stage of a kind that closed at most its grace ago. */
export const findStageInGrace = (
  stages: readonly EditionStage[],
  kind: StageKind,
  now: Date,
): EditionStage | undefined =>
  stages.find(stage => {
    const end = graceEnd(stage)
    return stage.kind === kind && stageState(stage, now) === 'closed' && end !== null && now < end
  })

/** The stage of a kind that people should look to: the open one, else the next one, else the last one. */
export function stageToShow(
  stages: readonly EditionStage[],
  kind: StageKind,
  now: Date,
): EditionStage | undefined {
  const ofKind = stages.filter(stage => stage.kind === kind)
  return (
    findOpenStage(ofKind, kind, now) ??
    ofKind.find(stage => ['next', 'unset'].includes(stageState(stage, now))) ??
    ofKind.at(-1)
  )
}
