import { may } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { PageRequest } from '../../web/index.ts'
import { ownInterestIn } from '../assessment/index.ts'
import { findResult, type PublishedResult } from '../decisions/index.ts'
import { listDocumentsByIds } from '../documents/index.ts'
import { findEdition, getRules, listStages, stageToShow, type Edition } from '../editions/index.ts'
import {
  factsNow,
  findNomination,
  listNominations,
  nominationFacts,
  type FrozenDocument,
  type Nomination,
  type NominationBrief,
  type SubmittedFile,
} from '../nominations/index.ts'
import { findProductFile, type ProductFile } from '../producers/index.ts'
import type { Text } from '../../foundation/text.ts'
import { reevaluationFacts, type Reevaluation } from './reevaluation.ts'
import { findReevaluation } from './reevaluation-store.ts'

/** A field of the file that is compared: `product.story`. */
export type Change = Readonly<{
  field: string
  before: string | number | null
  after: string | number | null
}>

export type OldDocument = FrozenDocument &
  Readonly<{ title: Text | null; standing: 'in-use' | 'renewed' | 'removed' }>

/** Everything on a holder's page; null where it is not kept here, or not for this reader. */
export type HolderPageData = Readonly<{
  edition: Edition
  one: Reevaluation
  file: ProductFile
  nomination: NominationBrief | null
  closesAt: Date | null
  mayNominate: boolean
  former: PublishedResult | null
  /** The former result is kept here, and not for this reader. */
  keptApart: boolean
  result: PublishedResult | null
  changes: readonly Change[] | null
  photos: Readonly<{ before: number; after: number }> | null
  documents: readonly OldDocument[] | null
}>

const compared: Readonly<Record<'product' | 'producer', readonly string[]>> = {
  product: ['name', 'about', 'story', 'materials', 'process', 'price-from', 'price-to'],
  producer: ['name', 'workers-men', 'workers-women', 'story'],
}

type Facts = Pick<SubmittedFile, 'producer' | 'product'>

function changesBetween(then: Facts, now: Facts): readonly Change[] {
  return (['product', 'producer'] as const).flatMap(part =>
    compared[part]
      .map(name => ({
        field: `${part}.${name}`,
        before: then[part][name] ?? null,
        after: now[part][name] ?? null,
      }))
      .filter(one => (one.before ?? '') !== (one.after ?? '')),
  )
}

async function oldDocuments(reader: Reader, former: Nomination): Promise<readonly OldDocument[]> {
  const frozen = former.submittedFile?.documents ?? []
  const stored = await listDocumentsByIds(
    reader,
    frozen.map(one => one.documentId),
  )
  const { rules } = await getRules(reader, former.rulesId)
  return frozen.map(one => {
    const now = stored.get(one.documentId)
    const title = rules.document.documents.find(each => each.id === one.requirementId)?.title ?? null
    const standing = now?.replacedBy ? 'renewed' : now?.removedAt ? 'removed' : 'in-use'
    return { ...one, title, standing }
  })
}

/** Whether this reader may see what a nomination's assessment came to: whoever reads its feedback, or the plenary's table. */
async function mayReadResult({ reader, actor, now }: PageRequest, nomination: Nomination): Promise<boolean> {
  const facts = nominationFacts(nomination)
  if (may(actor, 'feedback.read', facts).allowed) return true
  const interestOf = await ownInterestIn(reader, { actor, now }, nomination)
  return may(actor, 'plenary.read', { ...facts, interestOf }).allowed
}

const resultFor = async (
  request: PageRequest,
  nomination: Nomination | null,
): Promise<Readonly<{ result: PublishedResult | null; keptApart: boolean }>> => {
  const result = nomination && (await findResult(request.reader, nomination.id))
  if (!nomination || !result) return { result: null, keptApart: false }
  const allowed = await mayReadResult(request, nomination)
  return { result: allowed ? result : null, keptApart: !allowed }
}

async function compareFiles(
  reader: Reader,
  former: Nomination | null,
  current: Nomination | null,
  file: ProductFile,
): Promise<Pick<HolderPageData, 'changes' | 'photos' | 'documents'>> {
  const then = former?.submittedFile
  if (!former || !then) return { changes: null, photos: null, documents: null }
  const sent = current?.submittedFile
  return {
    changes: changesBetween(then, sent ?? factsNow(file)),
    photos: { before: then.photos.length, after: (sent?.photos ?? file.photos).length },
    documents: await oldDocuments(reader, former),
  }
}

/** Null where there is no such holder, or none for this reader. */
export async function loadHolderPage(request: PageRequest): Promise<HolderPageData | null> {
  const { reader, actor, params, now } = request
  const edition = await findEdition(reader, params['edition'] ?? '')
  const one = edition && (await findReevaluation(reader, edition.id, params['product'] ?? ''))
  if (!one || !may(actor, 'reevaluation.read', reevaluationFacts(one)).allowed) return null
  const file = await findProductFile(reader, one.productId)
  if (!file) return null
  const [brief] = (
    await listNominations(reader, { editionId: edition.id, productIds: [one.productId] })
  ).filter(each => each.state !== 'withdrawn')
  const former = one.former.nominationId ? await findNomination(reader, one.former.nominationId) : null
  const current = brief ? await findNomination(reader, brief.id) : null
  const facts = { areaPath: file.product.areaPath, ownerId: file.producer.id }
  const mayReadFile = former !== null && may(actor, 'nomination.read', nominationFacts(former)).allowed
  const past = await resultFor(request, former)
  const stages = await listStages(reader, edition.id, { area: file.product.areaPath })
  return {
    edition,
    one,
    file,
    nomination: brief ?? null,
    closesAt: stageToShow(stages, 'nominate', now)?.closesAt ?? null,
    mayNominate: may(actor, 'nomination.open', facts).allowed,
    former: past.result,
    keptApart: past.keptApart,
    result: (await resultFor(request, current)).result,
    ...(await compareFiles(reader, mayReadFile ? former : null, current, file)),
  }
}
