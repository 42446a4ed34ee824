import type { Role } from '../../access/index.ts'
import { areaCode } from '../../foundation/area-path.ts'
import type { Reader } from '../../platform/database/index.ts'
import { servedAreas } from '../regions/index.ts'
import { countPeopleByArea } from './accounts/grant-store.ts'

const NOMINATES: Role = 'operator'

/** How many operators with an active account each regency or city has at `now`, by its code; none where it has none. */
export async function operatorCountsByRegency(
  reader: Reader,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const byArea = await countPeopleByArea(reader, NOMINATES, now)
  const counts = new Map([...byArea].map(([path, people]) => [areaCode(path), people]))
  // An area without an office of its own has those of the province that acts for it.
  for (const [path, people] of byArea)
    for (const served of servedAreas(path))
      counts.set(areaCode(served), (counts.get(areaCode(served)) ?? 0) + people)
  return counts
}
