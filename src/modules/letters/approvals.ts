import type { Actor } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listFiles, listRenditions } from '../files/index.ts'
import {
  listLastSaved,
  listNominations,
  listNominationsByIds,
  listProvinceViews,
  loadDrafts,
  readyToSubmit,
  type NominationBrief,
  type WorkingFile,
} from '../nominations/index.ts'
import { photoPicture } from '../producers/index.ts'
import { draftsFor, type DraftEdition } from './draft-editions.ts'
import { listLastGiveBacks } from './give-back-store.ts'
import { fileIdsOf } from './load-approval.ts'
import { isUnchanged, type Waiting, type WaitingParts } from './pages/waiting-parts.ts'
import { seenOf } from './seen.ts'

/** So many drafts are looked through for the task of a head; the page has all of them. */
const MOST_FOR_TASK = 200

/** Drafts in their order, with what each of them lacks; a constant number of queries for each office. */
export async function loadInOrder(
  reader: Reader,
  drafts: readonly NominationBrief[],
  now: Date,
): Promise<readonly WorkingFile[]> {
  const nominations = await listNominationsByIds(
    reader,
    drafts.map(one => one.id),
  )
  const files: WorkingFile[] = []
  for (const [area, own] of Map.groupBy(nominations, one => one.areaPath))
    files.push(...(await loadDrafts(reader, own, area, now)))
  const place = new Map(drafts.map((one, index) => [one.id, index]))
  return files.toSorted(
    (one, other) => (place.get(one.nomination.id) ?? 0) - (place.get(other.nomination.id) ?? 0),
  )
}

/** The drafts that can still be sent, those that close first in front; no more than one looks through for a task. */
export async function listUrgentFiles(
  reader: Reader,
  actor: Actor,
  editions: readonly DraftEdition[],
  now: Date,
): Promise<readonly WorkingFile[]> {
  const drafts: NominationBrief[] = []
  for (const { edition } of editions.filter(one => !one.isOver)) {
    const limit = MOST_FOR_TASK - drafts.length
    if (limit > 0) drafts.push(...(await listNominations(reader, draftsFor(actor, edition.id), { limit })))
  }
  return loadInOrder(reader, drafts, now)
}

/** The complete ones that wait for the head: not those that were given back and are as they were. Two queries more. */
export async function listReadyFiles(
  reader: Reader,
  files: readonly WorkingFile[],
  now: Date,
): Promise<readonly WorkingFile[]> {
  const complete = files.filter(one => readyToSubmit(one.readiness))
  const backs = await listLastGiveBacks(
    reader,
    complete.map(one => one.nomination.id),
  )
  const given = complete.filter(one => backs.has(one.nomination.id))
  const stored = await listFiles(reader, given.flatMap(fileIdsOf))
  return complete.filter(file => {
    const givenBack = backs.get(file.nomination.id) ?? null
    return givenBack === null || !isUnchanged({ givenBack, seen: seenOf(file, stored, now) })
  })
}

/** The same for the page: the complete ones apart, with a photo how the province found them, and when they were last changed. Six queries more. */
export async function approvalsFor(
  reader: Reader,
  files: readonly WorkingFile[],
  { altOf, now }: Readonly<{ altOf: (product: string) => string; now: Date }>,
): Promise<WaitingParts> {
  const ids = files.map(one => one.nomination.id)
  const saved = await listLastSaved(reader, ids)
  const backs = await listLastGiveBacks(reader, ids)
  const province = await listProvinceViews(reader, files)
  const stored = await listFiles(reader, files.flatMap(fileIdsOf))
  const firstPhotos = files.flatMap(one => one.productFile.photos[0]?.fileId ?? [])
  const renditions = await listRenditions(reader, firstPhotos)
  const all = files.map((file): Waiting => {
    const [photo] = file.productFile.photos
    return {
      file,
      changedAt: saved.get(file.nomination.id) ?? null,
      givenBack: backs.get(file.nomination.id) ?? null,
      province: province.get(file.nomination.id) ?? null,
      seen: seenOf(file, stored, now),
      photo: photo ? photoPicture(photo, renditions, altOf(file.productFile.product.name)) : null,
    }
  })
  const complete = all.filter(one => readyToSubmit(one.file.readiness))
  return {
    ready: complete.filter(one => !isUnchanged(one)),
    returned: complete.filter(isUnchanged),
    others: all.filter(one => !readyToSubmit(one.file.readiness)),
  }
}
