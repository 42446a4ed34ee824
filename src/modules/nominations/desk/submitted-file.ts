import type { StoredFile } from '../../files/index.ts'
import type { ProductFile } from '../../producers/index.ts'
import { areaName } from '../../regions/index.ts'
import type { WorkingFile } from '../draft/load-file.ts'
import type { FrozenDocument, FrozenFacts, FrozenPhoto, SubmittedFile } from '../nomination.ts'
import { isPartOfFile, type DocumentReadiness } from '../draft/readiness.ts'

/** The maker's facts under the names by which rules open or hide them: `producer.name`. */
function producerFacts({ producer }: ProductFile): FrozenFacts {
  return {
    name: producer.name,
    owner: producer.ownerName,
    address: producer.address,
    phone: producer.phone,
    email: producer.email,
    area: areaName(producer.areaPath),
    district: producer.district,
    village: producer.village,
    founded: producer.foundedYear,
    'workers-men': producer.workersMen,
    'workers-women': producer.workersWomen,
    story: producer.story,
  }
}

const productFacts = ({ product }: ProductFile): FrozenFacts => ({
  name: product.name,
  commodity: product.commodity,
  about: product.about,
  story: product.story,
  materials: product.materials,
  process: product.process,
  'price-from': product.priceFrom,
  'price-to': product.priceTo,
})

function sentraFacts({ sentra }: ProductFile): FrozenFacts | null {
  if (!sentra) return null
  return {
    name: sentra.name,
    area: areaName(sentra.areaPath),
    district: sentra.district,
    village: sentra.village,
    units: sentra.units,
    workers: sentra.workers,
    'decree-number': sentra.decreeNumber,
    'decree-date': sentra.decreeDate,
    'decree-signatory': sentra.decreeSignatory,
    about: sentra.about,
  }
}

function frozenDocument(one: DocumentReadiness, files: ReadonlyMap<string, StoredFile>) {
  const { document, requirement } = one
  if (!document || !isPartOfFile(one)) return []
  const frozen: FrozenDocument = {
    requirementId: requirement.id,
    documentId: document.id,
    type: document.type,
    number: document.number,
    issuer: document.issuer,
    issuedOn: document.issuedOn,
    validUntil: document.validUntil,
    fileId: document.fileId,
    sha256: files.get(document.fileId ?? '')?.sha256 ?? null,
  }
  return [frozen]
}

/** The ids of all files that a submission freezes. */
export const fileIdsOf = ({ readiness, productFile }: WorkingFile): readonly string[] => [
  ...readiness.documents.flatMap(one => one.document?.fileId ?? []),
  ...productFile.photos.map(photo => photo.fileId),
]

/** Only answers to questions that the rules ask of this commodity are part of the file. */
function askedAnswers({ readiness, answers }: WorkingFile): SubmittedFile['answers'] {
  const asked = readiness.sections.flatMap(one => one.section.questions.map(question => question.id))
  return Object.fromEntries(asked.flatMap(id => (answers[id] === undefined ? [] : [[id, answers[id]]])))
}

/** What a file submitted now would say of the maker and the product. */
export const factsNow = (file: ProductFile): Pick<SubmittedFile, 'producer' | 'product'> => ({
  producer: producerFacts(file),
  product: productFacts(file),
})

/** Freezes what is known at this moment. */
export function freezeFile(
  file: WorkingFile,
  files: ReadonlyMap<string, StoredFile>,
  now: Date,
): SubmittedFile {
  const photos: readonly FrozenPhoto[] = file.productFile.photos.map(photo => ({
    id: photo.id,
    fileId: photo.fileId,
    sha256: files.get(photo.fileId)?.sha256 ?? null,
    caption: photo.caption,
  }))
  return {
    round: file.nomination.round + 1,
    submittedAt: now.toISOString(),
    rulesId: file.rules.id,
    rulesHash: file.rules.hash,
    producer: producerFacts(file.productFile),
    product: productFacts(file.productFile),
    sentra: sentraFacts(file.productFile),
    answers: askedAnswers(file),
    documents: file.readiness.documents.flatMap(one => frozenDocument(one, files)),
    photos,
  }
}
