/** Every component, by name. The page `/gaya` shows each of them, and the tests render each of them. */
export { siteHeader } from './frame/header.ts'
export { siteFooter } from './frame/footer.ts'
export { beside, columns, linkButton, pageTitle, panel, prose, section } from './frame/blocks.ts'
export { picture } from './markup.ts'
export { icon } from './marks/icons.ts'
export { logoMark } from './marks/logo.ts'
export { ornament } from './marks/ornament.ts'
export { stars } from './marks/stars.ts'
export {
  actionButton,
  errorSummary,
  fieldset,
  form,
  formActions,
  saveState,
} from './forms/form.ts'
export { dateField, longTextField, numberField, textField } from './forms/text-fields.ts'
export { checkField, choiceField, selectField } from './forms/choice-fields.ts'
export { fileField } from './forms/file-field.ts'
export { contohTag, emptyState, notice, progressBar } from './work/notice.ts'
export { statusTag, taskList } from './work/status.ts'
export { checklist, progressRail, stepTrail } from './work/progress.ts'
export { pager, table } from './work/table.ts'
export { bars, countsBar, filterBar } from './work/lists.ts'
export { definitionList, documentViewer, splitView, timeline } from './work/record.ts'
export { criterionEvidence, criterionState, rubricCriterion, scoreSummary } from './work/scoring.ts'
export { dispersionStrip } from './work/dispersion.ts'
export { intervalStrip } from './work/interval.ts'
export { decisionTable, dryRun } from './work/decision.ts'
export { facets, hero, searchForm } from './public/hero.ts'
export { factList, photoGallery, productCard, productGrid, storyBlock } from './public/product.ts'
export { mapTable, shapeMap, tileMap } from './public/tile-map.ts'
export { calendarStrip, certificateCard } from './public/edition.ts'
