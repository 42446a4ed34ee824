import { whereAllowed, type Actor } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listStagesByArea, stageToShow, type EditionStage } from '../editions/index.ts'
import { inDeskOrder, lacksOf, type DeskFile } from './desk.ts'
import { listLastChanges } from './desk-store.ts'
import { loadDrafts, sendingStage, type WorkingFile } from './load-file.ts'
import { listNominations, nominationColumns } from './nomination-list-store.ts'
import { listNominationsByIds } from './nomination-store.ts'
import { fingerprintOf, stateOfCheck } from './pre-check.ts'
import { listPreChecks } from './pre-check-store.ts'
import { countMissing } from './readiness.ts'
import { countRemarks } from './remark-store.ts'

const withOffice = ['draft', 'returned', 'approved'] as const

/** Until when the office may send the file, in its own area. */
function closingOf(
  { nomination }: WorkingFile,
  stages: ReadonlyMap<string, readonly EditionStage[]>,
  now: Date,
): Date | null {
  const own = (stages.get(nomination.areaPath) ?? []).filter(one => one.editionId === nomination.editionId)
  return stageToShow(own, sendingStage(nomination.state), now)?.closesAt ?? null
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
  const stages = await listStagesByArea(
    reader,
    [...new Set(briefs.map(one => one.editionId))],
    [...new Set(briefs.map(one => one.areaPath))],
  )
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
        closesAt: closingOf(file, stages, now),
      }
    }),
  )
}
