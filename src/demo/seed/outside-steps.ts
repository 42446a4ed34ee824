import { bringOutside } from '../../modules/assessment/index.ts'
import { act, type Step } from './act.ts'
import written from './content/examples.json' with { type: 'json' }
import { nominationId, type Nominated } from './nomination-steps.ts'
import type { Story } from './story.ts'

const { fact, issuer } = written.levelled.outside

/** What another body says of a product on a day, with its paper; a later one needs a reason. */
export type Brought = Readonly<{ day: number; value: string; paper: string; reason?: string }>

/** The paper is so many days older than the day on which the secretariat brings it. */
const OLDER = 4
const DAY = 24 * 60 * 60 * 1000

/** What the secretariat brings of one product from outside, one by one. */
export const outsideSteps = (
  story: Story,
  nominated: Nominated,
  brought: readonly Brought[],
): readonly Step[] =>
  brought.map(({ day, value, paper, reason = '' }, version) =>
    story.step(day, 640, `${nominated.key} outside ${version}`, 'verifikator', (seed, occasion) =>
      act(seed, { ...occasion, role: 'secretariat' }, bringOutside, {
        id: nominationId(seed, nominated),
        fact,
        value,
        issuer,
        paper,
        paperDate: new Date(occasion.at.getTime() - OLDER * DAY).toISOString().slice(0, 10),
        reason,
        version: String(version),
      }),
    ),
  )
