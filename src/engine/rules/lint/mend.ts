import type { Json } from '../hash.ts'
import { Damage, type Place } from './damage.ts'

/**
 * A document under repair: broken parts are replaced or taken out, so that the rest can be checked too. It remembers
 * where everything stood in the original.
 */

type Branch = { [key: string]: unknown } | unknown[]

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null

/** The value at a place, or undefined. */
export function valueAt(root: unknown, place: Place): unknown {
  let value = root
  for (const key of place) {
    if (!isBranch(value) || !Object.hasOwn(value, key)) return undefined
    value = (value as { [key: string | number]: unknown })[key]
  }
  return value
}

/** What stands in for a part of the document that is missing or broken as a whole. */
const standIns: { readonly [key: string]: unknown } = {
  programme: 'x',
  edition: 'x',
  title: { id: '?', en: '?' },
  example: true,
  locales: ['id', 'en'],
  timezone: 'UTC',
  photos: { min: 0, max: 1 },
  sample: { count: 1, note: { id: '?', en: '?' }, required: false },
  panel: { size: 1, quorum: 1, ownProvince: 'excluded', verifierMayScore: false },
  aggregation: { first: 'sheet', combine: 'mean', rounding: { kind: 'half-up', places: 2 } },
  validity: { months: null, reevaluation: { id: '?', en: '?' } },
  certificate: { numberPattern: '{sequence}', title: { id: '?', en: '?' } },
  publication: { feedback: 'none' },
}
const optionalParts = new Set([
  '$schema',
  'levels',
  'borderline',
  'plenary',
  'passRules',
  'routing',
  'ties',
  'selections',
])
/** Optional parts in which nothing stands that others may name. */
const unnamed = new Set([...optionalParts].filter(part => part !== 'levels'))

export class Mending {
  readonly root: { [key: string]: unknown }
  readonly damage = new Damage()
  /** Every id, name and field of the original document, to which intact parts may refer. */
  readonly #names = new Set<string>()
  #listsLost = false
  readonly #places = new WeakMap<object, Place>()
  readonly #positions = new WeakMap<unknown[], number[]>()

  constructor(document: { readonly [key: string]: Json }) {
    this.root = structuredClone(document) as { [key: string]: unknown }
    this.#register(this.root, [])
  }

  #register(value: unknown, place: Place): void {
    if (!isBranch(value)) return
    this.#places.set(value, place)
    if (Array.isArray(value)) {
      this.#positions.set(
        value,
        value.map((_, index) => index),
      )
    }
    for (const [key, part] of Object.entries(value)) {
      if (typeof part === 'string' && ['id', 'name', 'field'].includes(key)) this.#names.add(part)
      this.#register(part, [...place, Array.isArray(value) ? Number(key) : key])
    }
  }

  /** Where a place of the mended document stood in the original. */
  original(place: Place): Place {
    const found: (string | number)[] = []
    let value: unknown = this.root
    for (const key of place) {
      const shifted =
        Array.isArray(value) && typeof key === 'number' ? this.#positions.get(value)?.[key] : undefined
      found.push(shifted ?? key)
      value = valueAt(value, [key])
    }
    return found
  }

  /** The id may have stood in a part that had to be taken out. */
  mayHaveNamed(id: string): boolean {
    return this.#listsLost || (this.damage.any && this.#names.has(id))
  }

  placeOf(part: object): Place | undefined {
    return this.#places.get(part)
  }

  /** Puts a harmless value in place of a broken one. */
  replace(place: Place, value: unknown): void {
    this.damage.add(this.original(place))
    const owner = valueAt(this.root, place.slice(0, -1))
    const key = place.at(-1)
    if (!isBranch(owner) || key === undefined) return
    Object.assign(owner, { [key]: structuredClone(value) })
  }

  removeKey(place: Place): void {
    const owner = valueAt(this.root, place.slice(0, -1))
    if (isBranch(owner)) Reflect.deleteProperty(owner, String(place.at(-1)))
  }

  /** The smallest part around a broken place that can be taken out whole: an item of a list, or a part of the root. */
  removable(place: Place): Place {
    for (let length = place.length; length > 1; length--) {
      if (typeof place[length - 1] === 'number') return place.slice(0, length)
    }
    return place.slice(0, 1)
  }

  /** Takes out parts found by `removable`. All at once, because taking out one shifts its neighbours. */
  takeOut(places: readonly Place[]): void {
    const doomed = places.map(place => ({ place, owner: valueAt(this.root, place.slice(0, -1)) }))
    for (const { place } of doomed) this.damage.add(this.original(place))
    const lists = new Map<unknown[], Set<number>>()
    for (const { place, owner } of doomed) {
      const key = place.at(-1)
      if (Array.isArray(owner) && typeof key === 'number') {
        lists.set(owner, (lists.get(owner) ?? new Set<number>()).add(key))
      } else this.#standIn(String(key))
    }
    for (const [list, indices] of lists) this.#drop(list, indices)
  }

  #standIn(key: string): void {
    if (optionalParts.has(key)) Reflect.deleteProperty(this.root, key)
    else this.root[key] = structuredClone(standIns[key] ?? [])
    if (!Object.hasOwn(standIns, key) && !unnamed.has(key)) this.#listsLost = true
  }

  #drop(list: unknown[], indices: ReadonlySet<number>): void {
    const stays = (_: unknown, index: number) => !indices.has(index)
    this.#positions.set(list, (this.#positions.get(list) ?? []).filter(stays))
    list.splice(0, list.length, ...list.filter(stays))
  }
}
