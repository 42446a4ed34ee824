import type { AreaPath } from '../../foundation/area-path.ts'
import type { Reader } from '../../platform/database/index.ts'
import {
  isPublic,
  listEditions,
  listStages,
  listStagesOf,
  publishedRulesOfAll,
  type Edition,
  type LoadedRules,
} from '../editions/index.ts'
import type { Yardstick } from './compute-readiness.ts'

export type Measured = Readonly<{ edition: Edition; loaded: LoadedRules }>

/** Real editions before training, what is not finished before what is, the newest first. */
const order = (one: Edition, other: Edition): number =>
  Number(one.state === 'finished') - Number(other.state === 'finished') ||
  Number(one.kind === 'training') - Number(other.kind === 'training')

/** Every edition with published rules, the one that people should look to first. */
export async function listMeasured(reader: Reader): Promise<readonly Measured[]> {
  const editions = (await listEditions(reader)).filter(isPublic).toSorted(order)
  const rules = await publishedRulesOfAll(
    reader,
    editions.map(one => one.id),
  )
  return editions.flatMap(edition => {
    const loaded = rules.get(edition.id)
    return loaded ? [{ edition, loaded }] : []
  })
}

/** Those that lists are kept for: what is not finished, or else the newest of all. */
export const keptFor = (all: readonly Measured[]): readonly Measured[] => {
  const ahead = all.filter(one => one.edition.state !== 'finished')
  return ahead.length > 0 ? ahead : all.slice(0, 1)
}

/** With the calendar of the edition, for a place with what was granted to it. */
export const yardstickOf = async (
  reader: Reader,
  { edition, loaded }: Measured,
  area: AreaPath,
): Promise<Yardstick> => ({ edition, loaded, stages: await listStages(reader, edition.id, { area }) })

/** The same for work on many products, by the calendar that holds for everyone. */
export async function yardsticksOf(
  reader: Reader,
  measured: readonly Measured[],
): Promise<readonly Yardstick[]> {
  const stages = await listStagesOf(
    reader,
    measured.map(one => one.edition.id),
  )
  return measured.map(one => ({ ...one, stages: stages.filter(each => each.editionId === one.edition.id) }))
}
