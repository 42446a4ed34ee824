import { rulesJsonSchema } from '../../engine/index.ts'
import { shapesOf } from '../../engine/editing/index.ts'
import type { Json } from '../../engine/rules/hash.ts'
import type { Edition } from '../editions/index.ts'

/** The rules of an edition while they are being made. */
export type RulesDraft = Readonly<{
  editionId: string
  content: Json
  cases: string
  /** The id of the version that it began with. */
  basedOn: string
  changedBy: string
  changedAt: Date
  rowVersion: number
}>

export type DraftGround = Readonly<{ edition: Edition; draft: RulesDraft }>

/** What may stand at each place of a rules document. */
export const rulesShape = shapesOf(rulesJsonSchema())

/** In characters of JSON: as much as a rules file may have. */
export const MOST_CHARACTERS = 4_000_000

export const draftAddress = (editionId: string): string => `/edisi-kelola/${editionId}/susun`
export const placeAddress = (editionId: string, place: string): string =>
  `${draftAddress(editionId)}/bagian${place === '' ? '' : `?di=${encodeURIComponent(place)}`}`
