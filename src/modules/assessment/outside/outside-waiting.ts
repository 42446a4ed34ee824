import { whereAllowed, type Actor } from '../../../access/index.ts'
import { outsideFactsFor, type OutsideFact, type Rules } from '../../../engine/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getAllRules } from '../../editions/index.ts'
import {
  listForms,
  listNominations,
  nominationColumns,
  type NominationBrief,
} from '../../nominations/index.ts'
import { keptOf } from '../interests/interested-people.ts'
import { broughtStates, factsBrought, missingOutside } from './outside-fact.ts'
import { listBrought, lockedAmong } from './outside-fact-store.ts'
import { outsideFactsIn } from './outside-columns.ts'
import { wantsOutside } from './outside-facts.ts'

type Who = Readonly<{ actor: Actor; now: Date }>

/** A file whose rules want facts from outside. `missing`: what can still be brought and is not there. */
export type WaitingFile = Readonly<{
  nomination: NominationBrief
  rules: Rules
  missing: readonly OutsideFact[]
}>

export type Waiting = Readonly<{
  files: readonly WaitingFile[]
  /** What these files' rules want, each once. */
  facts: readonly OutsideFact[]
}>

const nobody: Waiting = { files: [], facts: [] }

/**
 * The files of an edition (or of all) for which facts from outside can be brought, the longest waiting first; without those
 * that are kept from whoever asks. Where no rules want any, it ends after one query.
 */
async function load(reader: Reader, who: Who, editionId: string | null): Promise<Waiting> {
  const allowed = whereAllowed(who.actor, 'outside-fact.read', nominationColumns)
  const filter = { allowed, states: broughtStates, ...(editionId === null ? {} : { editionId }) }
  const forms = await listForms(reader, filter)
  const loaded = await getAllRules(reader, [...new Set(forms.map(one => one.rulesId))])
  const rulesOf = new Map(
    loaded.filter(one => wantsOutside(one.rules)).map(one => [one.id, one.rules] as const),
  )
  if (rulesOf.size === 0) return nobody
  const found = (await listNominations(reader, filter, { order: 'oldest' })).filter(one =>
    rulesOf.has(one.rulesId),
  )
  const ids = found.map(one => one.id)
  const brought = await listBrought(reader, ids)
  const locked = await lockedAmong(reader, ids)
  const barred = await keptOf(reader, who, found)
  const files = found.flatMap((nomination): WaitingFile[] => {
    const { id, commodity } = nomination
    const rules = rulesOf.get(nomination.rulesId)
    if (!rules || barred.has(id) || outsideFactsFor(rules, commodity).length === 0) return []
    const missing = missingOutside(rules, commodity, factsBrought(brought.get(id) ?? []))
    return [{ nomination, rules, missing: missing.filter(one => !one.onSheets || !locked.has(id)) }]
  })
  const facts = outsideFactsIn(files.map(({ rules, nomination: { commodity } }) => ({ rules, commodity })))
  return { files, facts }
}

export const loadWaiting = (reader: Reader, editionId: string, who: Who): Promise<Waiting> =>
  load(reader, who, editionId)

/** Of every edition whose files want facts from outside, how many there are and how many wait. */
export async function countOutside(
  reader: Reader,
  who: Who,
): Promise<ReadonlyMap<string, Readonly<{ files: number; waiting: number }>>> {
  const { files } = await load(reader, who, null)
  return new Map(
    [...Map.groupBy(files, one => one.nomination.editionId)].map(([id, own]) => [
      id,
      { files: own.length, waiting: own.filter(one => one.missing.length > 0).length },
    ]),
  )
}
