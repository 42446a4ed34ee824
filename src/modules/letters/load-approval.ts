import type { ActionContext } from '../../actions/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listBroughtNumbers } from '../documents/index.ts'
import { listFiles, type StoredFile } from '../files/index.ts'
import {
  listNominationsByIds,
  loadDrafts,
  loadWorkingFile,
  type Nomination,
  type WorkingFile,
} from '../nominations/index.ts'
import { findOfficial, type Official } from '../people/index.ts'
import { dayIn, findAreaNames } from '../regions/index.ts'
import { numberKey, type Letter } from './letter.ts'
import {
  findLastLetterBy,
  findLetterByNumber,
  holdRegister,
  listLettersOf,
  registerOf,
} from './letter-store.ts'

/** A letter that has a number already. `day` is `YYYY-MM-DD`; `products`: what a letter made here names. */
export type UsedNumber = Readonly<{
  number: string
  day: string
  isMade: boolean
  products: readonly string[]
}>

/** What a letter needs beside the files that it names. */
export type Surroundings = Readonly<{
  now: Date
  official: Official
  /** The latest letter of this official for this office. */
  last: Letter | null
  /** The village of each maker, by its id, where it is known. */
  names: ReadonlyMap<string, string>
  /** The stored files of papers and photos, for their digests. */
  files: ReadonlyMap<string, StoredFile>
  /** The numbers of letters that named one of the nominations before. */
  replaces: readonly string[]
  /** The letter of the same office that has the number already; null where it is free. */
  usedBy: UsedNumber | null
}>

/** Files that wait for an approval, in the order in which they were asked for. */
export type Approval = Readonly<{ files: readonly WorkingFile[]; around: Surroundings }>

/** A letter names so many at most: one page of a form, and well under two seconds of work. */
export const MOST_IN_ONE_LETTER = 40

/** The village of each maker, or its district where no village is recorded. */
async function villagesOf(
  reader: Reader,
  files: readonly WorkingFile[],
): Promise<ReadonlyMap<string, string>> {
  const pathOf = ({ productFile: { producer } }: WorkingFile): AreaPath =>
    `${producer.areaPath}${producer.district}/${producer.village ? `${producer.village}/` : ''}`
  const names = await findAreaNames(reader, [...new Set(files.map(pathOf))])
  return new Map(
    files.map(file => {
      const { producer } = file.productFile
      // The regency stands in the head of the letter.
      const parts = (names.get(pathOf(file)) ?? '').split(', ').slice(0, producer.village ? 2 : 1)
      return [producer.id, parts.join(', ')]
    }),
  )
}

/** The stored files whose digests a letter needs. */
export const fileIdsOf = ({ readiness, productFile }: WorkingFile): readonly string[] => [
  ...readiness.documents.flatMap(one => one.document?.fileId ?? []),
  ...productFile.photos.map(photo => photo.fileId),
]

/** The numbers of earlier letters about these nominations that nobody has replaced by now. */
async function replacedBy(reader: Reader, ids: readonly string[]): Promise<readonly string[]> {
  const earlier = await listLettersOf(reader, ids)
  const latest = [...Map.groupBy(earlier, one => one.nominationId).values()].flatMap(([first]) => first ?? [])
  return [...new Set(latest.map(one => one.letter.number))]
}

/** The letter to which the office's register gave the number: made here, or signed and uploaded. */
async function findUse(
  reader: Reader,
  files: readonly WorkingFile[],
  number: string,
): Promise<UsedNumber | null> {
  const [first] = files
  if (!first || number === '') return null
  const { areaPath } = first.nomination
  await holdRegister(reader, areaPath)
  const made = await findLetterByNumber(reader, areaPath, number)
  if (made) {
    const products = made.content.items.map(one => one.product)
    return { number: made.number, day: made.content.day, isMade: true, products }
  }
  const type = first.readiness.documents.find(one => one.requirement.madeAtApproval)?.requirement.type
  if (type === undefined) return null
  const within = registerOf(areaPath)
  const found = await listBroughtNumbers(reader, { type, within, key: numberKey(number) })
  // Below a province that serves some areas there are offices with registers of their own.
  const brought = found.find(one => registerOf(one.areaPath) === within)
  if (!brought) return null
  const day = brought.issuedOn ?? dayIn(areaPath, brought.createdAt)
  return { number: brought.number, day, isMade: false, products: [] }
}

/** What stands around files that are to be approved by an official with a letter of this number. */
export async function loadSurroundings(
  reader: Reader,
  files: readonly WorkingFile[],
  number: string,
  { actor, now }: Pick<ActionContext, 'actor' | 'now'>,
): Promise<Surroundings> {
  const area = files[0]?.nomination.areaPath ?? actor.areaPath
  return {
    now,
    official: await findOfficial(reader, actor),
    last: await findLastLetterBy(reader, actor.personId, area),
    names: await villagesOf(reader, files),
    files: await listFiles(reader, files.flatMap(fileIdsOf)),
    replaces: await replacedBy(
      reader,
      files.map(one => one.nomination.id),
    ),
    usedBy: await findUse(reader, files, number),
  }
}

/** Drafts in a constant number of queries for each office, whatever their number. */
async function loadDraftsOf(
  reader: Reader,
  nominations: readonly Nomination[],
  now: Date,
): Promise<readonly WorkingFile[]> {
  const drafts = nominations.filter(one => one.state === 'draft')
  const files: WorkingFile[] = []
  for (const [area, own] of Map.groupBy(drafts, one => one.areaPath))
    files.push(...(await loadDrafts(reader, own, area, now)))
  return files
}

/** The files of these nominations, in this order; null when one of them is not there. */
export async function loadFilesOf(
  reader: Reader,
  ids: readonly string[],
  now: Date,
): Promise<readonly WorkingFile[] | null> {
  const found = new Map((await listNominationsByIds(reader, ids)).map(one => [one.id, one]))
  const drafts = new Map(
    (await loadDraftsOf(reader, [...found.values()], now)).map(file => [file.nomination.id, file]),
  )
  const files: WorkingFile[] = []
  for (const id of ids) {
    const nomination = found.get(id)
    if (!nomination) return null
    files.push(drafts.get(id) ?? (await loadWorkingFile(reader, nomination, now)))
  }
  return files
}

/** One file, for an act on it alone; null where it is not there. */
export async function loadOneApproval(
  reader: Reader,
  { id, number }: Readonly<{ id: string; number: string }>,
  context: ActionContext,
): Promise<(Approval & { file: WorkingFile }) | null> {
  const files = await loadFilesOf(reader, [id], context.now)
  const [file] = files ?? []
  if (!files || !file) return null
  return { files, file, around: await loadSurroundings(reader, files, number, context) }
}
