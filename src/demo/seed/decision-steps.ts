import { findForm, scoreForm } from '../../engine/index.ts'
import { fileFactsOf, lockedSheetsOf } from '../../modules/assessment/index.ts'
import {
  approveRecommendation,
  preparePublication,
  releasePublication,
  settleNomination,
  signRecommendation,
} from '../../modules/decisions/index.ts'
import { getRules } from '../../modules/editions/index.ts'
import { getNomination } from '../../modules/nominations/index.ts'
import { act, idOf, make, type Occasion, type Seed, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import notes from './content/notes.json' with { type: 'json' }
import { editionKeys, type EditionKey } from './edition-steps.ts'
import { nominationId, type Nominated } from './nomination-steps.ts'
import { storyIn, type Story } from './story.ts'

type Proposed = Readonly<{ stars: number; gated: boolean }>

/** What the rules give for a nomination, from the locked sheets of its panel or of a second jury. */
export function proposalFor(seed: Seed, nominated: Nominated, round = 1): Promise<Proposed> {
  const id = nominationId(seed, nominated)
  return seed.parts.environment.database.read(async reader => {
    const nomination = await getNomination(reader, id)
    const { rules } = await getRules(reader, nomination.rulesId)
    if (!findForm(rules, nomination.commodity)) throw new Error('no rubric')
    const sheets = (await lockedSheetsOf(reader, [id], { rounds: [round] })).get(id) ?? []
    const facts = await fileFactsOf(reader, nomination)
    const scored = scoreForm(rules, {
      form: nomination.commodity,
      sheets: sheets.map(sheet => sheet.answers),
      facts,
    })
    if (!scored.ok) throw new Error(`${nominated.key} cannot be scored`)
    const [outcome] = scored.value.outcomes.values()
    const before = outcome?.bandBeforeGates?.stars ?? 0
    const stars = outcome?.band?.stars ?? 0
    return { stars, gated: stars < before }
  })
}

async function settle(seed: Seed, occasion: Occasion, nominated: Nominated): Promise<void> {
  const { plan, product, edition } = nominated
  const { stars, gated } = await proposalFor(seed, nominated)
  const settled = plan.departsTo ?? stars
  const usual = notes.settled[product.index % notes.settled.length] ?? ''
  const reason = settled !== stars ? notes.departure : gated && stars === 0 ? notes.gated : usual
  await act(seed, occasion, settleNomination, {
    edition: idOf(seed, editionKeys[edition]),
    nomination: nominationId(seed, nominated),
    stars: String(settled),
    reason,
  })
}

/** The chair settles one nomination in the plenary. */
export const settlementStep = (story: Story, nominated: Nominated, day: number): Step =>
  story.step(
    day,
    560 + (nominated.product.index % 30) * 6,
    `${nominated.key} settled`,
    'ketua',
    (seed, occasion) => settle(seed, occasion, nominated),
  )

/** The Minister has the annex made, and signs it with the passphrase of the demonstration. */
async function decide(
  seed: Seed,
  occasion: Occasion,
  id: string,
  decree: Readonly<{ decree_number: string; decree_date: string }>,
): Promise<void> {
  const { prepare, decide: sign } = seed.decree
  const { digest } = await act(seed, occasion, prepare, { id, ...decree })
  const passphrase = seed.parts.annex.service?.examplePassphrase ?? ''
  await act(seed, occasion, sign, { id, seen: digest, passphrase })
}

/** The days of a list's way to the public. */
export type ListDays = Readonly<{
  signed: number
  approved: number
  decided: number
  prepared: number
  released: number
}>

/** A signed list passes Director General and Minister, and the first of two people prepares its release. */
export function wayToRelease(
  story: Story,
  { list, decree }: Readonly<{ list: string; decree: string }>,
  days: Pick<ListDays, 'approved' | 'decided' | 'prepared'>,
): readonly Step[] {
  const target = (seed: Seed) => ({ id: idOf(seed, list) })
  return [
    story.step(days.approved, 620, `${list} approved`, 'dirjen', (seed, occasion) =>
      act(seed, occasion, approveRecommendation, target(seed)),
    ),
    story.step(days.decided, 600, `${list} decided`, 'menteri', (seed, occasion) => {
      const date = seed.calendar.dateOf(occasion.at)
      const number = `${decree}${date.slice(0, 4)}`
      return decide(seed, occasion, idOf(seed, list), { decree_number: number, decree_date: date })
    }),
    story.step(days.prepared, 570, `${list} prepared`, 'penerbit', (seed, occasion) =>
      act(seed, occasion, preparePublication, target(seed)),
    ),
  ]
}

/** From the chair's signature through Director General and Minister to the release by two people. */
export function listSteps(calendar: Calendar, edition: EditionKey, days: ListDays): readonly Step[] {
  const story = storyIn(calendar)
  const list = `list ${edition}`
  return [
    story.step(days.signed, 890, list, 'ketua', (seed, occasion) =>
      make(seed, occasion, signRecommendation, {
        edition: idOf(seed, editionKeys[edition]),
        minutes: notes.minutes,
      }),
    ),
    ...wayToRelease(story, { list, decree: notes.decree }, days),
    story.step(days.released, 600, `${list} released`, 'penerbit-2', (seed, occasion) =>
      act(seed, occasion, releasePublication(seed.parts.releaseSteps), { id: idOf(seed, list) }),
    ),
  ]
}
