import { findDocumentType, type DocumentType } from '../../engine/document-numbers/index.ts'
import { locales, text } from '../../foundation/text.ts'
import { documentWords, ownerText, type OwnerRecord, type StatedDocument } from '../documents/index.ts'
import type { Column } from './columns.ts'
import { fold } from './columns.ts'
import { dryRun } from './dry-run.ts'
import { documentKey, PLANNED, type Ground } from './ground.ts'
import type { RowProblem } from './import.ts'
import { producerOf, productOf } from './judge-product.ts'
import {
  belongsToWrong,
  cellProblems,
  changesBetween,
  given,
  manyThere,
  notThere,
  optionOf,
  problemOf,
  twice,
  type Judgement,
} from './judgement.ts'
import type { GivenRow } from './read-book.ts'

const fields = ['number', 'edition', 'issuer', 'issuedOn', 'validity', 'validUntil'] as const

type Owned = Readonly<{ owner: OwnerRecord; position: number | null }>
type FoundOwner = Readonly<{ owned: Owned | null; problems: readonly RowProblem[] }>

const refused = (problem: RowProblem): FoundOwner => ({ owned: null, problems: [problem] })

function sentraOwner(ground: Ground, row: GivenRow): FoundOwner {
  const name = row.cells['sentra'] ?? ''
  const found = ground.sentra.get(fold(name)) ?? []
  const [known] = found
  if (!known) return refused(problemOf(row, 'sentra', notThere(name)))
  if (found.length > 1) return refused(problemOf(row, 'sentra', manyThere(name)))
  if (!known.record) return refused(problemOf(row, 'sentra', belongsToWrong(known.row ?? 0)))
  const { id, areaPath, district } = known.record
  const owner: OwnerRecord = { kind: 'sentra', id, name, areaPath, district, producerId: null, page: '' }
  return { owned: { owner, position: known.position }, problems: [] }
}

function firmOwner(ground: Ground, row: GivenRow, ofProduct: boolean): FoundOwner {
  const { known: maker, problems } = producerOf(ground, row)
  const producer = maker?.record
  if (!maker || !producer) return { owned: null, problems }
  const place = {
    areaPath: producer.areaPath,
    district: producer.district,
    producerId: producer.id,
    page: '',
  }
  if (!ofProduct) {
    const owner: OwnerRecord = { kind: 'producer', id: producer.id, name: producer.name, ...place }
    return { owned: { owner, position: maker.position }, problems: [] }
  }
  const name = row.cells['product'] ?? ''
  const known = productOf(ground, maker, name)
  if (!known) return refused(problemOf(row, 'product', notThere(name)))
  if (!known.record) return refused(problemOf(row, 'product', belongsToWrong(known.row ?? 0)))
  const owner: OwnerRecord = { kind: 'product', id: known.record.id, name, ...place }
  return { owned: { owner, position: known.position }, problems: [] }
}

/** Whose paper it is: its type says what may own it, and the row which of them. */
function ownerOf(ground: Ground, row: GivenRow, type: DocumentType): FoundOwner {
  if (type.owner.includes('sentra')) return sentraOwner(ground, row)
  const isProduct = !type.owner.includes('producer') || (row.cells['product'] ?? '') !== ''
  return firmOwner(ground, row, isProduct && type.owner.includes('product'))
}

function validityId(written: string): string {
  for (const locale of locales)
    for (const [id, label] of Object.entries(documentWords[locale].validityKinds))
      if (fold(label) === fold(written)) return id
  return written
}

const withFile = text(
  'Dokumen ini sudah tersimpan beserta berkasnya, dengan isi yang berbeda. Ganti di halaman dokumen, dengan berkas barunya.',
  'This document is stored with its file, and says something else. Replace it on its page, with the new file.',
)
const unknownType = text(
  'Jenis dokumen ini tidak dikenal. Pilih dari lembar Pilihan.',
  'This kind of document is not known. Choose from the sheet Choices.',
)

function inputOf(
  row: GivenRow,
  columns: readonly Column[],
  type: DocumentType,
  before: StatedDocument | undefined,
) {
  const cells = given(row, columns)
  const stored = before ? Object.fromEntries(fields.map(field => [field, String(before[field] ?? '')])) : {}
  const typed = Object.fromEntries(fields.flatMap(field => (cells[field] ? [[field, cells[field]]] : [])))
  return {
    ...stored,
    ...typed,
    ...(cells['edition'] ? { edition: optionOf(type.edition?.options ?? [], cells['edition']) } : {}),
    ...(cells['validity'] ? { validity: validityId(cells['validity']) } : {}),
    type: type.id,
  }
}

function tryOut(
  ground: Ground,
  { owner }: Owned,
  input: Readonly<Record<string, string>>,
  before: StatedDocument | undefined,
) {
  const { addDocument, replaceDocument } = ground.settings.documentActs
  return before
    ? dryRun(
        replaceDocument,
        { document: before, owner, changes: [] },
        { ...input, id: before.id },
        ground.context,
      )
    : dryRun(addDocument, { owner, changes: [] }, { ...input, owner: ownerText(owner) }, ground.context)
}

const nobody = (row: GivenRow, label: string, problems: readonly RowProblem[]): Judgement => ({
  label,
  input: row.cells,
  target: null,
  parent: null,
  changes: [],
  problems,
})

/** A paper is known by its owner and its type; a firm has one of each in use. */
export function judgeDocument(ground: Ground, row: GivenRow, columns: readonly Column[]): Judgement {
  const { types } = ground.settings
  const type = findDocumentType(types, optionOf(types.types, row.cells['type'] ?? ''))
  if (!type) return nobody(row, row.cells['type'] ?? '', [problemOf(row, 'type', unknownType)])
  const { owned, problems: unknown } = ownerOf(ground, row, type)
  if (!owned) return nobody(row, type.title.id, unknown)
  const key = documentKey(owned.owner, owned.position, type.id)
  const there = ground.documents.get(key)
  const earlier = ground.documentRows.get(key)
  const input = inputOf(row, columns, type, there)
  const found = tryOut(ground, owned, input, there)
  const content = found.change?.document.content
  const changes = there && content ? changesBetween(there, { ...content }, fields) : []
  const isUnchanged = there !== undefined && content !== undefined && changes.length === 0
  const problems = [
    ...(earlier === undefined ? [] : [problemOf(row, 'type', twice(earlier))]),
    ...(changes.length > 0 && there?.fileId ? [problemOf(row, 'number', withFile)] : []),
    ...(isUnchanged ? [] : cellProblems(row, columns, found.problems)),
  ]
  if (earlier === undefined) ground.documentRows.set(key, row.row)
  const planned = owned.owner.id === PLANNED
  return {
    label: `${type.title.id} (${owned.owner.name})`,
    input: { ...input, ...(there ? { id: there.id } : { owner: ownerText(owned.owner) }) },
    target: there ?? null,
    parent: planned ? owned.position : null,
    changes,
    problems,
  }
}
