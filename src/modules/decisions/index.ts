/** The door of the module: plenary, recommendation, decision, publication, and published results. */
export { addSheet, addSheetsInEdition } from './add-sheet.ts'
export { approveRecommendation } from './approve-recommendation.ts'
export { decideList } from './decide-list.ts'
export { decidersOf } from './decider-store.ts'
export { decisionsInvariants } from './invariants.ts'
export { exportEdition } from './export-edition.ts'
export { preparePublication } from './prepare-publication.ts'
export type { Release, ReleasedResult, ReleaseStep } from './publication.ts'
export { explainDifferences, recomputeResults, type ResultDifference } from './recompute.ts'
export { releasePublication } from './release-publication.ts'
export { resultPanel } from './result-panel.ts'
export { eachResult } from './result-invariants.ts'
export { findResult, listLastStars, type DecidedStar } from './result-store.ts'
export { criteriaIn, type FeedbackCriterion } from './feedback.ts'
export type { PublishedResult } from './result.ts'
export { returnRecommendation } from './return-recommendation.ts'
export { decisionsRoutes } from './routes.ts'
export { withSupport } from './load-support.ts'
export {
  commodityTitle,
  inPlenaryOrder,
  loadCases,
  loadCasesIn,
  type PlenaryCase,
} from './plenary-case.ts'
export { isOpen } from './proposal.ts'
export { drawnHundredths, scoreText } from './score-text.ts'
export { tableDigest } from './recommendation.ts'
export { settlementOf, settlementProblems } from './settle-case.ts'
export { isCurrent } from './settlement.ts'
export { listSettledByMotion, saveSettlement, takePlenaryTurn } from './settlement-store.ts'
export { beginSettlingSession, endSettlingSession, renewMinutesDigest } from './settling-session-store.ts'
export { flagList, flagsOf } from './pages/case-parts.ts'
export { settleNomination } from './settle-nomination.ts'
export { signRecommendation } from './sign-recommendation.ts'
export { countStarred, type StarCount } from './starred-store.ts'
export { schemeText, starScheme, starsText } from './star-scheme.ts'
export { decisionsTasks } from './tasks.ts'
