import { clearInterest, declareTie, setProfile } from '../../modules/assessment/index.ts'
import { findDemoActor } from '../../modules/people/index.ts'
import { act, idOf, type Occasion, type Seed, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import written from './content/assessors.json' with { type: 'json' }
import { editionKeys } from './edition-steps.ts'
import { nominationId, type Nominated } from './nomination-steps.ts'
import { storyIn, type Story } from './story.ts'

/** Limits and declarations come before anybody is assigned in the finished edition. */
const days = { limits: -341, ties: -340, cleared: -7 } as const

const asSecretariat = (occasion: Occasion): Occasion => ({ ...occasion, role: 'secretariat' })

const personOf = async (seed: Seed, by: string, at: Date): Promise<string> => {
  const actor = await seed.parts.environment.database.read(reader => findDemoActor(reader, by, at))
  return actor?.personId ?? ''
}

/** All but one score few products at a time, so that the one has enough of them for a picture of the own pace. */
const limits = (story: Story): readonly Step[] =>
  Object.entries(written.limits).map(([one, most]) =>
    story.step(days.limits, 560, `limit ${one}`, 'verifikator', async (seed, occasion) =>
      act(seed, asSecretariat(occasion), setProfile, {
        id: await personOf(seed, one, occasion.at),
        body: '',
        maxLoad: String(most),
        version: '0',
      }),
    ),
  )

/** Assessors declare in general what ties them to somebody, before any product is given to them. */
const ties = (story: Story): readonly Step[] =>
  written.ties.map(({ by, kind, name, note }) =>
    story.step(days.ties, 640, `tie of ${by}`, by, (seed, occasion) =>
      act(seed, occasion, declareTie, { kind, name, note }),
    ),
  )

/** What is known of assessors beside their work. One found interest is cleared; others wait for the secretariat. */
export function assessorSteps(calendar: Calendar, current: readonly Nominated[]): readonly Step[] {
  const story = storyIn(calendar)
  const { product, person, found, reason } = written.cleared
  const nominated = current.find(one => one.product.id === product)
  if (!nominated) throw new Error(`the demo does not nominate ${product}`)
  return [
    ...limits(story),
    ...ties(story),
    story.step(days.cleared, 650, `interest cleared ${product}`, 'verifikator', async (seed, occasion) =>
      act(seed, asSecretariat(occasion), clearInterest, {
        id: idOf(seed, editionKeys.current),
        nomination: nominationId(seed, nominated),
        person: await personOf(seed, person, occasion.at),
        found,
        reason,
      }),
    ),
  ]
}
