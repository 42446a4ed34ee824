import { isAboutNomination } from '../../../engine/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { chooseDocument } from './answer-store.ts'
import type { WorkingFile } from './load-file.ts'

/**
 * Keeps the papers about the nomination that its approval rests on as its own: a nomination that is opened later for
 * another product of the maker takes nothing away from it.
 */
export async function keepPaperOf(
  tx: Tx,
  { nomination, readiness }: Pick<WorkingFile, 'nomination' | 'readiness'>,
): Promise<void> {
  const papers = readiness.documents.filter(
    one => isAboutNomination(one.requirement) && (one.state === 'met' || one.state === 'expiring'),
  )
  for (const { requirement, document } of papers)
    if (document) await chooseDocument(tx, nomination.id, requirement.id, document.id)
}
