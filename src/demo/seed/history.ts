import type { Step } from './act.ts'
import { assessorSteps } from './assessor-steps.ts'
import { assignmentStep, interestSteps, scoringSteps } from './assessment-steps.ts'
import type { Calendar } from './calendar.ts'
import { certificateSteps } from './certificate-steps.ts'
import { confermentSteps } from './conferment-steps.ts'
import { currentPlan, demoProducts, demoSentra, finishedPlan, type SheetStage } from './content.ts'
import { listSteps, settlementStep } from './decision-steps.ts'
import { delegationSteps } from './delegation-steps.ts'
import { deskSteps } from './desk-steps.ts'
import { editionSteps } from './edition-steps.ts'
import { exampleSteps } from './example-steps.ts'
import { helpSteps } from './help-steps.ts'
import { importSteps } from './import-steps.ts'
import { invitationSteps } from './invitation-steps.ts'
import {
  approvalStep,
  correctionSteps,
  draftSteps,
  nominatedIn,
  sampleSteps,
  submissionStep,
  withdrawalStep,
  type Nominated,
} from './nomination-steps.ts'
import { newDecisionSteps } from './new-decision-steps.ts'
import { objectionSteps } from './objection-steps.ts'
import { petitionSteps } from './petition-steps.ts'
import { reevaluationSteps } from './reevaluation-steps.ts'
import { productSteps, sentraSteps } from './register-steps.ts'
import { repeatSteps } from './repeat-steps.ts'
import { rulesSteps } from './rules-steps.ts'
import { sessionSteps } from './session-steps.ts'
import { storyIn, type Story } from './story.ts'
import { checkingStep, verificationSteps } from './verification-steps.ts'

const allLocked: readonly SheetStage[] = ['locked', 'locked', 'locked']
/** Products that are registered but not nominated yet: brought in on this day. */
const LATEST_REGISTRATION = -26
const DAYS_BEFORE_OPENING = 9

const finishedDays = { assigned: -338, scored: -336, settled: -298, verifiedAfter: 15 } as const
const finishedList = { signed: -295, approved: -289, decided: -283, prepared: -275, released: -271 } as const
const confermentDays = { planned: -268, held: -258, later: -236 } as const
const currentDays = {
  firstAssignment: -28,
  secondAssignment: -17,
  thirdAssignment: -15,
} as const

/** The day on which the office brings a product in: some days before its first nomination. */
function registrationDay(product: string): number {
  const first = [...finishedPlan, ...currentPlan].find(plan => plan.product === product)
  return first ? first.open - DAYS_BEFORE_OPENING : LATEST_REGISTRATION
}

function registrations(calendar: Calendar): readonly Step[] {
  const sentra = demoSentra.flatMap(one => {
    const days = demoProducts
      .filter(product => product.sentra === one.id)
      .map(({ id }) => registrationDay(id))
    return sentraSteps(one, Math.min(...days) - 4, calendar)
  })
  return [
    ...sentra,
    ...demoProducts.flatMap(product => productSteps(product, registrationDay(product.id), calendar)),
  ]
}

const submissionOf = (story: Story, nominated: Nominated): readonly Step[] => [
  ...draftSteps(story, nominated),
  approvalStep(story, nominated),
  submissionStep(story, nominated),
]

/** A nomination of the finished edition: to the end, or to where verification ended it. */
function finishedSteps(nominated: Nominated, calendar: Calendar): readonly Step[] {
  const story = storyIn(calendar)
  const { plan } = nominated
  const verified = plan.open + finishedDays.verifiedAfter
  const begun = [...submissionOf(story, nominated), ...sampleSteps(story, nominated, true)]
  const look = { nominated, findings: plan.findings ?? [] }
  if (plan.end === 'not-admitted')
    return [...begun, ...verificationSteps(story, look, verified, { round: 1, outcome: 'refused' })]
  return [
    ...begun,
    ...verificationSteps(story, look, verified, { round: 1, outcome: 'admitted' }),
    ...scoringSteps(story, nominated, finishedDays.scored, allLocked),
    settlementStep(story, nominated, finishedDays.settled),
  ]
}

type Ending = (story: Story, nominated: Nominated) => readonly Step[]

const admitted = (story: Story, nominated: Nominated, after: number): readonly Step[] => [
  ...submissionOf(story, nominated),
  ...sampleSteps(story, nominated, true),
  ...verificationSteps(story, { nominated, findings: [] }, nominated.plan.open + after, {
    round: 1,
    outcome: 'admitted',
  }),
]

const judged = (story: Story, nominated: Nominated, outcome: 'returned' | 'refused'): readonly Step[] => [
  ...submissionOf(story, nominated),
  ...sampleSteps(story, nominated, outcome === 'returned'),
  ...verificationSteps(
    story,
    { nominated, findings: nominated.plan.findings ?? [] },
    nominated.plan.open + 13,
    { round: 1, outcome },
  ),
]

/** How each nomination of the edition under way comes to where it stands. */
const endings: Readonly<Record<string, Ending>> = {
  draft: draftSteps,
  approved: (story, one) => [
    ...draftSteps(story, one),
    ...(one.plan.approvedWith === undefined ? [approvalStep(story, one)] : []),
  ],
  submitted: (story, one) => [
    ...submissionOf(story, one),
    ...(one.plan.open < -12 ? sampleSteps(story, one, one.plan.checked !== undefined) : []),
    ...(one.plan.checked === undefined
      ? []
      : [
          checkingStep(
            story,
            { nominated: one, findings: [], upTo: one.plan.checked },
            one.plan.open + 13,
            1,
          ),
        ]),
  ],
  returned: (story, one) => judged(story, one, 'returned'),
  resubmitted: (story, one) => [
    ...judged(story, one, 'returned'),
    ...correctionSteps(story, one, one.plan.open + 21),
  ],
  'not-admitted': (story, one) => judged(story, one, 'refused'),
  admitted: (story, one) => admitted(story, one, 34),
  withdrawn: (story, one) => [...submissionOf(story, one), withdrawalStep(story, one, one.plan.open + 18)],
  'in-assessment': (story, one) => [
    ...admitted(story, one, 25),
    ...(one.plan.interest ? interestSteps(story, one, currentDays.secondAssignment) : []),
    ...scoringSteps(story, one, currentDays.thirdAssignment, one.plan.sheets ?? allLocked),
  ],
  assessed: (story, one) => [
    ...admitted(story, one, 13),
    ...scoringSteps(story, one, currentDays.firstAssignment + 1, allLocked),
  ],
}

function currentSteps(nominated: Nominated, calendar: Calendar): readonly Step[] {
  const ending = endings[nominated.plan.end]
  if (!ending) throw new Error(`the demo knows no way to "${nominated.plan.end}"`)
  return ending(storyIn(calendar), nominated)
}

/** When the secretariat assigns; the third time for the one who left the panel on the second day. */
const assignments = [
  { day: currentDays.firstAssignment, minute: 580, wave: 1 },
  { day: currentDays.secondAssignment, minute: 580, wave: 2 },
  { day: currentDays.thirdAssignment, minute: 700, wave: 3 },
]

/** The whole history of the demo in the order of its days: the same calendar always gives the same steps. */
export function historyOf(calendar: Calendar): readonly Step[] {
  const finished = finishedPlan.map(plan => nominatedIn('finished', plan))
  const current = currentPlan.map(plan => nominatedIn('current', plan))
  const steps = [
    ...editionSteps(calendar),
    ...registrations(calendar),
    ...finished.flatMap(one => finishedSteps(one, calendar)),
    assignmentStep(calendar, 'finished', { day: finishedDays.assigned, minute: 580, wave: 1 }),
    ...repeatSteps(calendar, finished),
    ...listSteps(calendar, 'finished', finishedList),
    ...confermentSteps(
      calendar,
      finished.filter(one => one.plan.end === 'published'),
      confermentDays,
    ),
    ...certificateSteps(calendar, finished),
    ...objectionSteps(calendar, finished),
    ...newDecisionSteps(calendar, finished),
    ...petitionSteps(calendar),
    ...reevaluationSteps(calendar),
    ...current.flatMap(one => currentSteps(one, calendar)),
    ...assignments.map(wave => assignmentStep(calendar, 'current', wave)),
    ...deskSteps(calendar, current),
    ...helpSteps(calendar, current),
    ...invitationSteps(calendar, current),
    ...delegationSteps(calendar),
    ...assessorSteps(calendar, current),
    ...rulesSteps(calendar),
    ...sessionSteps(calendar, current),
    ...exampleSteps(calendar),
  ]
  const inOrder = steps.toSorted((one, other) => one.at.getTime() - other.at.getTime())
  return [...inOrder, ...importSteps(calendar)]
}
