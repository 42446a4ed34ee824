import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { saveChange } from './custody-store.ts'
import { findPlace } from './place-store.ts'
import { notAPlace, samePlace } from './problems.ts'
import { custodyFacts, take, type SampleChange } from './sample.ts'
import { findSample } from './sample-store.ts'

/** A sample is put on a shelf, or on another one. Where it stands is not for the office. */
export const moveSample = defineAction({
  name: 'sample.move',
  input: z.object({
    id: fields.recordId,
    to: fields.optionalText(16),
    version: fields.rowVersion.optional(),
  }),
  load: async (reader, given) => {
    const sample = await findSample(reader, given.id)
    return sample && { sample, place: given.to === '' ? null : await findPlace(reader, given.to) }
  },
  facts: ({ sample }) => custodyFacts(sample, 'store'),
  readAction: 'sample.read',
  version: ({ sample }) => sample.rowVersion,
  handle: ({ sample, place }) => {
    if (!place?.inUse) return refuse([notAPlace])
    if (place.id === sample.placeId) return refuse([samePlace])
    const kind = sample.placeId === null ? 'shelved' : 'moved'
    const step = { kind, pieces: sample.counts.store, placeId: place.id } as const
    const change = take({ ...sample, placeId: place.id }, [step])
    return done({
      change,
      event: 'sample.moved',
      subject: { kind: 'sample', id: sample.id },
      record: { kind: 'nomination', id: sample.nominationId },
      areaPath: sample.areaPath,
      detail: { place: place.id },
      before: sample,
      after: change.sample,
      next: `/contoh-produk/${sample.id}`,
    })
  },
  save: (tx, change: SampleChange, context) => saveChange(tx, change, context),
  audience: 'panel',
})
