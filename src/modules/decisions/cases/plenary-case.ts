import type { Facts, Rules } from '../../../engine/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import {
  broughtFor,
  carriedBy,
  factsBrought,
  factsOfFile,
  levelsSent,
  lockedSheetsOf,
  type BroughtFact,
  type LevelSent,
} from '../../assessment/index.ts'
import { getRules, type LoadedRules } from '../../editions/index.ts'
import {
  listNominations,
  listNominationsByIds,
  submittedNames,
  type Nomination,
  type NominationState,
} from '../../nominations/index.ts'
import { listProductsByIds } from '../../producers/index.ts'
import { areaName } from '../../regions/index.ts'
import { blindCodesOf } from '../../samples/index.ts'
import { awaitedInputs, type AwaitedFact } from './awaited-fact.ts'
import { listAwaited } from './awaited-fact-store.ts'
import type { Doubt } from '../support/borderline.ts'
import { isOpen, type Computed } from './proposal.ts'
import { proposeOnce } from './propose-once.ts'
import { seatsOf } from './seats-of.ts'
import { firstInputs, type ResultInputs } from '../result-inputs.ts'
import type { Settlement } from '../settlement.ts'
import { listSettlements } from '../settlement-store.ts'
import type { Support } from '../support/support.ts'

export type LockedSheet = NonNullable<ReturnType<Awaited<ReturnType<typeof lockedSheetsOf>>['get']>>[number]

/** One nomination before the plenary, with everything that its outcome comes from. */
export type PlenaryCase = Readonly<{
  nomination: Nomination
  rules: LoadedRules
  sheets: readonly LockedSheet[]
  facts: Facts
  /** What other levels answered, the same on every sheet; it never changes once a sheet was locked. */
  levels: readonly LevelSent[]
  /** What was brought from outside, with its papers. */
  outside: readonly BroughtFact[]
  computed: Computed
  settlement: Settlement | null
  /** What was recorded as come of that for which the rules suspend the result. */
  awaited: readonly AwaitedFact[]
  /** Of the file as submitted. */
  product: string
  maker: string
  place: string
  blindCode: string | null
  /** Why it needs a second look: by the sheets alone, until `withSupport` has asked the model, too. */
  doubts: readonly Doubt[]
  /** What the model says; null where it was not asked. Nothing that is settled or signed reads it. */
  support: Support | null
}>

/** The locked sheets of the round that counts for each nomination: the panel's, unless another one is given. */
async function countingSheets(
  reader: Reader,
  ids: readonly string[],
  inputs: ReadonlyMap<string, ResultInputs>,
): Promise<ReadonlyMap<string, readonly LockedSheet[]>> {
  const roundOf = (id: string): number => (inputs.get(id) ?? firstInputs).round
  const found = await lockedSheetsOf(reader, ids, { rounds: [...new Set(ids.map(roundOf))] })
  return new Map([...found].map(([id, sheets]) => [id, sheets.filter(one => one.round === roundOf(id))]))
}

/** Everything that cases are computed from and named by, asked for all of them at once. */
async function loadParts(
  reader: Reader,
  nominations: readonly Nomination[],
  inputs: ReadonlyMap<string, ResultInputs>,
) {
  const ids = nominations.map(one => one.id)
  return {
    inputs,
    sheets: await countingSheets(reader, ids, inputs),
    settlements: await listSettlements(reader, ids),
    awaited: await listAwaited(reader, ids),
    codes: await blindCodesOf(reader, ids),
    products: await listProductsByIds(
      reader,
      nominations.map(one => one.productId),
    ),
    answered: await levelsSent(reader, nominations),
    outside: await broughtFor(reader, nominations),
  }
}

async function caseOf(
  reader: Reader,
  nomination: Nomination,
  parts: Awaited<ReturnType<typeof loadParts>>,
): Promise<PlenaryCase> {
  const { id } = nomination
  const rules = await getRules(reader, nomination.rulesId)
  const awaited = parts.awaited.get(id) ?? []
  const more = (parts.inputs.get(id) ?? awaitedInputs(awaited)).facts
  const outside = parts.outside.get(id) ?? []
  const facts = { ...factsOfFile(rules.rules, nomination, factsBrought(outside)), ...more }
  const sheets = parts.sheets.get(id) ?? []
  const levels = parts.answered.get(id) ?? []
  const computed = proposeOnce(rules.rules, {
    form: nomination.commodity,
    sheets: sheets.map(one => one.answers),
    facts,
    carried: carriedBy(levels),
    ...seatsOf(rules.rules, sheets),
  })
  return {
    nomination,
    rules,
    sheets,
    facts,
    levels,
    outside,
    computed,
    doubts: computed.proposal.borderline,
    support: null,
    settlement: parts.settlements.get(id) ?? null,
    awaited,
    ...submittedNames(nomination, parts.products.get(nomination.productId)),
    place: areaName(nomination.areaPath),
    blindCode: parts.codes.get(id) ?? null,
  }
}

/**
 * Cases of these nominations, in their order. Each is computed from the panel's sheets, its file and what was recorded as
 * come since, unless other inputs are given for it. A constant number of queries.
 */
export async function loadCases(
  reader: Reader,
  nominations: readonly Nomination[],
  inputs: ReadonlyMap<string, ResultInputs> = new Map(),
): Promise<readonly PlenaryCase[]> {
  const parts = await loadParts(reader, nominations, inputs)
  const cases: PlenaryCase[] = []
  for (const nomination of nominations) cases.push(await caseOf(reader, nomination, parts))
  return cases
}

/** Cases of all nominations of an edition in one state. */
export async function loadCasesIn(
  reader: Reader,
  editionId: string,
  state: NominationState,
): Promise<readonly PlenaryCase[]> {
  const briefs = await listNominations(reader, { editionId, states: [state] })
  const found = await listNominationsByIds(
    reader,
    briefs.map(one => one.id),
  )
  return loadCases(reader, found)
}

const commodityPlace = (rules: Rules, commodity: string): number =>
  rules.document.commodities.findIndex(one => one.id === commodity)

/**
 * What has to be looked at first: open and borderline cases, then by commodity, then by score from above. Rules whose
 * plenary goes by commodity put that first.
 */
export function inPlenaryOrder(cases: readonly PlenaryCase[]): readonly PlenaryCase[] {
  const rank = ({ computed: { proposal }, doubts, rules }: PlenaryCase): number =>
    rules.rules.document.plenary?.order !== 'commodity' && (isOpen(proposal) || doubts.length > 0) ? 0 : 1
  const score = ({ computed }: PlenaryCase): number => Number(computed.proposal.rounded ?? -1)
  const place = (one: PlenaryCase): number => commodityPlace(one.rules.rules, one.nomination.commodity)
  return cases.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      place(one) - place(other) ||
      score(other) - score(one) ||
      (one.nomination.id < other.nomination.id ? -1 : 1),
  )
}

export const commodityTitle = ({ rules, nomination }: Pick<PlenaryCase, 'rules' | 'nomination'>) =>
  rules.rules.commodities.get(nomination.commodity)?.title ?? {
    id: nomination.commodity,
    en: nomination.commodity,
  }
