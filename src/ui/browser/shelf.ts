import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { isLeaving } from './leaving.ts'
import type { shelves } from './service-worker/names.ts'

type Name = (typeof shelves)[keyof typeof shelves]
type Tried<Shape extends DBSchema> = <Found>(
  work: (database: IDBPDatabase<Shape>) => Promise<Found>,
) => Promise<Found | undefined>

/**
 * Things kept on this device. What is returned works on them; undefined comes back where that fails, or where the
 * browser keeps nothing, as in some private windows: that costs convenience, never the page.
 */
export function shelf<Shape extends DBSchema>(
  name: Name,
  furnish: (database: IDBPDatabase<Shape>) => void,
): Tried<Shape> {
  let opening: Promise<IDBPDatabase<Shape> | undefined> | undefined
  const open = () =>
    (opening ??= openDB<Shape>(name, 1, {
      upgrade: furnish,
      // Signing out in another tab deletes the store: it must not wait for this one.
      blocking: (_current, _blocked, event) => {
        opening = undefined
        ;(event.target as IDBDatabase | null)?.close()
      },
      terminated: () => {
        opening = undefined
      },
    }).catch(() => undefined))
  return async work => {
    if (isLeaving()) return undefined
    try {
      const database = await open()
      return database && (await work(database))
    } catch {
      return undefined
    }
  }
}
