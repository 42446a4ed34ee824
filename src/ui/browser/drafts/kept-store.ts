import type { DBSchema } from 'idb'
import { shelves } from '../service-worker/names.ts'
import { shelf } from '../shelf.ts'

/** One field: as it was typed and the server has not confirmed it, or as it is stored since the page was made. */
export type KeptField = Readonly<{
  person: string
  /** The address of its page: `/usulan/…/bagian/…`. With the language, in which numbers are written. */
  page: string
  name: string
  value: string
  /** What the field was drawn with: the order of things is told by this, never by the device's clock. */
  base: string
  /** Where it is posted to, in the language of the page. */
  address: string
  /** The form's key, by which the worker may send it when the page is closed. */
  key: string
  /** Stored with this base: shown on a copy of the page that is older. Otherwise it waits to be sent. */
  stored: boolean
}>

type Key = [person: string, page: string, name: string]

interface Fields extends DBSchema {
  fields: { key: Key; value: KeptField }
}

const tried = shelf<Fields>(
  shelves.drafts,
  database => void database.createObjectStore('fields', { keyPath: ['person', 'page', 'name'] }),
)

type Whose = Pick<KeptField, 'person' | 'page' | 'name'>

/**
 * Puts in the place of what is kept of a field what is made of it: null forgets it, undefined leaves it. What cannot
 * be reached stays as it is: it is of its person only, and wiped with the next one.
 */
async function change(
  { person, page, name }: Whose,
  made: (found: KeptField | undefined) => KeptField | null | undefined,
): Promise<void> {
  await tried(async database => {
    const key: Key = [person, page, name]
    const work = database.transaction('fields', 'readwrite')
    const next = made(await work.store.get(key))
    if (next) await work.store.put(next)
    else if (next === null) await work.store.delete(key)
    await work.done
  })
}

/** False where it could not be kept. */
export const keep = async (field: KeptField): Promise<boolean> =>
  (await tried(database => database.put('fields', field))) !== undefined

/** Everything of this person, sent or not. */
export const listKept = async (): Promise<readonly KeptField[]> =>
  (await tried(database => database.getAll('fields'))) ?? []

/** What waits for the server. */
export const listUnsent = async (): Promise<readonly KeptField[]> =>
  (await listKept()).filter(one => !one.stored)

export const listKeptOn = async (person: string, page: string): Promise<readonly KeptField[]> =>
  (await listKept()).filter(one => one.person === person && one.page === page)

/**
 * Keeps a field as it is stored now, in place of what was sent; what was typed since stays. Where that fails, a copy
 * shows what the page was made with.
 */
export const noteStored = (field: Omit<KeptField, 'stored'>): Promise<void> =>
  change(field, found =>
    !found || found.stored || found.value === field.value ? { ...field, stored: true } : undefined,
  )

/**
 * What was sent from here is stored with this base. What was typed on top of it meanwhile goes on from there. Where
 * that fails it is sent once more, and the server finds it stored.
 */
export const noteSent = (sent: KeptField, base: string): Promise<void> =>
  change(sent, found => {
    if (!found || found.stored || found.value === sent.value) return { ...sent, base, stored: true }
    return found.base === sent.base ? { ...found, base } : undefined
  })

/** Forgets what waited of a field that shows what is stored again. */
export const forgetUnsent = (
  { person, page }: Pick<KeptField, 'person' | 'page'>,
  name: string,
  stored: string,
): Promise<void> =>
  change({ person, page, name }, found =>
    found && !found.stored && found.value !== stored ? null : undefined,
  )

export const forget = (field: Whose): Promise<void> => change(field, () => null)
