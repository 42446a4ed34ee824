import type { Facts } from '../../../access/index.ts'
import type { ActionContext } from '../../../actions/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { findNomination } from '../../nominations/index.ts'
import { ownFacts } from './own-interest.ts'
import { loadCases, type PlenaryCase } from './plenary-case.ts'
import { takePlenaryTurn } from '../settlement-store.ts'

/**
 * A case of an edition for an act of the plenary, with what the act is judged by; null where the edition has none such.
 * Acts on the same edition, its signing among them, wait for each other.
 */
export async function loadCaseInTurn(
  reader: Reader,
  { edition, nomination }: Readonly<{ edition: string; nomination: string }>,
  context: ActionContext,
): Promise<(PlenaryCase & Readonly<{ access: Facts }>) | null> {
  await takePlenaryTurn(reader, edition)
  const found = await findNomination(reader, nomination)
  if (found?.editionId !== edition) return null
  const [one] = await loadCases(reader, [found])
  return one ? { ...one, access: await ownFacts(reader, context, found) } : null
}
