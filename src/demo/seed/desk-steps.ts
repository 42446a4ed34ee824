import { findSampleOf } from '../../modules/samples/index.ts'
import { ANYONE, askColleague, raiseFlag } from '../../modules/verification/index.ts'
import { act, idOf, make, type Occasion, type Seed, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import desks from './content/desks.json' with { type: 'json' }
import { editionKeys } from './edition-steps.ts'
import { nominationId, type Nominated } from './nomination-steps.ts'
import { storyIn, type Story } from './story.ts'

const asSecretariat = (occasion: Occasion): Occasion => ({ ...occasion, role: 'secretariat' })

/** Before the first sample of the edition under way arrives. */
const SHELVES = -56
const [PLANNED, HELD, BACK] = [-15, -13, -12] as const
/** The next sitting, some days from now. */
const NEXT = 6
const ASKED = -3

const shelves = (story: Story): readonly Step[] =>
  desks.places.map(({ key, ...place }, index) =>
    story.step(SHELVES, 600 + index, key, 'verifikator', (seed, occasion) =>
      make(seed, asSecretariat(occasion), seed.samples.addPlace, place),
    ),
  )

async function sampleOf(seed: Seed, nominated: Nominated): Promise<string> {
  const id = nominationId(seed, nominated)
  const sample = await seed.parts.environment.database.read(reader => findSampleOf(reader, id))
  if (!sample) throw new Error(`no sample of ${nominated.key}`)
  return sample.id
}

/** One sitting was held, with a piece of each sample used up, and another one is planned. */
function sessions(story: Story, calendar: Calendar, nominated: readonly Nominated[]): readonly Step[] {
  const { held, planned } = desks
  const shown = nominated.filter(one => held.products.includes(one.product.id))
  const plan = (told: typeof planned, noted: number, day: number): Step =>
    story.step(noted, 620, told.key, 'verifikator', (seed, occasion) =>
      make(seed, asSecretariat(occasion), seed.samples.planSession, {
        name: told.name,
        place: told.place,
        edition: idOf(seed, editionKeys.current),
        date: calendar.date(day),
      }),
    )
  const samples = (seed: Seed) => Promise.all(shown.map(one => sampleOf(seed, one)))
  return [
    plan(held, PLANNED, HELD),
    story.step(HELD, 520, `${held.key} out`, 'verifikator', async (seed, occasion) =>
      act(seed, asSecretariat(occasion), seed.samples.takeSamplesOut, {
        id: idOf(seed, held.key),
        sample: await samples(seed),
      }),
    ),
    story.step(BACK, 560, `${held.key} back`, 'verifikator', async (seed, occasion) => {
      const back = await samples(seed)
      await act(seed, asSecretariat(occasion), seed.samples.bringSamplesBack, {
        id: idOf(seed, held.key),
        back,
        ...Object.fromEntries(back.map(id => [`tasted.${id}`, '1'])),
      })
    }),
    plan(planned, ASKED, NEXT),
  ]
}

/** What verifiers ask each other, and what one of them holds on to. */
function talk(story: Story, nominated: readonly Nominated[]): readonly Step[] {
  const find = (product: string): Nominated => {
    const found = nominated.find(one => one.product.id === product)
    if (!found) throw new Error(`the demo does not nominate ${product}`)
    return found
  }
  const { questions, flag } = desks
  const asked = questions.map(({ product, item, question }) =>
    story.step(ASKED, 640, `question ${product}`, 'verifikator', (seed, occasion) =>
      act(seed, { ...occasion, role: 'verifier' }, askColleague, {
        id: nominationId(seed, find(product)),
        item,
        colleague: ANYONE,
        question,
      }),
    ),
  )
  const raised = story.step(ASKED, 700, `flag ${flag.product}`, 'verifikator-2', (seed, occasion) =>
    act(seed, { ...occasion, role: 'verifier' }, raiseFlag, {
      id: nominationId(seed, find(flag.product)),
      item: '',
      flag: flag.kind,
      remark: flag.note,
    }),
  )
  return [...asked, raised]
}

/** What lies on the desks of the secretariat, beside the files themselves. `nominated` are those of the edition under way. */
export function deskSteps(calendar: Calendar, nominated: readonly Nominated[]): readonly Step[] {
  const story = storyIn(calendar)
  return [...shelves(story), ...sessions(story, calendar, nominated), ...talk(story, nominated)]
}
