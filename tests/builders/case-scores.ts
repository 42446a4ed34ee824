import { scoreForm, type Facts, type Rules, type Sheet } from '../../src/engine/index.ts'
import { toDecimal } from '../../src/foundation/fraction.ts'

type Case = Readonly<{ form: string; facts: Facts }>

/** What the engine says about sheets of a case. */
export function starsOf(rules: Rules, one: Case, sheets: readonly Sheet[]): number {
  const scored = scoreForm(rules, { form: one.form, sheets, facts: one.facts })
  if (!scored.ok) throw new Error('a case does not fit the rules')
  return [...scored.value.outcomes.values()][0]?.band?.stars ?? 0
}

/** The total of each sheet in whole hundredths, as it is stored with its lock. */
export function totalsOf(rules: Rules, one: Case, sheets: readonly Sheet[]): readonly (number | null)[] {
  const scored = scoreForm(rules, { form: one.form, sheets, facts: one.facts })
  if (!scored.ok) throw new Error('a case does not fit the rules')
  return scored.value.totals.map(total => total && Number(toDecimal(total, 2).replace('.', '')))
}
