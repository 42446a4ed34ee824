import { findForm, isUnscored, type Rules } from '../../engine/index.ts'
import { digestOf } from '../../platform/digest.ts'
import type { Reader } from '../../platform/database/index.ts'
import { getAllRules } from '../editions/index.ts'
import { listNominations, type NominationBrief } from '../nominations/index.ts'

/** Whether the rules give no points for a commodity: its rules are passed or not, and nobody fills in a sheet. */
export function isWithoutPoints(rules: Rules, commodity: string): boolean {
  const form = findForm(rules, commodity)
  return form !== undefined && isUnscored(form)
}

type Filed = Pick<NominationBrief, 'rulesId' | 'commodity'>

/** Each of some nominations on its side: those that assessors score, and those that the rules give no points for. */
export async function byScoring<One extends Filed>(
  reader: Reader,
  nominations: readonly One[],
): Promise<Readonly<{ scored: readonly One[]; unscored: readonly One[] }>> {
  const all = await getAllRules(reader, [...new Set(nominations.map(one => one.rulesId))])
  const rules = new Map(all.map(one => [one.id, one.rules]))
  const isLeftOut = ({ rulesId, commodity }: Filed): boolean => {
    const own = rules.get(rulesId)
    return own !== undefined && isWithoutPoints(own, commodity)
  }
  return {
    scored: nominations.filter(one => !isLeftOut(one)),
    unscored: nominations.filter(isLeftOut),
  }
}

/** What waits in an edition without anybody to score it. `digest`: of what would be passed on. */
export type UnscoredFiles = Readonly<{ waiting: readonly NominationBrief[]; digest: string }>

export const unscoredAmong = (waiting: readonly NominationBrief[]): UnscoredFiles => ({
  waiting,
  digest: digestOf(waiting.map(one => `${one.id} ${one.state}`).toSorted((a, b) => (a < b ? -1 : 1))),
})

/** The same, read anew. */
export async function loadUnscored(reader: Reader, editionId: string): Promise<UnscoredFiles> {
  const found = await listNominations(reader, { editionId, states: ['admitted', 'in-assessment'] })
  return unscoredAmong((await byScoring(reader, found)).unscored)
}
