import { passOn } from '../../modules/assessment/index.ts'
import { settleNomination } from '../../modules/decisions/index.ts'
import { agreedSteps } from './agreed-steps.ts'
import { act, idOf, type Step } from './act.ts'
import { assignmentStep } from './assessment-steps.ts'
import type { Calendar } from './calendar.ts'
import written from './content/examples.json' with { type: 'json' }
import { editionKeys } from './edition-steps.ts'
import { entrySteps, nominatedFrom, type Entered } from './example-entries.ts'
import { levelSteps, type Answering } from './level-steps.ts'
import { nominationId } from './nomination-steps.ts'
import { outsideSteps, type Brought } from './outside-steps.ts'
import { storyIn, type Story } from './story.ts'

const { ranked, levelled, passed } = written

type Facts = Readonly<Record<string, string>>
type Answered = Entered & Answering & Readonly<{ facts: Facts; brought?: readonly Brought[] }>
type Passing = Entered & Readonly<{ facts: Facts; fails?: boolean }>

// Each has keys of its own, which are optional here and not possibly undefined.
const answeredOnes = levelled.nominated as unknown as readonly Answered[]
const passingOnes = passed.nominated as unknown as readonly Passing[]

/** Panels that agree on one sheet: two have, one does not yet, and one has not begun. */
function rankedSteps(calendar: Calendar): readonly Step[] {
  return [
    ...ranked.nominated.flatMap(told => {
      const story = storyIn(calendar)
      const nominated = nominatedFrom('ranked', told)
      return [
        ...entrySteps(story, nominated, { facts: {}, sample: true }),
        ...agreedSteps(story, nominated, told),
      ]
    }),
    assignmentStep(calendar, 'ranked', { day: ranked.assigned, minute: 580, wave: 1 }),
  ]
}

/** Criteria that the office of a regency answers: not begun, begun, and sent; and a fact that another body tells. */
function levelledSteps(calendar: Calendar): readonly Step[] {
  return [
    ...answeredOnes.flatMap(told => {
      const story = storyIn(calendar)
      const nominated = nominatedFrom('levelled', told)
      return [
        ...entrySteps(story, nominated, { facts: told.facts, sample: true }),
        ...outsideSteps(story, nominated, told.brought ?? []),
        ...levelSteps(story, nominated, told),
      ]
    }),
    assignmentStep(calendar, 'levelled', { day: levelled.assigned, minute: 900, wave: 1 }),
  ]
}

const settled = (story: Story, told: Passing): Step => {
  const nominated = nominatedFrom('passed', told)
  return story.step(passed.settled, 840, `${nominated.key} settled`, 'ketua', (seed, occasion) =>
    act(seed, occasion, settleNomination, {
      edition: idOf(seed, editionKeys.passed),
      nomination: nominationId(seed, nominated),
      stars: told.fails ? '0' : '1',
      reason: passed.reason,
    }),
  )
}

/** Nobody scores: passed or not by the facts, then a quota, in which two of the same rank wait for a lot. */
function passedSteps(calendar: Calendar): readonly Step[] {
  return [
    ...passingOnes.flatMap(one => {
      const story = storyIn(calendar)
      const nominated = nominatedFrom('passed', one)
      const facts = { ...passed.facts, ...one.facts }
      return [...entrySteps(story, nominated, { facts, sample: false }), settled(story, one)]
    }),
    storyIn(calendar).step(passed.passedOn, 800, 'passed on', 'verifikator', (seed, occasion) =>
      act(seed, { ...occasion, role: 'secretariat' }, passOn, { id: idOf(seed, editionKeys.passed) }),
    ),
  ]
}

/** Small training editions with rules of other kinds, each in the middle of its way. */
export const exampleSteps = (calendar: Calendar): readonly Step[] => [
  ...rankedSteps(calendar),
  ...levelledSteps(calendar),
  ...passedSteps(calendar),
]
