import { whereAllowed, type Actor } from '../../../access/index.ts'
import type { AreaPath } from '../../../foundation/area-path.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { listStagesByArea, stageToShow, type EditionStage } from '../../editions/index.ts'
import { inDeskOrder, lacksOf, type DeskFile } from './desk.ts'
import { countWaiting, listLastChanges, listLooked } from './desk-store.ts'
import { loadDrafts, sendingStage } from '../draft/load-file.ts'
import { listNominations, nominationColumns } from '../nomination-list-store.ts'
import type { Nomination } from '../nomination.ts'
import { listNominationsByIds } from '../nomination-store.ts'
import { fingerprintOf, stateOfCheck } from '../draft/pre-check.ts'
import { listPreChecks } from '../draft/pre-check-store.ts'
import { countMissing } from '../draft/readiness.ts'
import { countRemarks } from '../help/remark-store.ts'

const withOffice = ['draft', 'returned', 'approved'] as const

type Placed = Pick<Nomination, 'editionId' | 'areaPath' | 'state'>
type Stages = ReadonlyMap<string, readonly EditionStage[]>

const stagesOf = (reader: Reader, placed: readonly Placed[]): Promise<Stages> =>
  listStagesByArea(
    reader,
    [...new Set(placed.map(one => one.editionId))],
    [...new Set(placed.map(one => one.areaPath))],
  )

/** Until when the office may send the file, in its own area. */
function closingOf({ editionId, areaPath, state }: Placed, stages: Stages, now: Date): Date | null {
  const own = (stages.get(areaPath) ?? []).filter(one => one.editionId === editionId)
  return stageToShow(own, sendingStage(state), now)?.closesAt ?? null
}

/** Every file that the offices of the actor's area work on, in the order of the desk. A constant number of queries. */
export async function loadDesk(reader: Reader, actor: Actor, now: Date): Promise<readonly DeskFile[]> {
  const allowed = whereAllowed(actor, 'province-desk.read', nominationColumns)
  const briefs = await listNominations(reader, { allowed, states: withOffice })
  const ids = briefs.map(one => one.id)
  const files = await loadDrafts(reader, await listNominationsByIds(reader, ids), actor.areaPath, now)
  const checks = await listPreChecks(reader, ids)
  const remarks = await countRemarks(reader, ids)
  const changes = await listLastChanges(reader, ids)
  const stages = await stagesOf(reader, briefs)
  return inDeskOrder(
    files.map(file => {
      const { id, areaPath } = file.nomination
      return {
        id,
        areaPath,
        file,
        missing: countMissing(file.readiness),
        lacks: lacksOf(file),
        checkState: stateOfCheck(checks.get(id), fingerprintOf(file)),
        remarks: remarks.get(id) ?? { open: 0, answered: 0 },
        last: changes.get(id) ?? null,
        closesAt: closingOf(file.nomination, stages, now),
      }
    }),
  )
}

/** The files that are other ones since the province looked at them. */
async function listChanged(
  reader: Reader,
  looked: readonly string[],
  area: AreaPath,
  now: Date,
): Promise<readonly Nomination[]> {
  if (looked.length === 0) return []
  const checks = await listPreChecks(reader, looked)
  const files = await loadDrafts(reader, await listNominationsByIds(reader, looked), area, now)
  return files
    .filter(file => stateOfCheck(checks.get(file.nomination.id), fingerprintOf(file)) === 'changed')
    .map(file => file.nomination)
}

/** How many files wait, and the first closing ahead of them; null where none is set. */
export type DeskCount = Readonly<{ count: number; closesAt: Date | null }>

/**
 * How many files of the desk wait for the province, by what they wait for. None is read but those that it looked at, to
 * see whether they changed since. A constant number of queries.
 */
export async function countDesk(
  reader: Reader,
  actor: Actor,
  now: Date,
): Promise<Readonly<Record<'answered' | 'changed' | 'unchecked', DeskCount>>> {
  const filter = {
    allowed: whereAllowed(actor, 'province-desk.read', nominationColumns),
    states: withOffice,
  }
  const waiting = await countWaiting(reader, filter)
  const changed = await listChanged(reader, await listLooked(reader, filter), actor.areaPath, now)
  const stages = await stagesOf(reader, waiting)
  const summed = (groups: readonly (Placed & Readonly<{ files: number }>)[]): DeskCount => {
    const closings = groups.flatMap(one => (one.files > 0 ? (closingOf(one, stages, now) ?? []) : []))
    const [first = null] = closings
      .filter(closing => closing > now)
      .toSorted((a, b) => a.getTime() - b.getTime())
    return { count: groups.reduce((sum, one) => sum + one.files, 0), closesAt: first }
  }
  return {
    answered: summed(waiting.map(one => ({ ...one, files: one.answered }))),
    changed: summed(changed.map(one => ({ ...one, files: 1 }))),
    unchecked: summed(waiting.map(one => ({ ...one, files: one.unchecked }))),
  }
}
