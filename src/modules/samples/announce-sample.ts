import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext, type Outcome } from '../../actions/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { findNomination, type Nomination } from '../nominations/index.ts'
import { labelCodeFrom } from './codes.ts'
import { addEvents, saveChange } from './custody-store.ts'
import { noPieces, type Step } from './lifecycle.ts'
import { dateNeeded, datePast, lotNeeded, unknownStorage } from './problems.ts'
import { officeFacts, take, type Sample, type SampleChange } from './sample.ts'
import { shelfLifeOf, type SampleSettings } from './settings.ts'
import { findSampleOf, insertSample } from './sample-store.ts'

const input = z.object({
  id: fields.recordId,
  pieces: fields.wholeNumber(1, 99),
  lot: fields.optionalText(60),
  best_before: fields.optionalIsoDate,
  storage: fields.optionalText(40),
  note: fields.optionalText(300),
  version: fields.rowVersion.optional(),
})
type Given = z.output<typeof input>
type Loaded = Readonly<{ nomination: Nomination; sample: Sample | null }>
type Change = SampleChange & Readonly<{ known: boolean }>

function problemsOf(
  given: Given,
  { nomination }: Loaded,
  settings: SampleSettings,
  now: Date,
): readonly Problem[] {
  const spoils = shelfLifeOf(settings, nomination.commodity) !== null
  return [
    ...(settings.storage.some(one => one.id === given.storage) ? [] : [unknownStorage]),
    ...(spoils && given.lot === '' ? [lotNeeded] : []),
    ...(spoils && given.best_before === null ? [dateNeeded] : []),
    ...(given.best_before !== null && given.best_before < capitalDay(now) ? [datePast] : []),
  ]
}

/** What a further announcement changes: a parcel on its way is corrected, after it a second one begins. */
function stepsTo(pieces: number, sample: Sample | null): readonly Step[] {
  const underway = sample?.counts.underway ?? 0
  if (pieces > underway) return [{ kind: 'announced', pieces: pieces - underway }]
  return pieces < underway ? [{ kind: 'reduced', pieces: underway - pieces }] : []
}

const firstSample = (
  nomination: Nomination,
  made: Readonly<{ id: string; by: string; at: Date; label: string }>,
) =>
  ({
    id: made.id,
    nominationId: nomination.id,
    editionId: nomination.editionId,
    areaPath: nomination.areaPath,
    labelCode: made.label,
    state: 'announced',
    counts: noPieces,
    pieces: 0,
    courier: '',
    trackingNumber: '',
    sentOn: null,
    note: '',
    lot: '',
    bestBefore: null,
    storage: '',
    announcedBy: made.by,
    announcedAt: made.at,
    condition: null,
    conditionNote: '',
    wantsReplacement: false,
    receivedBy: null,
    receivedAt: null,
    placeId: null,
    sessionId: null,
    returnCourier: '',
    returnTracking: '',
    returnedOn: null,
    rowVersion: 0,
  }) satisfies Sample

const announced = (
  { nomination, sample: before }: Loaded,
  { change, given }: Readonly<{ change: Change; given: Given }>,
): Outcome<Change> =>
  done({
    change,
    event: 'sample.announced',
    subject: { kind: 'sample', id: change.sample.id },
    record: { kind: 'nomination', id: nomination.id },
    areaPath: nomination.areaPath,
    detail: { pieces: given.pieces },
    before,
    after: change.sample,
    next: `/usulan/${nomination.id}/contoh`,
  })

type Announcing = Readonly<{ settings: SampleSettings; context: ActionContext }>

function announcement(loaded: Loaded, given: Given, { settings, context }: Announcing): Outcome<Change> {
  const { actor, now, newId } = context
  const problems = problemsOf(given, loaded, settings, now)
  if (problems.length > 0) return refuse(problems)
  const { nomination, sample } = loaded
  const made = { id: newId(), by: actor.personId ?? '', at: now, label: labelCodeFrom(newId()) }
  const base: Sample = sample ?? firstSample(nomination, made)
  // A second parcel has not been handed over yet, whatever became of the first.
  const parcel = base.counts.underway > 0 ? {} : { courier: '', trackingNumber: '', sentOn: null }
  const said = {
    pieces: given.pieces,
    lot: given.lot,
    bestBefore: given.best_before,
    storage: given.storage,
    note: given.note,
  }
  const taken = take({ ...base, ...parcel, ...said }, stepsTo(given.pieces, sample))
  return announced(loaded, { change: { ...taken, known: sample !== null }, given })
}

/** The office says what it is going to send; saying it again corrects it until the parcel arrives. */
export const announceSample = (settings: SampleSettings) =>
  defineAction({
    name: 'sample.announce',
    input,
    load: async (reader, given): Promise<Loaded | null> => {
      const nomination = await findNomination(reader, given.id)
      return nomination && { nomination, sample: await findSampleOf(reader, given.id) }
    },
    facts: ({ nomination, sample }) => officeFacts(nomination.areaPath, nomination.state, sample),
    readAction: 'sample.read',
    version: ({ sample }) => sample?.rowVersion ?? 0,
    handle: (loaded, given, context) => announcement(loaded, given, { settings, context }),
    save: async (tx, { known, ...change }: Change, context) => {
      if (known) return saveChange(tx, change, context)
      if (!(await insertSample(tx, change.sample))) return false
      await addEvents(tx, change, context)
      return true
    },
  })
