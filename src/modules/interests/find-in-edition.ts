import { provinceOf } from '../../foundation/area-path.ts'
import type { Reader } from '../../platform/database/index.ts'
import { fileNamesOf, noFileNames } from '../nominations/index.ts'
import { areaName } from '../regions/index.ts'
import { findInterests, type Candidate, type FoundInterest, type Subject } from './find-interests.ts'
import { listClearances, listTies } from './tie-store.ts'

/** The names of an area and of its province. */
export const placesOf = (areaPath: string): readonly string[] => [
  areaName(areaPath, 'short'),
  areaName(provinceOf(areaPath)),
]

type Briefly = Readonly<{ id: string; areaPath: string }>

/** With whom and what the people of an edition are compared. */
export async function subjectsOf(
  reader: Reader,
  nominations: readonly Briefly[],
): Promise<readonly Subject[]> {
  const names = await fileNamesOf(
    reader,
    nominations.map(one => one.id),
  )
  return nominations.map(({ id, areaPath }) => ({
    id,
    areaPath,
    names: names.get(id) ?? noFileNames,
    places: placesOf(areaPath),
  }))
}

/** What ties each of these people to the nominations that are said to be theirs, and to no others. Three queries. */
export async function findInOwn(
  reader: Reader,
  owned: ReadonlyMap<string, readonly Briefly[]>,
  people: readonly Candidate[],
): Promise<readonly FoundInterest[]> {
  const nominations = [...owned.values()].flat()
  const subjects = new Map((await subjectsOf(reader, nominations)).map(one => [one.id, one]))
  const ids = people.map(one => one.id)
  const ties = Map.groupBy(await listTies(reader, ids), one => one.personId)
  const clearances = Map.groupBy(await listClearances(reader, [...subjects.keys()]), one => one.personId)
  return people.flatMap(one =>
    findInterests({
      people: [one],
      subjects: (owned.get(one.id) ?? []).flatMap(({ id }) => subjects.get(id) ?? []),
      ties: ties.get(one.id) ?? [],
      clearances: clearances.get(one.id) ?? [],
    }),
  )
}

/** What ties these people to these nominations as everything stands now. Three queries. */
export async function findInEdition(
  reader: Reader,
  nominations: readonly Briefly[],
  people: readonly Candidate[],
): Promise<readonly FoundInterest[]> {
  const ids = nominations.map(one => one.id)
  return findInterests({
    people,
    subjects: await subjectsOf(reader, nominations),
    ties: await listTies(
      reader,
      people.map(one => one.id),
    ),
    clearances: await listClearances(reader, ids),
  })
}
