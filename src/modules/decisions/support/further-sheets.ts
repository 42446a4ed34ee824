import { isCurrent } from '../settlement.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import { individualOf, listForsaken, planFurtherSheets, type FurtherSheets } from '../../assessment/index.ts'
import { listNominations, type NominationBrief } from '../../nominations/index.ts'
import { wantsOneMore } from './borderline.ts'
import { withSupport } from './load-support.ts'
import { loadCasesIn, type PlenaryCase } from '../cases/plenary-case.ts'

/** Whether the rules send this case to one more assessor: computed, doubtful, with room for a sheet, and not settled. */
export function wantsSheet(one: PlenaryCase): boolean {
  const { nomination, computed, doubts, rules, settlement } = one
  return (
    nomination.state === 'assessed' &&
    computed.proposal.state === 'ranked' &&
    !isCurrent(settlement, computed.digest) &&
    wantsOneMore(rules.rules, doubts, individualOf(one.sheets).length)
  )
}

/** What giving further sheets in an edition would do now. */
export type FurtherGround = Readonly<{
  editionId: string
  /** Assessed ones that the rules send to one more assessor. */
  wanted: readonly NominationBrief[]
  /** Those that wait for a sheet whose assessor has gone. */
  forsaken: readonly NominationBrief[]
  plan: FurtherSheets
  /** Forsaken ones that nobody is left for: back to the plenary. */
  back: readonly NominationBrief[]
  /** Of what would be done: the same as long as the same would be done. */
  digest: string
}>

async function groundOf(
  reader: Reader,
  editionId: string,
  parts: Pick<FurtherGround, 'wanted' | 'forsaken'>,
  now: Date,
): Promise<FurtherGround> {
  const plan = await planFurtherSheets(reader, editionId, [...parts.forsaken, ...parts.wanted], now)
  const without = new Set(plan.without)
  const back = parts.forsaken.filter(one => without.has(one.id))
  const digest = digestOf({
    picks: plan.picks.map(one => [one.nominationId, one.personId]),
    back: back.map(one => one.id),
  })
  return { editionId, ...parts, plan, back, digest }
}

/** For all cases of an edition but those of `without`. `cases`: its assessed ones, with support. */
export async function furtherGroundIn(
  reader: Reader,
  editionId: string,
  cases: readonly PlenaryCase[],
  { now, without = new Set() }: Readonly<{ now: Date; without?: ReadonlySet<string> }>,
): Promise<FurtherGround> {
  const wanted = cases.filter(wantsSheet).map(one => one.nomination)
  const inAssessment = await listNominations(reader, { editionId, states: ['in-assessment'] })
  const scored = inAssessment.filter(one => !without.has(one.id))
  const forsaken = await listForsaken(reader, scored)
  return groundOf(reader, editionId, { wanted, forsaken }, now)
}

export async function loadFurtherGround(
  reader: Reader,
  editionId: string,
  now: Date,
  without: ReadonlySet<string> = new Set(),
): Promise<FurtherGround> {
  const all = await loadCasesIn(reader, editionId, 'assessed')
  const open = all.filter(one => !without.has(one.nomination.id))
  return furtherGroundIn(reader, editionId, await withSupport(reader, editionId, open, without), {
    now,
    without,
  })
}

/** For one case, with support. */
export const furtherGroundFor = (reader: Reader, one: PlenaryCase, now: Date): Promise<FurtherGround> =>
  groundOf(
    reader,
    one.nomination.editionId,
    { wanted: wantsSheet(one) ? [one.nomination] : [], forsaken: [] },
    now,
  )
