import type { Commodity } from '../../engine/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listEditions } from './edition-store.ts'
import type { Edition, LoadedRules } from './edition.ts'
import { publishedRulesOf, publishedRulesOfAll } from './rules-store.ts'
import { listEditionIdsWithOpenStage, type ClosingFor } from './stage-store.ts'
import type { StageKind } from './stage.ts'

export type OpenEdition = Readonly<{ edition: Edition; rules: LoadedRules }>

/** Editions of which a stage of this kind is open now, with the rules in force. The newest first. */
export async function findOpenEditions(
  reader: Reader,
  kind: StageKind,
  now: Date,
  whose?: ClosingFor,
): Promise<readonly OpenEdition[]> {
  const ids = new Set(await listEditionIdsWithOpenStage(reader, kind, now, whose))
  const editions = (await listEditions(reader)).filter(one => ids.has(one.id) && one.state === 'open')
  const rules = await publishedRulesOfAll(
    reader,
    editions.map(one => one.id),
  )
  return editions.flatMap(edition => {
    const loaded = rules.get(edition.id)
    return loaded ? [{ edition, rules: loaded }] : []
  })
}

/** A body that the rules want on panels. */
type PanelBody = Readonly<{ id: string; title: Text }>

/** The bodies that the rules of the editions in preparation or under way want on their panels, each once. */
export async function bodiesNow(reader: Reader): Promise<readonly PanelBody[]> {
  const editions = (await listEditions(reader)).filter(one => one.state !== 'finished')
  const rules = await publishedRulesOfAll(
    reader,
    editions.map(one => one.id),
  )
  const bodies = [...rules.values()].flatMap(one => one.rules.document.panel.composition ?? [])
  return [...new Map(bodies.map(({ id, title }) => [id, { id, title }])).values()]
}

/** The commodities of the newest regular edition with rules, or else of the newest one at all. */
export async function commoditiesNow(reader: Reader): Promise<readonly Commodity[]> {
  const editions = await listEditions(reader)
  const regularFirst = editions.toSorted(
    (one, other) => Number(one.kind === 'training') - Number(other.kind === 'training'),
  )
  for (const edition of regularFirst) {
    const rules = await publishedRulesOf(reader, edition.id)
    if (rules) return rules.rules.document.commodities
  }
  return []
}
