import { may, mayEver, type Actor } from '../../../access/index.ts'
import type { Text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { listRulesWithAgreement } from '../../editions/index.ts'
import { idsInState } from '../../nominations/index.ts'
import { listCodes } from '../../samples/index.ts'
import { listAgreedGrounds, type AgreedGround } from './agreed-ground.ts'
import { missingMarks, voicesShort } from './agreed-problems.ts'
import { heard } from './agreed-sheet.ts'
import { wantingAgreement } from './agreed-state.ts'
import { listUnagreed, type WholeRound } from './agreed-store.ts'
import { listOwnSheets } from '../sheets/own-list.ts'

/** How far an agreed sheet is. */
export type AgreedStanding =
  | Readonly<{ kind: 'writing'; missing: number }>
  | Readonly<{ kind: 'waiting'; agreed: number; all: number }>
  | Readonly<{ kind: 'against'; count: number }>
  | Readonly<{ kind: 'ready' | 'short' | 'locked' }>

export type AgreedRow = Readonly<{
  code: string
  commodity: Text | null
  standing: AgreedStanding
  /** The person who asks is wanted: the chair while it is not locked, an assessor who has said nothing to it. */
  isWanted: boolean
}>

export function standingOf(ground: AgreedGround): AgreedStanding {
  if (ground.sheet.state === 'locked') return { kind: 'locked' }
  if (voicesShort(ground)) return { kind: 'short' }
  const voices = heard(ground).map(one => one.voice)
  const against = voices.filter(one => one?.agrees === false).length
  if (against > 0) return { kind: 'against', count: against }
  const missing = missingMarks(ground).length
  if (missing > 0) return { kind: 'writing', missing }
  const agreed = voices.filter(one => one?.agrees === true).length
  return agreed === voices.length ? { kind: 'ready' } : { kind: 'waiting', agreed, all: voices.length }
}

type Who = Readonly<{ actor: Actor; now: Date }>

/** Who writes agreed sheets, for any round; everybody else there answers to the own ones. */
export const leads = (actor: Actor): boolean => mayEver(actor, 'agreed-sheet.save')

/** The rounds that the person may have to do with: the chair's are all that wait, an assessor's the own ones. */
async function roundsOf(reader: Reader, { actor }: Who): Promise<readonly WholeRound[]> {
  if (leads(actor)) return waiting(reader)
  const own = (await listOwnSheets(reader, actor)).map(one => one.sheet)
  const locked = own.filter(one => one.state === 'locked')
  return (await wantingAgreement(reader, locked)).map(({ nominationId, round }) => ({ nominationId, round }))
}

/** The rounds whose individual sheets are all locked. A jury's product is published meanwhile. */
async function waiting(reader: Reader): Promise<readonly WholeRound[]> {
  const rounds = await listUnagreed(reader, await listRulesWithAgreement(reader))
  const first = rounds.filter(one => one.round === 1).map(one => one.nominationId)
  const scored = new Set(await idsInState(reader, first, 'in-assessment'))
  return rounds.filter(one => one.round > 1 || scored.has(one.nominationId))
}

function rowOf({ actor }: Who, ground: AgreedGround): AgreedRow {
  const standing = standingOf(ground)
  const own = heard(ground).find(one => one.seat.personId === actor.personId)
  return {
    code: ground.code,
    commodity: ground.ground.rules.commodities.get(ground.nomination.commodity)?.title ?? null,
    standing,
    isWanted: leads(actor)
      ? standing.kind !== 'locked'
      : ['waiting', 'against'].includes(standing.kind) && own?.voice === null,
  }
}

/** The agreed sheets that the person may see, those that wait for the person first. A constant number of queries. */
export async function listAgreedRows(reader: Reader, who: Who): Promise<readonly AgreedRow[]> {
  const rounds = await roundsOf(reader, who)
  const codes = await listCodes(
    reader,
    rounds.map(one => one.nominationId),
  )
  const wanted = codes.filter(code =>
    rounds.some(one => one.nominationId === code.nominationId && one.round === code.round),
  )
  const rows = (await listAgreedGrounds(reader, wanted, who))
    .filter(one => one.isWhole && may(who.actor, 'agreed-sheet.read', one.facts).allowed)
    .map(one => rowOf(who, one))
  return rows.toSorted(
    (one, other) => Number(other.isWanted) - Number(one.isWanted) || (one.code < other.code ? -1 : 1),
  )
}
