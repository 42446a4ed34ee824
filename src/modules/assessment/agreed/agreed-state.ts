import type { ActionContext } from '../../../actions/index.ts'
import type { Rules } from '../../../engine/index.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { getAllRules } from '../../editions/index.ts'
import { wantsAgreement, type AgreedSheet } from './agreed-sheet.ts'
import { listAgreedSheets } from './agreed-store.ts'
import { openAgreed } from './agreed-version-store.ts'

/** Whether the round has the agreed sheet that the rules want, locked; true where they want none. */
export async function isAgreedIn(
  reader: Reader,
  of: Pick<AgreedSheet, 'nominationId' | 'round'> | undefined,
  rules: Rules,
): Promise<boolean> {
  if (!wantsAgreement(rules) || !of) return true
  const sheets = await listAgreedSheets(reader, [of.nominationId])
  return sheets.some(one => one.round === of.round && one.state === 'locked')
}

/** Those of some nominations whose rules want an agreed sheet. No query where their rules are kept. */
export async function wantingAgreement<One extends Readonly<{ rulesId: string }>>(
  reader: Reader,
  nominations: readonly One[],
): Promise<readonly One[]> {
  const rules = await getAllRules(reader, [...new Set(nominations.map(one => one.rulesId))])
  const wanting = new Set(rules.filter(one => wantsAgreement(one.rules)).map(one => one.id))
  return nominations.filter(one => wanting.has(one.rulesId))
}

/** One more individual sheet was asked for: the panel has to agree anew, beside that one as well. */
export async function openForFurther(
  tx: Tx,
  nominations: readonly Readonly<{ id: string; rulesId: string }>[],
  { actor, now, newId }: ActionContext,
): Promise<boolean> {
  const wanting = await wantingAgreement(tx, nominations)
  const sheets = await listAgreedSheets(
    tx,
    wanting.map(one => one.id),
  )
  // No person wrote a reason: the page says that it was for one more sheet.
  const act = { reason: '', by: actor.personId ?? '', at: now }
  for (const sheet of sheets.filter(one => one.round === 1 && one.state === 'locked'))
    if (!(await openAgreed(tx, sheet, { ...act, id: newId() }))) return false
  return true
}
