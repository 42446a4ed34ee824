import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { findEditionBySlug, insertEdition, listEditions } from './edition-store.ts'
import { editionKinds, type Edition } from './edition.ts'

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const numberPattern = /^[0-9A-Z]+(?:-[0-9A-Z]+)*$/

const badSlug = text(
  'Tulis alamat dengan huruf kecil, angka dan tanda hubung, misalnya putaran-berikut.',
  'Write the address with small letters, digits and hyphens, such as next-round.',
)
const badNumber = text(
  'Tulis nomor edisi dengan angka atau huruf besar, misalnya 12 atau L1. Nomor ini tercetak pada tanda terima.',
  'Write the edition number with digits or capital letters, such as 12 or L1. It is printed on receipts.',
)
const slugTaken = text(
  'Alamat ini sudah dipakai edisi lain. Pilih alamat lain.',
  'Another edition has this address. Choose another one.',
)
const numberTaken = text(
  'Nomor ini sudah dipakai edisi lain. Pilih nomor lain.',
  'Another edition has this number. Choose another one.',
)

const input = z.object({
  titleId: fields.requiredText(120, 5),
  titleEn: fields.requiredText(120, 5),
  slug: fields.requiredText(60).refine(value => slugPattern.test(value), { params: { text: badSlug } }),
  number: fields.requiredText(20).refine(value => numberPattern.test(value), { params: { text: badNumber } }),
  kind: z.enum(editionKinds),
  /** Ticked for a round that is made up; a training edition always is. */
  fictional: z.enum(['yes']).optional(),
})

/** Sets up an edition. It is seen by the secretariat only until rules are published. */
export const createEdition = defineAction({
  name: 'edition.create',
  input,
  load: async (reader, { slug, number }) => ({
    slugTaken: (await findEditionBySlug(reader, slug)) !== null,
    numberTaken: (await listEditions(reader)).some(edition => edition.number === number),
  }),
  facts: () => ({ areaPath: '/' }),
  handle: (found, given, context) => {
    const problems = [
      ...(found.slugTaken ? [problem('taken', 'slug', slugTaken)] : []),
      ...(found.numberTaken ? [problem('taken', 'number', numberTaken)] : []),
    ]
    if (problems.length > 0) return refuse(problems)
    const edition: Edition = {
      id: context.newId(),
      slug: given.slug,
      title: text(given.titleId, given.titleEn),
      kind: given.kind,
      number: given.number,
      fictional: given.kind === 'training' || given.fictional === 'yes',
      state: 'prepared',
      rowVersion: 1,
    }
    return done({
      change: edition,
      event: 'edition.created',
      subject: { kind: 'edition', id: edition.id },
      areaPath: '/',
      detail: { kind: edition.kind, number: edition.number },
      after: edition,
      next: `/edisi-kelola/${edition.id}`,
      answer: { id: edition.id },
    })
  },
  save: (tx, edition, { now }) => insertEdition(tx, edition, now),
})
