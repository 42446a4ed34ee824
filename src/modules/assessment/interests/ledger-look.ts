import { getHead, isActedAfter } from '../../../audit/index.ts'
import type { Reader } from '../../../platform/database/index.ts'

/**
 * What ties nobody to a file: coming and going, what stands beside the file, and locking, since a closed sheet is never
 * locked. Every other act counts as a change, also one that is not thought of yet.
 */
const quiet = {
  actions: ['session.sign-in', 'session.sign-in-demo', 'session.sign-out', 'scoresheet.lock'],
  subjects: [
    'certificate',
    'check-flag',
    'check-item',
    'check-question',
    'conferment',
    'document',
    'file',
    'page',
    'petition',
    'photos',
    'product',
    'remark',
    'sample',
    'sample-place',
    'sample-session',
  ],
}

/** Whether something was done after an entry of the ledger that may tie somebody to a file, or free somebody. One query. */
export const mayTieSince = (reader: Reader, seq: number): Promise<boolean> => isActedAfter(reader, seq, quiet)

/** Where the ledger ends now, and the same question; true where nobody looked before. Two queries. */
export async function lookSince(
  reader: Reader,
  before: number | null,
): Promise<Readonly<{ seq: number; isActed: boolean }>> {
  // The end is read first: what is done meanwhile is found now or the next time, never missed.
  const { seq } = await getHead(reader)
  return { seq, isActed: before === null || (await mayTieSince(reader, before)) }
}
