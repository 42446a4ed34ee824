import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import {
  findEdition,
  isStageOpen,
  listStages,
  publishedRulesOf,
  type Edition,
  type EditionStage,
  type LoadedRules,
} from '../../editions/index.ts'
import { findProductFile, type ProductFile } from '../../producers/index.ts'
import { findLiveNomination } from '../nomination-list-store.ts'
import { insertNomination, type NewNomination } from '../nomination-store.ts'
import { searchTextOf } from '../search-text.ts'

const input = z.object({ product: fields.recordId, edition: fields.recordId })

/** A product, an edition in which it is to be nominated, and what stands in the way. */
export type Opening = Readonly<{
  file: ProductFile
  edition: Edition | null
  stages: readonly EditionStage[]
  rules: LoadedRules | null
  live: string | null
}>

const noEdition = problem(
  'no-edition',
  'edition',
  text('Pilih edisi dari daftar.', 'Choose an edition from the list.'),
)
const closed = problem(
  'stage-closed',
  'edition',
  text(
    'Pengusulan edisi ini tidak sedang dibuka. Lihat kalendernya.',
    'Nominations of this edition are not open. See its calendar.',
  ),
)
const otherCommodity = problem(
  'commodity',
  'product',
  text(
    'Komoditas produk ini tidak termasuk dalam edisi tersebut.',
    'The commodity of this product is not part of that edition.',
  ),
)
const twice = problem(
  'nominated-already',
  'product',
  text(
    'Produk ini sudah diusulkan dalam edisi tersebut. Buka usulan yang sudah ada.',
    'This product is nominated in that edition already. Open the nomination that is there.',
  ),
)

export function openingProblems(
  { file, edition, stages, rules, live }: Opening,
  now: Date,
): readonly Problem[] {
  if (!edition || !rules || edition.state !== 'open') return [noEdition]
  return [
    ...(isStageOpen(stages, 'nominate', now) ? [] : [closed]),
    ...(rules.rules.commodities.has(file.product.commodity) ? [] : [otherCommodity]),
    ...(live === null ? [] : [twice]),
  ]
}

export async function loadOpening(
  reader: Reader,
  productId: string,
  editionId: string,
): Promise<Opening | null> {
  const file = await findProductFile(reader, productId)
  if (!file) return null
  const edition = await findEdition(reader, editionId)
  return {
    file,
    edition,
    stages: edition ? await listStages(reader, edition.id, { area: file.product.areaPath }) : [],
    rules: edition ? await publishedRulesOf(reader, edition.id) : null,
    live: await findLiveNomination(reader, productId, editionId),
  }
}

/** A draft as it is stored first. */
export const newNominationOf = (
  file: ProductFile,
  editionId: string,
  rulesId: string,
  { actor, newId }: ActionContext,
): NewNomination => ({
  id: newId(),
  editionId,
  rulesId,
  productId: file.product.id,
  producerId: file.producer.id,
  sentraId: file.sentra?.id ?? null,
  commodity: file.product.commodity,
  areaPath: file.product.areaPath,
  openedBy: actor.personId ?? '',
  search: searchTextOf(file, null),
})

/** Begins a nomination of a product in an edition. The rules in force are pinned to it. */
export const openNomination = defineAction({
  name: 'nomination.open',
  input,
  load: (reader, given) => loadOpening(reader, given.product, given.edition),
  facts: ({ file }) => ({ areaPath: file.product.areaPath, ownerId: file.producer.id }),
  readAction: 'product.read',
  handle: (loaded, _given, context) => {
    const { file, edition, rules } = loaded
    const problems = openingProblems(loaded, context.arrivedAt)
    if (problems.length > 0 || !edition || !rules) return refuse(problems)
    const change = newNominationOf(file, edition.id, rules.id, context)
    return done({
      change,
      event: 'nomination.opened',
      subject: { kind: 'nomination', id: change.id },
      areaPath: change.areaPath,
      detail: { edition: edition.id, product: file.product.id, rules: rules.hash },
      next: `/usulan/${change.id}`,
      answer: { id: change.id },
    })
  },
  // False when another tab opened the same nomination a moment ago.
  save: (tx, change, { now }) => insertNomination(tx, change, now),
})
