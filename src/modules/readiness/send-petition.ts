import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { areaPathOf, provinceOf, wholeCountry, type AreaPath } from '../../foundation/area-path.ts'
import { isId } from '../../foundation/ids.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { sha256 } from '../../platform/digest.ts'
import { bucketOf, perHour, windowStart } from '../../platform/rate-limit/index.ts'
import { listRecipients, operatorCountsByRegency, type Recipient } from '../people/index.ts'
import { isKnownRegency } from '../regions/index.ts'
import { lettersAboutNew } from './petition-letters.ts'
import { contactOf, monthsLater, type Petition, type Sender, type ToldReadiness } from './petition.ts'
import { countSent, findSent, hasOpen, insertPetition, noteSent, type NewPetition } from './petition-store.ts'
import { itemTitle } from './pages/item-words.ts'
import { checkSelf, type SelfCheck } from './self-check.ts'
import type { ReadinessSettings } from './settings.ts'
import { listMeasured, yardstickOf } from './yardsticks.ts'

const own = (id: string, en: string) => ({ params: { text: text(id, en) } })

/** What the papers' and questions' fields hold is told by the rules; here it is text, and short. */
const LONGEST = 200

const input = z
  .object({
    token: z.string().refine(isId),
    edisi: z.string().max(40),
    komoditas: z.string().max(100),
    wilayah: fields.requiredText(20),
    product: fields.requiredText(150, 3),
    business: fields.requiredText(150, 3),
    contactName: fields.requiredText(150, 2),
    phone: fields
      .optionalText(30)
      .refine(
        value => value === '' || /^\+?[\d\s().-]{8,30}$/.test(value),
        own(
          'Tulis nomor telepon dengan angka, misalnya 0812 3456 7890.',
          'Write the phone number in digits, such as 0812 3456 7890.',
        ),
      ),
    email: fields
      .optionalText(200)
      .refine(
        value => value === '' || z.email().safeParse(value).success,
        own(
          'Tulis alamat surel yang lengkap, misalnya nama@contoh.id.',
          'Enter a full e-mail address, such as name@example.org.',
        ),
      ),
    note: fields.optionalText(1_000),
    consent: fields.optionalText(10),
  })
  .catchall(z.string().max(LONGEST))
type Input = z.infer<typeof input>

const noContact = problem(
  'no-contact',
  'phone',
  text(
    'Isi nomor telepon atau alamat surel, agar dinas dapat menghubungi Anda.',
    'Give a phone number or an e-mail address, so that the office can contact you.',
  ),
)
const noConsent = problem(
  'no-consent',
  'consent',
  text(
    'Tanpa persetujuan ini dinas tidak boleh menghubungi Anda. Centang bila Anda setuju.',
    'Without this consent the office may not contact you. Tick it if you agree.',
  ),
)
export const unknownPlace = problem(
  'unknown-place',
  'wilayah',
  text('Pilih kabupaten atau kota dari daftar.', 'Choose a regency or city from the list.'),
)
const alreadyOpen = problem(
  'already-open',
  'product',
  text(
    'Permintaan untuk produk ini dari kontak yang sama masih menunggu jawaban. Buka lewat alamat yang Anda simpan.',
    'A request for this product from the same contact still waits for an answer. Open it by the address that you kept.',
  ),
)
const tooMany = problem(
  'too-many',
  '',
  text(
    'Terlalu banyak permintaan dari jaringan ini. Coba lagi satu jam lagi, atau datang ke dinas.',
    'Too many requests from this network. Try again in an hour, or go to the office.',
  ),
)

type Loaded = Readonly<{
  repeated: Petition | null
  check: SelfCheck
  editionId: string
  rulesId: string
  area: AreaPath
  place: AreaPath
  contactKey: string
  isOpen: boolean
  sent: number
  bucket: string | null
  recipients: readonly Recipient[]
}>

const MINUTE = 60_000
const minuteOf = (at: Date): Date => new Date(Math.floor(at.getTime() / MINUTE) * MINUTE)

/** Those who answer a petition, wherever it lies. */
export const answering = ['operator', 'province-officer', 'secretariat'] as const

/** The office of the regency or city; where nobody nominates there, its province; where nobody works there, the secretariat. */
export async function officeFor(reader: Reader, regency: string, now: Date): Promise<AreaPath> {
  const counts = await operatorCountsByRegency(reader, now)
  const place = areaPathOf(regency)
  if ((counts.get(regency) ?? 0) > 0) return place
  const province = provinceOf(place)
  const officers = await listRecipients(reader, ['province-officer'], [province], now)
  return officers.length > 0 ? province : wholeCountry
}

/** Of one form and one sender: a page that was left open on a shared machine serves more than one. */
const sentKey = (token: string, contactKey: string): string => sha256(`${token} ${contactKey}`)

const senderOf = (given: Input): Sender => ({
  business: given.business,
  contactName: given.contactName,
  phone: given.phone === '' ? null : given.phone,
  email: given.email === '' ? null : given.email.toLowerCase(),
  note: given.note === '' ? null : given.note,
})

const typedIn =
  (given: Input) =>
  (name: string): string =>
    String(given[name] ?? '')

const load =
  (settings: ReadinessSettings) =>
  async (reader: Reader, given: Input, context: ActionContext): Promise<Loaded | null> => {
    const { now, locale, clientAddress } = context
    const contactKey = sha256(contactOf(senderOf(given), given.product))
    const repeated = await findSent(reader, sentKey(given.token, contactKey))
    const measured = (await listMeasured(reader)).find(one => one.edition.id === given.edisi)
    if (!measured?.loaded.rules.commodities.has(given.komoditas)) return null
    const isKnown = isKnownRegency(given.wilayah)
    const place = isKnown ? areaPathOf(given.wilayah) : ''
    const area = isKnown ? await officeFor(reader, given.wilayah, now) : ''
    const yardstick = await yardstickOf(reader, measured, place === '' ? '/' : place)
    const asker = { commodity: given.komoditas, regency: isKnown ? given.wilayah : '', locale }
    const bucket = bucketOf('petition', clientAddress ?? '')
    return {
      repeated,
      check: checkSelf(yardstick, settings.types, asker, typedIn(given), {
        now,
        warnDays: settings.warnDays,
      }),
      editionId: measured.edition.id,
      rulesId: measured.loaded.id,
      area,
      place,
      contactKey,
      isOpen: await hasOpen(reader, contactKey),
      sent:
        bucket === null
          ? 0
          : await countSent(reader, bucket, windowStart(perHour(settings.petitions.perHour), now)),
      bucket,
      recipients: isKnown ? await listRecipients(reader, answering, [area], now) : [],
    }
  }

function problemsOf(loaded: Loaded, given: Input, mostAnHour: number): readonly Problem[] {
  return [
    ...(loaded.area === '' ? [unknownPlace] : []),
    ...(given.phone === '' && given.email === '' ? [noContact] : []),
    ...(given.consent === 'yes' ? [] : [noConsent]),
    ...(loaded.isOpen ? [alreadyOpen] : []),
    ...(loaded.sent >= mostAnHour ? [tooMany] : []),
  ]
}

const toldOf = ({ sum }: SelfCheck): ToldReadiness => ({
  standing: sum.standing,
  asked: sum.asked,
  met: sum.met,
  lacks: sum.lacking.map(item => ({ id: item.id, title: itemTitle(item) })),
})

function petitionOf(loaded: Loaded, given: Input, { newId, now, locale }: ActionContext, keepMonths: number) {
  const petition: NewPetition = {
    id: newId(),
    // Long enough that nobody comes upon one by trying.
    code: `${newId()}${newId()}`,
    formToken: sentKey(given.token, loaded.contactKey),
    contactKey: loaded.contactKey,
    editionId: loaded.editionId,
    rulesId: loaded.rulesId,
    commodity: given.komoditas,
    areaPath: loaded.area,
    placePath: loaded.place,
    state: 'received',
    product: given.product,
    sender: senderOf(given),
    readiness: toldOf(loaded.check),
    answer: null,
    productId: null,
    locale,
    receivedAt: now,
    stateAt: now,
    eraseAfter: monthsLater(now, keepMonths),
    erasedAt: null,
    rowVersion: 1,
  }
  return petition
}

type Change = Readonly<{ petition: NewPetition; loaded: Loaded; at: Date }> | null

/** The same form again: its sender is told of the petition that is there, and nothing is done. */
const sentBefore = ({ id, code, areaPath }: Petition) =>
  done<Change>({
    change: null,
    event: 'petition.sent',
    subject: { kind: 'petition', id },
    areaPath,
    recorded: false,
    next: `/permintaan/${code}`,
    answer: { id },
  })

const sentNow = (petition: NewPetition, loaded: Loaded, at: Date) =>
  done<Change>({
    change: { petition, loaded, at },
    event: 'petition.sent',
    subject: { kind: 'petition', id: petition.id },
    areaPath: petition.areaPath,
    detail: { edition: petition.editionId, commodity: petition.commodity, met: petition.readiness.met },
    next: `/permintaan/${petition.code}`,
    answer: { id: petition.id },
  })

/** Sends "please propose us" to the office of the place, with what is lacking as computed now. */
export const sendPetition = (settings: ReadinessSettings) =>
  defineAction({
    name: 'petition.send',
    input,
    load: load(settings),
    facts: () => ({ isPublic: true }),
    handle: (loaded, given, context) => {
      if (loaded.repeated) return sentBefore(loaded.repeated)
      const { keepMonths } = settings.petitions
      const problems = problemsOf(loaded, given, settings.petitions.perHour)
      if (problems.length > 0) return refuse(problems)
      return sentNow(petitionOf(loaded, given, context, keepMonths), loaded, context.now)
    },
    save: async (tx, change) => {
      if (change === null) return true
      const { petition, loaded, at } = change
      await insertPetition(tx, petition)
      if (loaded.bucket !== null) await noteSent(tx, loaded.bucket, minuteOf(at))
      const { post } = settings.petitions
      await post.send(tx, lettersAboutNew(loaded.recipients, petition, post.publicUrl))
      return true
    },
  })
