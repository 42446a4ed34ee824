import { may, type Actor } from '../../../access/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { keptByCause, wholeFacts, type Kept } from '../cases/own-interest.ts'
import type { PlenaryCase } from '../cases/plenary-case.ts'
import { lotsToDraw, type SelectionGround } from './selection-ground.ts'

/** Whether a tie waits that somebody may draw: one with nothing that is kept from the person. */
export const drawsAny = (
  actor: Actor,
  kept: Kept,
  { cases, selection }: Readonly<{ cases: readonly PlenaryCase[]; selection: SelectionGround | null }>,
): boolean =>
  selection !== null &&
  may(actor, 'selection.draw', wholeFacts(actor, kept)).allowed &&
  lotsToDraw(selection, cases).some(one => !one.nominations.some(id => kept.all.has(id)))

/** True where somebody may draw lots now: all nominations of the edition are there, and equals wait that are not kept from the person. */
export async function waitsForLots(
  reader: Reader,
  who: Readonly<{ actor: Actor; now: Date }>,
  editionId: string,
  ground: Readonly<{ cases: readonly PlenaryCase[]; selection: SelectionGround | null }>,
): Promise<boolean> {
  const { cases, selection } = ground
  if (!selection || selection.made || selection.coming > 0) return false
  if (lotsToDraw(selection, cases).length === 0) return false
  return drawsAny(who.actor, await keptByCause(reader, who, editionId), ground)
}
