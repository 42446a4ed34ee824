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
export { loadOwnPart, type OwnPart } from './draft/own-part.ts'
export { nominationsRoutes } from './routes.ts'
export { baseOf, mergeAnswer, type Merged } from './draft/answer-merge.ts'
export { listProvinceViews, provinceLine, provinceLines, type ProvinceView } from './help/province-line.ts'
export { deskTasks } from './desk/desk-tasks.ts'
export { dueAt, nominationTasks, type TaskSource } from './tasks.ts'
export type { Approval, NominationPanel } from './draft/view-file.ts'
export { answerWords } from './draft/pages/answer-words.ts'
export { stateTag } from './pages/nomination-words.ts'
export { carryPanel } from './draft/carry-panel.ts'
export { documentUses } from './draft/document-uses.ts'
export { openNomination } from './draft/open-nomination.ts'
export { fingerprintOf, preCheckNomination } from './draft/pre-check.ts'
export { answerRemark, writeRemark } from './help/remark-acts.ts'
export { answerField } from './draft/answer-form.ts'
export { answerSection } from './draft/answer-section.ts'

export { byScoring, isWithoutPoints } from './by-scoring.ts'
export { withdrawNomination } from './desk/office-actions.ts'
export { factsNow, freezeFile } from './desk/submitted-file.ts'
export { submittedNames } from './desk/submitted-names.ts'
export {
  checkedStates,
  fileNamesOf,
  listSentFiles,
  noFileNames,
  sentStates,
  stampOfSentFiles,
  type FileNames,
} from './draft/file-names-store.ts'
export { listKnownAnswers } from './draft/known-answers-store.ts'
export { loadDrafts, loadWorkingFile, namedByFile, neededOn, type WorkingFile } from './draft/load-file.ts'
export { chooseDocument, listLastSaved } from './draft/answer-store.ts'
export { keepPaperOf } from './draft/keep-paper.ts'
export { namedFingerprint } from './named-by.ts'
export { paperOf } from './draft/document-readiness.ts'
export { bestDocument, countMissing, readyToSubmit } from './draft/readiness.ts'
export { resubmitNomination, submitNomination } from './desk/submit-nomination.ts'
