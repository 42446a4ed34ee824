import type { Facts, Rules } from '../../engine/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { fileFactsOf, lockedSheetsOf } from '../assessment/index.ts'
import { getRules, type LoadedRules } from '../editions/index.ts'
import {
  listNominations,
  listNominationsByIds,
  type FrozenFacts,
  type Nomination,
  type NominationState,
} from '../nominations/index.ts'
import { listProductsByIds } from '../producers/index.ts'
import { areaName } from '../regions/index.ts'
import { blindCodesOf } from '../samples/index.ts'
import type { Doubt } from './borderline.ts'
import { isOpen, propose, type Computed } from './proposal.ts'
import { seatsOf } from './seats-of.ts'
import { firstInputs, type ResultInputs } from './result-inputs.ts'
import type { Settlement } from './settlement.ts'
import { listSettlements } from './settlement-store.ts'
import type { Support } from './support.ts'

export type LockedSheet = NonNullable<ReturnType<Awaited<ReturnType<typeof lockedSheetsOf>>['get']>>[number]

/** One nomination before the plenary, with everything that its outcome comes from. */
export type PlenaryCase = Readonly<{
  nomination: Nomination
  rules: LoadedRules
  sheets: readonly LockedSheet[]
  facts: Facts
  computed: Computed
  settlement: Settlement | null
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

const textOf = (facts: FrozenFacts | undefined, name: string): string | null => {
  const value = facts?.[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The names in the submitted file, which is what was scored; later changes of the record don't count. */
export function namesOf(
  nomination: Nomination,
  record: Readonly<{ name: string; producerName: string }> | undefined,
): Readonly<{ product: string; maker: string }> {
  const file = nomination.submittedFile
  return {
    product: textOf(file?.product, 'name') ?? record?.name ?? '',
    maker: textOf(file?.producer, 'name') ?? record?.producerName ?? '',
  }
}

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

/**
 * Cases of these nominations, in their order. Each is computed from the panel's sheets and its file, unless other inputs
 * are given for it. A constant number of queries.
 */
export async function loadCases(
  reader: Reader,
  nominations: readonly Nomination[],
  inputs: ReadonlyMap<string, ResultInputs> = new Map(),
): Promise<readonly PlenaryCase[]> {
  const ids = nominations.map(one => one.id)
  const sheets = await countingSheets(reader, ids, inputs)
  const settlements = await listSettlements(reader, ids)
  const codes = await blindCodesOf(reader, ids)
  const products = await listProductsByIds(
    reader,
    nominations.map(one => one.productId),
  )
  const cases: PlenaryCase[] = []
  for (const nomination of nominations) {
    const rules = await getRules(reader, nomination.rulesId)
    const facts = { ...(await fileFactsOf(reader, nomination)), ...inputs.get(nomination.id)?.facts }
    const own = sheets.get(nomination.id) ?? []
    const computed = propose(rules.rules, {
      form: nomination.commodity,
      sheets: own.map(one => one.answers),
      facts,
      ...seatsOf(rules.rules, own),
    })
    cases.push({
      nomination,
      rules,
      sheets: own,
      facts,
      computed,
      doubts: computed.proposal.borderline,
      support: null,
      settlement: settlements.get(nomination.id) ?? null,
      ...namesOf(nomination, products.get(nomination.productId)),
      place: areaName(nomination.areaPath),
      blindCode: codes.get(nomination.id) ?? null,
    })
  }
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
