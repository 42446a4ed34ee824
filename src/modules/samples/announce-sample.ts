import { z } from 'zod'
import { defineAction, done, fields } from '../../actions/index.ts'
import { findNomination, type Nomination } from '../nominations/index.ts'
import { sampleFacts, type Sample } from './sample.ts'
import { findSampleOf, insertSample, updateSample } from './sample-store.ts'

type Loaded = Readonly<{ nomination: Nomination; sample: Sample | null }>

/** The office says that the sample is on its way; saying it again corrects courier and number until it arrives. */
export const announceSample = defineAction({
  name: 'sample.announce',
  input: z.object({
    id: fields.recordId,
    pieces: fields.wholeNumber(1, 99),
    courier: fields.requiredText(80),
    tracking_number: fields.optionalText(60),
    note: fields.optionalText(300),
    version: fields.rowVersion.optional(),
  }),
  load: async (reader, input): Promise<Loaded | null> => {
    const nomination = await findNomination(reader, input.id)
    return nomination && { nomination, sample: await findSampleOf(reader, input.id) }
  },
  facts: ({ nomination, sample }) =>
    sampleFacts(nomination.areaPath, sample?.state === 'received' ? 'sample-received' : nomination.state),
  readAction: 'sample.read',
  version: ({ sample }) => sample?.rowVersion ?? 0,
  handle: ({ nomination, sample }, input, { actor, now, newId }) => {
    const next: Sample = {
      id: sample?.id ?? newId(),
      nominationId: nomination.id,
      areaPath: nomination.areaPath,
      state: 'announced',
      pieces: input.pieces,
      courier: input.courier,
      trackingNumber: input.tracking_number,
      note: input.note,
      announcedBy: actor.personId ?? '',
      announcedAt: sample?.announcedAt ?? now,
      condition: null,
      conditionNote: '',
      receivedBy: null,
      receivedAt: null,
      rowVersion: sample?.rowVersion ?? 0,
    }
    return done({
      change: { next, known: sample !== null },
      event: 'sample.announced',
      subject: { kind: 'sample', id: next.id },
      record: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { pieces: next.pieces },
      before: sample,
      after: next,
      next: `/usulan/${nomination.id}/contoh`,
    })
  },
  save: (tx, { next, known }) => (known ? updateSample(tx, next, next.rowVersion) : insertSample(tx, next)),
})
