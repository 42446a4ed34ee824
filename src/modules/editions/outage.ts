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
export type OutageProposal = Readonly<{ stage: EditionStage; outages: readonly Outage[]; closesAt: Date }>

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

/** What is proposed for the stages of an edition after outages that nobody has answered for them. */
export function proposalsFor(
  stages: readonly EditionStage[],
  outages: readonly Outage[],
  answered: ReadonlySet<string>,
  rule: OutageRule,
): readonly OutageProposal[] {
  return stages.flatMap(stage => {
    const { closesAt } = stage
    if (closesAt === null) return []
    const own = outages
      .filter(one => fallsInto(one, closesAt, rule))
      .filter(one => !answered.has(`${one.id} ${stage.editionId} ${stage.stageId}`))
    return own.length > 0 ? [{ stage, outages: own, closesAt: closingAfter(closesAt, own) }] : []
  })
}
