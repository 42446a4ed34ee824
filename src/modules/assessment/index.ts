/** The door of the module: who scores what, and the scoresheets. */
export { fileFactsOf } from './file-facts.ts'
export { lockedSheetsOf } from './locked-sheets.ts'
export { assessmentRoutes } from './routes.ts'
export { assessmentTasks } from './tasks.ts'
export { assignAssessors } from './assign-assessors.ts'
export { declareInterest } from './declare-interest.ts'
export { lockSheet } from './lock-sheet.ts'
export { markSheet } from './mark-sheet.ts'
