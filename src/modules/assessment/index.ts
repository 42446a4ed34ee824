/** The door of the module: who scores what, and the scoresheets. */
export { carriedBy, levelsSent, type LevelSent } from './levels/carried-answers.ts'
export { factsOfFile, fileFactsOf } from './planning/file-facts.ts'
export { bringOutside } from './outside/bring-outside.ts'
export { broughtFor } from './outside/outside-facts.ts'
export { factsBrought, type BroughtFact } from './outside/outside-fact.ts'
export { assessmentInvariants } from './invariants.ts'
export {
  interestedIn,
  interestedInEach,
  interestsOf,
  keptOf,
  noteInterest,
  ofOwnProvince,
  ownInterestIn,
  type InterestGround,
} from './interests/interested-people.ts'
export {
  addSheets,
  endFurther,
  listForsaken,
  planFurtherSheets,
  takeFurtherTurn,
  type FurtherSheets,
} from './planning/add-sheet.ts'
export { agreedActions } from './agreed/agreed-routes.ts'
export { loadAgreed } from './agreed/agreed-ground.ts'
export { seenOf } from './agreed/answer-agreed.ts'
export { openAgreed as openAgreedSheet } from './agreed/agreed-version-store.ts'
export { individualOf, lockedSheetsOf } from './sheets/locked-sheets.ts'
export { levelPanel } from './levels/level-panel.ts'
export { outsidePanel } from './outside/outside-panel.ts'
export { plenaryTurn } from './outside/outside-fact-store.ts'
export { outsideText } from './outside/outside-text.ts'
export { levelReminderHandlers, levelRemindersJob } from './levels/level-reminder-job.ts'
export { saveLevel, sendLevel } from './levels/answer-level.ts'
export { juryRoutes } from './jury/jury-routes.ts'
export { listJurors } from './jury/second-jury-store.ts'
export { secondJuryOf, type FindCause } from './jury/second-jury.ts'
export { lockedTotalsOf } from './sheets/locked-totals.ts'
export { assessmentRoutes } from './routes.ts'
export { assessmentTasks } from './tasks.ts'
export { listAssignmentsOf } from './planning/assignment-store.ts'
export { assignAssessors } from './planning/assign-assessors.ts'
export { passOn } from './planning/pass-on.ts'
export { callJury } from './jury/call-jury.ts'
export { clearInterest } from './interests/clear-interest.ts'
export { declareInterest } from './interests/declare-interest.ts'
export { declareTie } from './interests/declare-tie.ts'
export { closedSheetHandlers, closedSheetsJob } from './interests/closed-sheet-job.ts'
export { closedCountHandlers, closedCountJob } from './interests/kept-closed-count.ts'
export { bodiesLacking } from './planning/bodies-short.ts'
export { sheetCodeKey, sheetCodesOf } from './sheets/sheet-codes.ts'
export { lockSheet } from './sheets/lock-sheet.ts'
export { markSheet } from './sheets/mark-sheet.ts'
export { giveRepeats } from './repeats/give-repeats.ts'
export { listRepeatsIn } from './repeats/repeat-store.ts'
export { listApartPlans, type ApartPlan } from './planning/apart-plans.ts'
export { apartPart } from './planning/pages/linkage-part.ts'
export { findLiveAssignment, setSheetAside } from './sheets/set-aside.ts'
export { setProfile } from './planning/set-profile.ts'
export { setRepeats } from './repeats/set-repeats.ts'
export {
  loadLockedDesk,
  loadLockedDeskInTurn,
  type DeskSheet,
  type LockedDesk,
} from './sheets/locked-desk.ts'
export { markWords } from './sheets/mark-words.ts'
export { answerFrom } from './sheets/score-marks.ts'
export { isAsked } from './sheets/sheet-fields.ts'
export { triedSheet } from './sheets/pages/tried-sheet.ts'
export { optionsShown } from './sheets/pages/criterion-part.ts'
export { openAgain as openSheetAgain, versionOf as versionOfSheet } from './sheets/version-store.ts'
