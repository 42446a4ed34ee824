import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { areaPathOf, covers, type AreaPath } from '../../foundation/area-path.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { forgetMailsAbout, listRecipients, type Recipient } from '../people/index.ts'
import { findProduct, type Product } from '../producers/index.ts'
import { isKnownRegency } from '../regions/index.ts'
import { lettersAboutNew, letterToSender } from './petition-letters.ts'
import { petitionFacts, type Petition } from './petition.ts'
import { findPetition, findPetitionByCode, updatePetition } from './petition-store.ts'
import { answering, officeFor, unknownPlace } from './send-petition.ts'
import type { PetitionSettings } from './settings.ts'

const noReason = problem(
  'no-reason',
  'answer',
  text(
    'Tulis alasannya, agar pengirim tahu apa yang harus diperbaiki.',
    'Give the reason, so that the sender knows what to mend.',
  ),
)
const sameOffice = problem(
  'same-office',
  'wilayah',
  text('Permintaan ini sudah berada pada dinas itu.', 'The request already lies with that office.'),
)
const unknownProduct = problem(
  'unknown-product',
  'productId',
  text('Pilih produk dari daftar dinas Anda.', 'Choose a product from the list of your office.'),
)

const byId = { id: fields.recordId, version: fields.rowVersion }

type Change = Readonly<{ before: Petition; after: Petition }>

const subjectOf = ({ id }: Petition) => ({ kind: 'petition', id })

const moved = (before: Petition, now: Date, change: Partial<Petition>): Change => ({
  before,
  after: { ...before, stateAt: now, ...change },
})

/** The office begins to look at it. */
export const takePetition = defineAction({
  name: 'petition.take',
  readAction: 'petition.read',
  input: z.object(byId),
  load: (reader, { id }) => findPetition(reader, id),
  facts: petitionFacts,
  version: one => one.rowVersion,
  handle: (one, _given, { now }) =>
    done({
      change: moved(one, now, { state: 'in-review' }),
      event: 'petition.taken',
      subject: subjectOf(one),
      areaPath: one.areaPath,
    }),
  save: (tx, { before, after }: Change) => updatePetition(tx, before, after),
})

/** The office answers: it will nominate the product, or not now, with the reason. */
export const answerPetition = ({ post, toSender }: Pick<PetitionSettings, 'post' | 'toSender'>) =>
  defineAction({
    name: 'petition.answer',
    readAction: 'petition.read',
    input: z.object({
      ...byId,
      outcome: z.enum(['accepted', 'declined']),
      answer: fields.optionalText(2_000),
    }),
    load: (reader, { id }) => findPetition(reader, id),
    facts: petitionFacts,
    version: one => one.rowVersion,
    handle: (one, { outcome, answer }, { now }) => {
      if (outcome === 'declined' && answer.length < 10) return refuse([noReason])
      return done({
        change: moved(one, now, { state: outcome, answer: answer === '' ? null : answer }),
        event: outcome === 'accepted' ? 'petition.accepted' : 'petition.declined',
        subject: subjectOf(one),
        areaPath: one.areaPath,
      })
    },
    save: async (tx, { before, after }: Change) => {
      if (!(await updatePetition(tx, before, after))) return false
      await toSender(tx, letterToSender(after, post.publicUrl))
      return true
    },
  })

type Forwarding = Readonly<{ one: Petition; area: AreaPath; recipients: readonly Recipient[] }>

async function loadForwarding(
  reader: Reader,
  given: Readonly<{ id: string; wilayah: string }>,
  { now }: ActionContext,
): Promise<Forwarding | null> {
  const one = await findPetition(reader, given.id)
  if (!one) return null
  const area = isKnownRegency(given.wilayah) ? await officeFor(reader, given.wilayah, now) : ''
  const recipients = area === '' ? [] : await listRecipients(reader, answering, [area], now)
  return { one, area, recipients }
}

type ForwardChange = Change & Readonly<{ recipients: readonly Recipient[] }>

/** Production is elsewhere: the office of that place has it from now on. */
export const forwardPetition = ({ post }: Pick<PetitionSettings, 'post'>) =>
  defineAction({
    name: 'petition.forward',
    readAction: 'petition.read',
    input: z.object({ ...byId, wilayah: fields.requiredText(20) }),
    load: loadForwarding,
    facts: ({ one }) => petitionFacts(one),
    version: ({ one }) => one.rowVersion,
    handle: ({ one, area, recipients }, { wilayah }, { now, actor }) => {
      if (area === '') return refuse([unknownPlace])
      if (area === one.areaPath) return refuse([sameOffice])
      // A product of the office that it leaves says nothing to the one that it goes to.
      const change: ForwardChange = {
        ...moved(one, now, { state: 'received', areaPath: area, productId: null }),
        recipients,
      }
      return done({
        change,
        event: 'petition.forwarded',
        subject: subjectOf(one),
        areaPath: one.areaPath,
        detail: { to: areaPathOf(wilayah), office: area },
        next: covers(actor.areaPath, area) ? `/permintaan-kelola/${one.id}` : '/permintaan-kelola',
      })
    },
    save: async (tx, { before, after, recipients }: ForwardChange) => {
      if (!(await updatePetition(tx, before, after))) return false
      await post.send(tx, lettersAboutNew(recipients, after, post.publicUrl))
      return true
    },
  })

/** The firm is registered now: the sender sees the readiness by what is registered. */
export const linkPetition = defineAction({
  name: 'petition.link',
  readAction: 'petition.read',
  input: z.object({ ...byId, productId: fields.optionalText(40) }),
  load: async (reader, given): Promise<Readonly<{ one: Petition; product: Product | null }> | null> => {
    const one = await findPetition(reader, given.id)
    return one && { one, product: await findProduct(reader, given.productId) }
  },
  facts: ({ one }) => petitionFacts(one),
  version: ({ one }) => one.rowVersion,
  handle: ({ one, product }, _given, { actor }) => {
    // What is linked is shown to the sender: it has to be of the actor's own area.
    if (!product || !covers(actor.areaPath, product.areaPath)) return refuse([unknownProduct])
    return done({
      change: moved(one, one.stateAt, { productId: product.id }),
      event: 'petition.linked',
      subject: subjectOf(one),
      areaPath: one.areaPath,
      detail: { product: product.id },
    })
  },
  save: (tx, { before, after }: Change) => updatePetition(tx, before, after),
})

/** The sender takes the petition back: what is known of the sender is deleted at once, also what waits to be mailed. */
export const withdrawPetition = defineAction({
  name: 'petition.withdraw',
  readAction: 'petition.follow',
  input: z.object({ code: z.string().max(64) }),
  load: (reader, { code }) => findPetitionByCode(reader, code),
  facts: petitionFacts,
  handle: (one, _given, { now }) =>
    done({
      change: moved(one, now, { state: 'withdrawn', sender: null, answer: null, erasedAt: now }),
      event: 'petition.withdrawn',
      subject: subjectOf(one),
      areaPath: one.areaPath,
    }),
  save: async (tx, { before, after }: Change) => {
    if (!(await updatePetition(tx, before, after))) return false
    await forgetMailsAbout(tx, after.id)
    return true
  },
})
