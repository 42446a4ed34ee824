import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import type { Problem } from '../../foundation/problem.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listAddress } from '../../web/index.ts'
import { allTicked, findChosen, typedCodes, type Chosen } from './chosen-codes.ts'
import { saveChanges } from './custody-store.ts'
import { placePath, type StoragePlace } from './place.ts'
import { findPlace, savePlace } from './place-store.ts'
import { notInStore, unknownCodes, unknownPlace } from './problems.ts'
import { take, type Sample, type SampleChange } from './sample.ts'
import { listSamplesAt } from './sample-store.ts'
import { goesOnFrom, isPlaceInList } from './standing-page.ts'

/** `shown` are the samples that stood on the page: what was shelved since then was not asked about. */
type Loaded = Readonly<{
  place: StoragePlace
  here: readonly Sample[]
  shown: ReadonlySet<string>
  chosen: Chosen
  /** Whether every page before this one was counted. */
  inOrder: boolean
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

/** Who goes on after so many hours counts another stock: they begin again. */
const ROUND_HOURS = 24
const HOUR = 3_600_000

/** Whether this page is the one after those that were counted just now. */
const isNextPage = async (
  reader: Reader,
  { id, counting }: StoragePlace,
  shown: ReadonlySet<string>,
  now: Date,
): Promise<boolean> =>
  counting !== null &&
  now.getTime() - counting.at.getTime() < ROUND_HOURS * HOUR &&
  goesOnFrom(reader, { kind: 'place', placeId: id }, counting.to, shown)

type Counter = Readonly<{ actor: Readonly<{ personId: string | null }>; now: Date }>

/** A place is counted when its last page is, and all before it were; a page out of turn moves nothing on. */
function placeAfter({ place, inOrder }: Loaded, later: string, { actor, now }: Counter): StoragePlace {
  if (!inOrder) return place
  if (later !== '') return { ...place, counting: { to: later, at: now } }
  return { ...place, counting: null, countedBy: actor.personId, countedAt: now }
}

/** Where the pages before and after this one begin; empty on the first and the last one. */
const placeInList = fields.optionalText(40).transform(sent => (isPlaceInList(sent) ? sent : ''))

/** Stock is taken of one place: what is not there loses its place, what was noted elsewhere is moved here. */
export const countPlace = defineAction({
  name: 'sample-place.count',
  input: z.object({
    id: fields.recordId,
    shown: allTicked,
    sample: allTicked,
    codes: typedCodes,
    earlier: placeInList,
    later: placeInList,
    version: fields.rowVersion.optional(),
  }),
  load: async (reader, given, { now }): Promise<Loaded | null> => {
    const place = await findPlace(reader, given.id)
    if (!place) return null
    const shown = new Set(given.shown)
    return {
      place,
      here: await listSamplesAt(reader, given.id),
      shown,
      chosen: await findChosen(reader, given.sample, given.codes),
      inOrder: given.earlier === '' || (await isNextPage(reader, place, shown, now)),
    }
  },
  facts: () => ({ areaPath: '/' }),
  readAction: 'sample.see-code',
  version: ({ place }) => place.rowVersion,
  handle: (loaded: Loaded, { later }, context) => {
    const { place } = loaded
    const problems = problemsOf(loaded)
    if (problems.length > 0) return refuse(problems)
    const { present, missing, others } = compare(loaded)
    const counted = placeAfter(loaded, later, context)
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
      // On to the first page that is not counted yet.
      next: listAddress(placePath(place.id), { setelah: counted.counting?.to }),
      answer: { present: present.length, missing: missing.length, moved: others.length },
    })
  },
  save: async (tx, { place, changes }: Change, context) =>
    (await savePlace(tx, place)) && (await saveChanges(tx, changes, context)),
  audience: 'panel',
})
