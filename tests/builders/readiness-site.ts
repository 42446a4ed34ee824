import { visitor, type Actor } from '../../src/access/index.ts'
import { runAction, type ActionResult } from '../../src/actions/index.ts'
import type { Letter } from '../../src/modules/people/index.ts'
import { readinessRoutes, type ReadinessSettings } from '../../src/modules/readiness/index.ts'
import { sendPetition } from '../../src/modules/readiness/send-petition.ts'
import { text } from '../../src/foundation/text.ts'
import { newId } from '../../src/platform/random.ts'
import { readProgramme } from '../../src/setup/programme.ts'
import type { NominationOffice } from './nomination-office.ts'
import { testSite, type TestSite } from './test-site.ts'

type Mail = Readonly<{ to: string; text: string }>

/** The pages of readiness over an office, and all mails that they send. */
export type ReadinessSite = TestSite &
  Readonly<{
    settings: ReadinessSettings
    mails: readonly Mail[]
    send: (change?: Readonly<Record<string, string>>, from?: string) => Promise<ActionResult>
  }>

/** A petition as the public form sends it. */
export const aPetition = (office: NominationOffice): Readonly<Record<string, string>> => ({
  token: newId(),
  edisi: office.editionId,
  komoditas: 'tenun',
  wilayah: '32.05',
  product: 'Selendang Contoh',
  business: 'Usaha Kenari Contoh',
  contactName: 'Ibu Kenari Contoh',
  phone: '0812-3456-7890',
  email: 'kenari@contoh.example',
  note: 'Pesan kenari contoh.',
  consent: 'yes',
  sentra: 'ada',
  foto: '4',
  'punya.nib': 'ada',
})

export function readinessSite(
  office: NominationOffice,
  change: Partial<ReadinessSettings['petitions']> = {},
): ReadinessSite {
  const mails: Mail[] = []
  const settings: ReadinessSettings = {
    types: readProgramme().documentTypes,
    warnDays: 60,
    checksPerMinute: 60,
    petitions: {
      post: {
        publicUrl: 'https://contoh.example',
        sends: true,
        send: (_tx, letters: readonly Letter[]) => {
          mails.push(...letters.map(({ to, text }) => ({ to: to.email, text })))
          return Promise.resolve()
        },
      },
      toSender: (_tx, letter) => {
        if (letter) mails.push(letter)
        return Promise.resolve()
      },
      keepMonths: 12,
      law: text('Undang-undang contoh', 'Example law'),
      perHour: 3,
      ...change,
    },
  }
  const send = (fields: Readonly<Record<string, string>> = {}, from?: string): Promise<ActionResult> =>
    runAction(office.environment, sendPetition(settings), {
      actor: visitor satisfies Actor,
      locale: 'id',
      input: { ...aPetition(office), ...fields },
      key: null,
      ...(from === undefined ? {} : { clientAddress: from }),
    })
  return { ...testSite(office.environment, readinessRoutes(settings)), settings, mails, send }
}
