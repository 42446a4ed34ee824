import { createEdition, publishedRulesOf } from '../../modules/editions/index.ts'
import { fillPlace, startDraft } from '../../modules/rulemaking/index.ts'
import { act, idOf, make, type Occasion, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import written from './content/next-edition.json' with { type: 'json' }
import { editionKeys } from './edition-steps.ts'
import { storyIn } from './story.ts'

const days = { created: -13, begun: -12, changed: -11 } as const
const NEXT = 'edition next'

const asSecretariat = (occasion: Occasion): Occasion => ({ ...occasion, role: 'secretariat' })

/** The next edition is prepared: the secretariat begins with a copy of the rules, and moves two limits. */
export function rulesSteps(calendar: Calendar): readonly Step[] {
  const story = storyIn(calendar)
  return [
    story.step(days.created, 620, NEXT, 'verifikator-2', (seed, occasion) =>
      make(seed, asSecretariat(occasion), createEdition, written.edition),
    ),
    story.step(days.begun, 620, 'rules draft', 'verifikator-2', async (seed, occasion) => {
      const base = await seed.parts.environment.database.read(reader =>
        publishedRulesOf(reader, idOf(seed, editionKeys.current)),
      )
      await act(seed, asSecretariat(occasion), startDraft, { id: idOf(seed, NEXT), from: base?.id })
    }),
    ...written.changes.map(({ place, fields }) =>
      story.step(days.changed, 620, `rules draft ${place}`, 'verifikator-2', (seed, occasion) =>
        act(seed, asSecretariat(occasion), fillPlace, { id: idOf(seed, NEXT), place, ...fields }),
      ),
    ),
  ]
}
