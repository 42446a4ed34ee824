import {
  answerObjection,
  assignObjection,
  openObjection,
  sendObjection,
} from '../../modules/objections/index.ts'
import { findDemoActor } from '../../modules/people/index.ts'
import { act, idOf, make, type Occasion, type Seed, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import told from './content/objection.json' with { type: 'json' }
import { nominationId, type Nominated } from './nomination-steps.ts'
import { officeOf } from './register-steps.ts'
import { storyIn } from './story.ts'
import { verifierOf, verifiers } from './verification-steps.ts'

/** Within the time for objections after the release, and for their answer. */
const DAYS = { opened: -265, sent: -264, assigned: -261, answered: -247 } as const

const as = (occasion: Occasion, role: 'verifier' | 'secretariat'): Occasion => ({ ...occasion, role })
const settingsOf = (seed: Seed) => seed.parts.programme.settings.objections

const name = 'objection'

/** One result of the finished edition was objected to, and the objection was answered with reasons. */
export function objectionSteps(calendar: Calendar, nominated: readonly Nominated[]): readonly Step[] {
  const found = nominated.find(one => one.product.id === told.product)
  if (!found) return []
  const story = storyIn(calendar)
  const { operator, head } = officeOf(found.product.office)
  // Whoever verified the nomination does not handle it.
  const handler = verifiers.find(one => one !== verifierOf(found)) ?? ''
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
        holds_document: 'no',
        reason_document: told.document,
        holds_arithmetic: 'no',
        reason_arithmetic: told.arithmetic,
      }),
    ),
  ]
}
