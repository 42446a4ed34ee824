import { sql } from 'kysely'
import type { Problem } from '../../foundation/problem.ts'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import {
  ownerKinds,
  stateOn,
  type CheckOutcome,
  type DocumentContent,
  type EndOfMade,
  type Moment,
  type Owner,
  type OwnerKind,
  type StatedDocument,
  type StoredDocument,
  type ValidityKind,
} from './document.ts'
import { listQuarantined } from '../files/index.ts'
import type { OwnerRecord } from './owner.ts'

type Tables = {
  document: {
    id: string
    owner_kind: OwnerKind
    owner_id: string
    producer_id: string | null
    area_path: string
    type: string
    edition: string | null
    number: string
    warnings: unknown
    issuer: string
    issued_on: string | null
    validity: ValidityKind
    valid_until: string | null
    file_id: string | null
    changed_on: string | null
    replaced_by: string | null
    removed_at: Date | null
    made_for: string | null
    made_of: string | null
    ended_because: EndOfMade | null
    row_version: number
    created_by: string
    created_at: Date
  }
  document_check: {
    id: string
    document_id: string
    outcome: CheckOutcome
    how: string
    note: string
    checked_by: string
    checked_at: Date
  }
}
type CheckColumns = Omit<Tables['document_check'], 'id' | 'document_id'>
type Row = Tables['document'] & { [Key in keyof CheckColumns]: CheckColumns[Key] | null }

const checkColumns = ['outcome', 'how', 'note', 'checked_by', 'checked_at'] as const

/** Every document with its latest check. */
const withLastCheck = (reader: Reader) =>
  reader
    .withTables<Tables>()
    .selectFrom('document')
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('document_check')
          .select(checkColumns)
          .whereRef('document_check.document_id', '=', 'document.id')
          .orderBy('checked_at', 'desc')
          .orderBy('document_check.id', 'desc')
          .limit(1)
          .as('last'),
      join => join.onTrue(),
    )
    .selectAll('document')
    .select(['last.outcome', 'last.how', 'last.note', 'last.checked_by', 'last.checked_at'])

const storedDocument = (row: Row, quarantined: ReadonlySet<string>): StoredDocument => ({
  id: row.id,
  owner: { kind: row.owner_kind, id: row.owner_id },
  producerId: row.producer_id,
  areaPath: row.area_path,
  type: row.type,
  edition: row.edition,
  number: row.number,
  warnings: row.warnings as readonly Problem[],
  issuer: row.issuer,
  issuedOn: row.issued_on,
  validity: row.validity,
  validUntil: row.valid_until,
  fileId: row.file_id,
  isQuarantined: row.file_id !== null && quarantined.has(row.file_id),
  changedOn: row.changed_on,
  replacedBy: row.replaced_by,
  removedAt: row.removed_at,
  madeFor: row.made_for,
  madeOf: row.made_of,
  endedBecause: row.ended_because,
  rowVersion: row.row_version,
  createdBy: row.created_by,
  createdAt: row.created_at,
  lastCheck:
    row.outcome === null || row.checked_at === null
      ? null
      : {
          outcome: row.outcome,
          how: row.how ?? '',
          note: row.note ?? '',
          checkedBy: row.checked_by ?? '',
          checkedAt: row.checked_at,
        },
})

/** The rows with what became of their files. One query, or none. */
async function storedDocuments(reader: Reader, rows: readonly Row[]): Promise<readonly StoredDocument[]> {
  const quarantined = await listQuarantined(
    reader,
    rows.flatMap(row => row.file_id ?? []),
  )
  return rows.map(row => storedDocument(row, quarantined))
}

export type NewDocument = Readonly<{
  id: string
  owner: OwnerRecord
  content: DocumentContent
  fileId: string | null
  /** Since when it is over because of an earlier noted change; null for none. */
  changedOn?: string | null
  /** For a paper that is made here: for which nomination, and of what it names. */
  made?: Readonly<{ nominationId: string; of: string }>
}>

export async function insertDocument(
  tx: Tx,
  { id, owner, content, fileId, changedOn = null, made }: NewDocument,
  by: string,
  now: Date,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('document')
    .values({
      id,
      owner_kind: owner.kind,
      owner_id: owner.id,
      producer_id: owner.producerId,
      area_path: owner.areaPath,
      type: content.type,
      edition: content.edition,
      number: content.number,
      warnings: json(content.warnings),
      issuer: content.issuer,
      issued_on: content.issuedOn,
      validity: content.validity,
      valid_until: content.validUntil,
      file_id: fileId,
      changed_on: changedOn,
      replaced_by: null,
      removed_at: null,
      made_for: made?.nominationId ?? null,
      made_of: made?.of ?? null,
      ended_because: null,
      row_version: 1,
      created_by: by,
      created_at: now,
    })
    .execute()
}

/** Takes a document out of use, for a newer version or altogether. False when it moved on since it was read. */
export async function retireDocument(
  tx: Tx,
  document: StoredDocument,
  change: Readonly<{ replaced_by: string } | { removed_at: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('document')
    .set({ ...change, row_version: document.rowVersion + 1 })
    .where('id', '=', document.id)
    .where('row_version', '=', document.rowVersion)
    .where('replaced_by', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Ends the paper that was made for a nomination, if there is one in use. */
export async function endMadeFor(
  tx: Tx,
  nominationId: string,
  because: EndOfMade,
  { now }: Readonly<{ now: Date }>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('document')
    .set(eb => ({ removed_at: now, ended_because: because, row_version: eb('row_version', '+', 1) }))
    .where('made_for', '=', nominationId)
    .where('removed_at', 'is', null)
    .where('replaced_by', 'is', null)
    .execute()
}

/** A document in whatever state, since a frozen file may still name it. */
export async function findDocument(reader: Reader, id: string): Promise<StoredDocument | null> {
  const row = await withLastCheck(reader).where('document.id', '=', id).executeTakeFirst()
  const [document = null] = await storedDocuments(reader, row ? [row] : [])
  return document
}

/** The same for an id that a record of the database names. */
export async function getDocument(reader: Reader, id: string): Promise<StoredDocument> {
  const document = await findDocument(reader, id)
  if (!document) throw new Error(`no document ${id}`)
  return document
}

/** The documents of these ids in whatever state; an id without a document is left out. Two queries. */
export async function listDocumentsByIds(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredDocument>> {
  if (ids.length === 0) return new Map()
  const rows = await withLastCheck(reader).where('document.id', 'in', ids).execute()
  return new Map((await storedDocuments(reader, rows)).map(one => [one.id, one]))
}

/**
 * The documents in use (neither replaced nor removed) of many owners with their state on a day, by type and
 * the newest first. Two queries.
 */
export async function listDocumentsOf(
  reader: Reader,
  owners: readonly Owner[],
  moment: Moment,
): Promise<readonly StatedDocument[]> {
  if (owners.length === 0) return []
  const idsOf = (kind: OwnerKind): readonly string[] =>
    owners.filter(owner => owner.kind === kind).map(owner => owner.id)
  const rows = await withLastCheck(reader)
    .where(eb =>
      eb.or(
        ownerKinds
          .filter(kind => idsOf(kind).length > 0)
          .map(kind => eb('owner_kind', '=', kind).and('owner_id', 'in', idsOf(kind))),
      ),
    )
    .where('replaced_by', 'is', null)
    .where('removed_at', 'is', null)
    .orderBy('type')
    .orderBy('created_at', 'desc')
    .orderBy('document.id')
    .execute()
  const documents = await storedDocuments(reader, rows)
  return documents.map(document => ({ ...document, state: stateOn(document, moment) }))
}

/** All versions of a paper, the newest first, whichever of them is given. */
export async function listVersions(reader: Reader, id: string): Promise<readonly StoredDocument[]> {
  const chain = sql<string>`(
    with recursive chain as (
      select id, replaced_by from document where id = ${id}
      union
      select other.id, other.replaced_by from document other
        join chain on other.replaced_by = chain.id or other.id = chain.replaced_by
    )
    select id from chain
  )`
  const rows = await withLastCheck(reader)
    .where(sql<boolean>`document.id in ${chain}`)
    .orderBy('created_at', 'desc')
    .orderBy('document.id')
    .execute()
  return storedDocuments(reader, rows)
}
