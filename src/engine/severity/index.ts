/** Support beside the official score: severity of assessors, fair scores, and how sure a star is. Never a star itself. */
export { bandProbabilities, type BandProbability, intervalOf, mostProbable } from './bands.ts'
export { type SheetTotal } from './design.ts'
export {
  type Fitted,
  fitSeverity,
  type Refusal,
  type Severity,
  type SeverityModel,
  usableModel,
} from './fit.ts'
export { groupsOf } from './linkage.ts'
