let last: Promise<void> = Promise.resolve()

/**
 * One piece of work after the other: on a weak line, one file that arrives is worth more than four halves.
 * @returns when it is one's turn: what ends the turn
 */
export function takeTurn(): Promise<() => void> {
  const before = last
  return new Promise(granted => {
    last = new Promise(ended => {
      void before.then(() => granted(ended))
    })
  })
}
