import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import { allTicked, findChosen, typedCodes, type Chosen } from './chosen-codes.ts'
import { saveChanges } from './custody-store.ts'
import { placePath, type StoragePlace } from './place.ts'
import { findPlace, savePlace } from './place-store.ts'
import { notInStore, unknownCodes, unknownPlace } from './problems.ts'
import { take, type Sample, type SampleChange } from './sample.ts'
import { listSamplesAt } from './sample-store.ts'

/** `shown` are the samples that stood on the page: what was shelved since then was not asked about. */
type Loaded = Readonly<{
  place: StoragePlace
  here: readonly Sample[]
  shown: ReadonlySet<string>
  chosen: Chosen
}>
type Change = Readonly<{ place: StoragePlace; changes: readonly SampleChange[] }>

/** What a count found: there as noted, not there, and there although noted elsewhere. */
function compare({ place, here, shown, chosen }: Loaded) {
  const found = new Set(chosen.samples.map(one => one.id))
  return {
    present: here.filter(one => found.has(one.id)),
    missing: here.filter(one => shown.has(one.id) && !found.has(one.id)),
    others: chosen.samples.filter(one => one.placeId !== place.id),
  }
}

function problemsOf({ place, chosen }: Loaded): readonly Problem[] {
  if (!place.inUse) return [unknownPlace]
  const isEmpty = chosen.samples.some(one => one.counts.store === 0)
  return [
    ...(chosen.unknown.length > 0 ? [unknownCodes('codes', chosen.unknown)] : []),
    ...(isEmpty ? [notInStore('codes', chosen.empty)] : []),
  ]
}

function changesOf(loaded: Loaded): readonly SampleChange[] {
  const { missing, others } = compare(loaded)
  const placeId = loaded.place.id
  return [
    ...missing.map(one =>
      take({ ...one, placeId: null }, [{ kind: 'not-found', pieces: one.counts.store, placeId }]),
    ),
    ...others.map(one => take({ ...one, placeId }, [{ kind: 'moved', pieces: one.counts.store, placeId }])),
  ]
}

/** Stock is taken of one place: what is not there loses its place, what was noted elsewhere is moved here. */
export const countPlace = defineAction({
  name: 'sample-place.count',
  input: z.object({
    id: fields.recordId,
    shown: allTicked,
    sample: allTicked,
    codes: typedCodes,
    version: fields.rowVersion.optional(),
  }),
  load: async (reader, given): Promise<Loaded | null> => {
    const place = await findPlace(reader, given.id)
    if (!place) return null
    const here = await listSamplesAt(reader, { placeId: given.id })
    return {
      place,
      here,
      shown: new Set(given.shown),
      chosen: await findChosen(reader, given.sample, given.codes),
    }
  },
  facts: () => ({ areaPath: '/' }),
  readAction: 'sample.see-code',
  version: ({ place }) => place.rowVersion,
  handle: (loaded: Loaded, _given, { actor, now }) => {
    const { place } = loaded
    const problems = problemsOf(loaded)
    if (problems.length > 0) return refuse(problems)
    const { present, missing, others } = compare(loaded)
    const counted = { ...place, countedBy: actor.personId, countedAt: now }
    return done({
      change: { place: counted, changes: changesOf(loaded) },
      event: 'sample-place.counted',
      subject: { kind: 'sample-place', id: place.id },
      areaPath: '/',
      detail: {
        present: present.length,
        missing: missing.map(one => one.id),
        moved: others.map(one => one.id),
      },
      before: place,
      after: counted,
      next: placePath(place.id),
      answer: { present: present.length, missing: missing.length, moved: others.length },
    })
  },
  save: async (tx, { place, changes }: Change, context) =>
    (await savePlace(tx, place)) && (await saveChanges(tx, changes, context)),
  audience: 'panel',
})
