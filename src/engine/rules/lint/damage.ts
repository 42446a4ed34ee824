/** A place in a JSON document: object keys and array positions from the root. */
export type Place = readonly (string | number)[]

/** `["rubrics", 0, "root"]` is `rubrics[0].root`; the root is the empty text. */
export const placeText = (place: Place): string =>
  place.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
    '',
  )

const startsWith = (place: Place, prefix: Place): boolean =>
  prefix.every((key, index) => place[index] === key)

/**
 * The places of a document that are broken. Checks ask it before they complain about something that may only be a
 * consequence of the breakage.
 */
export class Damage {
  readonly #places: Place[] = []

  add(place: Place): void {
    this.#places.push(place)
  }

  /** Something at this place or below it is broken. */
  under(place: Place): boolean {
    return this.#places.some(broken => startsWith(broken, place))
  }

  /** Exactly this place is broken. */
  at(place: Place): boolean {
    return this.#places.some(broken => broken.length === place.length && startsWith(broken, place))
  }

  /** An item of the list at this place was taken out. */
  inItemsOf(place: Place): boolean {
    return this.#places.some(
      broken =>
        broken.length === place.length + 1 && typeof broken.at(-1) === 'number' && startsWith(broken, place),
    )
  }

  get any(): boolean {
    return this.#places.length > 0
  }
}
