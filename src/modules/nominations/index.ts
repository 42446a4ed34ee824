/** The door of the module: nominations from draft to publication. */
export {
  lifecycleDocument,
  nextState,
  nominationStates,
  type NominationState,
} from './lifecycle.ts'
export {
  nominationFacts,
  receiptFrom,
  type AnswerValue,
  type Finding,
  type FrozenDocument,
  type FrozenFacts,
  type FrozenPhoto,
  type Nomination,
  type NominationBrief,
  type SubmittedFile,
} from './nomination.ts'
export {
  advance,
  advanceMany,
  findBrief,
  findNomination,
  lockNomination,
  touchNomination,
  getNomination,
  listNominationsByIds,
} from './nomination-store.ts'
export {
  countByEdition,
  countByState,
  idsInState,
  listForms,
  listNominations,
  listNumbered,
  countUnsent,
  nominationColumns,
  type NominationFilter,
} from './nomination-list-store.ts'
export { countFunnels, type Funnel } from './funnel-store.ts'
export {
  countFrozenPapers,
  countQueue,
  listQueue,
  queueColumns,
  resultPart,
  type Queued,
} from './queue-store.ts'
export { resultQueryFrom, type ResultQuery } from './result-query.ts'
export { resultFilters, type ResultChoices } from './pages/result-filters.ts'
export { allCommodities } from './list-routes.ts'
export { nominationsInvariants } from './invariants.ts'
export { loadOwnPart, type OwnPart } from './own-part.ts'
export { nominationsRoutes } from './routes.ts'
export { baseOf, mergeAnswer, type Merged } from './answer-merge.ts'
export { listProvinceViews, provinceLine, provinceLines, type ProvinceView } from './province-line.ts'
export { deskTasks } from './desk-tasks.ts'
export { dueAt, nominationTasks, type TaskSource } from './tasks.ts'
export type { Approval, NominationPanel } from './view-file.ts'
export { answerWords } from './pages/answer-words.ts'
export { stateTag } from './pages/nomination-words.ts'
export { carryPanel } from './carry-panel.ts'
export { documentUses } from './document-uses.ts'
export { openNomination } from './open-nomination.ts'
export { fingerprintOf, preCheckNomination } from './pre-check.ts'
export { answerRemark, writeRemark } from './remark-acts.ts'
export { answerField } from './answer-form.ts'
export { answerSection } from './answer-section.ts'

export { byScoring, isWithoutPoints } from './by-scoring.ts'
export { withdrawNomination } from './office-actions.ts'
export { factsNow, freezeFile } from './submitted-file.ts'
export { submittedNames } from './submitted-names.ts'
export { fileNamesOf, noFileNames, type FileNames } from './file-names-store.ts'
export { listKnownAnswers } from './known-answers-store.ts'
export { loadDrafts, loadWorkingFile, namedByFile, neededOn, type WorkingFile } from './load-file.ts'
export { chooseDocument, listLastSaved } from './answer-store.ts'
export { keepPaperOf } from './keep-paper.ts'
export { namedFingerprint } from './named-by.ts'
export { paperOf } from './document-readiness.ts'
export { bestDocument, countMissing, readyToSubmit } from './readiness.ts'
export { resubmitNomination, submitNomination } from './submit-nomination.ts'
