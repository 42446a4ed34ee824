import type { Facts, Rules } from '../../../engine/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getAllRules } from '../../editions/index.ts'
import { factsBrought, type BroughtFact } from './outside-fact.ts'
import { listBrought } from './outside-fact-store.ts'

type Filed = Readonly<{ id: string; rulesId: string }>

export const wantsOutside = ({ document }: Rules): boolean =>
  document.facts.some(one => one.givenBy === 'caller')

/** What was brought from outside for each of some files. Nothing is asked where the rules want nothing from outside. */
export async function broughtFor(
  reader: Reader,
  files: readonly Filed[],
): Promise<ReadonlyMap<string, readonly BroughtFact[]>> {
  const loaded = await getAllRules(reader, [...new Set(files.map(one => one.rulesId))])
  const wanting = new Set(loaded.filter(one => wantsOutside(one.rules)).map(one => one.id))
  return listBrought(
    reader,
    files.filter(one => wanting.has(one.rulesId)).map(one => one.id),
  )
}

/** The same as the engine reads it. One query at most. */
export async function outsideOf(
  reader: Reader,
  files: readonly Filed[],
): Promise<ReadonlyMap<string, Facts>> {
  return new Map([...(await broughtFor(reader, files))].map(([id, rows]) => [id, factsBrought(rows)]))
}
