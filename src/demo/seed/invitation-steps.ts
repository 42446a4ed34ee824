import {
  aboutLink,
  contributionActions,
  guestPages,
  useInvitationHandler,
} from '../../modules/contributions/index.ts'
import { signedInFinder } from '../../modules/people/index.ts'
import { findProducer } from '../../modules/producers/index.ts'
import { openSealer, type Sealer } from '../../platform/sealer.ts'
import {
  act,
  attempt,
  environmentAt,
  idOf,
  producerSettings,
  type Occasion,
  type Seed,
  type Step,
} from './act.ts'
import { laterPhotoOf, photoContent } from './album.ts'
import { answersOf } from './answers.ts'
import type { Calendar } from './calendar.ts'
import help from './content/help.json' with { type: 'json' }
import { answer, nominationId, type Nominated } from './nomination-steps.ts'
import { officeOf } from './register-steps.ts'
import { storyIn } from './story.ts'
import { uploadOf } from './uploads.ts'

const INVITED = -3
const DONE = -2
const GUEST = 'guest'
/** Sections of which the producer answers some questions, with those questions. */
const ownQuestions: Readonly<Record<string, readonly string[]>> = {
  bahan: ['bahan-makanan-minuman', 'pemasok-bahan'],
  produksi: ['bulan-produksi', 'kapasitas-bulanan', 'tahapan-makanan-minuman', 'regenerasi-pelaku'],
}

const sealerOf = ({ parts }: Seed): Sealer => openSealer(parts.config)

const actsOf = (seed: Seed) =>
  contributionActions(
    { ...seed.parts.programme.settings.contributions, sealer: sealerOf(seed) },
    producerSettings(seed.parts),
  )

/** The office makes the link; what is kept of it is sealed, as in the address of its page. */
async function invite(seed: Seed, occasion: Occasion, nominated: Nominated): Promise<void> {
  const asked = { id: nominationId(seed, nominated), name: help.invited.name }
  const result = await attempt(seed, occasion, actsOf(seed).inviteProducer, asked)
  if (result.kind !== 'done') throw new Error(`demo: ${occasion.key}: ${result.kind}`)
  seed.ids.set(occasion.key, String(result.answer['id']))
  seed.ids.set(
    `${occasion.key} link`,
    new URL(result.next ?? '', 'https://demo.example').searchParams.get('tautan') ?? '',
  )
}

/** Opens the link as the producer does, with the last digits of the firm's telephone. */
async function openLink(seed: Seed, { at }: Occasion, { product, key }: Nominated): Promise<void> {
  const environment = environmentAt(seed, at)
  const { database, clock } = environment
  const now = clock.now()
  const invited = idOf(seed, `${key} invited`)
  const token =
    sealerOf(seed)
      .open(idOf(seed, `${key} invited link`), aboutLink(invited))
      ?.toString() ?? ''
  const producer = await database.read(reader => findProducer(reader, idOf(seed, `producer ${product.id}`)))
  const digits = producer?.phone.replaceAll(/\D/g, '').slice(-4) ?? ''
  const opened = await useInvitationHandler(
    environment,
    sealerOf(seed),
  )({
    fields: { token, digits },
    signedIn: null,
    clientAddress: '',
    now,
    locale: 'id',
  })
  if (opened.kind !== 'session') throw new Error(`demo: the link of ${key} was not opened`)
  const find = signedInFinder(environment, [], guestPages)
  const signedIn = await database.read(reader => find(reader, opened.secret ?? '', now))
  if (!signedIn) throw new Error(`demo: nobody came by the link of ${key}`)
  seed.actors.set(`${GUEST} `, signedIn.actor)
}

/** What a producer does on the phone: some answers, a photo, and "done". */
async function fillOwnPart(seed: Seed, occasion: Occasion, nominated: Nominated): Promise<void> {
  await openLink(seed, occasion, nominated)
  const guest = (key: string): Occasion => ({ ...occasion, by: GUEST, key: `${occasion.key} ${key}` })
  const all = answersOf(nominated.product)
  for (const [section, questions] of Object.entries(ownQuestions)) {
    const answers = Object.fromEntries(questions.map(id => [id, all[id] ?? '']))
    await answer(seed, guest(section), nominated, { section, answers })
  }
  const photo = laterPhotoOf(nominated.product)
  const id = nominationId(seed, nominated)
  const { addOwnPhotos, finishContribution } = actsOf(seed)
  await act(seed, guest('photo'), addOwnPhotos, {
    id,
    photo1: await uploadOf(seed, await photoContent(photo, seed.pictures), photo.name),
    caption1: photo.caption,
  })
  await act(seed, guest('done'), finishContribution, { id })
}

/** A producer of the first office is invited, and fills the own part. */
export function invitationSteps(calendar: Calendar, nominated: readonly Nominated[]): readonly Step[] {
  const found = nominated.find(one => one.product.id === help.invited.product)
  if (!found) throw new Error(`the demo does not nominate ${help.invited.product}`)
  const story = storyIn(calendar)
  const { operator } = officeOf(found.product.office)
  return [
    story.step(INVITED, 640, `${found.key} invited`, operator, (seed, occasion) =>
      invite(seed, occasion, found),
    ),
    story.step(DONE, 1170, `${found.key} own part`, GUEST, (seed, occasion) =>
      fillOwnPart(seed, occasion, found),
    ),
  ]
}
