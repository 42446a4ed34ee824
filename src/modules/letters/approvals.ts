import { whereAllowed } from '../../access/index.ts'
import type { Actor } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listFiles, listRenditions } from '../files/index.ts'
import {
  listLastSaved,
  listNominations,
  listNominationsByIds,
  listProvinceViews,
  loadDrafts,
  nominationColumns,
  readyToSubmit,
  type WorkingFile,
} from '../nominations/index.ts'
import { photoPicture } from '../producers/index.ts'
import { listLastGiveBacks } from './give-back-store.ts'
import { fileIdsOf } from './load-approval.ts'
import { isUnchanged, type ApprovalsView, type Waiting } from './pages/approvals-page.ts'
import { seenOf } from './seen.ts'

/** More drafts than any office prepares at a time. */
const MOST_DRAFTS = 200

/** The drafts that the actor may approve, with what each of them lacks. A constant number of queries for one office. */
export async function listWaitingFiles(
  reader: Reader,
  actor: Actor,
  now: Date,
): Promise<readonly WorkingFile[]> {
  const allowed = whereAllowed(actor, 'nomination.approve', nominationColumns)
  const drafts = await listNominations(
    reader,
    { allowed, states: ['draft'] },
    { limit: MOST_DRAFTS, order: 'oldest' },
  )
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
): Promise<ApprovalsView> {
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
