import { extendStage } from '../../modules/editions/index.ts'
import {
  answerObjection,
  assignObjection,
  openObjection,
  sendObjection,
} from '../../modules/objections/index.ts'
import { findDemoActor } from '../../modules/people/index.ts'
import { act, idOf, make, type Occasion, type Seed, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import written from './content/objections.json' with { type: 'json' }
import { editionKeys } from './edition-steps.ts'
import { nominationId, type Nominated } from './nomination-steps.ts'
import { officeOf } from './register-steps.ts'
import { storyIn, type Story } from './story.ts'
import { verifierOf, verifiers } from './verification-steps.ts'

/** Days that are left out lie ahead: the objection has come so far. */
type Told = Readonly<{
  product: string
  text: string
  opened: number
  sent: number
  assigned?: number
  answered?: number
  holds?: boolean
  document?: string
  arithmetic?: string
}>

const objections: readonly Told[] = written.objections

/** When the time for objections is opened again for some areas, and until when. */
const AGAIN = { granted: -60, until: 12 } as const

const as = (occasion: Occasion, role: 'verifier' | 'secretariat'): Occasion => ({ ...occasion, role })
const settingsOf = (seed: Seed) => seed.parts.programme.settings.objections

export const objectionName = (product: string): string => `objection ${product}`

/**
 * Results of the finished edition that were objected to, in every state: one refused with reasons, the others after the
 * time was opened again for some areas. What follows from an objection that was upheld is told by `newDecisionSteps`.
 */
export const objectionSteps = (calendar: Calendar, nominated: readonly Nominated[]): readonly Step[] => [
  storyIn(calendar).step(AGAIN.granted, 600, 'objections again', 'verifikator', (seed, occasion) =>
    act(seed, as(occasion, 'secretariat'), extendStage, {
      id: idOf(seed, editionKeys.finished),
      stage: written.extension.stage,
      scope: 'areas',
      places: written.extension.places.join('\n'),
      closesDate: calendar.date(AGAIN.until),
      closesTime: '23.59',
      reason: written.extension.reason,
    }),
  ),
  ...objections.flatMap(told => stepsOf(told, storyIn(calendar), nominated)),
]

/** Whoever verified the nomination does not handle it. */
const handlerOf = (found: Nominated): string => verifiers.find(one => one !== verifierOf(found)) ?? ''

function stepsOf(told: Told, story: Story, nominated: readonly Nominated[]): readonly Step[] {
  const found = nominated.find(one => one.product.id === told.product)
  if (!found) throw new Error(`the finished edition of the demo has no ${told.product}`)
  return [...sendingSteps(told, story, found), ...handlingSteps(told, story, handlerOf(found))]
}

function sendingSteps({ product, text, opened, sent }: Told, story: Story, found: Nominated) {
  const name = objectionName(product)
  const { operator, head } = officeOf(found.product.office)
  return [
    story.step(opened, 640, name, operator, (seed, occasion) =>
      make(seed, occasion, openObjection(settingsOf(seed)), {
        id: nominationId(seed, found),
        ground_document: 'yes',
        ground_arithmetic: 'yes',
        text,
      }),
    ),
    story.step(sent, 600, `${name} sent`, head, (seed, occasion) =>
      act(seed, occasion, sendObjection(settingsOf(seed)), { id: idOf(seed, name) }),
    ),
  ]
}

function handlingSteps(told: Told, story: Story, handler: string): readonly Step[] {
  const name = objectionName(told.product)
  const { assigned, answered } = told
  if (assigned === undefined) return []
  const given = story.step(assigned, 620, `${name} assigned`, 'verifikator', async (seed, occasion) => {
    const person = await seed.parts.environment.database.read(reader =>
      findDemoActor(reader, handler, occasion.at, 'verifier'),
    )
    await act(seed, as(occasion, 'secretariat'), assignObjection, {
      id: idOf(seed, name),
      person: person?.personId ?? '',
    })
  })
  if (answered === undefined) return [given]
  const answer = story.step(answered, 700, `${name} answered`, handler, (seed, occasion) =>
    act(seed, as(occasion, 'verifier'), answerObjection(settingsOf(seed)), {
      id: idOf(seed, name),
      holds_document: told.holds ? 'yes' : 'no',
      reason_document: told.document,
      holds_arithmetic: 'no',
      reason_arithmetic: told.arithmetic,
    }),
  )
  return [given, answer]
}
