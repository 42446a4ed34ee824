import { may, type Actor } from '../../../access/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { keptByCause, wholeFacts } from '../cases/own-interest.ts'
import type { PlenaryCase } from '../cases/plenary-case.ts'
import { lotsToDraw, type SelectionGround } from './selection-ground.ts'

/** True where somebody may draw lots now: all nominations of the edition are there, and equals wait that are not kept from the person. */
export async function waitsForLots(
  reader: Reader,
  who: Readonly<{ actor: Actor; now: Date }>,
  editionId: string,
  { cases, selection }: Readonly<{ cases: readonly PlenaryCase[]; selection: SelectionGround | null }>,
): Promise<boolean> {
  if (!selection || selection.made || selection.coming > 0) return false
  const draws = lotsToDraw(selection, cases)
  if (draws.length === 0) return false
  const kept = await keptByCause(reader, who, editionId)
  return (
    may(who.actor, 'selection.draw', wholeFacts(who.actor, kept)).allowed &&
    draws.some(one => !one.nominations.some(id => kept.all.has(id)))
  )
}
