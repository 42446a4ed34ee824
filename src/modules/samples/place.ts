/** A shelf, a room or a refrigerator in which samples stand. */
export type StoragePlace = Readonly<{
  id: string
  /** Short, as written on the shelf: `R1-A`. */
  code: string
  name: string
  /** An id of the settings' storage needs. */
  storage: string
  inUse: boolean
  countedBy: string | null
  countedAt: Date | null
  /** How far a count page by page has come from the beginning: the list's place after which it goes on. */
  counting: Readonly<{ to: string; at: Date }> | null
  rowVersion: number
}>

export const PLACES_PATH = '/rak-contoh'
export const placePath = (id: string): string => `${PLACES_PATH}/${id}`
export const placeText = ({ code, name }: Pick<StoragePlace, 'code' | 'name'>): string => `${code}, ${name}`
