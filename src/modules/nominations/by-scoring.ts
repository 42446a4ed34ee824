import { findForm, isUnscored, type Rules } from '../../engine/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { getAllRules } from '../editions/index.ts'

/** Whether the rules give no points for a commodity: its rules are passed or not, and nobody fills in a sheet. */
export function isWithoutPoints(rules: Rules, commodity: string): boolean {
  const form = findForm(rules, commodity)
  return form !== undefined && isUnscored(form)
}

type Filed = Readonly<{ rulesId: string; commodity: string }>

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
