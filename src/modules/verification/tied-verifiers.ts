import type { Actor } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import {
  barsVerifying,
  findInEdition,
  findInOwn,
  groundOf,
  type Candidate,
  type TieGround,
} from '../interests/index.ts'
import type { Queued } from '../nominations/index.ts'
import { affiliationsOf, listPeopleWithRole } from '../people/index.ts'
import { listAssignments, type Assignment } from './assignment-store.ts'
import { listHeldFiles, listWaiting } from './queue-store.ts'

type Subject = Readonly<{ id: string; areaPath: string }>

/** By file, and then by person, how somebody is tied to it; files to which nobody is tied are left out. */
export type TiedVerifiers = ReadonlyMap<string, ReadonlyMap<string, TieGround>>

/** Which of these people are tied to which of these files. Three queries. */
export async function tiedVerifiers(
  reader: Reader,
  files: readonly Subject[],
  people: readonly Candidate[],
): Promise<TiedVerifiers> {
  if (files.length === 0 || people.length === 0) return new Map()
  const tied = new Map<string, Map<string, TieGround>>()
  for (const one of (await findInEdition(reader, files, people)).filter(barsVerifying)) {
    const own = tied.get(one.nominationId) ?? new Map<string, TieGround>()
    tied.set(one.nominationId, own)
    if (own.get(one.personId) !== 'declared') own.set(one.personId, groundOf(one))
  }
  return tied
}

/** Who verifies and is not tied to this file. Four queries. */
export async function listColleagues(reader: Reader, file: Subject, now: Date) {
  const people = await listPeopleWithRole(reader, 'verifier', now)
  const tied = (await tiedVerifiers(reader, [file], people)).get(file.id)
  return people.filter(one => !tied?.has(one.id))
}

/** The files that somebody holds and may do nothing about but hand back. No query where nothing ties the person. */
export async function listToHandBack(reader: Reader, actor: Actor): Promise<readonly string[]> {
  const { personId, ties } = actor
  const held = [...(await listAssignments(reader, [...(ties?.work ?? [])])).values()]
  const own = held.filter(one => one.personId === personId).map(one => one.nominationId)
  if (own.length === 0) return []
  // Of those, the ones that wait; they are closed to the actor, so that the access table cannot be asked.
  const { ties: _, ...anybody } = actor
  return (await listWaiting(reader, anybody, own)).map(one => one.id)
}

/** Files that wait in the hands of somebody who is tied to them, for whoever gives them to others. */
export async function listTiedHolders(
  reader: Reader,
  actor: Actor,
): Promise<readonly Readonly<{ file: Queued; holder: Assignment }>[]> {
  const files = await listHeldFiles(reader, actor)
  const holders = await listAssignments(
    reader,
    files.map(one => one.id),
  )
  const held = files.flatMap(file => {
    const holder = holders.get(file.id)
    return holder ? { file, holder } : []
  })
  const owned = new Map(
    [...Map.groupBy(held, one => one.holder.personId)].map(([id, own]) => [id, own.map(one => one.file)]),
  )
  const people = await affiliationsOf(reader, [...owned.keys()])
  const found = (await findInOwn(reader, owned, people)).filter(barsVerifying)
  const tied = new Set(found.map(one => one.nominationId))
  return held.filter(one => tied.has(one.file.id))
}
