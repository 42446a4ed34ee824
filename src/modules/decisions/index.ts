/** The door of the module: plenary, recommendation, decision, publication, and published results. */
export { addSheet, addSheetsInEdition, againstFurther } from './support/add-sheet.ts'
export { annexRoutes } from './annex/annex-routes.ts'
export { annexTextSchema, type AnnexSettings } from './annex/annex-settings.ts'
export { approveRecommendation } from './chain/approve-recommendation.ts'
export { decideList } from './chain/decide-list.ts'
export { decidersOf } from './decider-store.ts'
export { decisionsInvariants } from './invariants.ts'
export { exportEdition } from './recomputation/export-edition.ts'
export { openComputationSchema } from './recomputation/public-export.ts'
export { publicExportRoutes } from './recomputation/public-export-routes.ts'
export { decidedFiles, type DecidedFile } from './cases/decided-files.ts'
export { prepareAnnex } from './annex/prepare-annex.ts'
export { preparePublication } from './release/prepare-publication.ts'
export type { Release, ReleasedResult, ReleaseStep } from './release/publication.ts'
export { explainDifferences, recomputeResults, type ResultDifference } from './recomputation/recompute.ts'
export { releasePublication } from './release/release-publication.ts'
export type { ExpectedLetters, ReleasedTo, ReleaseLetters } from './release/release-recipients.ts'
export { confirmedReleasesJob, releaseJobHandlers } from './release/release-job.ts'
export { confirmRelease } from './release/confirm-release.ts'
export { releaseSettingsSchema, type ReleaseSettings } from './release/release-moment.ts'
export { releaseMomentRoutes } from './release/release-moment-routes.ts'
export { resultPanel } from './result-panel.ts'
export { eachResult } from './result-invariants.ts'
export { countResults, findResult, listLastStars, type DecidedStar } from './result-store.ts'
export type { CorrectionStage, CorrectionStanding, UpheldObjection } from './corrections/correction.ts'
export { correctionRoutes } from './corrections/correction-routes.ts'
export {
  findCorrectionStanding,
  listCorrections,
  listCorrectionStandings,
} from './corrections/correction-store.ts'
export { correctFact } from './corrections/correct-fact.ts'
export { openCorrection } from './corrections/open-correction.ts'
export { signCorrection } from './corrections/sign-correction.ts'
export { findDecidedAnew, listSuperseded } from './superseded-store.ts'
export { criteriaIn, type FeedbackCriterion } from './feedback/feedback.ts'
export type { PublishedResult } from './result.ts'
export { publicAnnexItem, publicAnnexLink } from './annex/public-annex.ts'
export { recordAwaited } from './cases/record-awaited.ts'
export { publicOutcomes } from './public-outcomes.ts'
export { returnRecommendation } from './chain/return-recommendation.ts'
export { decisionsRoutes } from './routes.ts'
export { withSupport } from './support/load-support.ts'
export {
  commodityTitle,
  inPlenaryOrder,
  loadCases,
  loadCasesIn,
  type PlenaryCase,
} from './cases/plenary-case.ts'
export { furtherGroundFor, wantsSheet, type FurtherGround } from './support/further-sheets.ts'
export { isOpen } from './cases/proposal.ts'
export { triedCase } from './cases/pages/tried-case.ts'
export { furtherItems, furtherLines, lineList } from './support/pages/further-part.ts'
export { waitItems } from './cases/pages/waits-part.ts'
export { keptFrom } from './cases/own-interest.ts'
export { keptWords } from './cases/pages/kept-part.ts'
export { drawnHundredths, scoreText } from './score-text.ts'
export { namedValue, valueName } from './value-words.ts'
export { tableDigest } from './chain/recommendation.ts'
export { settlementOf, settlementProblems } from './cases/settle-case.ts'
export { isCurrent } from './settlement.ts'
export {
  listSettledByMotion,
  listSettlements,
  saveSettlement,
  takePlenaryTurn,
  voidSettlement,
} from './settlement-store.ts'
export {
  beginSettlingSession,
  endSettlingSession,
  renewMinutesDigest,
} from './cases/settling-session-store.ts'
export { flagList, flagsOf } from './cases/pages/case-parts.ts'
export { SHEETS_MOVED } from './cases/sheets-moved.ts'
export { settleNomination } from './cases/settle-nomination.ts'
export { signRecommendation } from './chain/sign-recommendation.ts'
export { countStarred, type StarCount } from './starred-store.ts'
export { chooseAmong, type EntrySelection, type SelectedFile } from './selections/selection.ts'
export { ruleLines } from './pages/rules-table.ts'
export { computedStars, schemeFor } from './unscored-scheme.ts'
export { schemeText, starScaleId, starScheme, starsOfBand, starsText } from './star-scheme.ts'
export { decisionsTasks } from './tasks.ts'
