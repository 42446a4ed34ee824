import { z } from 'zod'
import { defineAction, done, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { findPlace, type FoundPlace } from './place.ts'
import { insertProducer } from './producer-store.ts'
import { foundedYearProblems, producerFields } from './producer.ts'
import { findSentra } from './sentra-store.ts'
import type { Sentra } from './sentra.ts'
import { stampOf } from './stamp.ts'

/** A sentra of another office is told like one that does not exist. */
const unknownSentra = problem(
  'unknown-sentra',
  'sentra',
  text(
    'Sentra ini tidak terdaftar di kabupaten/kota IKM ini. Pilih dari daftar.',
    'This sentra is not registered in the regency of this producer. Choose from the list.',
  ),
)

export const sentraProblems = (
  chosen: string | null,
  sentra: Sentra | null,
  place: FoundPlace,
): readonly Problem[] =>
  chosen === null || (sentra !== null && sentra.areaPath === place.areaPath) ? [] : [unknownSentra]

/** Registers a producer in the regency of its district, with or without a sentra there. */
export const registerProducer = defineAction({
  name: 'producer.register',
  readAction: 'producer.read',
  input: z.object(producerFields),
  load: async (reader, input) => ({
    place: await findPlace(reader, input),
    sentra: input.sentra === null ? null : await findSentra(reader, input.sentra),
  }),
  facts: ({ place }, _input, { actor }) => ({ areaPath: place.areaPath ?? actor.areaPath }),
  handle: ({ place, sentra }, input, context) => {
    const problems = [
      ...place.problems,
      ...sentraProblems(input.sentra, sentra, place),
      ...foundedYearProblems(input.foundedYear, context.now),
    ]
    if (place.areaPath === null || problems.length > 0) return refuse(problems)
    const id = context.newId()
    return done({
      change: { id, areaPath: place.areaPath, input },
      event: 'producer.registered',
      subject: { kind: 'producer', id },
      areaPath: place.areaPath,
      detail: { sentra: input.sentra },
      next: `/produsen/${id}`,
      answer: { id },
    })
  },
  save: (tx, change, context) => insertProducer(tx, change, stampOf(context)),
})
