import { callJury, lockSheet, markSheet } from '../../modules/assessment/index.ts'
import {
  approveRecommendation,
  confirmRelease,
  openCorrection,
  signCorrection,
} from '../../modules/decisions/index.ts'
import { findUpheld, juryCause } from '../../modules/objections/index.ts'
import { listCodes } from '../../modules/samples/index.ts'
import { act, idOf, make, type Occasion, type Seed, type Step } from './act.ts'
import { assessor, fieldsOf, findScorers, sheetsBy } from './assessment-steps.ts'
import type { Calendar } from './calendar.ts'
import notes from './content/notes.json' with { type: 'json' }
import written from './content/objections.json' with { type: 'json' }
import { proposalFor, wayToRelease } from './decision-steps.ts'
import { nominationId, type Nominated } from './nomination-steps.ts'
import { objectionName } from './objection-steps.ts'
import { storyIn, type Story } from './story.ts'

/** The round of a second jury. */
const JURY = 2
/** By how many points the other people find a product better, on the papers that were overlooked. */
const better = { done: 6.5, underWay: 1.5 } as const

const done = {
  opened: -44,
  called: -43,
  due: -30,
  scored: -38,
  signed: -28,
  approved: -22,
  decided: -16,
  prepared: -3,
  confirmed: -2,
  moment: 10,
} as const
const confirmed = { opened: -10, signed: -8, approved: -6, annex: -2 } as const
const underWay = { opened: -8, called: -7, due: 14, scored: -3 } as const

type Jury = Readonly<{ ground: string; reason: string }>
type JuryDays = Readonly<{ opened: number; called: number; due: number }>

const settingsOf = ({ parts }: Seed) => ({ findUpheld, ...parts.programme.settings.objections })

/** The chair takes the upheld objection up, and calls other people. */
function juryStart(story: Story, calendar: Calendar, product: string, told: Jury, days: JuryDays) {
  const target = (seed: Seed) => ({ id: idOf(seed, objectionName(product)) })
  return [
    story.step(days.opened, 600, `correction ${product}`, 'ketua', (seed, occasion) =>
      act(seed, occasion, openCorrection(settingsOf(seed)), { ...target(seed), ground: told.ground }),
    ),
    story.step(days.called, 610, `jury ${product}`, 'ketua', (seed, occasion) =>
      act(seed, occasion, callJury(juryCause(settingsOf(seed))), {
        ...target(seed),
        due: calendar.date(days.due),
        reason: told.reason,
      }),
    ),
  ]
}

type Seated = Readonly<{ nominated: Nominated; apart: number }>

/** Who sits in the jury: looked for once. */
async function juryOf(seed: Seed, occasion: Occasion, { key }: Nominated, code: string) {
  const name = `${key} jury`
  const known = seed.ids.get(name)
  if (known !== undefined) return known.split(' ').map(Number)
  const found = await findScorers(seed, occasion, name, code)
  seed.ids.set(name, found.join(' '))
  return found
}

async function juryCode(seed: Seed, nominated: Nominated): Promise<string> {
  const codes = await seed.parts.environment.database.read(reader =>
    listCodes(reader, [nominationId(seed, nominated)]),
  )
  const code = codes.find(one => one.round === JURY)?.code
  if (code === undefined) throw new Error(`${nominated.key} has no second jury`)
  return code
}

/** A member of the jury scores the product under its other code, to the end or half of it. */
async function score(seed: Seed, occasion: Occasion, jury: Seated, slot: number, isLocked: boolean) {
  const { nominated, apart } = jury
  const code = await juryCode(seed, nominated)
  const numbers = await juryOf(seed, occasion, nominated, code)
  const sheet = (await sheetsBy(seed, nominated, numbers, apart))[slot]
  const own = { ...occasion, by: assessor(numbers[slot] ?? 0) }
  if (!sheet) throw new Error(`${nominated.key} has no sheet ${slot} of its jury`)
  await act(seed, own, markSheet, { code, ...fieldsOf(sheet, isLocked ? 1 : 0.4) })
  if (isLocked) await act(seed, { ...own, key: `${own.key} locked` }, lockSheet, { code })
}

const scoring = (story: Story, jury: Seated, day: number, stages: readonly boolean[]) =>
  stages.map((isLocked, slot) => {
    const key = `${jury.nominated.key} jury sheet ${slot}`
    return story.step(day + slot, 560 + slot * 40, key, assessor(1), (seed, occasion) =>
      score(seed, occasion, jury, slot, isLocked),
    )
  })

/** Scored anew, decided anew, and prepared: the second of two people let it be released at a moment to come. */
function waitingRelease(calendar: Calendar, nominated: Nominated): readonly Step[] {
  const story = storyIn(calendar)
  const { id: product } = nominated.product
  const told = written.juries['selai-pala']
  const list = `list anew ${product}`
  return [
    ...juryStart(story, calendar, product, told, done),
    ...scoring(story, { nominated, apart: better.done }, done.scored, [true, true, true]),
    story.step(done.signed, 640, list, 'ketua', async (seed, occasion) => {
      const { stars } = await proposalFor(seed, nominated, JURY)
      await make(seed, occasion, signCorrection(settingsOf(seed)), {
        id: idOf(seed, objectionName(product)),
        stars: String(stars),
        reason: told.settled,
      })
    }),
    ...wayToRelease(story, { list, decree: notes.decreeAnew }, done),
    story.step(done.confirmed, 640, `${list} confirmed`, 'penerbit-2', (seed, occasion) =>
      act(seed, occasion, confirmRelease(seed.parts.programme.settings.releases), {
        id: idOf(seed, list),
        date: calendar.date(done.moment),
        time: '09.00',
      }),
    ),
  ]
}

/** Decided anew as it was, without a jury: the annex waits to be read and signed. */
function waitingSignature(calendar: Calendar, nominated: Nominated): readonly Step[] {
  const story = storyIn(calendar)
  const { product, ground, settled } = written.confirmed
  const objection = (seed: Seed) => ({ id: idOf(seed, objectionName(product)) })
  const list = `list anew ${product}`
  return [
    story.step(confirmed.opened, 630, `correction ${product}`, 'ketua', (seed, occasion) =>
      act(seed, occasion, openCorrection(settingsOf(seed)), { ...objection(seed), ground }),
    ),
    story.step(confirmed.signed, 630, list, 'ketua', async (seed, occasion) => {
      const { stars } = await proposalFor(seed, nominated)
      await make(seed, occasion, signCorrection(settingsOf(seed)), {
        ...objection(seed),
        stars: String(stars),
        reason: settled,
      })
    }),
    story.step(confirmed.approved, 630, `${list} approved`, 'dirjen', (seed, occasion) =>
      act(seed, occasion, approveRecommendation, { id: idOf(seed, list) }),
    ),
    story.step(confirmed.annex, 630, `${list} annex`, 'menteri', (seed, occasion) => {
      const date = seed.calendar.dateOf(occasion.at)
      const number = `${notes.decreeToSign}${date.slice(0, 4)}`
      return act(seed, occasion, seed.decree.prepare, {
        id: idOf(seed, list),
        decree_number: number,
        decree_date: date,
      })
    }),
  ]
}

/** One jury has locked one sheet and begun another. */
function juryAtWork(calendar: Calendar, nominated: Nominated): readonly Step[] {
  const story = storyIn(calendar)
  return [
    ...juryStart(story, calendar, nominated.product.id, written.juries['endek-riak'], underWay),
    ...scoring(story, { nominated, apart: better.underWay }, underWay.scored, [true, false]),
  ]
}

/** What became of objections that were upheld: new decisions that wait, and a second jury at work. */
export function newDecisionSteps(calendar: Calendar, nominated: readonly Nominated[]): readonly Step[] {
  const of = (product: string): Nominated => {
    const found = nominated.find(one => one.product.id === product)
    if (!found) throw new Error(`the finished edition of the demo has no ${product}`)
    return found
  }
  return [
    ...waitingRelease(calendar, of('selai-pala')),
    ...waitingSignature(calendar, of(written.confirmed.product)),
    ...juryAtWork(calendar, of('endek-riak')),
  ]
}
