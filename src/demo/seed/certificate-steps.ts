import { catalogueSuspension } from '../../modules/catalogue/index.ts'
import { askPrint, listCertificatesOf, suspendCertificate } from '../../modules/certificates/index.ts'
import { act, idOf, type Occasion, type Seed, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import written from './content/papers-of-stars.json' with { type: 'json' }
import { nominationId, type Nominated } from './nomination-steps.ts'
import { storyIn } from './story.ts'

const days = { suspended: -33, printed: -1 } as const

async function suspend(seed: Seed, occasion: Occasion, nominated: Nominated): Promise<void> {
  const { letter, reason, publicReason } = written.suspended
  const id = nominationId(seed, nominated)
  const certificates = await seed.parts.environment.database.read(reader => listCertificatesOf(reader, [id]))
  const date = seed.calendar.dateOf(occasion.at)
  await act(seed, occasion, suspendCertificate([catalogueSuspension]), {
    number: certificates.get(id)?.checkKey ?? '',
    letter_number: `${letter}${date.slice(0, 4)}`,
    letter_date: date,
    reason,
    public_reason: publicReason,
  })
}

/** The Minister suspends a star while its origin is looked into, and the secretariat has certificates printed. */
export function certificateSteps(calendar: Calendar, finished: readonly Nominated[]): readonly Step[] {
  const story = storyIn(calendar)
  const nominated = finished.find(one => one.product.id === written.suspended.product)
  if (!nominated) throw new Error(`the finished edition of the demo has no ${written.suspended.product}`)
  return [
    story.step(days.suspended, 620, `suspended ${nominated.key}`, 'menteri', (seed, occasion) =>
      suspend(seed, occasion, nominated),
    ),
    story.step(days.printed, 640, 'print', 'verifikator', (seed, occasion) =>
      act(seed, { ...occasion, role: 'secretariat' }, askPrint(seed.parts.programme.settings.prints), {
        acara: idOf(seed, 'conferment ceremony'),
        cover: 'yes',
        language: 'id',
      }),
    ),
  ]
}
