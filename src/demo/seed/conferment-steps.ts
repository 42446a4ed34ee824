import {
  handOverCertificates,
  listCertificatesOf,
  recordConferment,
} from '../../modules/certificates/index.ts'
import { act, idOf, make, type Occasion, type Seed, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import texts from './content/conferments.json' with { type: 'json' }
import { editionKeys } from './edition-steps.ts'
import { nominationId, type Nominated } from './nomination-steps.ts'
import { storyIn } from './story.ts'

/** Those who did not come to the ceremony: one receives the certificate later, the others' still wait. */
const ABSENT = 3

/** The certificates of these nominations in the order of their numbers, as the forms name them. */
const certificateIds = (seed: Seed, nominated: readonly Nominated[]): Promise<readonly string[]> =>
  seed.parts.environment.database.read(async reader => {
    const ids = nominated.map(one => nominationId(seed, one))
    const found = [...(await listCertificatesOf(reader, ids)).values()]
    return found.toSorted((one, other) => one.sequence - other.sequence).map(one => one.id)
  })

type Event = 'ceremony' | 'later'

const asSecretariat = (occasion: Occasion): Occasion => ({ ...occasion, role: 'secretariat' })

async function handOver(
  seed: Seed,
  occasion: Occasion,
  event: Event,
  certificates: readonly string[],
): Promise<void> {
  await act(seed, asSecretariat(occasion), handOverCertificates, {
    id: idOf(seed, `conferment ${event}`),
    certificate: certificates.join(' '),
    receivedBy: event === 'ceremony' ? texts.receivedBy : texts.receivedLater,
  })
}

/** The days of the ceremony and of a later hand-over. */
export type ConfermentDays = Readonly<{ planned: number; held: number; later: number }>

/** A ceremony is planned and held; most come, one receives the certificate later, two do not yet. */
export function confermentSteps(
  calendar: Calendar,
  nominated: readonly Nominated[],
  days: ConfermentDays,
): readonly Step[] {
  const story = storyIn(calendar)
  const record = (event: Event, noted: number, held: number) =>
    story.step(noted, 600, `conferment ${event}`, 'verifikator', (seed, occasion) =>
      make(seed, asSecretariat(occasion), recordConferment, {
        ...texts[event],
        edition: idOf(seed, editionKeys.finished),
        date: calendar.dateOf(calendar.work(held, 600)),
      }),
    )
  return [
    record('ceremony', days.planned, days.held),
    story.step(days.held, 900, 'conferment ceremony held', 'verifikator', async (seed, occasion) =>
      handOver(seed, occasion, 'ceremony', (await certificateIds(seed, nominated)).slice(0, -ABSENT)),
    ),
    record('later', days.later, days.later),
    story.step(days.later, 660, 'conferment later held', 'verifikator', async (seed, occasion) =>
      handOver(seed, occasion, 'later', (await certificateIds(seed, nominated)).slice(-ABSENT, 1 - ABSENT)),
    ),
  ]
}
