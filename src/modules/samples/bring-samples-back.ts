import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import { tickedSamples } from './chosen-codes.ts'
import { saveChanges } from './custody-store.ts'
import type { Step } from './lifecycle.ts'
import { nothingChosen, notOfSession, notWhole } from './problems.ts'
import { take, type Sample, type SampleChange } from './sample.ts'
import { sessionPath, type SampleSession } from './session.ts'
import { listSamplesById } from './sample-store.ts'
import { findSession } from './session-store.ts'

/** How many pieces of one sample were eaten or used at the session, and how many are missing. */
export const tastedField = (sampleId: string): string => `tasted.${sampleId}`
export const lostField = (sampleId: string): string => `lost.${sampleId}`

const input = z.object({ id: fields.recordId, back: tickedSamples }).catchall(fields.optionalText(4))
type Given = z.output<typeof input>
type Loaded = Readonly<{ session: SampleSession; samples: readonly Sample[] }>

/** A number of pieces; null where what was typed is none. */
function piecesIn(given: Given, field: string): number | null {
  const typed: unknown = given[field] ?? ''
  if (typeof typed !== 'string') return null
  return typed === '' ? 0 : /^\d{1,2}$/.test(typed) ? Number(typed) : null
}

type Fate = Readonly<{ sample: Sample; tasted: number; lost: number }>

function fateOf(sample: Sample, given: Given): Fate | Problem {
  const [tasted, lost] = [piecesIn(given, tastedField(sample.id)), piecesIn(given, lostField(sample.id))]
  const most = sample.counts.session
  if (tasted === null) return notWhole(tastedField(sample.id), most)
  if (lost === null || tasted + lost > most) return notWhole(lostField(sample.id), most)
  return { sample, tasted, lost }
}

function stepsOf({ sample, tasted, lost }: Fate, sessionId: string): readonly Step[] {
  const left = sample.counts.session - tasted - lost
  const parts: readonly Step[] = [
    { kind: 'tasted', pieces: tasted, sessionId },
    { kind: 'lost-at-session', pieces: lost, sessionId },
    { kind: 'brought-back', pieces: left, sessionId },
  ]
  return parts.filter(one => one.pieces > 0)
}

const isProblem = (one: Fate | Problem): one is Problem => 'code' in one

/** Samples come back from a session, less what was eaten or went missing: all that were ticked, or none. */
export const bringSamplesBack = defineAction({
  name: 'sample.bring-back',
  input,
  load: async (reader, given): Promise<Loaded | null> => {
    const session = await findSession(reader, given.id)
    return session && { session, samples: await listSamplesById(reader, given.back) }
  },
  facts: () => ({ areaPath: '/' }),
  readAction: 'sample.see-code',
  handle: ({ session, samples }: Loaded, given) => {
    if (given.back.length === 0) return refuse([nothingChosen])
    if (samples.length < given.back.length || samples.some(one => one.sessionId !== session.id))
      return refuse([notOfSession])
    const fates = samples.map(one => fateOf(one, given))
    const problems = fates.filter(isProblem)
    if (problems.length > 0) return refuse(problems)
    const known = fates.flatMap(one => (isProblem(one) ? [] : [one]))
    const changes = known.map(one => take(one.sample, stepsOf(one, session.id)))
    return done({
      change: changes,
      event: 'sample.brought-back',
      subject: { kind: 'sample-session', id: session.id },
      areaPath: '/',
      each: known.map(({ sample, tasted, lost }, index) => ({
        subject: { kind: 'sample', id: sample.id },
        record: { kind: 'nomination', id: sample.nominationId },
        areaPath: sample.areaPath,
        detail: { tasted, lost, back: sample.counts.session - tasted - lost, session: session.id },
        before: sample,
        after: changes[index]?.sample,
      })),
      next: sessionPath(session.id),
      answer: { back: known.length },
    })
  },
  save: (tx, changes: readonly SampleChange[], context) => saveChanges(tx, changes, context),
  audience: 'panel',
})
