import type { DocumentTypes } from '../../engine/document-numbers/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { FileStore } from '../../platform/files/index.ts'
import type { OwnerKind } from './document.ts'

/** A document that the open edition asks of an owner. */
export type NeededDocument = Readonly<{
  /** The id of a document type. */
  type: string
  title: Text
  why: Text
  where: Text
  duration: Text
  source: Text
}>

/** What is asked of an owner whose products are of these commodities. */
export type Needs = (kind: OwnerKind, commodities: readonly string[]) => readonly NeededDocument[]

/** What the module is told from outside: it knows no country and no edition. */
export type DocumentSettings = Readonly<{
  files: FileStore
  types: DocumentTypes
  /** How many days before its end a document counts as expiring. */
  warnDays: number
  /** What the edition that is open asks for; nothing between editions. */
  needs: (reader: Reader) => Needs | Promise<Needs>
}>
