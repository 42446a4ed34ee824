import type { Rules } from '../../engine/index.ts'
import type { NeededOn, Paper } from '../../engine/readiness/judge-paper.ts'
import {
  decidingQuestions,
  readinessItems,
  type ReadinessGround,
  type ReadinessItem,
} from '../../engine/readiness/readiness-items.ts'
import { sumOf, type ReadinessSum } from '../../engine/readiness/readiness-sum.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listDocumentsOf, type Owner, type StatedDocument } from '../documents/index.ts'
import {
  stageState,
  stageToShow,
  type Edition,
  type EditionStage,
  type LoadedRules,
} from '../editions/index.ts'
import { bestDocument, listKnownAnswers, neededOn, paperOf, type AnswerValue } from '../nominations/index.ts'
import type { ProductGround } from '../producers/index.ts'
import { dayIn } from '../regions/index.ts'

/** The rules that products are held against, with the edition's calendar. */
export type Yardstick = Readonly<{
  edition: Edition
  loaded: LoadedRules
  stages: readonly EditionStage[]
}>

export type Moment = Readonly<{ now: Date; warnDays: number }>

type Answers = Readonly<Record<string, AnswerValue>>

/** What readiness came to for one product, and what it was computed from. */
export type Computed = Readonly<{
  product: ProductGround
  ground: ReadinessGround
  items: readonly ReadinessItem[]
  sum: ReadinessSum
  /** By requirement: the document that was looked at. */
  documents: ReadonlyMap<string, StatedDocument>
  /** Today in the product's own place, `YYYY-MM-DD`. */
  day: string
}>

/**
 * The days on which documents must be valid. Before nominations open, that is the first day on which the file can be
 * sent, not today.
 */
export function neededFor(stages: readonly EditionStage[], area: AreaPath, now: Date): NeededOn {
  const needed = neededOn(stages, area, now)
  const stage = stageToShow(stages, 'nominate', now)
  if (!stage?.opensAt || stageState(stage, now) !== 'next') return needed
  return { ...needed, submission: dayIn(area, stage.opensAt) }
}

/** The last day on which a file can be sent, in the official time of the place; null while no closing is known or it is over. */
export function closingDay({ stages }: Yardstick, area: AreaPath, now: Date): string | null {
  const stage = stageToShow(stages, 'nominate', now)
  if (!stage?.closesAt || stage.closesAt <= now) return null
  return dayIn(area, stage.closesAt)
}

const ownersOf = ({ id, producerId, sentraId }: ProductGround): readonly Owner[] => [
  { kind: 'producer', id: producerId },
  { kind: 'product', id },
  ...(sentraId === null ? [] : [{ kind: 'sentra' as const, id: sentraId }]),
]

const isOf = (product: ProductGround, { owner }: StatedDocument): boolean =>
  ownersOf(product).some(one => one.kind === owner.kind && one.id === owner.id)

/** The documents of products by product; one query for each day that it is somewhere. */
async function documentsAround(
  reader: Reader,
  products: readonly ProductGround[],
  { now, warnDays }: Moment,
): Promise<ReadonlyMap<string, readonly StatedDocument[]>> {
  const found = new Map<string, readonly StatedDocument[]>()
  for (const [day, own] of Map.groupBy(products, one => dayIn(one.areaPath, now))) {
    const owners = new Map(own.flatMap(ownersOf).map(owner => [`${owner.kind} ${owner.id}`, owner]))
    const documents = await listDocumentsOf(reader, [...owners.values()], { day, warnDays })
    const byOwner = Map.groupBy(documents, one => `${one.owner.kind} ${one.owner.id}`)
    for (const product of own) {
      const ids = ownersOf(product).map(owner => `${owner.kind} ${owner.id}`)
      found.set(
        product.id,
        ids.flatMap(id => byOwner.get(id) ?? []).filter(document => isOf(product, document)),
      )
    }
  }
  return found
}

function chosenFor(
  rules: Rules,
  documents: readonly StatedDocument[],
  needed: NeededOn,
): ReadonlyMap<string, StatedDocument> {
  const chosen = new Map<string, StatedDocument>()
  for (const requirement of rules.document.documents) {
    const best = bestDocument(requirement, documents, { neededOn: needed })
    if (best) chosen.set(requirement.id, best)
  }
  return chosen
}

const papersOf = (documents: ReadonlyMap<string, StatedDocument>): ReadonlyMap<string, Paper> =>
  new Map([...documents].map(([id, document]) => [id, paperOf(document)]))

type Known = Readonly<{ answers: Answers; documents: readonly StatedDocument[] }>

function computeOne(product: ProductGround, known: Known, yardstick: Yardstick, { now }: Moment): Computed {
  const { rules } = yardstick.loaded
  const needed = neededFor(yardstick.stages, product.areaPath, now)
  const documents = chosenFor(rules, known.documents, needed)
  const ground: ReadinessGround = {
    rules,
    commodity: product.commodity,
    answers: known.answers,
    papers: papersOf(documents),
    photoCount: product.photoCount,
    hasSentra: product.sentraId !== null,
    neededOn: needed,
  }
  const items = readinessItems(ground)
  return { product, ground, items, sum: sumOf(items), documents, day: dayIn(product.areaPath, now) }
}

/**
 * The readiness of many products under the rules of one edition. Products of a commodity that the rules do not know
 * are left out. Four queries at most, whatever their number; `assumed` stands for answers that nobody has given yet.
 */
export async function computeReadiness(
  reader: Reader,
  yardstick: Yardstick,
  products: readonly ProductGround[],
  moment: Moment,
  assumed: Answers = {},
): Promise<readonly Computed[]> {
  const { rules } = yardstick.loaded
  const asked = products.filter(one => rules.commodities.has(one.commodity))
  const commodities = [...new Set(asked.map(one => one.commodity))]
  const questions = commodities.flatMap(id => decidingQuestions(rules, id).map(question => question.id))
  const answers = await listKnownAnswers(
    reader,
    asked.map(one => one.id),
    [...new Set(questions)],
    yardstick.edition.id,
  )
  const documents = await documentsAround(reader, asked, moment)
  return asked.map(product =>
    computeOne(
      product,
      {
        answers: { ...answers.get(product.id), ...assumed },
        documents: documents.get(product.id) ?? [],
      },
      yardstick,
      moment,
    ),
  )
}
