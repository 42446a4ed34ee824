import { giveRepeats, listRepeatsIn, lockSheet, setRepeats } from '../../modules/assessment/index.ts'
import { act, attempt, idOf, type Occasion, type Seed, type Step } from './act.ts'
import { assessor, ASSESSORS, fieldsOf, panelOf, sheetsFor } from './assessment-steps.ts'
import type { Calendar } from './calendar.ts'
import { editionKeys, type EditionKey } from './edition-steps.ts'
import { nominationId, type Nominated } from './nomination-steps.ts'
import { storyIn } from './story.ts'

const days = { set: -323, given: -318, scored: -315, setNow: -26 } as const
/** Whoever has a higher number leaves the repeat lying until the edition is over. */
const DILIGENT = 9
/** By how many points each hand sees the product otherwise the second time. */
const moved = [0, 2, -1, 0, 3, -2, 1, 0, -3] as const

const set = (seed: Seed, occasion: Occasion, edition: EditionKey, each: number) =>
  act(seed, { ...occasion, role: 'secretariat' }, setRepeats, {
    id: idOf(seed, editionKeys[edition]),
    each: String(each),
    afterDays: '7',
    source: 'any',
    version: '0',
  })

/** An assessor scores the own repeat: whose it is is found by trying, as whoever has none under a code finds no sheet. */
async function scoreAgain(
  seed: Seed,
  occasion: Occasion,
  finished: readonly Nominated[],
  number: number,
): Promise<void> {
  const repeats = await seed.parts.environment.database.read(reader =>
    listRepeatsIn(reader, idOf(seed, editionKeys.finished)),
  )
  for (const { code, nominationId: id } of repeats.filter(one => one.state === 'open')) {
    const nominated = finished.find(one => nominationId(seed, one) === id)
    const slot = nominated ? panelOf(seed, nominated).indexOf(number) : -1
    if (!nominated || slot < 0) continue
    const sheet = (await sheetsFor(seed, nominated, moved[number - 1] ?? 0))[slot]
    if (!sheet) continue
    const own = { ...occasion, by: assessor(number), key: `${occasion.key} ${code}` }
    const sent = { code, ...fieldsOf(sheet, 1) }
    if ((await attempt(seed, own, lockSheet, sent)).kind === 'done') return
  }
}

/** Repeats of the finished edition, most of them scored; in the one under way they are switched on and not yet given. */
export function repeatSteps(calendar: Calendar, finished: readonly Nominated[]): readonly Step[] {
  const story = storyIn(calendar)
  const numbers = Array.from({ length: Math.min(DILIGENT, ASSESSORS) }, (_, index) => index + 1)
  return [
    story.step(days.set, 600, 'repeats set', 'verifikator', (seed, occasion) =>
      set(seed, occasion, 'finished', 2),
    ),
    story.step(days.given, 600, 'repeats given', 'verifikator', (seed, occasion) =>
      act(seed, { ...occasion, role: 'secretariat' }, giveRepeats, {
        id: idOf(seed, editionKeys.finished),
      }),
    ),
    ...numbers.map(number =>
      story.step(
        days.scored + (number % 4),
        540 + number * 7,
        `repeat of ${number}`,
        assessor(number),
        (seed, occasion) => scoreAgain(seed, occasion, finished, number),
      ),
    ),
    story.step(days.setNow, 600, 'repeats set now', 'verifikator', (seed, occasion) =>
      set(seed, occasion, 'current', 1),
    ),
  ]
}
