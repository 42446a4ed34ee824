import type { DocumentTypes } from '../../engine/document-numbers/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { FileStore } from '../../platform/files/index.ts'
import type { PageRequest } from '../../web/index.ts'
import type { OwnerKind } from './document.ts'
import type { DocumentLookup } from './lookup.ts'

/** A document that the open edition asks of an owner. */
export type NeededDocument = Readonly<{
  /** The id of a document type. */
  type: string
  title: Text
  why: Text
  where: Text
  duration: Text
  source: Text
  /** Whether it is asked for depends on answers that only a nomination has. */
  isUndecided?: boolean
  /** Nobody has to bring it: it is made when the head of the office approves. */
  atApproval?: boolean
}>

/** What is asked of an owner whose products are of these commodities. */
export type Needs = (kind: OwnerKind, commodities: readonly string[]) => readonly NeededDocument[]

/** A nomination that rests on a document. */
export type DocumentUse = Readonly<{ documentId: string; nominationId: string; edition: Text }>

/** What the module is told from outside: it knows no country and no edition. */
export type DocumentSettings = Readonly<{
  files: FileStore
  types: DocumentTypes
  /** How many days before its end a document counts as expiring. */
  warnDays: number
  /** Within how many days of their end documents are listed: each is a part of the list. */
  listDays: readonly number[]
  /** Official sources in which numbers can be looked up; none where none is connected. */
  lookups?: readonly DocumentLookup[]
  /** Where a document is used, for its page; nothing where no nominations are kept. */
  uses?: (
    request: PageRequest,
    papers: Readonly<{ ids: readonly string[]; producerId: string | null; sentraId: string | null }>,
  ) => Promise<readonly DocumentUse[]>
  /** What the edition that is open asks for; nothing between editions. */
  needs: (reader: Reader) => Needs | Promise<Needs>
}>
