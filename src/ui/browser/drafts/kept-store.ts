import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

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

interface Shape extends DBSchema {
  fields: { key: [string, string, string]; value: KeptField }
}

const NAME = 'bintang-drafts'
let opened: Promise<IDBPDatabase<Shape> | null> | undefined

/** Null where the browser keeps nothing, as in some private windows. */
const open = (): Promise<IDBPDatabase<Shape> | null> =>
  (opened ??= openDB<Shape>(NAME, 1, {
    upgrade: database => void database.createObjectStore('fields', { keyPath: ['person', 'page', 'name'] }),
    // Another tab wants to delete or renew it: this one must not hold it back.
    blocking: (_from, _to, event) => {
      ;(event.target as IDBDatabase | null)?.close()
      opened = undefined
    },
    terminated: () => {
      opened = undefined
    },
  }).catch(() => null))

/** False where it could not be kept. */
export async function keep(field: KeptField): Promise<boolean> {
  try {
    const database = await open()
    await database?.put('fields', field)
    return database !== null
  } catch {
    return false
  }
}

export async function listKept(): Promise<readonly KeptField[]> {
  try {
    return (await (await open())?.getAll('fields')) ?? []
  } catch {
    return []
  }
}

/** What waits for the server. */
export const listUnsent = async (): Promise<readonly KeptField[]> =>
  (await listKept()).filter(one => !one.stored)

export const listKeptOn = async (person: string, page: string): Promise<readonly KeptField[]> =>
  (await listKept()).filter(one => one.person === person && one.page === page)

/** Keeps a field as it is stored now, in place of what was sent; what was typed since stays. */
export async function noteStored(field: Omit<KeptField, 'stored'>): Promise<void> {
  try {
    const work = (await open())?.transaction('fields', 'readwrite')
    if (!work) return
    const found = await work.store.get([field.person, field.page, field.name])
    if (!found || found.stored || found.value === field.value)
      await work.store.put({ ...field, stored: true })
    await work.done
  } catch {
    // Without it a copy shows what the page was made with.
  }
}

/** What was sent from here is stored with this base. What was typed on top of it meanwhile goes on from there. */
export async function noteSent(sent: KeptField, base: string): Promise<void> {
  try {
    const work = (await open())?.transaction('fields', 'readwrite')
    if (!work) return
    const found = await work.store.get([sent.person, sent.page, sent.name])
    if (!found || found.stored || found.value === sent.value)
      await work.store.put({ ...sent, base, stored: true })
    else if (found.base === sent.base) await work.store.put({ ...found, base })
    await work.done
  } catch {
    // It is sent once more, and the server finds it stored.
  }
}

/** Forgets what waited of a field that shows what is stored again. */
export const forgetUnsent = (
  { person, page }: Pick<KeptField, 'person' | 'page'>,
  name: string,
  stored: string,
): Promise<void> => forgetIf({ person, page, name }, found => !found.stored && found.value !== stored)

export const forget = (field: Pick<KeptField, 'person' | 'page' | 'name'>): Promise<void> =>
  forgetIf(field, () => true)

async function forgetIf(
  { person, page, name }: Pick<KeptField, 'person' | 'page' | 'name'>,
  holds: (found: KeptField) => boolean,
): Promise<void> {
  try {
    const work = (await open())?.transaction('fields', 'readwrite')
    if (!work) return
    const found = await work.store.get([person, page, name])
    if (found && holds(found)) await work.store.delete([person, page, name])
    await work.done
  } catch {
    // What cannot be reached cannot be forgotten; it is of its person only, and wiped with the next one.
  }
}
