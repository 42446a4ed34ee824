import { covers, provinceOf, wholeCountry } from '../../foundation/area-path.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { interestedIn } from '../assessment/index.ts'
import { findBrief, type NominationBrief } from '../nominations/index.ts'
import { homesOf } from '../people/index.ts'
import { insertRecusals, liftRecusals, listDeclared } from './recusal-store.ts'
import { currentTurn, type Recusal, type RecusalKind, type Sitting, type Turn } from './session.ts'

/** Who of the invited has no part in a case as things stand now, and why: the first reason of each. */
export async function keptOut(
  reader: Reader,
  nomination: Pick<NominationBrief, 'id' | 'areaPath'>,
  invited: readonly string[],
): Promise<ReadonlyMap<string, RecusalKind>> {
  const homes = await homesOf(reader, invited)
  const interested = await interestedIn(reader, nomination, invited)
  const declared = new Set(await listDeclared(reader, nomination.id))
  const isOfProvince = (person: string): boolean => {
    const province = provinceOf(homes.get(person) ?? wholeCountry)
    return province !== wholeCountry && covers(province, nomination.areaPath)
  }
  const kindOf = (person: string): RecusalKind | null => {
    if (isOfProvince(person)) return 'own-province'
    if (interested.get(person) === 'declared') return 'known-interest'
    if (declared.has(person)) return 'declared'
    return interested.has(person) ? 'found-interest' : null
  }
  return new Map(
    invited.flatMap(person => {
      const kind = kindOf(person)
      return kind ? [[person, kind] as const] : []
    }),
  )
}

type Met = Pick<Sitting, 'turns' | 'recusals'>

/**
 * The recusals as they stand now: what was declared or found since the case was called keeps a member out at once, and
 * what was found no longer does once it is cleared.
 */
export async function recusalsNow(
  reader: Reader,
  sitting: Met & Readonly<{ invited: readonly string[] }>,
): Promise<readonly Recusal[]> {
  const turn = currentTurn(sitting)
  const nomination = turn && (await findBrief(reader, turn.nominationId))
  if (!turn || !nomination) return sitting.recusals
  const out = await keptOut(reader, nomination, sitting.invited)
  const [ofTurn, before] = [
    sitting.recusals.filter(one => one.turnId === turn.id),
    sitting.recusals.filter(one => one.turnId !== turn.id),
  ]
  const standing = ofTurn.filter(
    one => one.liftedAt !== null || one.kind !== 'found-interest' || out.has(one.personId),
  )
  const known = new Set(standing.filter(one => one.liftedAt === null).map(one => one.personId))
  return [...before, ...standing, ...newIn(turn, out, known)]
}

const newIn = (
  turn: Turn,
  out: ReadonlyMap<string, RecusalKind>,
  known: ReadonlySet<string>,
): readonly Recusal[] =>
  [...out]
    .filter(([person]) => !known.has(person))
    .map(([personId, kind]) => ({
      turnId: turn.id,
      personId,
      kind,
      notedAt: turn.calledAt,
      liftedAt: null,
    }))

/** Puts on record who is out for the case at hand by now, and who is no longer. */
export async function keepRecusals(
  tx: Tx,
  sitting: Met,
  { by, at }: Readonly<{ by: string; at: Date }>,
): Promise<void> {
  const turn = currentTurn(sitting)
  if (!turn) return
  const standing = sitting.recusals.filter(one => one.turnId === turn.id && one.liftedAt === null)
  await liftRecusals(
    tx,
    turn.id,
    standing.map(one => one.personId),
    at,
  )
  await insertRecusals(
    tx,
    standing.map(one => ({ ...one, notedAt: at })),
    by,
  )
}
