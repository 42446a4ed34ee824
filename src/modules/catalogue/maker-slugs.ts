import type { Tx } from '../../platform/database/index.ts'
import { slugOf } from './entry.ts'
import { listMakerSlugs } from './place-store.ts'

/**
 * The address of each maker's page: the one it has, or one of its name that no other maker has. Two makers may
 * bear one name. One query.
 */
export async function makerSlugs(
  tx: Tx,
  makers: readonly Readonly<{ id: string; name: string }>[],
): Promise<ReadonlyMap<string, string>> {
  const known = await listMakerSlugs(
    tx,
    makers.map(maker => maker.id),
    makers.map(maker => slugOf(maker.name)),
  )
  const found = new Map(known.map(one => [one.producerId, one.slug]))
  const taken = new Set(found.values())
  for (const { id, name } of makers) {
    if (found.has(id)) continue
    const base = slugOf(name)
    let slug = base
    for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`
    taken.add(slug)
    found.set(id, slug)
  }
  return found
}
