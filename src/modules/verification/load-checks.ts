import type { Facts } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { getRules, type LoadedRules } from '../editions/index.ts'
import { findNomination, nominationFacts, type Nomination, type SubmittedFile } from '../nominations/index.ts'
import { itemsOf, subjectsOf, type CheckItem } from './check-item.ts'
import { listChecks } from './verification-store.ts'

/** A submitted nomination with everything that is looked at. */
export type Checking = Readonly<{
  nomination: Nomination
  file: SubmittedFile
  rules: LoadedRules
  items: readonly CheckItem[]
}>

/** Null where there is no such nomination, or where it was never sent. */
export async function loadChecking(reader: Reader, nominationId: string): Promise<Checking | null> {
  const nomination = await findNomination(reader, nominationId)
  const file = nomination?.submittedFile
  if (!nomination || !file) return null
  const rules = await getRules(reader, nomination.rulesId)
  const subjects = subjectsOf(file, rules.rules, nomination.commodity)
  const rows = await listChecks(reader, nominationId)
  return { nomination, file, rules, items: itemsOf(subjects, rows, nomination.round) }
}

export const checkingFacts = ({ nomination }: Checking): Facts => nominationFacts(nomination)
