import type { Post } from '../../modules/people/index.ts'
import { callHolders } from '../../modules/reevaluation/index.ts'
import { act, idOf, type Seed, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import notes from './content/notes.json' with { type: 'json' }
import { editionKeys } from './edition-steps.ts'
import { storyIn } from './story.ts'

/** What happened before today is not mailed today. */
const unsent = ({ parts }: Seed): Post => ({
  publicUrl: parts.config.publicUrl,
  sends: false,
  send: () => Promise.resolve(),
})

const CALLED = -61
const RECORDED = -4
const YEARS_AGO = 8

/**
 * The holders of the finished edition are called for the one under way. Later an older award, from before results
 * were kept, is recorded: its holder is still to be called.
 */
export function reevaluationSteps(calendar: Calendar): readonly Step[] {
  const story = storyIn(calendar)
  const { product, scale, stars, source, note } = notes.formerAward
  return [
    story.step(CALLED, 660, 'holders called', 'verifikator', (seed, occasion) =>
      act(seed, { ...occasion, role: 'secretariat' }, callHolders(unsent(seed)), {
        edition: idOf(seed, editionKeys.current),
      }),
    ),
    story.step(RECORDED, 660, 'former award', 'verifikator', (seed, occasion) =>
      act(seed, { ...occasion, role: 'secretariat' }, seed.producers.recordFormerAward, {
        id: idOf(seed, `product ${product}`),
        year: String(Number(calendar.date(0).slice(0, 4)) - YEARS_AGO),
        scale,
        stars,
        source,
        note,
      }),
    ),
  ]
}
