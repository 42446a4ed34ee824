import type { DBSchema } from 'idb'
import { UNSENT_FILES } from '../device-owner.ts'
import { shelves } from '../service-worker/names.ts'
import { shelf } from '../shelf.ts'

/** A file that was chosen and that no form has taken yet. */
export type Kept = Readonly<{
  /** Person, form and field: the same page shows it again. */
  key: string
  person: string
  name: string
  /** Bytes that go out; `before`, where a picture was made smaller, those of the original. */
  size: number
  before?: number
  /** Tells the same bytes from others. */
  print: string
  /** Left out where the browser does not let files be stored. */
  blob?: Blob
  /** The upload's id on the server, once it has begun. */
  upload?: string
  /** Bytes that the server is known to have. */
  sent: number
  /** A form with it is on its way; its page, shown again, or the server's answer tells how that went. */
  given: boolean
  /** When it was chosen, by this device's clock: old ones are cleared away. */
  at: number
}>

interface Files extends DBSchema {
  files: { key: string; value: Kept }
}

const OLD_MS = 14 * 24 * 3600 * 1000

const tried = shelf<Files>(
  shelves.uploads,
  database => void database.createObjectStore('files', { keyPath: 'key' }),
)

export const findKept = (key: string): Promise<Kept | undefined> =>
  tried(database => database.get('files', key))

/** Told to the signing out, which is on every page: what no form has taken would be lost with it. */
async function noteUnsent(): Promise<void> {
  const all = await tried(database => database.getAll('files'))
  try {
    if (all?.some(one => !one.given)) localStorage.setItem(UNSENT_FILES, 'yes')
    else localStorage.removeItem(UNSENT_FILES)
  } catch {
    // Kept nowhere: then nothing is lost by signing out either.
  }
}

export const forget = async (key: string): Promise<void> => {
  await tried(database => database.delete('files', key))
  await noteUnsent()
}

/** Keeps the file, or at least where it stood. True where the file itself is kept. */
export async function keep(kept: Kept): Promise<boolean> {
  const isWhole = await put(kept)
  await noteUnsent()
  return isWhole
}

async function put(kept: Kept): Promise<boolean> {
  const whole = await tried(database => database.put('files', kept))
  if (whole !== undefined) return kept.blob !== undefined
  const { blob: _blob, ...rest } = kept
  await tried(database => database.put('files', rest))
  return false
}

/**
 * Changes what is kept of these bytes. Where another tab has put another file in their place, nothing is changed: its
 * bytes must never go on where those of this one stopped.
 */
export async function note(of: Pick<Kept, 'key' | 'print'>, change: Partial<Kept>): Promise<void> {
  await tried(async database => {
    const transaction = database.transaction('files', 'readwrite')
    const present = await transaction.store.get(of.key)
    if (present?.print === of.print) await transaction.store.put({ ...present, ...change })
    await transaction.done
  })
  if (change.given !== undefined) await noteUnsent()
}

/** Clears what belongs to other people or is too old, and says what is left. */
export async function clearForeign(person: string, now: number): Promise<readonly Kept[]> {
  const all = (await tried(database => database.getAll('files'))) ?? []
  const isOurs = (one: Kept): boolean => one.person === person && now - one.at < OLD_MS
  for (const one of all) if (!isOurs(one)) await forget(one.key)
  // A page that was left at once may have told nothing.
  await noteUnsent()
  return all.filter(isOurs)
}
