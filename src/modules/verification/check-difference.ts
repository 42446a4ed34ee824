import type { CheckItem, LookedAt } from './check-item.ts'

/** One fact of an item that differs from what was looked at last; null where it was not there, or is no more. */
export type Difference = Readonly<{ id: string; before: LookedAt['value']; after: LookedAt['value'] }>

const valuesOf = (content: readonly LookedAt[]): ReadonlyMap<string, LookedAt['value']> =>
  new Map(content.map(one => [one.id, one.value]))

/** What of an item changed since it was looked at last; nothing where that was not kept. */
export function differencesOf({ content, last }: Pick<CheckItem, 'content' | 'last'>): readonly Difference[] {
  if (!last || last.content.length === 0) return []
  const [before, after] = [valuesOf(last.content), valuesOf(content)]
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  return ids
    .map(id => ({ id, before: before.get(id) ?? null, after: after.get(id) ?? null }))
    .filter(one => one.before !== one.after)
}
