import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { success } from '../../foundation/result.ts'
import { newFile, renderJob, uploaded, type NewFile, type ReceivedFile } from '../files/index.ts'
import { addEvents, savePhotos } from './custody-store.ts'
import { tooManyPieces } from './problems.ts'
import { custodyFacts, take, type SampleChange } from './sample.ts'
import { receivePhotos } from './sample-photos.ts'
import { findSample, updateSample } from './sample-store.ts'

/** How pieces in store can end without going back to their office. */
export const endings = ['consumed', 'discarded', 'lost'] as const

const input = z.object({
  id: fields.recordId,
  ending: z.enum(endings),
  ended: fields.wholeNumber(1, 99),
  reason: fields.requiredText(500, 5),
  photo: uploaded,
  version: fields.rowVersion.optional(),
})
type Given = z.output<typeof input> & Readonly<{ photos?: readonly ReceivedFile[] }>
type Change = SampleChange & Readonly<{ photos: readonly NewFile[] }>

/** Pieces are used up, thrown away or missing, with a reason. */
export const writeOffSample = defineAction({
  name: 'sample.write-off',
  input: input as z.ZodType<Given>,
  prepare: async (given: Given, services) => {
    const photos = await receivePhotos([{ field: 'photo', upload: given.photo }], services)
    return photos.ok ? success({ ...given, photos: photos.value }) : photos
  },
  load: async (reader, given) => {
    const sample = await findSample(reader, given.id)
    return sample && { sample }
  },
  facts: ({ sample }) => custodyFacts(sample, 'store'),
  readAction: 'sample.read',
  version: ({ sample }) => sample.rowVersion,
  handle: ({ sample }, given, context) => {
    if (given.ended > sample.counts.store) return refuse([tooManyPieces(sample.counts.store)])
    const taken = take(sample, [{ kind: given.ending, pieces: given.ended, note: given.reason }])
    const photos = (given.photos ?? []).map(one => newFile(one, context))
    return done({
      change: { ...taken, photos },
      event: `sample.${given.ending}`,
      subject: { kind: 'sample', id: sample.id },
      record: { kind: 'nomination', id: sample.nominationId },
      areaPath: sample.areaPath,
      reason: given.reason,
      detail: { pieces: given.ended, photos: photos.length },
      before: sample,
      after: taken.sample,
      jobs: photos.map(one => renderJob(one.id)),
      next: `/contoh-produk/${sample.id}`,
    })
  },
  save: async (tx, { photos, ...change }: Change, context) => {
    if (!(await updateSample(tx, change.sample))) return false
    const eventNumber = await addEvents(tx, change, context)
    await savePhotos(tx, { sampleId: change.sample.id, eventNumber, files: photos }, context)
    return true
  },
})
