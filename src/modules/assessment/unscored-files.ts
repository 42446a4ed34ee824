import { digestOf } from '../../platform/digest.ts'
import type { Reader } from '../../platform/database/index.ts'
import { byScoring, listNominations, type NominationBrief } from '../nominations/index.ts'

/** What waits in an edition without anybody to score it. `digest`: of what would be passed on. */
export type UnscoredFiles = Readonly<{ waiting: readonly NominationBrief[]; digest: string }>

export const unscoredAmong = (waiting: readonly NominationBrief[]): UnscoredFiles => ({
  waiting,
  digest: digestOf(waiting.map(one => `${one.id} ${one.state}`).toSorted((a, b) => (a < b ? -1 : 1))),
})

/** The same, read anew. */
export async function loadUnscored(reader: Reader, editionId: string): Promise<UnscoredFiles> {
  const found = await listNominations(reader, { editionId, states: ['admitted', 'in-assessment'] })
  return unscoredAmong((await byScoring(reader, found)).unscored)
}
