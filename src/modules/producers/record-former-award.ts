import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import { capitalYear } from '../../platform/local-time.ts'
import {
  formerAwardInput,
  tooManyStars,
  unknownScale,
  yearAhead,
  yearTaken,
  type FormerAward,
} from './former-award.ts'
import {
  findFormerAward,
  insertFormerAward,
  listFormerAwardsOf,
  markTakenBack,
} from './former-award-store.ts'
import { findProduct } from './product-store.ts'
import type { Product } from './product.ts'
import type { OutcomeScale, ProducerSettings } from './programme.ts'
import { stampOf } from './stamp.ts'

type Loaded = Readonly<{ product: Product; known: readonly FormerAward[] }>
type Given = z.output<typeof formerAwardInput>

const factsOf = (product: Product) => ({ areaPath: product.areaPath, ownerId: product.producerId })

function problemsOf(
  { known }: Loaded,
  given: Given,
  scale: OutcomeScale | undefined,
  now: Date,
): readonly Problem[] {
  return [
    ...(scale ? [] : [unknownScale]),
    ...(scale && given.stars > scale.most ? [tooManyStars(scale.most)] : []),
    ...(given.year > capitalYear(now) ? [yearAhead] : []),
    ...(known.some(one => one.year === given.year) ? [yearTaken] : []),
  ]
}

/** Says which award a product got before results were kept here. Only where a source says so. */
export const recordFormerAward = ({ scales }: Pick<ProducerSettings, 'scales'>) =>
  defineAction({
    name: 'former-award.record',
    readAction: 'product.read',
    input: formerAwardInput,
    load: async (reader, { id }): Promise<Loaded | null> => {
      const product = await findProduct(reader, id)
      return product && { product, known: await listFormerAwardsOf(reader, id) }
    },
    facts: ({ product }) => factsOf(product),
    handle: (loaded, given, { now, newId }) => {
      const scale = scales.find(one => one.id === given.scale)
      const problems = problemsOf(loaded, given, scale, now)
      if (problems.length > 0 || !scale) return refuse(problems)
      const { product } = loaded
      const { year, stars, source, note } = given
      const award = { id: newId(), productId: product.id, year, scheme: scale.scheme, stars, of: scale.most }
      return done({
        change: { ...award, source, note },
        event: 'former-award.recorded',
        subject: { kind: 'product', id: product.id },
        areaPath: product.areaPath,
        detail: { award: award.id, year, scheme: award.scheme, stars, of: award.of },
        after: { ...award, source, note },
      })
    },
    save: (tx, award, context) => insertFormerAward(tx, award, stampOf(context)),
  })

/** Takes a mistaken record back. What was published from it stays as it was published. */
export const takeFormerAwardBack = ({ afterTakeBack }: Pick<ProducerSettings, 'afterTakeBack'>) =>
  defineAction({
    name: 'former-award.take-back',
    readAction: 'product.read',
    input: z.object({ award: fields.recordId, reason: fields.requiredText(1000, 10) }),
    load: async (reader, given) => {
      const award = await findFormerAward(reader, given.award)
      const product = award && (await findProduct(reader, award.productId))
      return award && product ? { award, product } : null
    },
    facts: ({ product }) => factsOf(product),
    handle: ({ award, product }, { reason }) =>
      done({
        change: award,
        event: 'former-award.taken-back',
        subject: { kind: 'product', id: product.id },
        areaPath: product.areaPath,
        reason,
        detail: { award: award.id, year: award.year, scheme: award.scheme, stars: award.stars },
        before: award,
      }),
    save: async (tx, award, context) => {
      if (!(await markTakenBack(tx, award.id, stampOf(context)))) return false
      for (const step of afterTakeBack) await step(tx, award, context.now)
      return true
    },
  })
