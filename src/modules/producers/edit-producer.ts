import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { findPlace, otherRegency } from './place.ts'
import { findProducer, updateProducer } from './producer-store.ts'
import { foundedYearProblems, producerFields } from './producer.ts'
import { sentraProblems } from './register-producer.ts'
import { findSentra } from './sentra-store.ts'

/** Changes a producer; it stays in its regency. */
export const editProducer = defineAction({
  name: 'producer.edit',
  readAction: 'producer.read',
  input: z.object({ id: fields.recordId, ...producerFields }),
  load: async (reader, input) => {
    const producer = await findProducer(reader, input.id)
    if (!producer) return null
    const place = await findPlace(reader, input)
    const sentra = input.sentra === null ? null : await findSentra(reader, input.sentra)
    return { producer, place, sentra }
  },
  facts: ({ producer }) => ({ areaPath: producer.areaPath, ownerId: producer.id }),
  version: ({ producer }) => producer.rowVersion,
  handle: ({ producer, place, sentra }, input, context) => {
    const moved = place.areaPath !== null && place.areaPath !== producer.areaPath
    const problems = [
      ...(moved ? [otherRegency] : place.problems),
      ...sentraProblems(input.sentra, sentra, place),
      ...foundedYearProblems(input.foundedYear, context.now),
    ]
    if (problems.length > 0) return refuse(problems)
    return done({
      change: { before: producer, input },
      event: 'producer.edited',
      subject: { kind: 'producer', id: producer.id },
      areaPath: producer.areaPath,
      before: producer,
      after: input,
      next: `/produsen/${producer.id}`,
    })
  },
  save: (tx, { before, input }) => updateProducer(tx, before, input),
})
