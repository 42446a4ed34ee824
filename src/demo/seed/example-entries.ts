import { openNomination } from '../../modules/nominations/index.ts'
import { idOf, make, type Step } from './act.ts'
import { editionKeys, type EditionKey } from './edition-steps.ts'
import { FACTS, questionOf } from './example-rules.ts'
import {
  answer,
  approvalStep,
  nominatedIn,
  sampleSteps,
  submissionStep,
  type Nominated,
} from './nomination-steps.ts'
import { officeOf } from './register-steps.ts'
import type { Story } from './story.ts'
import { verificationSteps } from './verification-steps.ts'

const VERIFIED_AFTER = 13

/** A nomination of one of the small editions, as it is written. */
export type Entered = Readonly<{ product: string; open: number }>

export const nominatedFrom = (edition: EditionKey, { product, open }: Entered): Nominated =>
  nominatedIn(edition, { product, open, end: 'in-assessment' })

type Told = Readonly<{ facts: Readonly<Record<string, string>>; sample: boolean }>

/** From the nomination to its admission: these rules ask for the facts only, and some for a sample. */
export function entrySteps(story: Story, nominated: Nominated, { facts, sample }: Told): readonly Step[] {
  const { plan, product, key, edition } = nominated
  const { operator } = officeOf(product.office)
  const answers = Object.fromEntries(Object.entries(facts).map(([name, value]) => [questionOf(name), value]))
  return [
    story.step(plan.open, 555, key, operator, (seed, occasion) =>
      make(seed, occasion, openNomination, {
        product: idOf(seed, `product ${product.id}`),
        edition: idOf(seed, editionKeys[edition]),
      }),
    ),
    ...(Object.keys(answers).length === 0
      ? []
      : [
          story.step(plan.open, 600, `${key} facts`, operator, (seed, occasion) =>
            answer(seed, occasion, nominated, { section: FACTS, answers }),
          ),
        ]),
    approvalStep(story, nominated),
    submissionStep(story, nominated),
    ...(sample ? sampleSteps(story, nominated, true) : []),
    ...verificationSteps(story, { nominated, findings: [] }, plan.open + VERIFIED_AFTER, {
      round: 1,
      outcome: 'admitted',
    }),
  ]
}
