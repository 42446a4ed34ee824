import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { findNomination } from '../nominations/index.ts'
import { saveChange } from './custody-store.ts'
import { futureDay } from './problems.ts'
import { custodyFacts, take, type SampleChange } from './sample.ts'
import { findSample, findSampleOf } from './sample-store.ts'

/** What is left in store goes back to the office. */
export const sendBackSample = defineAction({
  name: 'sample.send-back',
  input: z.object({
    id: fields.recordId,
    courier: fields.requiredText(80),
    tracking_number: fields.optionalText(60),
    sent_on: fields.isoDate,
    version: fields.rowVersion.optional(),
  }),
  load: async (reader, given) => {
    const sample = await findSample(reader, given.id)
    return sample && { sample }
  },
  facts: ({ sample }) => custodyFacts(sample, 'store'),
  readAction: 'sample.read',
  version: ({ sample }) => sample.rowVersion,
  handle: ({ sample }, given, { now }) => {
    if (given.sent_on > capitalDay(now)) return refuse([futureDay])
    const sent = {
      ...sample,
      returnCourier: given.courier,
      returnTracking: given.tracking_number,
      returnedOn: given.sent_on,
    }
    const pieces = sample.counts.store
    const change = take(sent, [{ kind: 'sent-back', pieces }])
    return done({
      change,
      event: 'sample.sent-back',
      subject: { kind: 'sample', id: sample.id },
      record: { kind: 'nomination', id: sample.nominationId },
      areaPath: sample.areaPath,
      detail: { pieces, sentOn: given.sent_on },
      before: sample,
      after: change.sample,
      next: `/contoh-produk/${sample.id}`,
    })
  },
  save: (tx, change: SampleChange, context) => saveChange(tx, change, context),
})

/** The office has its pieces again. */
export const confirmReturn = defineAction({
  name: 'sample.confirm-return',
  input: z.object({ id: fields.recordId, version: fields.rowVersion.optional() }),
  load: async (reader, given) => {
    const nomination = await findNomination(reader, given.id)
    const sample = nomination && (await findSampleOf(reader, nomination.id))
    return sample && { sample }
  },
  facts: ({ sample }) => custodyFacts(sample, 'confirm'),
  readAction: 'sample.read',
  version: ({ sample }) => sample.rowVersion,
  handle: ({ sample }) => {
    const pieces = sample.counts.back
    const change = take(sample, [{ kind: 'returned', pieces }])
    return done({
      change,
      event: 'sample.returned',
      subject: { kind: 'sample', id: sample.id },
      record: { kind: 'nomination', id: sample.nominationId },
      areaPath: sample.areaPath,
      detail: { pieces },
      before: sample,
      after: change.sample,
      next: `/usulan/${sample.nominationId}/contoh`,
    })
  },
  save: (tx, change: SampleChange, context) => saveChange(tx, change, context),
})
