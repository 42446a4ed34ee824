import { lockSheet, markSheet, saveLevel, sendLevel } from '../../modules/assessment/index.ts'
import { act, type Occasion, type Seed, type Step } from './act.ts'
import { assessor, codeOf, panelOf, panelStep } from './assessment-steps.ts'
import written from './content/examples.json' with { type: 'json' }
import { nominationId, type Nominated } from './nomination-steps.ts'
import { officeOf } from './register-steps.ts'
import type { Story } from './story.ts'

const { level, scored, answered, drafted } = written.levelled

type Answers = Readonly<Record<string, string>>
export type Answering = Readonly<{
  /** What the operator has answered for the level so far. */
  draft?: Answers
  /** What the head has sent. */
  sent?: Answers
  /** What the first assessor of the panel has marked. */
  marks?: Answers
  locked?: boolean
}>

const marksOf = (answers: Answers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) => [
      [`mark.${id}`, answer],
      [`reason.${id}`, written.ranked.reason],
    ]),
  )

const fieldsFor = (seed: Seed, nominated: Nominated, answers: Answers) => ({
  id: nominationId(seed, nominated),
  level,
  ...marksOf(answers),
})

async function score(seed: Seed, occasion: Occasion, nominated: Nominated, { marks, locked }: Answering) {
  const own = { ...occasion, by: assessor(panelOf(seed, nominated)[0] ?? 0) }
  const code = await codeOf(seed, nominated)
  await act(seed, own, markSheet, { code, ...marksOf(marks ?? {}) })
  if (locked) await act(seed, { ...own, key: `${own.key} locked` }, lockSheet, { code })
}

/** What the office of the regency answers, and the sheets that wait for it. */
export function levelSteps(story: Story, nominated: Nominated, told: Answering): readonly Step[] {
  const { key, product } = nominated
  const { draft, sent } = told
  const { operator, head } = officeOf(product.office)
  return [
    ...(sent
      ? [
          story.step(answered, 620, `${key} level sent`, head, (seed, occasion) =>
            act(seed, occasion, sendLevel.regency, fieldsFor(seed, nominated, sent)),
          ),
        ]
      : []),
    ...(draft
      ? [
          story.step(drafted, 620, `${key} level draft`, operator, (seed, occasion) =>
            act(seed, occasion, saveLevel.regency, fieldsFor(seed, nominated, draft)),
          ),
        ]
      : []),
    panelStep(story, nominated, scored),
    ...(told.marks
      ? [
          story.step(scored + 1, 600, `${key} sheet 0`, 'ketua', (seed, occasion) =>
            score(seed, occasion, nominated, told),
          ),
        ]
      : []),
  ]
}
