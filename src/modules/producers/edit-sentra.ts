import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { findPlace, otherRegency } from './place.ts'
import { unknownCommodity } from './product.ts'
import { isCommodity, type ProducerSettings } from './programme.ts'
import { findSentra, updateSentra } from './sentra-store.ts'
import { sentraFields } from './sentra.ts'

/** Changes a sentra; it stays in its regency. */
export const editSentra = ({ commodities }: Pick<ProducerSettings, 'commodities'>) =>
  defineAction({
    name: 'sentra.edit',
    readAction: 'sentra.read',
    input: z.object({ id: fields.recordId, ...sentraFields }),
    load: async (reader, input) => {
      const sentra = await findSentra(reader, input.id)
      if (!sentra) return null
      return { sentra, place: await findPlace(reader, input), commodities: await commodities(reader) }
    },
    facts: ({ sentra }) => ({ areaPath: sentra.areaPath }),
    version: ({ sentra }) => sentra.rowVersion,
    handle: ({ sentra, place, commodities: list }, input) => {
      const moved = place.areaPath !== null && place.areaPath !== sentra.areaPath
      const isKnown = isCommodity(list, input.commodity) || input.commodity === sentra.commodity
      const problems = [...(moved ? [otherRegency] : place.problems), ...(isKnown ? [] : [unknownCommodity])]
      if (problems.length > 0) return refuse(problems)
      return done({
        change: { before: sentra, input },
        event: 'sentra.edited',
        subject: { kind: 'sentra', id: sentra.id },
        areaPath: sentra.areaPath,
        before: sentra,
        after: input,
        next: `/sentra/${sentra.id}`,
      })
    },
    save: (tx, { before, input }) => updateSentra(tx, before, input),
  })
