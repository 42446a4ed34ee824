import type { Reader } from '../../../platform/database/index.ts'
import { capitalDay } from '../../../platform/local-time.ts'
import { listNominations } from '../../nominations/index.ts'
import { verifiersOf } from '../../verification/index.ts'
import { listAssignmentsOf, listInterestsOf, loadsOf } from '../planning/assignment-store.ts'
import { barsOf, type BarInput } from '../interests/bars.ts'
import { drawRepeats, isLongAgo, type Repeatable, type RepeatDraw, type RepeatTaker } from './draw-repeats.ts'
import { getPublishedRules, isAssessmentOpen } from '../edition-ground.ts'
import { listScorers } from '../planning/list-scorers.ts'
import { listProfiles } from '../planning/profile-store.ts'
import type { Repeat, RepeatSetting } from './repeat.ts'
import { findRepeatSetting } from './repeat-setting-store.ts'
import { listRepeatsIn } from './repeat-store.ts'
import { listLockedSheets } from '../sheets/scoresheet-store.ts'
import { findSetting } from '../planning/setting-store.ts'
import { findInEdition } from '../../interests/index.ts'

export type RepeatPlan = RepeatDraw &
  Readonly<{
    setting: RepeatSetting
    /** Whether scoring is open in the edition. */
    open: boolean
    /** Whether the day from which repeats are given has come. */
    begun: boolean
  }>

const nobody: RepeatDraw = { picks: [], without: { finished: 0, busy: 0, full: 0, nothing: 0 } }

/** Who would be given which product once more, as things stand now; null without published rules. */
export async function planRepeats(reader: Reader, editionId: string, now: Date): Promise<RepeatPlan | null> {
  const published = await getPublishedRules(reader, editionId)
  if (!published) return null
  const setting = await findRepeatSetting(reader, editionId)
  const open = await isAssessmentOpen(reader, editionId, now)
  const begun = setting.startsOn === null || setting.startsOn <= capitalDay(now)
  if (setting.each === 0 || !open || !begun) return { ...nobody, setting, open, begun }
  return { ...(await draw(reader, setting, published.rules.document.panel, now)), setting, open, begun }
}

async function draw(
  reader: Reader,
  setting: RepeatSetting,
  panel: BarInput['panel'],
  now: Date,
): Promise<RepeatDraw> {
  const { editionId } = setting
  const assessors = await listScorers(reader, now)
  const nominations = await listNominations(reader, { editionId, states: ['in-assessment', 'assessed'] })
  const ids = nominations.map(one => one.id)
  const bars = barsOf({
    nominations,
    assessors,
    assignments: await listAssignmentsOf(reader, ids),
    interests: await listInterestsOf(reader, ids),
    verifiedBy: await verifiersOf(reader, ids),
    panel,
    found: await findInEdition(reader, nominations, assessors),
  })
  const isBarred = ({ nominationId, personId }: Pick<Repeat, 'nominationId' | 'personId'>): boolean =>
    bars(nominationId, personId).length > 0
  const given = await listRepeatsIn(reader, editionId)
  const isGiven = new Set(given.map(one => one.firstSheetId))
  const current = new Set(ids)
  const counted = given.filter(
    one => one.state === 'locked' || (current.has(one.nominationId) && !isBarred(one)),
  )
  const takers = await takersFrom(
    reader,
    assessors.map(one => one.id),
    counted,
  )
  const repeatable = await repeatableIn(reader, setting, ids, now)
  return drawRepeats(
    editionId,
    setting.each,
    takers,
    repeatable.filter(one => !isGiven.has(one.sheetId) && !isBarred(one)),
  )
}

/** The assessors with what they have been given and still have to do; what bars from a repeat ends it. */
async function takersFrom(
  reader: Reader,
  people: readonly string[],
  given: readonly Repeat[],
): Promise<readonly RepeatTaker[]> {
  const profiles = await listProfiles(reader, people)
  const loads = await loadsOf(reader, people)
  const byPerson = Map.groupBy(given, one => one.personId)
  return people.map(id => {
    const own = byPerson.get(id) ?? []
    const open = own.filter(one => one.state === 'open').length
    return {
      id,
      given: own.length,
      hasOpen: open > 0,
      load: (loads.get(id) ?? 0) + open,
      maxLoad: profiles.get(id)?.maxLoad ?? null,
    }
  })
}

/** The sheets that were locked long enough ago by people who still have them; of anchors alone where it is set so. */
async function repeatableIn(
  reader: Reader,
  { editionId, afterDays, source }: RepeatSetting,
  nominationIds: readonly string[],
  now: Date,
): Promise<readonly Repeatable[]> {
  const anchors = source === 'anchors' ? (await findSetting(reader, editionId)).anchors : null
  const ids = nominationIds.filter(id => anchors === null || anchors.has(id))
  const live = new Set(
    (await listAssignmentsOf(reader, ids)).filter(one => one.state === 'assigned').map(one => one.id),
  )
  return (await listLockedSheets(reader, ids)).flatMap(sheet =>
    sheet.round === 1 &&
    live.has(sheet.assignmentId) &&
    sheet.lockedAt !== null &&
    isLongAgo(sheet.lockedAt, afterDays, now)
      ? [
          {
            sheetId: sheet.id,
            nominationId: sheet.nominationId,
            personId: sheet.personId,
            rulesId: sheet.rulesId,
          },
        ]
      : [],
  )
}
