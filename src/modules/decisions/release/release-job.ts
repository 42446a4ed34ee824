import { runAction, type Environment } from '../../../actions/index.ts'
import { append, type LedgerEntry } from '../../../audit/index.ts'
import { wholeCountry } from '../../../foundation/area-path.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { JobHandler, NewJob } from '../../../platform/jobs/index.ts'
import { findActing, type Post } from '../../people/index.ts'
import type { Publication, ReleaseStep } from './publication.ts'
import { touchPublication } from './publication-store.ts'
import { confirmerLeft, releaseConfirmed } from './release-confirmed.ts'
import { loadReleaseGround } from './release-ground.ts'
import { tellOfEnd } from './release-letters.ts'
import type { Confirmation, ReleaseSettings } from './release-moment.ts'
import { endConfirmation, listDueLists } from './release-moment-store.ts'

const KIND = 'decisions.release-confirmed'
const EVERY = 10_000
/** A release that fails is tried again for so long; after that it is no passing trouble, and people are asked. */
const TRIED_FOR = 5 * 60_000

/** There is one, which comes again and again. */
export const confirmedReleasesJob: NewJob = { kind: KIND, key: 'always', payload: {} }

export type ReleaseJobParts = Readonly<{
  steps: readonly ReleaseStep[]
  settings: ReleaseSettings
  post: Post
  logError: (reference: string, error: unknown) => void
}>

/**
 * When each confirmed release failed first, by its confirmation. A process that begins anew counts anew: it tries a
 * little longer, never beyond the hours after which the programme lets no release happen.
 */
type Failing = Map<string, number>

const failed = problem(
  'failed',
  '',
  text(
    'Pengumuman gagal karena gangguan teknis, dan semuanya dikembalikan seperti semula. Hubungi administrator sebelum mencoba lagi.',
    'The release failed for a technical reason, and everything is as it was. Call the administrator before trying again.',
  ),
)
const notAllowed = problem(
  'not-allowed',
  '',
  text(
    'Petugas yang mengonfirmasi tidak lagi berwenang melepas daftar ini. Mintalah petugas lain mengonfirmasinya.',
    'Whoever confirmed it may no longer release this list. Ask another officer to confirm it.',
  ),
)

const stoppedEntry = (
  publication: Publication,
  { id, moment }: Confirmation,
  problems: readonly Problem[],
  at: Date,
): LedgerEntry => ({
  at,
  personId: null,
  role: 'system',
  areaPath: wholeCountry,
  action: 'publication.release-confirmed',
  event: 'publication.stopped',
  subject: { kind: 'publication', id: publication.id },
  record: { kind: 'recommendation', id: publication.recommendationId },
  audience: 'panel',
  reason: null,
  detail: { confirmation: id, moment: moment.toISOString(), problems: problems.map(one => one.code) },
  beforeDigest: null,
  afterDigest: null,
})

/** Any doubt: nothing is released, what was confirmed is kept with the reasons, and people are asked. */
async function stop(
  { database }: Environment,
  { post }: ReleaseJobParts,
  listId: string,
  problems: readonly Problem[],
  now: Date,
): Promise<void> {
  await database.write(async tx => {
    const ground = await loadReleaseGround(tx, listId)
    const publication = ground?.publication
    const confirmation = publication?.confirmation
    if (!publication || confirmation?.state !== 'waiting') return
    const reasons = problems.map(one => one.message)
    const end = { state: 'stopped' as const, by: null, at: now, reasons }
    if (!(await touchPublication(tx, publication)) || !(await endConfirmation(tx, confirmation.id, end)))
      return
    await append(tx, [stoppedEntry(publication, confirmation, problems, now)])
    await tellOfEnd(tx, { ...ground, publication, end }, post, now)
  })
}

/** Nothing where it happened, or is to be tried again in a moment. */
type Trial = Readonly<{ problems: readonly Problem[]; error?: unknown }> | null

/** Tries one release: answers what stands in its way. */
async function releaseNow(
  environment: Environment,
  { steps, settings, logError, failing }: ReleaseJobParts & Readonly<{ failing: Failing }>,
  listId: string,
  { id, confirmedBy, confirmedGrant }: Confirmation,
): Promise<Trial> {
  const { database, clock } = environment
  const actor = await database.read(reader => findActing(reader, confirmedBy, confirmedGrant, clock.now()))
  if (!actor) return { problems: [confirmerLeft] }
  const action = releaseConfirmed(steps, settings)
  const asked = { actor, locale: 'id' as const, input: { id: listId }, key: null }
  try {
    const result = await runAction(environment, action, asked)
    if (result.kind === 'refused') return { problems: result.problems }
    return result.kind === 'done' || result.kind === 'stale' ? null : { problems: [notAllowed] }
  } catch (error) {
    logError(`release ${listId}`, error)
    const now = clock.now().getTime()
    const first = failing.get(id) ?? now
    failing.set(id, first)
    return now - first <= TRIED_FOR ? null : { problems: [failed], error }
  }
}

/** Every few seconds: releases what was confirmed for a moment that came, each in its own transaction. */
export const releaseJobHandlers = (
  environment: Environment,
  given: ReleaseJobParts,
): Readonly<Record<string, JobHandler>> => {
  const parts = { ...given, failing: new Map<string, number>() }
  const releaseDue: JobHandler = async () => {
    const { database, clock } = environment
    const errors: unknown[] = []
    for (const listId of await database.read(reader => listDueLists(reader, clock.now()))) {
      const ground = await database.read(reader => loadReleaseGround(reader, listId))
      const confirmation = ground?.publication?.confirmation
      if (confirmation?.state !== 'waiting') continue
      const trial = await releaseNow(environment, parts, listId, confirmation)
      if (trial) await stop(environment, parts, listId, trial.problems, clock.now())
      if (trial?.error) errors.push(trial.error)
    }
    // The job keeps what was wrong, for the administrator; what it was about is stopped by now.
    if (errors.length > 0) throw errors[0]
    return EVERY
  }
  return { [KIND]: releaseDue }
}
