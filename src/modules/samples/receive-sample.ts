import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { findNomination, type Nomination } from '../nominations/index.ts'
import { conditions, sampleFacts, type Sample } from './sample.ts'
import { findSample, giveBlindCode, updateSample } from './sample-store.ts'

type Loaded = Readonly<{ nomination: Nomination; sample: Sample }>

const noteNeeded = problem(
  'required',
  'condition_note',
  text(
    'Tuliskan apa yang rusak atau kurang, agar dinas tahu.',
    'Write what is damaged or missing, so that the office knows.',
  ),
)

/** The secretariat receives the sample: its condition is written down and it gets its blind code. */
export const receiveSample = defineAction({
  name: 'sample.receive',
  input: z.object({
    id: fields.recordId,
    condition: z.enum(conditions),
    condition_note: fields.optionalText(300),
    version: fields.rowVersion.optional(),
  }),
  load: async (reader, input): Promise<Loaded | null> => {
    const sample = await findSample(reader, input.id)
    const nomination = sample && (await findNomination(reader, sample.nominationId))
    return sample && nomination && { nomination, sample }
  },
  facts: ({ nomination, sample }) =>
    sampleFacts(nomination.areaPath, sample.state === 'received' ? 'sample-received' : nomination.state),
  readAction: 'sample.read',
  version: ({ sample }) => sample.rowVersion,
  handle: ({ nomination, sample }, input, { actor, now }) => {
    if (input.condition !== 'good' && input.condition_note === '') return refuse([noteNeeded])
    const next: Sample = {
      ...sample,
      state: 'received',
      condition: input.condition,
      conditionNote: input.condition_note,
      receivedBy: actor.personId,
      receivedAt: now,
    }
    return done({
      change: next,
      event: 'sample.received',
      subject: { kind: 'sample', id: sample.id },
      record: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { condition: input.condition },
      before: sample,
      after: next,
      next: `/contoh-produk/${sample.id}`,
    })
  },
  save: async (tx, next, { now, newId }) => {
    await giveBlindCode(tx, next.nominationId, now, newId)
    return updateSample(tx, next, next.rowVersion)
  },
})
