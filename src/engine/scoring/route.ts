import { compare, type Fraction, fromHundredths } from '../../foundation/fraction.ts'
import type { Form, Rules } from '../rules/lookups.ts'
import type { Route } from '../rules/selection.ts'

/** The rule that says which level decides a file with this rounded value, or `null` where none is reached. */
export function routeOf(rules: Rules, form: Form, rounded: Fraction): Route | null {
  return (rules.document.routing ?? [])
    .filter(({ commodities }) => commodities?.some(id => form.commodities.includes(id)) ?? true)
    .filter(({ atLeast }) => compare(fromHundredths(atLeast), rounded) <= 0)
    .reduce<Route | null>((kept, next) => (kept && kept.atLeast >= next.atLeast ? kept : next), null)
}
