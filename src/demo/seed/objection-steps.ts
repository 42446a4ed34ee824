import {
  answerObjection,
  assignObjection,
  openObjection,
  sendObjection,
} from '../../modules/objections/index.ts'
import { findDemoActor } from '../../modules/people/index.ts'
import { act, idOf, make, type Occasion, type Seed, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import objections from './content/objection.json' with { type: 'json' }
import { nominationId, type Nominated } from './nomination-steps.ts'
import { officeOf } from './register-steps.ts'
import { storyIn, type Story } from './story.ts'
import { verifierOf, verifiers } from './verification-steps.ts'

/** Within the time for objections after the release, and for their answer. */
const DAYS = { opened: -265, sent: -264, assigned: -261, answered: -247 } as const

const as = (occasion: Occasion, role: 'verifier' | 'secretariat'): Occasion => ({ ...occasion, role })
const settingsOf = (seed: Seed) => seed.parts.programme.settings.objections

type Told = (typeof objections)[number]

/**
 * Two results of the finished edition were objected to: one objection was refused with reasons, the other one waits for the
 * chair, since a document was read wrongly.
 */
export const objectionSteps = (calendar: Calendar, nominated: readonly Nominated[]): readonly Step[] =>
  objections.flatMap(told => stepsOf(told, storyIn(calendar), nominated))

/** Whoever verified the nomination does not handle it. */
const handlerOf = (found: Nominated): string => verifiers.find(one => one !== verifierOf(found)) ?? ''

function stepsOf(told: Told, story: Story, nominated: readonly Nominated[]): readonly Step[] {
  const name = `objection ${told.product}`
  const found = nominated.find(one => one.product.id === told.product)
  if (!found) return []
  const { operator, head } = officeOf(found.product.office)
  const handler = handlerOf(found)
  return [
    story.step(DAYS.opened, 640, name, operator, (seed, occasion) =>
      make(seed, occasion, openObjection(settingsOf(seed)), {
        id: nominationId(seed, found),
        ground_document: 'yes',
        ground_arithmetic: 'yes',
        text: told.text,
      }),
    ),
    story.step(DAYS.sent, 600, `${name} sent`, head, (seed, occasion) =>
      act(seed, occasion, sendObjection(settingsOf(seed)), {
        id: idOf(seed, name),
      }),
    ),
    story.step(DAYS.assigned, 620, `${name} assigned`, 'verifikator', async (seed, occasion) => {
      const person = await seed.parts.environment.database.read(reader =>
        findDemoActor(reader, handler, occasion.at, 'verifier'),
      )
      await act(seed, as(occasion, 'secretariat'), assignObjection, {
        id: idOf(seed, name),
        person: person?.personId ?? '',
      })
    }),
    story.step(DAYS.answered, 700, `${name} answered`, handler, (seed, occasion) =>
      act(seed, as(occasion, 'verifier'), answerObjection(settingsOf(seed)), {
        id: idOf(seed, name),
        holds_document: told.holds ? 'yes' : 'no',
        reason_document: told.document,
        holds_arithmetic: 'no',
        reason_arithmetic: told.arithmetic,
      }),
    ),
  ]
}
