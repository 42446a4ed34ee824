import { wholeCountry, type AreaPath } from '../../foundation/area-path.ts'
import { outermost, type Extension } from './extension.ts'
import { closingNow } from './read-extension.ts'
import type { EditionStage } from './stage.ts'

/** A time in which the service answered nobody. */
export type Outage = Readonly<{ id: string; beganAt: Date; endedAt: Date }>

/** What the programme says of outages before a deadline. */
export type OutageRule = Readonly<{
  /** Shorter ones are told to nobody, in minutes. */
  atLeastMinutes: number
  /** In the last hours before a closing, an outage makes the service propose an extension. */
  lastHours: number
}>

/** An extension that the service proposes: to be decided by a person. */
export type OutageProposal = Readonly<{
  stage: EditionStage
  outages: readonly Outage[]
  closesAt: Date
  /** Those whose closing it was: the whole country, or areas that have more time. */
  areas: readonly AreaPath[]
}>

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export const lengthOf = ({ beganAt, endedAt }: Outage): number => endedAt.getTime() - beganAt.getTime()

const fallsInto = (outage: Outage, closesAt: Date, { atLeastMinutes, lastHours }: OutageRule): boolean =>
  lengthOf(outage) >= atLeastMinutes * MINUTE &&
  outage.beganAt < closesAt &&
  outage.endedAt.getTime() > closesAt.getTime() - lastHours * HOUR

/**
 * The new closing: as much later as the service was away, in whole hours; and where the old closing has passed
 * meanwhile, as much after the service came back, so that there is time to hear of it.
 */
function closingAfter(closesAt: Date, outages: readonly Outage[]): Date {
  const away = outages.reduce((total, one) => total + lengthOf(one), 0)
  const back = Math.max(...outages.map(one => one.endedAt.getTime()))
  const later = Math.max(closesAt.getTime(), back) + Math.ceil(away / HOUR) * HOUR
  // The last moment of its minute, like every closing.
  return new Date(Math.floor(later / MINUTE) * MINUTE + MINUTE - 1)
}

type Closing = Readonly<{ closesAt: Date; areas: readonly AreaPath[] }>

/** The closings of a stage: that of everyone, and those of areas which were granted more time. */
function closingsOf(stage: EditionStage, extensions: readonly Extension[]): readonly Closing[] {
  const { closesAt } = stage
  if (closesAt === null) return []
  const granted = extensions.filter(
    one => one.editionId === stage.editionId && one.stageId === stage.stageId && one.endedAt === null,
  )
  const areas = [...new Set(granted.flatMap(one => one.areas))].filter(area => area !== wholeCountry)
  const later = areas
    .map(area => ({ area, at: closingNow({ stage, extensions: granted }, area)?.getTime() ?? 0 }))
    .filter(one => one.at > closesAt.getTime())
  const own = [...Map.groupBy(later, one => one.at)].map(([at, all]) => ({
    closesAt: new Date(at),
    areas: outermost(all.map(one => one.area)),
  }))
  return [{ closesAt, areas: [wholeCountry] }, ...own]
}

/** How an answer is found again: to which outage, for which closing of which area. */
export const answerKey = (
  outageId: string,
  { editionId, stageId }: Pick<EditionStage, 'editionId' | 'stageId'>,
  area: AreaPath,
): string => `${outageId} ${editionId} ${stageId} ${area}`

/** What is proposed for the stages of an edition after outages that nobody has answered for them. */
export function proposalsFor(
  { stages, extensions }: Readonly<{ stages: readonly EditionStage[]; extensions: readonly Extension[] }>,
  outages: readonly Outage[],
  answered: ReadonlySet<string>,
  rule: OutageRule,
): readonly OutageProposal[] {
  return stages.flatMap(stage =>
    closingsOf(stage, extensions).flatMap(({ closesAt, areas }) => {
      const before = outages.filter(one => fallsInto(one, closesAt, rule))
      const left = areas.map(area => ({
        area,
        own: before.filter(one => !answered.has(answerKey(one.id, stage, area))),
      }))
      // Areas of one closing need not have the same outages left: those answered for one are not asked about again.
      return [...Map.groupBy(left, ({ own }) => own.map(one => one.id).join(' ')).values()].flatMap(same => {
        const own = same[0]?.own ?? []
        if (own.length === 0) return []
        return [
          { stage, outages: own, areas: same.map(one => one.area), closesAt: closingAfter(closesAt, own) },
        ]
      })
    }),
  )
}
