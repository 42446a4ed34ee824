import type { Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { possiblePoints } from '../../scoring/bounds.ts'
import { optionsOf } from '../../scoring/points.ts'
import { limitsOf } from '../limits.ts'
import type { stageKinds } from '../rules.ts'
import type { Criterion } from '../rubric.ts'
import { type Check, criteriaIn, type LintView, questionsIn } from './view.ts'

/** Parts that are missing or of no use: stages, rubrics that nobody uses, questions with one answer. */

type StageKind = (typeof stageKinds)[number]

/** Each kind begins only after the other has begun; where one of them is left out, there is nothing to say. */
const before: readonly (readonly [StageKind, StageKind])[] = [
  ['nominate', 'verify'],
  ['nominate', 'sample'],
  ['nominate', 'field'],
  ['nominate', 'assess'],
  ['verify', 'assess'],
  ['assess', 'moderate'],
  ['assess', 'decide'],
  ['moderate', 'decide'],
  ['nominate', 'decide'],
  ['decide', 'confer'],
  ['decide', 'publish'],
  ['decide', 'coach'],
  ['confer', 'reevaluate'],
  ['decide', 'reevaluate'],
]

export const checkStages: Check = view => {
  const { stages, commodities } = view.document
  if (!view.whole(view.document, 'stages') || !view.whole(view.document, 'commodities')) return []
  const scored = commodities.some(each => each.rubric !== undefined)
  const needed: readonly StageKind[] = scored ? ['nominate', 'assess', 'decide'] : ['nominate', 'decide']
  const missing = needed.filter(kind => !stages.some(stage => stage.kind === kind)).join(', ')
  const message = text(
    `Tahap yang harus ada belum ada: ${missing}. Tambahkan ke "stages".`,
    `Stages that are needed are missing: ${missing}. Add them to "stages".`,
  )
  return missing === '' ? [] : [view.report('stage-missing', view.document, ['stages'], message)]
}

export const checkStageOrder: Check = view => {
  const { stages } = view.document
  const first = (kind: StageKind) => stages.findIndex(stage => stage.kind === kind)
  const late = before.filter(([early, then]) => first(then) >= 0 && first(then) < first(early))
  return stages.flatMap((stage, index) => {
    const after = late.find(([, then]) => then === stage.kind && first(then) === index)?.[0]
    const message = text(
      `Tahap "${stage.kind}" ada di depan "${after}", padahal baru dapat dimulai sesudahnya. Tukar urutannya.`,
      `The stage "${stage.kind}" stands before "${after}", but can only begin after it. Change their order.`,
    )
    return after === undefined ? [] : view.report('stage-order', stage, ['kind'], message)
  })
}

/** While a commodity names a rubric wrongly, or none where it needs one, that one may have been meant. */
function mayBeMeant(view: LintView): boolean {
  const { commodities, rubrics, passRules } = view.document
  const ids = new Set(rubrics.map(({ id }) => id))
  return commodities.some(({ rubric }) => (rubric === undefined ? !passRules?.length : !ids.has(rubric)))
}

export const checkRubricsUsed: Check = view => {
  if (!view.whole(view.document, 'commodities') || mayBeMeant(view)) return []
  const used = new Set(view.document.commodities.map(({ rubric }) => rubric))
  const message = text(
    'Tidak ada komoditas yang memakai rubrik ini. Sebutkan pada komoditasnya, atau hapus rubriknya.',
    'No commodity uses this rubric. Name it in its commodity, or leave the rubric out.',
  )
  return view.document.rubrics
    .filter(({ id }) => !used.has(id))
    .map(rubric => view.report('rubric-unused', rubric, ['id'], message))
}

const keyOfAnswers: Readonly<Record<Criterion['kind'], string>> = {
  choice: 'options',
  alternatives: 'scales',
  'yes-no': 'points',
  number: 'bands',
  imported: 'options',
}

/** Whatever is answered, the points are the same. */
function isSettled(criterion: Criterion): boolean {
  const points = possiblePoints(criterion)
  return points.length > 0 && (optionsOf(criterion).length === 1 || new Set(points).size === 1)
}

const settled = text(
  'Apa pun jawabannya, nilainya sama, jadi tidak ada yang dinilai di sini. Tambahkan jawaban dengan nilai lain, atau hapus.',
  'Whatever is answered, the points are the same, so nothing is judged here. Add an answer with other points, or leave it out.',
)
const oneNumber = text(
  'Hanya satu angka yang dapat dijawab di sini: "min" sama dengan "max". Ubah batasnya, atau hapus pertanyaannya.',
  'Only one number can be answered here: "min" is "max". Change the limits, or leave the question out.',
)
const oneOption = text(
  'Hanya ada satu pilihan jawaban. Tambahkan pilihan lain, atau hapus pertanyaannya.',
  'There is only one answer to choose. Add another one, or leave the question out.',
)

function settledCriterion(view: LintView, criterion: Criterion): readonly Problem[] {
  if (!view.whole(criterion) || !isSettled(criterion)) return []
  const key = criterion.kind === 'imported' && criterion.bands ? 'bands' : keyOfAnswers[criterion.kind]
  return [view.report('one-answer', criterion, [key], settled)]
}

export const checkOneAnswer: Check = view => [
  ...criteriaIn(view).flatMap(criterion => settledCriterion(view, criterion)),
  ...questionsIn(view)
    .filter(question => question.kind === 'choice' && question.options?.length === 1 && view.whole(question))
    .map(question => view.report('one-answer', question, ['options'], oneOption)),
  ...questionsIn(view)
    .filter(question => limitsOf(question).min === limitsOf(question).max && view.whole(question))
    .map(question => view.report('one-answer', question, ['max'], oneNumber)),
]
