/** The door of the module: who scores what, and the scoresheets. */
export { carriedBy, levelsSent, type LevelSent } from './carried-answers.ts'
export { factsOfFile, fileFactsOf } from './file-facts.ts'
export { broughtFor } from './outside-facts.ts'
export { factsBrought, type BroughtFact } from './outside-fact.ts'
export { assessmentInvariants } from './invariants.ts'
export {
  interestedIn,
  interestsOf,
  noteInterest,
  ownInterestIn,
  type InterestGround,
} from './interested-people.ts'
export {
  addSheets,
  endFurther,
  listForsaken,
  planFurtherSheets,
  takeFurtherTurn,
  type FurtherSheets,
} from './add-sheet.ts'
export { agreedActions } from './agreed-routes.ts'
export { loadAgreed } from './agreed-ground.ts'
export { seenOf } from './answer-agreed.ts'
export { openAgreed as openAgreedSheet } from './agreed-version-store.ts'
export { individualOf, lockedSheetsOf } from './locked-sheets.ts'
export { levelPanel } from './level-panel.ts'
export { outsidePanel } from './outside-panel.ts'
export { plenaryTurn } from './outside-fact-store.ts'
export { outsideText } from './outside-text.ts'
export { levelReminderHandlers, levelRemindersJob } from './level-reminder-job.ts'
export { saveLevel, sendLevel } from './answer-level.ts'
export { juryRoutes } from './jury-routes.ts'
export { listJurors } from './second-jury-store.ts'
export { secondJuryOf, type FindCause } from './second-jury.ts'
export { lockedTotalsOf } from './locked-totals.ts'
export { assessmentRoutes } from './routes.ts'
export { assessmentTasks } from './tasks.ts'
export { listAssignmentsOf } from './assignment-store.ts'
export { assignAssessors } from './assign-assessors.ts'
export { passOn } from './pass-on.ts'
export { callJury } from './call-jury.ts'
export { clearInterest } from './clear-interest.ts'
export { declareInterest } from './declare-interest.ts'
export { declareTie } from './declare-tie.ts'
export { lockSheet } from './lock-sheet.ts'
export { markSheet } from './mark-sheet.ts'
export { giveRepeats } from './give-repeats.ts'
export { listRepeatsIn } from './repeat-store.ts'
export { listApartPlans, type ApartPlan } from './apart-plans.ts'
export { apartPart } from './pages/linkage-part.ts'
export { findLiveAssignment, setSheetAside } from './set-aside.ts'
export { setProfile } from './set-profile.ts'
export { setRepeats } from './set-repeats.ts'
export { loadLockedDesk, loadLockedDeskInTurn, type DeskSheet, type LockedDesk } from './locked-desk.ts'
export { markWords } from './mark-words.ts'
export { answerFrom } from './score-marks.ts'
export { isAsked } from './sheet-fields.ts'
export { triedSheet } from './pages/tried-sheet.ts'
export { optionsShown } from './pages/criterion-part.ts'
export { openAgain as openSheetAgain, versionOf as versionOfSheet } from './version-store.ts'
