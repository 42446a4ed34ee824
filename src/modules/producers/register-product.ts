import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { findProducer } from './producer-store.ts'
import { insertProduct } from './product-store.ts'
import { priceProblems, productFields, unknownCommodity } from './product.ts'
import { isCommodity, type ProducerSettings } from './programme.ts'
import { stampOf } from './stamp.ts'

/** Registers a product of the producer that the address names. */
export const registerProduct = ({ commodities }: Pick<ProducerSettings, 'commodities'>) =>
  defineAction({
    name: 'product.register',
    readAction: 'product.read',
    input: z.object({ id: fields.recordId, ...productFields }),
    load: async (reader, input) => {
      const producer = await findProducer(reader, input.id)
      return producer && { producer, commodities: await commodities(reader) }
    },
    facts: ({ producer }) => ({ areaPath: producer.areaPath, ownerId: producer.id }),
    handle: ({ producer, commodities: list }, { id: _producerId, ...input }, context) => {
      const problems = [
        ...(isCommodity(list, input.commodity) ? [] : [unknownCommodity]),
        ...priceProblems(input),
      ]
      if (problems.length > 0) return refuse(problems)
      const id = context.newId()
      return done({
        change: { id, producer, input },
        event: 'product.registered',
        subject: { kind: 'product', id },
        areaPath: producer.areaPath,
        detail: { producer: producer.id, commodity: input.commodity },
        next: `/produk/${id}`,
        answer: { id },
      })
    },
    save: (tx, change, context) => insertProduct(tx, change, stampOf(context)),
  })
