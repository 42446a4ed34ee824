/** The only source of the present. The demo mode moves it; everything else is given `now`. */
export type Clock = Readonly<{
  now: () => Date
  /** Milliseconds between the real time and this clock's. */
  offset: () => number
  moveTo: (moment: Date) => void
  setOffset: (milliseconds: number) => void
}>

export function systemClock(offsetMilliseconds = 0): Clock {
  let offset = offsetMilliseconds
  return {
    now: () => new Date(Date.now() + offset),
    offset: () => offset,
    moveTo: moment => {
      offset = moment.getTime() - Date.now()
    },
    setOffset: milliseconds => {
      offset = milliseconds
    },
  }
}
