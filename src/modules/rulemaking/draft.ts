import { rulesJsonSchema, type Rules } from '../../engine/index.ts'
import { shapesOf } from '../../engine/editing/index.ts'
import { hashOf, type Json } from '../../engine/rules/hash.ts'
import { lintRules } from '../../engine/rules/lint.ts'
import { indexRules } from '../../engine/rules/lookups.ts'
import { json } from '../../platform/database/index.ts'
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

/** The draft's rules ready for use; null while the check finds faults. */
export function rulesOf(content: Json): Rules | null {
  const { read } = lintRules(json(content))
  return read ? indexRules(read.document, hashOf(content)) : null
}

/** In characters of JSON: as much as a rules file may have. */
export const MOST_CHARACTERS = 4_000_000

export const draftAddress = (editionId: string): string => `/edisi-kelola/${editionId}/susun`
export const placeAddress = (editionId: string, place: string): string =>
  `${draftAddress(editionId)}/bagian${place === '' ? '' : `?di=${encodeURIComponent(place)}`}`
