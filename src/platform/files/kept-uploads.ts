import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Upload as TusUpload } from '@tus/server'
import { newId } from '../random.ts'
import { hashOfStream } from './stored-hash.ts'
import type { UploadStore } from './upload-store.ts'
import { tooMany, tooMuch, type UploadRefused } from './upload-words.ts'
import { Upload } from './upload.ts'

/** A file that waits for the form that takes it. */
export type KeptUpload = Readonly<{ id: string; name: string; bytes: number }>

/** How many uploads that no form took may lie here of one person: more than any day's forms have places for. */
export const PERSON_UPLOADS = 100

export const isUploadId = (id: string): boolean => /^[0-9a-z]{16}$/.test(id)

/** A name as its sender knows it, without what would not be seen or would turn the line around. */
const visibleName = (name: string): string => name.replace(/\p{C}/gu, '').slice(0, 200)

/** How many uploads of a person lie here, and their bytes by what was announced, since that is what they will take. */
async function lyingOf(
  store: UploadStore,
  folder: string,
): Promise<Readonly<{ count: number; bytes: number }>> {
  const names = await readdir(join(store.directory, folder)).catch(() => [])
  const ids = names.filter(one => isUploadId(one))
  let bytes = 0
  for (const id of ids) bytes += (await store.configstore.get(`${folder}/${id}`))?.size ?? 0
  return { count: ids.length, bytes }
}

/** Why a person's further upload of so many bytes has no place here; null where it has. */
export async function noPlaceFor(
  store: UploadStore,
  folder: string,
  bytes: number,
  personBytes: number,
): Promise<UploadRefused | null> {
  const lying = await lyingOf(store, folder)
  if (lying.count >= PERSON_UPLOADS) return tooMany(PERSON_UPLOADS)
  return lying.bytes + bytes > personBytes ? tooMuch(personBytes) : null
}

/** The finished upload of this id in a person's folder, marked where it is longer than `maxBytes`. */
export async function findUpload(
  store: UploadStore,
  folder: string,
  id: string,
  maxBytes: number,
): Promise<Upload | null> {
  if (!isUploadId(id)) return null
  const upload = await store.getUpload(`${folder}/${id}`).catch(() => null)
  if (!upload || upload.offset !== upload.size) return null
  const path = join(store.directory, folder, id)
  const facts = await hashOfStream(() => createReadStream(path))
  if (!facts) return null
  const originalName = visibleName(upload.metadata?.['filename'] ?? '')
  const { bytes, sha256 } = facts
  return new Upload({ path, originalName, bytes, sha256, tooLarge: bytes > maxBytes })
}

/** Moves a file that a form brought to a person's folder; null where there is no more room for them. */
export async function keepUpload(
  store: UploadStore,
  folder: string,
  file: Upload,
  personBytes: number,
): Promise<KeptUpload | null> {
  if (file.tooLarge || file.bytes === 0 || (await noPlaceFor(store, folder, file.bytes, personBytes)))
    return null
  const id = newId()
  const whole = `${folder}/${id}`
  const name = visibleName(file.originalName)
  const metadata = { filename: name }
  await mkdir(join(store.directory, folder), { recursive: true })
  await rename(file.path, join(store.directory, whole))
  await store.configstore.set(
    whole,
    new TusUpload({ id: whole, size: file.bytes, offset: file.bytes, metadata }),
  )
  return { id, name, bytes: file.bytes }
}

/** Removes the files of a folder that nothing was written to since then; answers how many uploads were among them. */
async function removeOld(folder: string, before: number): Promise<number> {
  const names: readonly string[] = await readdir(folder).catch(() => [])
  let removed = 0
  for (const name of names) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }))
    // The note about an upload is as old as its beginning; it goes with its bytes.
    if (mtimeMs > before || (name.endsWith('.json') && names.includes(name.slice(0, -5)))) continue
    await rm(path, { force: true, recursive: true })
    await rm(`${path}.json`, { force: true })
    if (isUploadId(name)) removed++
  }
  return removed
}

/** Removes what nothing was written to since then; answers how many uploads. */
export async function sweepUploads(
  { folder, incomingFolder }: Readonly<{ folder: string; incomingFolder: string }>,
  before: number,
): Promise<number> {
  await removeOld(incomingFolder, before)
  let removed = 0
  for (const person of await readdir(folder).catch(() => []))
    removed += await removeOld(join(folder, person), before)
  return removed
}
