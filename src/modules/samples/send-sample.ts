import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { findNomination, type Nomination } from '../nominations/index.ts'
import { saveChange } from './custody-store.ts'
import { futureDay, notAnnounced } from './problems.ts'
import { officeFacts, take, type Sample, type SampleChange } from './sample.ts'
import { findSampleOf } from './sample-store.ts'

type Loaded = Readonly<{ nomination: Nomination; sample: Sample | null }>

/** The office handed the parcel over, with which courier and number; saying it again corrects it until it arrives. */
export const sendSample = defineAction({
  name: 'sample.send',
  input: z.object({
    id: fields.recordId,
    courier: fields.requiredText(80),
    tracking_number: fields.optionalText(60),
    sent_on: fields.isoDate,
    version: fields.rowVersion.optional(),
  }),
  load: async (reader, { id }): Promise<Loaded | null> => {
    const nomination = await findNomination(reader, id)
    return nomination && { nomination, sample: await findSampleOf(reader, id) }
  },
  facts: ({ nomination, sample }) => officeFacts(nomination.areaPath, nomination.state, sample),
  readAction: 'sample.read',
  version: ({ sample }) => sample?.rowVersion ?? 0,
  handle: ({ nomination, sample }, given, { now }) => {
    if (sample === null || sample.counts.underway === 0) return refuse([notAnnounced])
    if (given.sent_on > capitalDay(now)) return refuse([futureDay])
    const sent = {
      ...sample,
      courier: given.courier,
      trackingNumber: given.tracking_number,
      sentOn: given.sent_on,
    }
    const change = take(sent, [{ kind: 'sent', pieces: sample.counts.underway }])
    return done({
      change,
      event: 'sample.sent',
      subject: { kind: 'sample', id: sample.id },
      record: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { pieces: sample.counts.underway, sentOn: given.sent_on },
      before: sample,
      after: change.sample,
      next: `/usulan/${nomination.id}/contoh`,
    })
  },
  save: (tx, change: SampleChange, context) => saveChange(tx, change, context),
})
