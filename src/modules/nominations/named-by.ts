import type { NeededOn } from '../../engine/readiness/judge-paper.ts'
import { digestOf } from '../../platform/digest.ts'
import type { StatedDocument } from '../documents/index.ts'
import type { LoadedRules } from '../editions/index.ts'
import type { ProductFile } from '../producers/index.ts'
import { candidatesFor, documentFor } from './draft/document-choice.ts'
import type { NominationBrief } from './nomination.ts'
import { bestDocument } from './draft/readiness.ts'

/** What a letter says of one nomination, so that nobody can take it for a letter about another product. */
export type Named = Readonly<{
  product: string
  maker: string
  /** The number by which authorities tell the maker apart; empty where the file has none. */
  number: string
  village: string | null
  district: string
  sentra: string
  commodity: string
}>

type Ground = Readonly<{
  nomination: Pick<NominationBrief, 'commodity'>
  rules: LoadedRules
  productFile: ProductFile
  documents: readonly StatedDocument[]
  chosen: Readonly<Record<string, string>>
  neededOn: NeededOn
}>

/** The number on the paper that the rules name for this, as the file stands today. */
function makersNumber({ rules, documents, chosen, neededOn }: Ground): string {
  const asked = rules.rules.document.documents
  const by = asked.find(one => one.madeAtApproval)?.madeAtApproval?.makerBy
  const requirement = asked.find(one => one.id === by)
  if (!requirement) return ''
  const candidates = candidatesFor(requirement, documents, null)
  const paper =
    documentFor(candidates, chosen[requirement.id]) ?? bestDocument(requirement, candidates, { neededOn })
  return paper?.number ?? ''
}

/** What a letter would name today. */
export function namedBy(ground: Ground): Named {
  const { product, producer, sentra } = ground.productFile
  return {
    product: product.name,
    maker: producer.name,
    number: makersNumber(ground),
    village: producer.village,
    district: producer.district,
    sentra: sentra?.name ?? '',
    commodity: ground.nomination.commodity,
  }
}

/** Equal for equal names. */
export const namedFingerprint = (named: Named): string => digestOf(named)
