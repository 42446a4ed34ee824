import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext, type Outcome } from '../../actions/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import { success } from '../../foundation/result.ts'
import type { Tx } from '../../platform/database/index.ts'
import { newFile, renderJob, uploaded, type NewFile, type ReceivedFile } from '../files/index.ts'
import { giveBlindCode } from './blind-code-store.ts'
import { addEvents, savePhotos } from './custody-store.ts'
import { arrivedOf, type Step } from './lifecycle.ts'
import type { StoragePlace } from './place.ts'
import { findPlace } from './place-store.ts'
import { conditionNeeded, noteNeeded, unknownPlace } from './problems.ts'
import { custodyFacts, take, type Sample, type SampleChange } from './sample.ts'
import { photoFields, receivePhotos } from './sample-photos.ts'
import { findSample, updateSample } from './sample-store.ts'
import type { SampleSettings } from './settings.ts'

const inputFor = (settings: SampleSettings) =>
  z.object({
    id: fields.recordId,
    // Nothing can be said of the condition of what never came.
    condition: z.enum(['', ...settings.conditions.map(one => one.id)]).default(''),
    condition_note: fields.optionalText(300),
    pieces: fields.optionalWholeNumber(0, 99),
    lot: fields.optionalText(60),
    best_before: fields.optionalIsoDate,
    place: fields.optionalText(16),
    photo1: uploaded,
    photo2: uploaded,
    photo3: uploaded,
    version: fields.rowVersion.optional(),
  })
/** `photos` is filled in before the transaction. */
type Given = z.output<ReturnType<typeof inputFor>> & Readonly<{ photos?: readonly ReceivedFile[] }>
type Loaded = Readonly<{ sample: Sample; place: StoragePlace | null }>
type Change = SampleChange & Readonly<{ photos: readonly NewFile[] }>

function stepsOf(sample: Sample, pieces: number, place: StoragePlace | null): readonly Step[] {
  const { underway } = sample.counts
  const difference = pieces - underway
  // A parcel that was lost on its way ends without a piece, a code or a place.
  if (pieces === 0) return [{ kind: 'missing', pieces: underway }]
  return [
    { kind: 'received', pieces: Math.min(pieces, underway) },
    ...(difference > 0 ? [{ kind: 'extra', pieces: difference } as const] : []),
    ...(difference < 0 ? [{ kind: 'missing', pieces: -difference } as const] : []),
    ...(arrivedOf(sample.counts) === 0 ? [{ kind: 'coded', pieces: 0 } as const] : []),
    ...(place ? [{ kind: 'shelved', pieces, placeId: place.id } as const] : []),
  ]
}

function problemsOf(given: Given, { sample, place }: Loaded, isGood: boolean): readonly Problem[] {
  const isOther = given.pieces !== null && given.pieces !== sample.counts.underway
  return [
    ...(given.condition === '' && given.pieces !== 0 ? [conditionNeeded] : []),
    ...(((given.condition !== '' && !isGood) || isOther) && given.condition_note === '' ? [noteNeeded] : []),
    ...(given.place !== '' && !place?.inUse ? [unknownPlace] : []),
  ]
}

async function saveReceipt(tx: Tx, { photos, ...change }: Change, context: ActionContext): Promise<boolean> {
  if (change.steps.some(one => one.kind === 'received'))
    await giveBlindCode(tx, change.sample.nominationId, context.now, context.newId)
  if (!(await updateSample(tx, change.sample))) return false
  const eventNumber = await addEvents(tx, change, context)
  await savePhotos(tx, { sampleId: change.sample.id, eventNumber, files: photos }, context)
  return true
}

function receivedSample(loaded: Loaded, given: Given, pieces: number, settings: SampleSettings): Sample {
  const { sample, place } = loaded
  if (pieces === 0)
    return { ...sample, conditionNote: given.condition_note, sentOn: null, wantsReplacement: true }
  const condition = settings.conditions.find(one => one.id === given.condition)
  return {
    ...sample,
    condition: given.condition,
    conditionNote: given.condition_note,
    lot: given.lot || sample.lot,
    bestBefore: given.best_before ?? sample.bestBefore,
    placeId: place?.id ?? sample.placeId,
    wantsReplacement: condition?.replace === true || pieces < sample.counts.underway,
  }
}

type Receiving = Readonly<{ settings: SampleSettings; context: ActionContext }>

/** Offices are told of a parcel that must be replaced otherwise than of one with a dent, and of that than of a good one. */
const eventsOf = {
  whole: { event: 'sample.received' },
  faulty: { event: 'sample.received-faulty' },
  replace: { event: 'sample.replacement-needed' },
} as const

function receipt(loaded: Loaded, given: Given, { settings, context }: Receiving): Outcome<Change> {
  const { sample, place } = loaded
  const isGood = settings.conditions.some(one => one.id === given.condition && one.good)
  const problems = problemsOf(given, loaded, isGood)
  if (problems.length > 0) return refuse(problems)
  const pieces = given.pieces ?? sample.counts.underway
  const received = pieces === 0 ? {} : { receivedBy: context.actor.personId, receivedAt: context.now }
  const next = { ...receivedSample(loaded, given, pieces, settings), ...received }
  const taken = take(next, stepsOf(sample, pieces, place))
  const photos = (given.photos ?? []).map(one => newFile(one, context))
  const { event } = eventsOf[next.wantsReplacement ? 'replace' : isGood ? 'whole' : 'faulty']
  return done({
    change: { ...taken, photos },
    event,
    subject: { kind: 'sample', id: sample.id },
    record: { kind: 'nomination', id: sample.nominationId },
    areaPath: sample.areaPath,
    detail: { condition: given.condition, pieces, photos: photos.length },
    before: sample,
    after: taken.sample,
    jobs: photos.map(one => renderJob(one.id)),
    next: `/contoh-produk/${sample.id}`,
  })
}

/** The secretariat receives a parcel: what came and how is written down, and the sample gets its blind code. */
export const receiveSample = (settings: SampleSettings) =>
  defineAction({
    name: 'sample.receive',
    input: inputFor(settings) as z.ZodType<Given>,
    prepare: async (given, services) => {
      const photos = await receivePhotos(
        photoFields.map(field => ({ field, upload: given[field] })),
        services,
      )
      return photos.ok ? success({ ...given, photos: photos.value }) : photos
    },
    load: async (reader, given): Promise<Loaded | null> => {
      const sample = await findSample(reader, given.id)
      return sample && { sample, place: given.place === '' ? null : await findPlace(reader, given.place) }
    },
    facts: ({ sample }) => custodyFacts(sample, 'receive'),
    readAction: 'sample.read',
    version: ({ sample }) => sample.rowVersion,
    handle: (loaded, given, context) => receipt(loaded, given, { settings, context }),
    save: saveReceipt,
  })
