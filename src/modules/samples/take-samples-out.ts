import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import { findChosen, tickedSamples, typedCodes, type Chosen } from './chosen-codes.ts'
import { saveChanges } from './custody-store.ts'
import { nothingChosen, otherEdition, otherSession, unknownCodes } from './problems.ts'
import { take, type Sample, type SampleChange } from './sample.ts'
import { sessionPath, type SampleSession } from './session.ts'
import { findSession } from './session-store.ts'

type Loaded = Readonly<{ session: SampleSession; chosen: Chosen }>

/** Already out at this very session: ticked by two people at once, it is there once. */
const isOutHere = (sample: Sample, session: SampleSession): boolean =>
  sample.sessionId === session.id && sample.counts.store === 0

function problemsOf({ session, chosen }: Loaded): readonly Problem[] {
  const { samples, unknown } = chosen
  const toTake = samples.filter(one => !isOutHere(one, session))
  const elsewhere = toTake.some(one => one.sessionId !== null && one.sessionId !== session.id)
  const empty = !elsewhere && toTake.some(one => one.counts.store === 0)
  return [
    ...(unknown.length > 0 ? [unknownCodes('codes', unknown)] : []),
    ...(samples.some(one => one.editionId !== session.editionId) ? [otherEdition] : []),
    ...(elsewhere ? [otherSession] : []),
    ...(empty || (unknown.length === 0 && toTake.length === 0) ? [nothingChosen] : []),
  ]
}

/** Samples leave the store for a session: all that were chosen, or none, each with a link in its chain. */
export const takeSamplesOut = defineAction({
  name: 'sample.take-out',
  input: z.object({
    id: fields.recordId,
    sample: tickedSamples,
    codes: typedCodes,
  }),
  load: async (reader, given): Promise<Loaded | null> => {
    const session = await findSession(reader, given.id)
    return session && { session, chosen: await findChosen(reader, given.sample, given.codes) }
  },
  facts: () => ({ areaPath: '/' }),
  readAction: 'sample.see-code',
  handle: (loaded: Loaded) => {
    const problems = problemsOf(loaded)
    if (problems.length > 0) return refuse(problems)
    const { session } = loaded
    const samples = loaded.chosen.samples.filter(one => !isOutHere(one, session))
    const changes = samples.map(one =>
      take({ ...one, sessionId: session.id }, [
        { kind: 'taken-out', pieces: one.counts.store, sessionId: session.id },
      ]),
    )
    return done({
      change: changes,
      event: 'sample.taken-out',
      subject: { kind: 'sample-session', id: session.id },
      areaPath: '/',
      each: samples.map((one, index) => ({
        subject: { kind: 'sample', id: one.id },
        record: { kind: 'nomination', id: one.nominationId },
        areaPath: one.areaPath,
        detail: { pieces: one.counts.store, session: session.id },
        before: one,
        after: changes[index]?.sample,
      })),
      next: sessionPath(session.id),
      answer: { taken: samples.length },
    })
  },
  save: (tx, changes: readonly SampleChange[], context) => saveChanges(tx, changes, context),
  audience: 'panel',
})
