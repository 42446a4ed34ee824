/** What a campaign was asked for: how much, where its dice begin, and on which database where it has one. */
export type CampaignOptions = Readonly<{ count: number; seed: number; db?: 'embedded' | 'postgres' }>

/** One line of JSON: what was done, what went wrong, and whether all of it held. */
export type CampaignResult = Readonly<{ campaign: string; seed: number; met: boolean }> &
  Readonly<Record<string, string | number | boolean>>

export type Campaign = Readonly<{
  name: string
  /** What it does, in plain words. */
  about: string
  /** How much of it is the whole. */
  count: number
  run: (options: CampaignOptions, said: (line: string) => void) => Promise<CampaignResult>
}>

/** Dice that fall the same for the same seed: a number from 0 up to and without `below`. */
export type Dice = (below: number) => number

/** Mulberry32: small, even, and the same everywhere. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
