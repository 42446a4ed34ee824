import type { Sheet } from '../../../engine/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getAllRules } from '../../editions/index.ts'
import { wantsAgreement } from '../agreed/agreed-sheet.ts'
import { listAgreedMarks, listAgreedSheets } from '../agreed/agreed-store.ts'
import { listCountingSheets, listWritten, type CountingSheet, type Written } from './scoresheet-store.ts'
import { reasonsOf, sheetOf } from './score-marks.ts'

/** A sheet that counts: locked, and its assessor still assigned. */
export type LockedSheet = Readonly<{
  sheetId: string
  /** Empty for the sheet on which the panel agreed. */
  personId: string
  /** The one on which the panel agreed; it alone counts, beside the individual ones. */
  agreed: boolean
  /** 1 for the panel, more for a jury that was called because of an objection. */
  round: number
  /** The body that its assessor stood for when assigned; empty for none. */
  body: string
  answers: Sheet
  reasons: Readonly<Record<string, string>>
  totalHundredths: number | null
}>

/**
 * The sheets that count towards the result of each nomination, in the order in which they were opened, and last the one
 * on which the panel agreed, where the rules want it. Those of the panel alone, which every published result comes from,
 * unless other rounds are asked for.
 */
export async function lockedSheetsOf(
  reader: Reader,
  nominationIds: readonly string[],
  { rounds = [1] }: Readonly<{ rounds?: readonly number[] }> = {},
): Promise<ReadonlyMap<string, readonly LockedSheet[]>> {
  const sheets = await listCountingSheets(reader, nominationIds, rounds)
  const written = await listWritten(
    reader,
    sheets.map(sheet => sheet.id),
  )
  const byNomination = new Map<string, LockedSheet[]>(nominationIds.map(id => [id, []]))
  for (const sheet of sheets)
    byNomination.get(sheet.nominationId)?.push({
      sheetId: sheet.id,
      personId: sheet.personId,
      agreed: false,
      round: sheet.round,
      body: sheet.body,
      ...(written.get(sheet.id) ?? nothing),
      totalHundredths: sheet.total,
    })
  for (const [id, agreed] of await agreedAmong(reader, sheets, rounds)) byNomination.get(id)?.push(...agreed)
  return byNomination
}

const nothing: Written = { answers: {}, reasons: {} }

/** Those of one person each; who agreed on one is nobody by himself. */
export const individualOf = <One extends Pick<LockedSheet, 'agreed'>>(
  sheets: readonly One[],
): readonly One[] => sheets.filter(one => !one.agreed)

/** The locked sheets on which panels agreed, by nomination. No query where no rules want one. */
async function agreedAmong(
  reader: Reader,
  sheets: readonly Pick<CountingSheet, 'nominationId' | 'rulesId'>[],
  rounds: readonly number[],
): Promise<ReadonlyMap<string, readonly LockedSheet[]>> {
  const rules = await getAllRules(reader, [...new Set(sheets.map(one => one.rulesId))])
  const wanting = new Set(rules.filter(one => wantsAgreement(one.rules)).map(one => one.id))
  const ids = [...new Set(sheets.filter(one => wanting.has(one.rulesId)).map(one => one.nominationId))]
  const agreed = (await listAgreedSheets(reader, ids)).filter(
    one => one.state === 'locked' && rounds.includes(one.round),
  )
  const marks = await listAgreedMarks(
    reader,
    agreed.map(one => one.id),
  )
  const counting = agreed.map(({ id, nominationId, round, total }) => {
    const own = marks.get(id) ?? []
    const sheet: LockedSheet = {
      sheetId: id,
      personId: '',
      agreed: true,
      round,
      body: '',
      answers: sheetOf(own),
      reasons: reasonsOf(own),
      totalHundredths: total,
    }
    return [nominationId, sheet] as const
  })
  return new Map(
    [...Map.groupBy(counting, ([id]) => id)].map(([id, own]) => [id, own.map(([, sheet]) => sheet)]),
  )
}
