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
