import type { Reader } from '../../platform/database/index.ts'
import { isStageOpen, listStages, publishedRulesOf, type LoadedRules } from '../editions/index.ts'

/** The rules in force in an edition, or null while none are published. */
export const getPublishedRules = (reader: Reader, editionId: string): Promise<LoadedRules | null> =>
  publishedRulesOf(reader, editionId)

/** Whether scoring is open in the edition at this moment. */
export const isAssessmentOpen = async (reader: Reader, editionId: string, now: Date): Promise<boolean> =>
  isStageOpen(await listStages(reader, editionId), 'assess', now)
