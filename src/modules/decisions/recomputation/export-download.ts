import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { listAbout } from '../../../audit/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { findEdition } from '../../editions/index.ts'
import { listRecommendations } from '../chain/recommendation-store.ts'
import type { RecommendationBrief } from '../chain/recommendation.ts'

const EVENT = 'edition.exported'

export const EXPORT_PATH = '/ekspor-edisi'
export const exportAddress = (editionId: string): string => `${EXPORT_PATH}/${editionId}`
export const exportFileAddress = (editionId: string): string => `${exportAddress(editionId)}/berkas.zip`

/** The file comes with the act that the ledger holds; a line that broke may ask again for so long. */
const MILLISECONDS_OPEN = 10 * 60_000

/** The decided list of each edition, the newest edition first. One query. */
export async function listDecided(reader: Reader): Promise<ReadonlyMap<string, RecommendationBrief>> {
  const lists = await listRecommendations(reader, 'decided')
  return new Map(lists.toReversed().map(list => [list.editionId, list]))
}

/** One download as the ledger keeps it. */
export type Download = Readonly<{ editionId: string; by: string; at: Date }>

/** Who took which of these editions along, the newest first. One query. */
export async function listDownloads(
  reader: Reader,
  editionIds: readonly string[],
): Promise<readonly Download[]> {
  const entries = await listAbout(reader, [{ kind: 'edition', ids: editionIds, events: [EVENT] }])
  return entries.map(one => ({ editionId: one.subject_id, by: one.person_id ?? '', at: one.at })).toReversed()
}

/** Did this person take the edition along a moment ago? */
export const mayFetch = (downloads: readonly Download[], personId: string | null, now: Date): boolean =>
  downloads.some(one => one.by === personId && now.getTime() - one.at.getTime() <= MILLISECONDS_OPEN)

const notDecided = problem(
  'not-decided',
  '',
  text('Daftar edisi ini belum ditetapkan.', 'The list of this edition is not decided yet.'),
)

/** Takes an edition along: rules, sheets and decisions. That it was taken, and by whom, stands in the ledger. */
export const takeExport = defineAction({
  name: 'edition.export',
  audience: 'panel',
  input: z.object({ edition: fields.recordId }),
  load: async (reader, { edition: id }) => {
    const edition = await findEdition(reader, id)
    return edition && { edition, list: (await listDecided(reader)).get(edition.id) ?? null }
  },
  facts: () => ({ areaPath: '/' }),
  handle: ({ edition, list }) => {
    if (!list) return refuse([notDecided])
    return done({
      change: null,
      event: EVENT,
      subject: { kind: 'edition', id: edition.id },
      areaPath: '/',
      detail: { list: list.id, digest: list.digest, cases: list.count },
      next: exportFileAddress(edition.id),
    })
  },
  // Nothing changes but the ledger.
  save: () => Promise.resolve(),
})
