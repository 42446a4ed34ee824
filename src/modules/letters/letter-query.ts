import type { TypedLetter } from './compose-letter.ts'

/** A nomination as it was when it was ticked. `seen`: what was looked at, in short. */
export type Ticked = Readonly<{ id: string; version: number; seen: string }>

/** What the address of the letter's page says: which nominations, as they were when they were ticked, and what was typed. */
export type LetterQuery = Readonly<{
  asked: readonly Ticked[]
  typed: TypedLetter
}>

export const LETTER_PATH = '/persetujuan/surat'
export const PREVIEW_PATH = '/persetujuan/pratinjau'
/** The nominations between spaces, each as `id:version:seen`; the list has a box of its own for each. */
export const TICK = 'usulan'

const LONGEST = 200
const names = { number: 'number', place: 'place', office: 'office', nip: 'nip' } as const

/** The name of the box of one nomination. */
export const boxOf = ({ id }: Readonly<{ id: string }>): string => `${TICK}.${id}`

export const tickOf = (
  { id, rowVersion }: Readonly<{ id: string; rowVersion: number }>,
  seen: string,
): string => `${id}:${rowVersion}:${seen}`

/** Each nomination once, from what the boxes or the hidden field hold. */
export function readTicks(value: string): readonly Ticked[] {
  const ticks = [...new Set(value.split(/\s+/).filter(Boolean))].map(one => {
    const [id = '', version = '', seen = ''] = one.split(':')
    return { id, version: Number(version), seen }
  })
  return ticks.filter((one, index) => ticks.findIndex(other => other.id === one.id) === index)
}

export function readLetterQuery(query: URLSearchParams): LetterQuery {
  const typed = (name: keyof TypedLetter): string => (query.get(names[name]) ?? '').trim().slice(0, LONGEST)
  const asked = [...query]
    .filter(([name]) => name === TICK || name.startsWith(`${TICK}.`))
    .map(([, value]) => value)
    .join(' ')
  return {
    asked: readTicks(asked),
    typed: { number: typed('number'), place: typed('place'), office: typed('office'), nip: typed('nip') },
  }
}

const pairs = ({ asked }: LetterQuery): string =>
  asked.map(one => `${one.id}:${one.version}:${one.seen}`).join(' ')

/** The nominations as one hidden field holds them. */
export const askedText = pairs

/** The address of a page about the same letter. */
export function letterAddress(path: string, query: LetterQuery, withTyped = true): string {
  const address = new URLSearchParams({ [TICK]: pairs(query) })
  if (withTyped)
    for (const [name, value] of Object.entries(query.typed)) if (value !== '') address.set(name, value)
  return `${path}?${address.toString()}`
}
