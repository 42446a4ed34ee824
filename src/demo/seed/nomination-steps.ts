import { publishedRulesOf } from '../../modules/editions/index.ts'
import { ticksOf } from '../../modules/letters/index.ts'
import {
  answerField,
  answerSection,
  openNomination,
  resubmitNomination,
  submitNomination,
  withdrawNomination,
} from '../../modules/nominations/index.ts'
import { findSampleOf } from '../../modules/samples/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { randomOf } from '../pictures/random.ts'
import { act, idOf, make, type Occasion, type Seed, type Step } from './act.ts'
import { laterPhotoOf } from './album.ts'
import { answersOf, type FormAnswers } from './answers.ts'
import { currentPlan, demoSentra, productOf, type DemoProduct, type Planned } from './content.ts'
import desks from './content/desks.json' with { type: 'json' }
import notes from './content/notes.json' with { type: 'json' }
import { editionKeys, type EditionKey } from './edition-steps.ts'
import { decreeOf, letterOf, papersOf } from './product-papers.ts'
import { addDocument, addPhotos, documentForm, officeOf } from './register-steps.ts'
import type { Story } from './story.ts'

/** A nomination on its way through an edition of the demo. */
export type Nominated = Readonly<{ edition: EditionKey; plan: Planned; product: DemoProduct; key: string }>

export const nominatedIn = (edition: EditionKey, plan: Planned): Nominated => ({
  edition,
  plan,
  product: productOf(plan.product),
  key: `nomination ${edition} ${plan.product}`,
})

export const nominationId = (seed: Seed, { key }: Nominated): string => idOf(seed, key)

async function sectionAnswers(seed: Seed, nominated: Nominated, answers: FormAnswers) {
  const edition = idOf(seed, editionKeys[nominated.edition])
  const loaded = await seed.parts.environment.database.read(reader => publishedRulesOf(reader, edition))
  if (!loaded) throw new Error('the demo edition has no rules')
  const sections = new Map<string, Record<string, string>>()
  for (const [question, answer] of Object.entries(answers)) {
    const section = loaded.rules.sectionOfQuestion.get(question)?.id
    if (section === undefined) throw new Error(`the rules ask no question ${question}`)
    sections.set(section, { ...sections.get(section), [answerField(question)]: answer })
  }
  return sections
}

/** Answers one section of the form. */
export async function answer(
  seed: Seed,
  occasion: Occasion,
  nominated: Nominated,
  given: Readonly<{ section: string; answers: FormAnswers }>,
): Promise<void> {
  const sections = await sectionAnswers(seed, nominated, given.answers)
  const fields = sections.get(given.section) ?? {}
  await act(seed, occasion, answerSection, {
    id: nominationId(seed, nominated),
    section: given.section,
    ...fields,
  })
}

const sections = ['keunikan', 'bahan', 'pasar', 'mutu', 'produksi', 'penghela'] as const
/** How many sections a draft of each readiness has. */
const sectionsDone = { opened: 0, begun: 1, sections: 3, complete: sections.length } as const

/** The letter of an earlier edition is replaced, so that there is one in force. */
async function bringLetter(seed: Seed, occasion: Occasion, nominated: Nominated): Promise<void> {
  const { product, edition } = nominated
  const letter = letterOf(product, seed.calendar.dateOf(occasion.at), edition === 'finished' ? '0' : '1')
  const name = `document ${product.id} surat-usulan`
  const earlier = seed.ids.get(name)
  if (earlier === undefined) {
    const owner = `producer ${product.id}`
    await addDocument(seed, { ...occasion, key: name }, letter, { owner, product })
    return
  }
  const form = await documentForm(seed, letter, product)
  await make(seed, occasion, seed.documents.replaceDocument, { id: earlier, ...form })
}

/** A decree that was refused is replaced by one with its annexes. */
async function renewDecree(seed: Seed, occasion: Occasion, { plan, product }: Nominated): Promise<void> {
  const sentra = demoSentra.find(one => one.id === product.sentra)
  if (!sentra) throw new Error(`the demo has no sentra ${product.sentra}`)
  const form = await documentForm(seed, decreeOf(sentra, seed.calendar, plan.open), null)
  const id = idOf(seed, `sentra ${sentra.id} decree`)
  await make(seed, occasion, seed.documents.replaceDocument, { id, ...form })
}

/** Where the head has it made at the approval, nobody brings a letter. */
const isMadeHere = ({ plan }: Nominated): boolean =>
  ['draft', 'approved'].includes(plan.end) || plan.alsoApproves !== undefined

/** The nomination is opened and its sections are answered over some days. */
export function draftSteps(story: Story, nominated: Nominated): readonly Step[] {
  const { plan, product, key, edition } = nominated
  const { operator } = officeOf(product.office)
  const answers = { ...answersOf(product), ...plan.wrong }
  const count = sectionsDone[plan.ready ?? 'complete']
  const opened = story.step(plan.open, 555, key, operator, (seed, occasion) =>
    make(seed, occasion, openNomination, {
      product: idOf(seed, `product ${product.id}`),
      edition: idOf(seed, editionKeys[edition]),
    }),
  )
  const answered = sections
    .slice(0, count)
    .map((section, index) =>
      story.step(
        plan.open + Math.floor(index / 2),
        600 + index * 17,
        `${key} ${section}`,
        operator,
        (seed, occasion) => answer(seed, occasion, nominated, { section, answers }),
      ),
    )
  const lacks = isMadeHere(nominated) || (product.lacks ?? []).includes('surat-usulan')
  const writes = count === sections.length && !lacks
  const letter = story.step(plan.open + 3, 820, `${key} letter`, operator, (seed, occasion) =>
    bringLetter(seed, occasion, nominated),
  )
  const decree = story.step(plan.open + 4, 840, `${key} decree`, operator, (seed, occasion) =>
    renewDecree(seed, occasion, nominated),
  )
  return [opened, ...answered, ...(writes ? [letter] : []), ...(plan.renewsDecree ? [decree] : [])]
}

const target = (seed: Seed, nominated: Nominated) => ({ id: nominationId(seed, nominated) })

const letterNumber = ({ product }: Nominated): string => `530/CONTOH/S-${product.index}`

/** What is ticked to be approved together, as it stands now. */
async function tickedOf(seed: Seed, occasion: Occasion, nominated: readonly Nominated[]): Promise<string> {
  const ids = nominated.map(one => nominationId(seed, one))
  const now = occasion.at > seed.latest.at ? occasion.at : seed.latest.at
  return seed.parts.environment.database.read(reader => ticksOf(reader, ids, now))
}

async function approve(seed: Seed, occasion: Occasion, nominated: Nominated): Promise<void> {
  const { plan, edition } = nominated
  const made = isMadeHere(nominated) ? { number: letterNumber(nominated) } : {}
  if (plan.alsoApproves === undefined) {
    await act(seed, occasion, seed.letters.approveNomination, { ...target(seed, nominated), ...made })
    return
  }
  const others = currentPlan.filter(one => plan.alsoApproves?.includes(one.product))
  const together = [nominated, ...others.map(one => nominatedIn(edition, one))]
  const nominations = await tickedOf(seed, occasion, together)
  await act(seed, occasion, seed.letters.approveTogether, { nominations, ...made })
}

export const approvalStep = (story: Story, nominated: Nominated): Step =>
  story.step(
    nominated.plan.open + 5,
    870,
    `${nominated.key} approved`,
    officeOf(nominated.product.office).head,
    (seed, occasion) => approve(seed, occasion, nominated),
  )

export const submissionStep = (story: Story, nominated: Nominated): Step =>
  story.step(
    nominated.plan.open + 6,
    590,
    `${nominated.key} submitted`,
    officeOf(nominated.product.office).operator,
    (seed, occasion) => act(seed, occasion, submitNomination, target(seed, nominated)),
  )

/** On which shelf a sample is put: on none before there were any. */
const shelfOf = ({ ids }: Seed, { product }: Nominated): string =>
  ids.get(desks.places[product.index % 2]?.key ?? '') ?? ''

const receiveAt = async (seed: Seed, occasion: Occasion, nominated: Nominated): Promise<void> => {
  const id = nominationId(seed, nominated)
  const sample = await seed.parts.environment.database.read(reader => findSampleOf(reader, id))
  if (!sample) throw new Error(`no sample of ${nominated.key}`)
  const dented = nominated.product.index % 9 === 0
  await act(seed, occasion, seed.samples.receiveSample, {
    id: sample.id,
    condition: dented ? 'damaged' : 'good',
    condition_note: dented ? notes.damaged : '',
    place: shelfOf(seed, nominated),
  })
}

/** What food says of its making: one production code, and half a year of shelf life. */
function shelfLifeOf({ parts }: Seed, { product }: Nominated): Readonly<Record<string, string>> {
  const { shelfLife } = parts.programme.settings.samples
  if (!shelfLife.some(one => one.commodity === product.commodity)) return {}
  const until = new Date(parts.environment.clock.now().getTime() + 180 * 86_400_000)
  return { lot: `CONTOH-${product.index}`, best_before: capitalDay(until) }
}

/** The sample is announced and sent by the office and, unless it is still on its way, received. */
export function sampleSteps(story: Story, nominated: Nominated, received: boolean): readonly Step[] {
  const { plan, product, key } = nominated
  const random = randomOf(`sample ${key}`, 0)
  const announced = story.step(
    plan.open + 7,
    640,
    `${key} sample`,
    officeOf(product.office).operator,
    (seed, occasion) =>
      act(seed, occasion, seed.samples.announceSample, {
        id: nominationId(seed, nominated),
        pieces: '3',
        storage: 'dry',
        ...shelfLifeOf(seed, nominated),
        note: random.pick(notes.sampleNotes),
      }),
  )
  const sent = story.step(
    plan.open + 8,
    600,
    `${key} sample sent`,
    officeOf(product.office).operator,
    (seed, occasion) =>
      act(seed, occasion, seed.samples.sendSample, {
        id: nominationId(seed, nominated),
        courier: random.pick(notes.couriers),
        tracking_number: `CONTOH${String(random.whole(100_000, 999_999))}`,
        sent_on: capitalDay(occasion.at),
      }),
  )
  if (!received) return [announced, sent]
  const arrival = story.step(plan.open + 11, 610, `${key} sample received`, 'verifikator', (seed, occasion) =>
    receiveAt(seed, { ...occasion, role: 'verifier' }, nominated),
  )
  return [announced, sent, arrival]
}

export const withdrawalStep = (story: Story, nominated: Nominated, day: number): Step =>
  story.step(
    day,
    680,
    `${nominated.key} withdrawn`,
    officeOf(nominated.product.office).head,
    (seed, occasion) =>
      act(seed, occasion, withdrawNomination, {
        ...target(seed, nominated),
        reason: nominated.plan.reason ?? '',
      }),
  )

async function correct(seed: Seed, occasion: Occasion, nominated: Nominated, day: number): Promise<void> {
  const { plan, product, key } = nominated
  const fix = plan.fix ?? {}
  if (fix.section !== undefined)
    await answer(seed, occasion, nominated, { section: fix.section, answers: fix.answers ?? {} })
  if (fix.document !== undefined) {
    const paper = papersOf(product, seed.calendar, day).find(one => one.type === fix.document)
    if (!paper) throw new Error(`${product.id} has no ${fix.document}`)
    const id = idOf(seed, `document ${product.id} ${fix.document}`)
    const form = await documentForm(seed, paper, product)
    await make(seed, { ...occasion, key: `${key} new ${fix.document}` }, seed.documents.replaceDocument, {
      id,
      ...form,
    })
  }
  if (fix.photo)
    await addPhotos(seed, { ...occasion, key: `${key} new photo` }, product.id, [laterPhotoOf(product)])
}

/** The office corrects a returned file and sends it back. */
export function correctionSteps(story: Story, nominated: Nominated, day: number): readonly Step[] {
  const { key, product } = nominated
  const { operator } = officeOf(product.office)
  return [
    story.step(day, 575, `${key} corrected`, operator, (seed, occasion) =>
      correct(seed, occasion, nominated, day),
    ),
    story.step(day + 1, 630, `${key} resubmitted`, operator, (seed, occasion) =>
      act(seed, occasion, resubmitNomination, target(seed, nominated)),
    ),
  ]
}
