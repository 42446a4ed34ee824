import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { listLastOf } from '../../../audit/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { findEdition } from '../../editions/index.ts'
import { recomputeResults, type Recomputation } from './recompute.ts'

const EVENT = 'results.recomputed'

/** How many different nominations the ledger names: more than these are a disaster of another kind. */
const NAMED = 100

const detailSchema = z.object({
  results: z.number(),
  different: z.number(),
  nominations: z.array(z.string()),
  milliseconds: z.number(),
  rulesHashes: z.array(z.string()),
})

/** One run as the ledger keeps it. `nominations` holds the first of those that differ. */
export type RecomputeRun = Readonly<z.output<typeof detailSchema> & { at: Date; by: string | null }>

/** The last run over each edition; one that nobody has asked for is not there. One query. */
export async function listLastRuns(reader: Reader): Promise<ReadonlyMap<string, RecomputeRun>> {
  const last = await listLastOf(reader, 'edition', EVENT)
  return new Map(
    [...last].map(([id, one]) => [id, { ...detailSchema.parse(one.detail), at: one.at, by: one.person_id }]),
  )
}

type Loaded = Recomputation & Readonly<{ milliseconds: number }>

async function load(reader: Reader, editionId: string): Promise<Loaded | null> {
  if (!(await findEdition(reader, editionId))) return null
  const begun = performance.now()
  const found = await recomputeResults(reader, editionId)
  return { ...found, milliseconds: Math.round(performance.now() - begun) }
}

const nothingPublished = problem(
  'nothing-published',
  '',
  text('Edisi ini belum mempunyai hasil yang diumumkan.', 'This edition has no published results yet.'),
)

/** Computes every published result of an edition again, and leaves in the ledger what came out. */
export const recomputeAgain = defineAction({
  name: 'results.recompute',
  audience: 'panel',
  input: z.object({ edition: fields.recordId }),
  load: (reader, { edition }) => load(reader, edition),
  facts: () => ({ areaPath: '/' }),
  handle: loaded => {
    if (loaded.results === 0) return refuse([nothingPublished])
    return done({
      change: null,
      event: EVENT,
      subject: { kind: 'edition', id: loaded.edition },
      areaPath: '/',
      detail: {
        results: loaded.results,
        different: loaded.different.length,
        nominations: loaded.different.slice(0, NAMED),
        milliseconds: loaded.milliseconds,
        rulesHashes: loaded.rulesHashes,
      },
      next: `/hitung-ulang/${loaded.edition}`,
    })
  },
  // Nothing changes but the ledger.
  save: () => Promise.resolve(),
})
