import { append, type LedgerEntry } from '../../audit/index.ts'
import type { ActionContext } from '../../actions/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import {
  listLastStars,
  type DecidedStar,
  type Release,
  type ReleasedResult,
  type ReleaseStep,
} from '../decisions/index.ts'
import { holdEdition } from '../editions/index.ts'
import { followCorrection } from './follow-correction.ts'
import { listFormers } from './holders.ts'
import { outcomeOf, type Former, type Reevaluation } from './reevaluation.ts'
import {
  insertReevaluations,
  listReevaluations,
  settleAfterAll,
  settleReevaluation,
} from './reevaluation-store.ts'

/** `before`: an outcome that it takes the place of: it was said that the holder did not come, and the holder came. */
type Settled = Readonly<{ one: Reevaluation; isNew: boolean; before: Reevaluation['outcome'] }>

function settled(
  release: Release,
  released: ReleasedResult,
  known: Reevaluation | undefined,
  former: Former,
  newId: () => string,
): Settled {
  const { result, nomination } = released
  const { stars, of, scheme } = result
  const before: Reevaluation = known ?? {
    id: newId(),
    editionId: release.edition.id,
    productId: nomination.productId,
    producerId: nomination.producerId,
    commodity: nomination.commodity,
    areaPath: nomination.areaPath,
    former,
    calledAt: null,
    nominationId: null,
    outcome: null,
    result: null,
    settledAt: null,
  }
  const outcome = outcomeOf(former, { stars, of, scheme })
  const made = { nominationId: nomination.id, outcome, result: { stars, of, scheme }, settledAt: release.at }
  return { one: { ...before, ...made }, isNew: known === undefined, before: known?.outcome ?? null }
}

/** Of the released results those whose products held a star; called or not. */
async function fromResults(
  tx: Tx,
  release: Release,
  called: readonly Reevaluation[],
  { newId }: ActionContext,
): Promise<readonly Settled[]> {
  const known = new Map(called.map(one => [one.productId, one]))
  const products = release.results.map(one => one.nomination.productId)
  const formers = await listFormers(tx, release.edition, products)
  return release.results.flatMap(released => {
    const { productId } = released.nomination
    const row = known.get(productId)
    const former = row?.former ?? formers.get(productId)
    return former ? [settled(release, released, row, former, newId)] : []
  })
}

/** Called after its own result was published: it is told by that result. */
function ended(one: Reevaluation, judged: DecidedStar | undefined, settledAt: Date): Reevaluation {
  if (!judged) return { ...one, outcome: outcomeOf(one.former, null), settledAt }
  const { stars, of, scheme, nominationId } = judged
  const result = { stars, of, scheme }
  return { ...one, nominationId, outcome: outcomeOf(one.former, result), result, settledAt }
}

const entryOf = (
  { one, before }: Pick<Settled, 'one' | 'before'>,
  { at, edition }: Release,
  { actor }: ActionContext,
): LedgerEntry => ({
  at,
  personId: actor.personId,
  role: actor.role,
  areaPath: one.areaPath,
  action: 'publication.release',
  event: 'reevaluation.settled',
  subject: { kind: 'reevaluation', id: one.id },
  record: one.nominationId
    ? { kind: 'nomination', id: one.nominationId }
    : { kind: 'product', id: one.productId },
  audience: 'record',
  reason: null,
  detail: {
    edition: edition.id,
    product: one.productId,
    outcome: one.outcome,
    former: one.former.stars,
    ...(before === null ? {} : { insteadOf: before }),
  },
  beforeDigest: null,
  afterDigest: null,
})

/** Whoever was called and has no result when the last list of the edition is out was not evaluated again. */
async function notEvaluated(
  tx: Tx,
  release: Release,
  absent: readonly Reevaluation[],
): Promise<readonly Settled[]> {
  const judged = await listLastStars(
    tx,
    [release.edition.id],
    absent.map(one => one.productId),
  )
  const starOf = new Map(judged.map(one => [one.productId, one]))
  return absent.map(one => ({
    one: ended(one, starOf.get(one.productId), release.at),
    isNew: false,
    before: null,
  }))
}

async function save(tx: Tx, all: readonly Settled[]): Promise<void> {
  const fresh = all.filter(({ isNew }) => isNew).map(({ one }) => one)
  if (!(await insertReevaluations(tx, fresh, null)))
    throw new Error('a product is re-evaluated once in an edition')
  for (const { one, isNew, before } of all) {
    if (before !== null) await settleAfterAll(tx, one)
    else if (!isNew) await settleReevaluation(tx, one)
  }
}

async function settleAll(tx: Tx, release: Release, context: ActionContext): Promise<void> {
  if (release.edition.kind !== 'regular') return
  if (release.superseded) {
    const changed = await followCorrection(tx, release)
    if (changed) await append(tx, [entryOf({ one: changed, before: null }, release, context)])
    return
  }
  // A call that comes at the same moment is before this or after it, never half.
  await holdEdition(tx, release.edition.id)
  const called = await listReevaluations(tx, { editionId: release.edition.id })
  const open = called.filter(one => one.outcome === null)
  // The calls may have been closed before somebody came after all.
  const waiting = [...open, ...called.filter(one => one.outcome === 'not-re-evaluated')]
  const results = await fromResults(tx, release, waiting, context)
  const came = new Set(results.map(({ one }) => one.id))
  const absent = release.completes ? open.filter(one => !came.has(one.id)) : []
  const all = [...results, ...(await notEvaluated(tx, release, absent))]
  await save(tx, all)
  await append(
    tx,
    all.map(one => entryOf(one, release, context)),
  )
}

/** The part of a release that compares new results with former ones. It runs after the certificates' part. */
export const reevaluationStep: ReleaseStep = { save: settleAll }
