import { delegateRole, findDemoActor } from '../../modules/people/index.ts'
import { act, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import help from './content/help.json' with { type: 'json' }
import { storyIn } from './story.ts'

/** When the head names who acts, and the days of the absence: ahead, so that nobody acts for anybody yet. */
const NAMED = -1
const AWAY = { from: 6, until: 8 } as const

/** The head of the first office will be away, and has named an operator of the office who acts until then. */
export function delegationSteps(calendar: Calendar): readonly Step[] {
  const { by, person, mandateNumber } = help.delegated
  const story = storyIn(calendar)
  return [
    story.step(NAMED, 880, 'delegation', by, async (seed, occasion) => {
      const { environment, programme } = seed.parts
      const named = await environment.database.read(reader => findDemoActor(reader, person, occasion.at))
      return act(seed, occasion, delegateRole(programme.settings.delegation), {
        person: named?.personId ?? '',
        from: calendar.date(AWAY.from),
        until: calendar.date(AWAY.until),
        mandateNumber,
        mandateDate: calendar.dateOf(occasion.at),
      })
    }),
  ]
}
