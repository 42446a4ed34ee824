import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { moveFields, moveOf, moveProblems } from './move-fields.ts'
import { findPlace, otherRegency } from './place.ts'
import { findProducer, updateProducer } from './producer-store.ts'
import { foundedYearProblems, producerFields } from './producer.ts'
import type { ProducerSettings } from './programme.ts'
import { sentraProblems } from './register-producer.ts'
import { findSentra } from './sentra-store.ts'

const input = z.object({ id: fields.recordId, ...producerFields, ...moveFields })

async function load(reader: Reader, given: z.output<typeof input>) {
  const producer = await findProducer(reader, given.id)
  if (!producer) return null
  const place = await findPlace(reader, given)
  const sentra = given.sentra === null ? null : await findSentra(reader, given.sentra)
  return { producer, place, sentra }
}

/** Changes a producer; it stays in its regency. */
export const editProducer = ({ afterMove = [] }: Pick<ProducerSettings, 'afterMove'>) =>
  defineAction({
    name: 'producer.edit',
    readAction: 'producer.read',
    input,
    load,
    facts: ({ producer }) => ({ areaPath: producer.areaPath, ownerId: producer.id }),
    version: ({ producer }) => producer.rowVersion,
    handle: ({ producer, place, sentra }, { id, placeChange, movedOn, ...typed }, context) => {
      const elsewhere = place.areaPath !== null && place.areaPath !== producer.areaPath
      const stated = { ...typed, placeChange, movedOn }
      const problems = [
        ...(elsewhere ? [otherRegency] : place.problems),
        ...sentraProblems(typed.sentra, sentra, place),
        ...foundedYearProblems(typed.foundedYear, context.now),
        ...(elsewhere ? [] : moveProblems(producer, stated, capitalDay(context.now))),
      ]
      if (problems.length > 0) return refuse(problems)
      const move = moveOf(producer, stated)
      return done({
        change: { before: producer, typed, move },
        event: 'producer.edited',
        subject: { kind: 'producer', id: producer.id },
        areaPath: producer.areaPath,
        ...(move ? { detail: { moved: move.movedOn } } : {}),
        before: producer,
        after: { id, ...typed },
        next: `/produsen/${producer.id}`,
      })
    },
    save: async (tx, { before, typed, move }, context) => {
      if (!(await updateProducer(tx, before, typed))) return false
      if (move) for (const step of afterMove) await step(tx, move, context)
      return true
    },
  })
