import { visitor } from '../../access/index.ts'
import { runAction } from '../../actions/index.ts'
import type { Post } from '../../modules/people/index.ts'
import { petitionActions, type ReadinessSettings } from '../../modules/readiness/index.ts'
import { act, environmentAt, idOf, type Seed, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import desks from './content/desks.json' with { type: 'json' }
import petitions from './content/petitions.json' with { type: 'json' }
import { editionKeys } from './edition-steps.ts'
import { storyIn } from './story.ts'

type Told = (typeof petitions)['answered' | 'waiting']

/** What happened before today is not mailed today. */
const unsent = ({ parts }: Seed): Post => ({
  publicUrl: parts.config.publicUrl,
  sends: false,
  send: () => Promise.resolve(),
})

function settingsOf(seed: Seed): ReadinessSettings {
  const { documentTypes, settings } = seed.parts.programme
  return {
    types: documentTypes,
    warnDays: settings.documents.warnDays,
    checksPerMinute: settings.petitions.checksPerMinute,
    petitions: {
      post: unsent(seed),
      toSender: () => Promise.resolve(),
      keepMonths: settings.petitions.keepMonths,
      law: settings.petitions.law,
      perHour: settings.petitions.perHour,
    },
  }
}

const fieldsOf = (told: Told, edition: string): Readonly<Record<string, string>> => ({
  token: told.token,
  edisi: edition,
  komoditas: told.commodity,
  wilayah: told.place,
  product: told.product,
  business: told.business,
  contactName: told.contactName,
  phone: told.phone,
  email: told.email,
  note: told.note,
  consent: 'yes',
  sentra: told.sentra,
  foto: told.photos,
  ...Object.fromEntries(Object.entries(told.answers).map(([id, value]) => [`jawab.${id}`, value])),
  ...Object.fromEntries(told.has.map(id => [`punya.${id}`, 'ada'])),
})

/** Somebody without an account asks to be nominated. */
async function send(seed: Seed, at: Date, told: Told): Promise<void> {
  const { sendPetition } = petitionActions(settingsOf(seed))
  const result = await runAction(environmentAt(seed, at), sendPetition, {
    actor: visitor,
    locale: 'id',
    input: fieldsOf(told, idOf(seed, editionKeys.current)),
    key: null,
  })
  const id = result.kind === 'done' ? result.answer['id'] : null
  if (typeof id !== 'string') throw new Error(`demo: ${told.key} was not sent: ${result.kind}`)
  seed.ids.set(told.key, id)
}

const SENT = -6
const TAKEN = -4

/** Two firms ask to be nominated: the office has answered one, the other waits. */
export function petitionSteps(calendar: Calendar): readonly Step[] {
  const story = storyIn(calendar)
  const { answered, waiting } = petitions
  return [
    story.step(SENT, 700, answered.key, 'operator', (seed, { at }) => send(seed, at, answered)),
    story.step(SENT + 1, 900, waiting.key, 'operator', (seed, { at }) => send(seed, at, waiting)),
    story.step(TAKEN, 640, `${answered.key} taken`, 'operator', (seed, occasion) =>
      act(seed, occasion, petitionActions(settingsOf(seed)).takePetition, {
        id: idOf(seed, answered.key),
        version: 1,
      }),
    ),
    story.step(TAKEN + 1, 660, `${answered.key} answered`, 'operator', (seed, occasion) =>
      act(seed, occasion, petitionActions(settingsOf(seed)).answerPetition, {
        id: idOf(seed, answered.key),
        version: 2,
        outcome: 'accepted',
        answer: desks.answer,
      }),
    ),
  ]
}
