import { isSeen } from './plain-source.ts'

/** A heading of a text. `depth` is 1 to 3, and never more than one deeper than the heading before it. */
export type Heading = Readonly<{ id: string; text: string; depth: number }>

const DEEPEST = 3

/** The id of the list of contents beside a text, which no heading of it takes. */
export const contentsId = (prefix: string): string => `${prefix}-isi`

/**
 * Gives headings their depth and their id, one after the other: whichever levels the author chose, no level is
 * skipped. Ids are Latin letters, digits and hyphens after a prefix, each once.
 */
export function createOutline(prefix: string): Readonly<{
  headings: readonly Heading[]
  add: (level: number, text: string) => Heading
}> {
  const headings: Heading[] = []
  const levels: number[] = []
  const taken = new Set([contentsId(prefix)])
  /** The last number that was tried for a name: trying them all anew for each heading would take the square of them. */
  const numbers = new Map<string, number>()
  const idFor = (text: string): string => {
    const latin = text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replaceAll(/^-+|-+$/g, '')
    const name = `${prefix}-${latin || 'h'}`
    let id = name
    let number = numbers.get(name) ?? 1
    while (taken.has(id)) id = `${name}-${++number}`
    numbers.set(name, number)
    taken.add(id)
    return id
  }
  return {
    headings,
    add: (level, text) => {
      while ((levels.at(-1) ?? 0) >= level) levels.pop()
      levels.push(level)
      const heading = { id: idFor(text), text, depth: Math.min(levels.length, DEEPEST) }
      if (isSeen(text)) headings.push(heading)
      return heading
    },
  }
}
