import type { ActionContext } from '../../../actions/index.ts'
import { append, type LedgerEntry } from '../../../audit/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import { advanceMany, nextState } from '../../nominations/index.ts'
import type { Release, ReleasedResult } from './publication.ts'
import { insertResults } from '../result-store.ts'
import type { PublishedResult } from '../result.ts'
import { supersedeResult } from '../superseded-store.ts'

/** In the history of the nomination, where office and producer read it: the list is of the panel's audience. */
const correctedEntry = (
  { nomination, result }: ReleasedResult,
  before: PublishedResult,
  { actor, now }: ActionContext,
): LedgerEntry => ({
  at: now,
  personId: actor.personId,
  role: actor.role,
  areaPath: nomination.areaPath,
  action: 'publication.release',
  event: result.stars === before.stars ? 'result.confirmed' : 'result.corrected',
  subject: { kind: 'nomination', id: nomination.id },
  record: { kind: 'nomination', id: nomination.id },
  audience: 'record',
  reason: null,
  detail: { stars: result.stars, before: before.stars, publication: result.publicationId },
  beforeDigest: digestOf(before.trace),
  afterDigest: digestOf(result.trace),
})

/**
 * Results of an edition's list are put in, and their nominations are published; that of a new decision takes the place of
 * the one in force. False when something moved on meanwhile: then nothing may be stored.
 */
export async function publishResults(
  tx: Tx,
  { list, results, superseded }: Release,
  context: ActionContext,
): Promise<boolean> {
  if (list.kind === 'correction') {
    const [only] = results
    if (!only || !superseded || !(await supersedeResult(tx, superseded, only.result))) return false
    await append(tx, [correctedEntry(only, superseded, context)])
    return true
  }
  const nominations = results.map(one => one.nomination)
  if (nominations.some(one => nextState(one.state, 'publication.release') === null)) return false
  await insertResults(
    tx,
    results.map(one => one.result),
  )
  return advanceMany(tx, nominations, 'publication.release', context)
}
