import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import { isStageOpen, listStages, setEditionState } from '../../editions/index.ts'
import { countByState, type NominationState } from '../../nominations/index.ts'
import { feedbackOf } from '../feedback/feedback.ts'
import { publishResults } from './publish-results.ts'
import {
  publicationFacts,
  type Publication,
  type Release,
  type ReleasedResult,
  type ReleaseStep,
} from './publication.ts'
import { markReleased } from './publication-store.ts'
import { loadReleaseGround, soundnessProblems, type ReleaseGround } from './release-ground.ts'
import { inputsOfEntry } from '../chain/recommendation.ts'

export type LoadedRelease = ReleaseGround &
  Readonly<{
    /** True when nothing of the edition is on its way any more once this list is out. */
    completes: boolean
  }>

/** States of nominations that still wait for something; a draft counts only while it can be sent. */
const onTheirWay: readonly NominationState[] = [
  'submitted',
  'returned',
  'resubmitted',
  'admitted',
  'in-assessment',
  'assessed',
  'recommended',
  'decided',
]

export async function loadRelease(reader: Reader, id: string, now: Date): Promise<LoadedRelease | null> {
  const ground = await loadReleaseGround(reader, id)
  if (!ground) return null
  const { list } = ground
  const counts = await countByState(reader, { editionId: list.editionId, states: onTheirWay })
  const waiting = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const stages = await listStages(reader, list.editionId, 'latest')
  const completes =
    list.kind === 'edition' && waiting === list.entries.length && !isStageOpen(stages, 'nominate', now)
  return { ...ground, completes }
}

export const planChanged = problem(
  'plan-changed',
  '',
  text(
    'Isi yang akan diumumkan berubah sejak disiapkan. Siapkan lagi sebelum dilepas.',
    'What would be published changed since it was prepared. Prepare it again before releasing.',
  ),
)

/** What speaks against releasing what was prepared, as things are now. */
export function releaseProblems(ground: ReleaseGround, publication: Publication): readonly Problem[] {
  const { plan, list } = ground
  const same = publication.digest === list.digest && digestOf(publication.plan) === digestOf(plan)
  return [...soundnessProblems(ground), ...(same ? [] : [planChanged])]
}

function releaseOf(
  { list, edition, cases, completes, superseded }: LoadedRelease,
  publicationId: string,
  at: Date,
): Release {
  const found = new Map(cases.map(one => [one.nomination.id, one]))
  const results = list.entries.flatMap((entry): readonly ReleasedResult[] => {
    const one = found.get(entry.nominationId)
    if (!one) return []
    const { nomination, rules, computed } = one
    const result = {
      nominationId: nomination.id,
      editionId: nomination.editionId,
      productId: nomination.productId,
      publicationId,
      stars: entry.stars,
      of: entry.of,
      mean: entry.mean ?? '',
      rounded: entry.rounded ?? '',
      scheme: entry.scheme,
      rulesHash: entry.rulesHash,
      trace: computed.trace,
      feedback: feedbackOf(one, entry),
      inputs: inputsOfEntry(entry),
      publishedAt: at,
    }
    return [{ entry, nomination, rules, result }]
  })
  return { publicationId, edition, list, results, at, completes, superseded }
}

type ReleaseChange = Readonly<{ loaded: LoadedRelease; publication: Publication; release: Release }>

export async function saveRelease(
  tx: Tx,
  { loaded, publication, release }: ReleaseChange,
  context: ActionContext,
  steps: readonly ReleaseStep[],
): Promise<boolean> {
  if (!(await markReleased(tx, publication, { by: context.actor.personId ?? '', at: context.now })))
    return false
  if (!(await publishResults(tx, release, context))) return false
  for (const step of steps) await step.save(tx, release, context)
  return loaded.completes && loaded.edition.state === 'open'
    ? setEditionState(tx, loaded.edition, 'finished')
    : true
}

/** A release as it is going to be; `more` goes into the ledger with it. */
export function releaseDone(
  loaded: LoadedRelease,
  publication: Publication,
  now: Date,
  steps: readonly ReleaseStep[],
  more: Readonly<Record<string, unknown>> = {},
) {
  const { list, plan, completes } = loaded
  const release = releaseOf(loaded, publication.id, now)
  return done<ReleaseChange>({
    change: { loaded, publication, release },
    event: 'publication.released',
    subject: { kind: 'publication', id: publication.id },
    record: { kind: 'recommendation', id: list.id },
    areaPath: '/',
    detail: { ...plan.counts, edition: list.editionId, digest: list.digest, completes, ...more },
    after: release.results.map(({ result }) => [result.nominationId, result.stars, result.mean]),
    jobs: steps.flatMap(step => step.jobs?.(release) ?? []),
  })
}

/**
 * The second of two people releases what the first prepared: results, certificates, catalogue and feedback become
 * public in one transaction, or none of them does.
 */
export const releasePublication = (steps: readonly ReleaseStep[]) =>
  defineAction({
    name: 'publication.release',
    needsProof: true,
    audience: 'panel',
    input: z.object({ id: fields.recordId, version: fields.rowVersion.optional() }),
    load: (reader, { id }, { now }) => loadRelease(reader, id, now),
    facts: ({ list, publication }) => publicationFacts(list, publication),
    readAction: 'publication.read',
    version: ({ publication }) => publication?.rowVersion ?? 0,
    handle: (loaded, _, { now }) => {
      const { publication } = loaded
      if (!publication) return refuse([planChanged])
      const problems = releaseProblems(loaded, publication)
      return problems.length > 0 ? refuse(problems) : releaseDone(loaded, publication, now, steps)
    },
    save: (tx, change, context) => saveRelease(tx, change, context, steps),
  })
