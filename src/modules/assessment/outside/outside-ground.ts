import type { Facts as AccessFacts } from '../../../access/index.ts'
import type { ActionContext } from '../../../actions/index.ts'
import { outsideFactsFor, type OutsideFact, type Rules } from '../../../engine/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getAllRules } from '../../editions/index.ts'
import { findNomination, listNominationsByIds, type Nomination } from '../../nominations/index.ts'
import { keptOf } from '../interests/interested-people.ts'
import type { BroughtFact } from './outside-fact.ts'
import { listBrought, lockedAmong, plenaryTurn, takeTurns } from './outside-fact-store.ts'

/** One file before those who bring facts from outside. */
export type OutsideGround = Readonly<{
  nomination: Nomination
  rules: Rules
  /** What its rules want from outside. */
  wanted: readonly OutsideFact[]
  /** Everything that was brought, the oldest first. */
  rows: readonly BroughtFact[]
  /** A scoresheet was locked, now or once: what sheets read stays as it is. */
  isLocked: boolean
  /** Whoever asks has an interest in the product, or is of its province. */
  isBarred: boolean
  access: AccessFacts
}>

type Who = Pick<ActionContext, 'actor' | 'now'>

/** The grounds of these files, in their order. A constant number of queries. */
export async function outsideGroundsOf(
  reader: Reader,
  nominations: readonly Nomination[],
  who: Who,
): Promise<readonly OutsideGround[]> {
  const ids = nominations.map(one => one.id)
  const loaded = await getAllRules(reader, [...new Set(nominations.map(one => one.rulesId))])
  const rulesOf = new Map(loaded.map(one => [one.id, one.rules]))
  const rows = await listBrought(reader, ids)
  const locked = await lockedAmong(reader, ids)
  const barred = await keptOf(reader, who, nominations)
  return nominations.flatMap((nomination): OutsideGround[] => {
    const { id, areaPath, state } = nomination
    const rules = rulesOf.get(nomination.rulesId)
    if (!rules) return []
    const isBarred = barred.has(id)
    const interestOf = isBarred ? [who.actor.personId ?? ''] : []
    return [
      {
        nomination,
        rules,
        wanted: outsideFactsFor(rules, nomination.commodity),
        rows: rows.get(id) ?? [],
        isLocked: locked.has(id),
        isBarred,
        access: { areaPath, state, nominationId: id, interestOf },
      },
    ]
  })
}

/** Null where there is no such file, or its rules want nothing from outside. */
export async function loadOutside(reader: Reader, id: string, who: Who): Promise<OutsideGround | null> {
  const nomination = await findNomination(reader, id)
  const [ground] = nomination ? await outsideGroundsOf(reader, [nomination], who) : []
  return ground && ground.wanted.length > 0 ? ground : null
}

/** The same for an act: locks of sheets, settling and signing wait for it, and it for them. */
export async function loadOutsideInTurn(reader: Reader, id: string, who: Who): Promise<OutsideGround | null> {
  const nomination = await findNomination(reader, id)
  if (!nomination) return null
  await takeTurns(reader, [plenaryTurn(nomination.editionId)])
  await takeTurns(reader, [id])
  return loadOutside(reader, id, who)
}

/** The same for many files of one edition. */
export async function loadOutsidesInTurn(
  reader: Reader,
  editionId: string,
  ids: readonly string[],
  who: Who,
): Promise<readonly OutsideGround[]> {
  await takeTurns(reader, [plenaryTurn(editionId)])
  await takeTurns(reader, ids)
  return outsideGroundsOf(reader, await listNominationsByIds(reader, ids), who)
}
