import type { ChangeKind, DocumentTypes } from '../../engine/document-numbers/index.ts'
import { findDocumentType } from '../../engine/document-numbers/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import { dayIn } from '../regions/index.ts'
import type { DocumentContent, Owner } from './document.ts'

/** A change that an office noted: of what a product is made of, or of where it is made. */
export type NotedChange = Readonly<{
  id: string
  producerId: string
  /** Null where the whole firm moved. */
  productId: string | null
  areaPath: AreaPath
  what: ChangeKind
  /** `YYYY-MM-DD`. */
  changedOn: string
  explanation: string
  notedBy: string
  notedAt: Date
  takenBackBy: string | null
  takenBackAt: Date | null
}>

/** A paper as far as a change can end it. */
export type Changeable = Readonly<
  Pick<DocumentContent, 'type' | 'validity' | 'issuedOn'> & {
    owner: Owner
    areaPath: AreaPath
    createdAt: Date
  }
>

type Reaction = Pick<NotedChange, 'productId' | 'what' | 'changedOn' | 'takenBackAt'>

/** A change of one product concerns the papers of that product alone; that of a firm's place all of them. */
const concerns = ({ productId }: Reaction, { owner }: Changeable): boolean =>
  productId === null || (owner.kind === 'product' && owner.id === productId)

/**
 * The day since when a paper is over, by the changes noted of its firm: the first one after it was issued to which
 * its kind reacts. A paper without a date of issue counts from the day on which it was added. Null for none.
 */
export function changedSince(
  document: Changeable,
  changes: readonly Reaction[],
  types: DocumentTypes,
): string | null {
  if (document.validity !== 'until-change') return null
  const reactsTo = findDocumentType(types, document.type)?.dates.endsWith ?? []
  const from = document.issuedOn ?? dayIn(document.areaPath, document.createdAt)
  const days = changes
    .filter(change => change.takenBackAt === null && reactsTo.includes(change.what))
    .filter(change => concerns(change, document) && change.changedOn > from)
    .map(change => change.changedOn)
  return days.toSorted()[0] ?? null
}
