/** Speed is taken from the last seconds only: a weak line changes from one minute to the next. */
const WINDOW_MS = 20_000
/** Before this much was watched, nothing is said about the time left. */
const ENOUGH_MS = 2_000

type Sample = Readonly<{ at: number; bytes: number }>

/** Watches how fast bytes go, and says how long the rest takes. */
export class Pace {
  readonly #samples: Sample[] = []

  /** After a pause: what lay before says nothing about the line now. */
  restart(): void {
    this.#samples.length = 0
  }

  /** @param at milliseconds of any clock that only goes forward */
  add(bytes: number, at: number): void {
    this.#samples.push({ at, bytes })
    while (at - (this.#samples[0]?.at ?? at) > WINDOW_MS) this.#samples.shift()
  }

  /** Seconds for the bytes that are left; undefined while too little is known. */
  secondsFor(left: number): number | undefined {
    const first = this.#samples[0]
    const last = this.#samples.at(-1)
    if (!first || !last || last.at - first.at < ENOUGH_MS || last.bytes <= first.bytes) return undefined
    return (left / (last.bytes - first.bytes)) * ((last.at - first.at) / 1000)
  }
}

/** A time to wait, rounded as people say it: to 5 seconds, then to minutes, then to hours. */
export function roundedTime(
  seconds: number,
): Readonly<{ count: number; unit: 'seconds' | 'minutes' | 'hours' }> {
  if (seconds < 58) return { count: Math.max(5, Math.ceil(seconds / 5) * 5), unit: 'seconds' }
  if (seconds < 90 * 60) return { count: Math.max(1, Math.round(seconds / 60)), unit: 'minutes' }
  return { count: Math.round(seconds / 3600), unit: 'hours' }
}
