import type { Reader } from '../../platform/database/index.ts'
import {
  getAllRules,
  isStageOpen,
  listStages,
  publishedRulesOf,
  type LoadedRules,
} from '../editions/index.ts'

/** The rules in force in an edition, or null while none are published. */
export const getPublishedRules = (reader: Reader, editionId: string): Promise<LoadedRules | null> =>
  publishedRulesOf(reader, editionId)

/** Whether scoring is open in the edition at this moment. */
export const isAssessmentOpen = async (reader: Reader, editionId: string, now: Date): Promise<boolean> =>
  isStageOpen(await listStages(reader, editionId), 'assess', now)

/** What each of these rules says of panels. One query at most. */
export async function panelsOfRules(reader: Reader, rulesIds: readonly string[]) {
  const panels = new Map(
    (await getAllRules(reader, [...new Set(rulesIds)])).map(one => [one.id, one.rules.document.panel]),
  )
  return (rulesId: string) => {
    const panel = panels.get(rulesId)
    if (!panel) throw new Error(`no rules ${rulesId}`)
    return panel
  }
}
