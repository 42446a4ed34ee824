import { fields, type ActionContext } from '../../../actions/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { loadLockedDeskInTurn, type DeskSheet, type LockedDesk } from '../../assessment/index.ts'
import { ownFacts } from './own-interest.ts'
import type { Settlement } from '../settlement.ts'
import { listSettlements, takePlenaryTurn } from '../settlement-store.ts'

/** Which sheet of which product is meant, by ids. */
export const sheetFields = {
  edition: fields.recordId,
  nomination: fields.recordId,
  sheet: fields.recordId,
} as const

/** One sheet beside the others of its product, whom it is of, and what the plenary settled since. */
export type SheetOfCase = LockedDesk & Readonly<{ one: DeskSheet; settlement: Settlement | null }>

/** Nothing else happens to the product meanwhile; null where the ids do not belong together. */
export async function loadSheetInTurn(
  reader: Reader,
  { edition, nomination, sheet }: Readonly<Record<'edition' | 'nomination' | 'sheet', string>>,
  context: ActionContext,
): Promise<SheetOfCase | null> {
  await takePlenaryTurn(reader, edition)
  const desk = await loadLockedDeskInTurn(reader, nomination)
  const one = desk?.sheets.find(each => each.sheet.id === sheet)
  if (!desk || !one || desk.nomination.editionId !== edition) return null
  const settlement = (await listSettlements(reader, [nomination])).get(nomination) ?? null
  const facts = { ...(await ownFacts(reader, context, desk.nomination)), aboutPerson: one.sheet.personId }
  return { ...desk, facts, one, settlement }
}
