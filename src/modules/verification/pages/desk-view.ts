import type { Html } from '../../../platform/html.ts'
import type { Picture } from '../../../ui/index.ts'
import type { DocumentPages, DocumentVerdict, LookupPart, StoredDocument } from '../../documents/index.ts'
import type { Edition } from '../../editions/index.ts'
import type { FormerAward, ProductBrief } from '../../producers/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { itemAddress, type CheckItem } from '../check-item.ts'
import { deskWords } from '../desk-messages.ts'
import type { Likeness } from '../duplicate.ts'
import type { Desk } from '../load-desk.ts'
import type { VerificationSettings } from '../settings.ts'
import type { VerificationOutcome } from '../verification-store.ts'

export const zooms = ['lebar', '100', '200'] as const
export type Zoom = (typeof zooms)[number]

/** The paper of a chosen document item as it is now, with all checks of it. */
export type DocumentView = Readonly<{
  stored: StoredDocument
  pages: DocumentPages | null
  verdicts: readonly DocumentVerdict[]
  /** What official sources answered; null where there is nothing to read and nothing to ask. */
  lookup: LookupPart | null
  /** After how many months it is checked again, where the last check is older; null otherwise. */
  recheckMonths: number | null
  /** `YYYY-MM-DD` where its owner is. */
  today: string
}>

/** Who or what the file looks like, with the names of both sides. */
export type AlikeView = Readonly<{
  likenesses: readonly Likeness[]
  producers: ReadonlyMap<string, Readonly<{ name: string; areaPath: string }>>
  products: ReadonlyMap<string, ProductBrief>
  awards: ReadonlyMap<string, FormerAward>
}>

/** Everything that the desk shows of one file and one of its items. */
export type DeskView = Readonly<{
  desk: Desk
  item: CheckItem
  document: DocumentView | null
  photos: readonly Picture[]
  alike: AlikeView
  /** The page of the paper, from 1 on, and its size. */
  page: number
  zoom: Zoom
  edition: Edition
  productName: string
  producerName: string
  able: ReadonlySet<string>
  outcomes: readonly VerificationOutcome[]
  /** Names of the people whom the page speaks of. */
  names: ReadonlyMap<string, string>
  /** Who can be asked. */
  colleagues: readonly Readonly<{ id: string; name: string }>[]
  settings: VerificationSettings
  /** How the province found the file; null where it said nothing. */
  province: Html | null
}>

export const nameIn = ({ names }: DeskView, { locale }: PageRequest, id: string): string =>
  names.get(id) ?? deskWords[locale].someone

/** True where the file is in the reader's own hands, or in nobody's. */
export const worksOnIt = ({ desk }: DeskView, { actor }: PageRequest): boolean =>
  desk.assignment === null || desk.assignment.personId === actor.personId

type Turn = Partial<Pick<DeskView, 'page' | 'zoom'>>

/** The address of an item, or of a page of its paper in a size. */
export function viewAddress(view: DeskView, item: CheckItem, turn: Turn = {}): string {
  const { page, zoom } = { page: 1, zoom: view.zoom, ...turn }
  const more = `${page > 1 ? `&hal=${page}` : ''}${zoom === 'lebar' ? '' : `&ukuran=${zoom}`}`
  return `${itemAddress(view.desk.nomination.id, item.id)}${more}`
}
