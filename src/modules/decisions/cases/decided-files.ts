import type { RawBuilder } from 'kysely'
import type { Rules } from '../../../engine/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getRules } from '../../editions/index.ts'
import { listNominations } from '../../nominations/index.ts'
import type { ListEntry } from '../chain/recommendation.ts'
import { listEveryVersion } from '../chain/recommendation-store.ts'
import { listTraces, type PublishedTrace } from '../recomputation/rehearsal-store.ts'
import { takesPart, type EntrySelection } from '../selections/selection.ts'

/** A published result with the rules that it came from, under the names on which the Minister decided. */
export type DecidedFile = PublishedTrace &
  Readonly<{
    product: string
    maker: string
    place: string
    commodity: string
    /** The plenary departed from what the rules computed. */
    departed: boolean
    /** What the choices of its list said of it; null where that list chose nothing. */
    selections: readonly EntrySelection[] | null
    /** The plenary did not put it lower than the rules did, so that choices look at it. */
    takesPart: boolean
    rules: Rules
  }>

/** So many files are in memory together. */
const TOGETHER = 200

/** The lines of every decided list, by list and nomination. */
async function decidedLines(
  reader: Reader,
  editionId: string,
): Promise<ReadonlyMap<string, ReadonlyMap<string, ListEntry>>> {
  const lists = (await listEveryVersion(reader, editionId)).filter(list => list.state === 'decided')
  return new Map(
    lists.map(list => [list.id, new Map(list.entries.map(entry => [entry.nominationId, entry]))] as const),
  )
}

/**
 * The published results of an edition, two hundred at a time. `allowed` is `whereAllowed` over the columns of
 * nominations: what the reader may not see is not there.
 */
export async function* decidedFiles(
  reader: Reader,
  editionId: string,
  allowed: RawBuilder<boolean>,
): AsyncGenerator<readonly DecidedFile[]> {
  const briefs = await listNominations(reader, { editionId, states: ['published'], allowed })
  const lines = await decidedLines(reader, editionId)
  for (let start = 0; start < briefs.length; start += TOGETHER) {
    const batch = new Map(briefs.slice(start, start + TOGETHER).map(one => [one.id, one]))
    const files: DecidedFile[] = []
    for (const result of await listTraces(reader, [...batch.keys()])) {
      const brief = batch.get(result.nominationId)
      if (!brief) continue
      const entry = lines.get(result.listId)?.get(result.nominationId)
      const { rules } = await getRules(reader, brief.rulesId)
      files.push({
        ...result,
        product: entry?.product ?? '',
        maker: entry?.maker ?? '',
        place: entry?.place ?? '',
        commodity: brief.commodity,
        departed: entry?.departed ?? false,
        selections: entry?.selections ?? null,
        takesPart: !entry || takesPart(entry),
        rules,
      })
    }
    yield files
  }
}
