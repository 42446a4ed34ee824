import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { findProduct, updateProduct } from './product-store.ts'
import { priceProblems, productFields, unknownCommodity } from './product.ts'
import { isCommodity, type ProducerSettings } from './programme.ts'

/** Changes a product; it stays with its producer. */
export const editProduct = ({ commodities }: Pick<ProducerSettings, 'commodities'>) =>
  defineAction({
    name: 'product.edit',
    readAction: 'product.read',
    input: z.object({ id: fields.recordId, ...productFields }),
    load: async (reader, input) => {
      const product = await findProduct(reader, input.id)
      return product && { product, commodities: await commodities(reader) }
    },
    facts: ({ product }) => ({ areaPath: product.areaPath, ownerId: product.producerId }),
    version: ({ product }) => product.rowVersion,
    handle: ({ product, commodities: list }, { id: _id, ...input }) => {
      const isKnown = isCommodity(list, input.commodity) || input.commodity === product.commodity
      const problems = [...(isKnown ? [] : [unknownCommodity]), ...priceProblems(input)]
      if (problems.length > 0) return refuse(problems)
      return done({
        change: { before: product, input },
        event: 'product.edited',
        subject: { kind: 'product', id: product.id },
        areaPath: product.areaPath,
        before: product,
        after: input,
      })
    },
    save: (tx, { before, input }) => updateProduct(tx, before, input),
  })
