import type { NewEdition } from '../../modules/editions/index.ts'
import written from './content/examples.json' with { type: 'json' }

type Told = (typeof written.editions)[keyof typeof written.editions]

type Shaped = Readonly<{
  commodities: Readonly<Record<string, readonly string[]>>
  panel?: object
  /** Facts that no office tells: another body does, and the secretariat brings them. */
  outside?: readonly string[]
  /** Stages of the shipped rules that make no sense here. */
  without?: readonly string[]
}>

/** What an example's rules become for what the demo has, by their folder. */
export const examples: Readonly<Record<string, Shaped>> = written.rules

/** Small editions for rules of other kinds. In training, so that no figure about stars has anything of theirs. */
const editionFrom = ({ slug, title, number, windows, day, reason, rules }: Told) => {
  const edition: NewEdition['edition'] = { slug, title, kind: 'training', number, fictional: true }
  return { edition, windows, day, reason, rules }
}

export const exampleEditions = {
  ranked: editionFrom(written.editions.ranked),
  levelled: editionFrom(written.editions.levelled),
  passed: editionFrom(written.editions.passed),
} as const
