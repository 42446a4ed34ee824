import { z } from 'zod'
import { defineAction, done, refuse } from '../../actions/index.ts'
import { findPlace } from './place.ts'
import { unknownCommodity } from './product.ts'
import { isCommodity, type ProducerSettings } from './programme.ts'
import { insertSentra } from './sentra-store.ts'
import { sentraFields } from './sentra.ts'
import { stampOf } from './stamp.ts'

/** Registers a sentra in the regency of its district. */
export const registerSentra = ({ commodities }: Pick<ProducerSettings, 'commodities'>) =>
  defineAction({
    name: 'sentra.register',
    readAction: 'sentra.read',
    input: z.object(sentraFields),
    load: async (reader, input) => ({
      place: await findPlace(reader, input),
      commodities: await commodities(reader),
    }),
    facts: ({ place }, _input, { actor }) => ({ areaPath: place.areaPath ?? actor.areaPath }),
    handle: ({ place, commodities: list }, input, context) => {
      const problems = [...place.problems, ...(isCommodity(list, input.commodity) ? [] : [unknownCommodity])]
      if (place.areaPath === null || problems.length > 0) return refuse(problems)
      const id = context.newId()
      return done({
        change: { id, areaPath: place.areaPath, input },
        event: 'sentra.registered',
        subject: { kind: 'sentra', id },
        areaPath: place.areaPath,
        detail: { commodity: input.commodity, units: input.units },
        next: `/sentra/${id}`,
        answer: { id },
      })
    },
    save: (tx, change, context) => insertSentra(tx, change, stampOf(context)),
  })
