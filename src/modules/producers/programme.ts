import type { ActionContext } from '../../actions/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { FormerAward } from './former-award.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { FileStore } from '../../platform/files/index.ts'
import type { Html } from '../../platform/html.ts'
import type { PageRequest } from '../../web/index.ts'

export type Commodity = Readonly<{ id: string; title: Text }>

/** A star scheme that the programme has or had: stars run from 1 to `most`. */
export type OutcomeScale = Readonly<{
  id: string
  most: number
  title: Text
  /** The name under which awards of this scale are stored. */
  scheme: string
}>

export type FormerAwardStep = (tx: Tx, award: FormerAward, at: Date) => Promise<void>

/** A firm's place of production that changed; the day is `YYYY-MM-DD`. */
export type Move = Readonly<{ producerId: string; movedOn: string; explanation: string }>

/** What else happens when a firm moves, in the same transaction. */
export type MoveStep = (tx: Tx, move: Move, context: ActionContext) => Promise<void>

/** What another module shows on the page of a firm, or of one of its products. */
export type OwnerPanel = (
  request: PageRequest,
  producerId: string,
  productId: string | null,
) => Promise<Html | null>

/** What the programme says about sentra, products and photos. It comes from outside: the module knows no edition. */
export type ProducerSettings = Readonly<{
  files: FileStore
  /** The commodities of the edition that is open, or of the newest one. */
  commodities: (reader: Reader) => readonly Commodity[] | Promise<readonly Commodity[]>
  /** How many units of the same kind make a sentra, and which requirement says so. A smaller one is noted, not refused. */
  sentraUnits: Readonly<{ atLeast: number; reason: Text }>
  /** How many photos a product may have. */
  maxPhotos: number
  /** The star schemes of past and present rounds. */
  scales: readonly OutcomeScale[]
  /** What else happens when the record of a former award is taken back, in the same transaction. */
  afterTakeBack: readonly FormerAwardStep[]
  afterMove?: readonly MoveStep[]
  panels?: readonly OwnerPanel[]
}>

export const isCommodity = (list: readonly Commodity[], id: string): boolean =>
  list.some(one => one.id === id)

/** The title of a commodity; one that the rules no longer have stands for itself. */
export const commodityTitle = (list: readonly Commodity[], id: string, locale: keyof Text): string =>
  list.find(one => one.id === id)?.title[locale] ?? id

/** Everything that other modules show on one page. */
export async function panelsOf(
  { panels = [] }: Pick<ProducerSettings, 'panels'>,
  request: PageRequest,
  producerId: string,
  productId: string | null,
): Promise<readonly Html[]> {
  const shown: Html[] = []
  for (const panel of panels) {
    const one = await panel(request, producerId, productId)
    if (one !== null) shown.push(one)
  }
  return shown
}
