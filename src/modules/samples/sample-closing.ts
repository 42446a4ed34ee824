import type { AreaPath } from '../../foundation/area-path.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listStages, stageToShow } from '../editions/index.ts'

/** Until when samples of an area are awaited, with what was granted to it; null where no closing lies ahead. One query. */
export async function sampleClosing(
  reader: Reader,
  { editionId, areaPath }: Readonly<{ editionId: string; areaPath: AreaPath }>,
  now: Date,
): Promise<Date | null> {
  const stage = stageToShow(await listStages(reader, editionId, { area: areaPath }), 'sample', now)
  return stage?.closesAt && stage.closesAt > now ? stage.closesAt : null
}
