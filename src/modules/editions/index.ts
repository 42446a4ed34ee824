/** The door of the module: editions, their rules and their stages. */
export {
  editionFacts,
  isExample,
  isPublic,
  mayFollow,
  rulesFileAddress,
  type Edition,
  type LoadedRules,
} from './edition.ts'
export {
  findOpenStage,
  findStageInGrace,
  graceEnd,
  isStageOpen,
  stageState,
  stageToShow,
  type EditionStage,
  type StageKind,
} from './stage.ts'
export {
  findEdition,
  findEditionBySlug,
  getEdition,
  holdEdition,
  listEditions,
  setEditionState,
} from './edition-store.ts'
export { checkCases, type CasesChecked } from './check-cases.ts'
export {
  findRules,
  getAllRules,
  getRules,
  insertRules,
  listAllRulesVersions,
  listRulesWithAgreement,
  listRulesVersions,
  publishedRulesOf,
  publishedRulesOfAll,
  type NewRules,
} from './rules-store.ts'
export { storedRulesHashes } from './invariant-store.ts'
export { editionsInvariants } from './invariants.ts'
export { listStages, listStagesByArea, listStagesOf } from './stage-store.ts'
export { findClockOffset } from './move-clock.ts'
export { fromBoxes } from './moment.ts'
export {
  bodiesNow,
  commoditiesNow,
  findOpenEditions,
  type OpenEdition,
} from './open-editions.ts'
export { criterionNotes } from './criterion-notes.ts'
export { conditionInWords } from './rules-in-words.ts'
export { createEdition } from './create-edition.ts'
export { extendStage } from './extend-stage.ts'
export { createEditionWithRules, type NewEdition, type StageWindows } from './create-with-rules.ts'
export { seedEditions } from './seed-editions.ts'
export { editionsRoutes } from './routes.ts'

export { extensionJobHandlers } from './extension-letters.ts'
export { startHeartbeat } from './heartbeat.ts'
export { editionTasks } from './tasks.ts'
