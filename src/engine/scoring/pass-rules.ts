import type { Problem } from '../../foundation/problem.ts'
import { evaluateFacts, type Facts, type Verdict } from '../conditions.ts'
import { missingFacts } from '../facts.ts'
import type { Condition } from '../rules/condition.ts'
import type { Form, Rules } from '../rules/lookups.ts'
import type { PassRule } from '../rules/selection.ts'

/** `passed`: `null` while a fact is missing. `relaxed`: it is passed by the easier form only. */
export type PassVerdict = Readonly<{ rule: PassRule; passed: boolean | null; relaxed: boolean }>

export type Passing = Readonly<{
  /** Of all rules together; `null` while one is not decided and none fails. `true` where there is no rule. */
  passed: boolean | null
  rules: readonly PassVerdict[]
  problems: readonly Problem[]
}>

/** The whole rule as one condition: the strict form, or the easier one where it is meant for. */
export const conditionOf = ({ when, relaxed }: PassRule): Condition =>
  relaxed ? { any: [when, { all: [relaxed.where, relaxed.when] }] } : when

const known = (verdict: Verdict): boolean | null => (verdict === 'undecided' ? null : verdict)

const concerns = (rule: Readonly<{ commodities?: readonly string[] | undefined }>, form: Form): boolean =>
  rule.commodities === undefined || rule.commodities.some(id => form.commodities.includes(id))

/** The rules that a file of this form passes or not. */
export const passRulesFor = (rules: Rules, form: Form): readonly PassRule[] =>
  (rules.document.passRules ?? []).filter(rule => concerns(rule, form))

export function passRulesOf(rules: Rules, form: Form, facts: Facts): Passing {
  const own = passRulesFor(rules, form)
  const verdicts = own.map((rule): PassVerdict => {
    const passed = known(evaluateFacts(conditionOf(rule), facts))
    return { rule, passed, relaxed: passed === true && evaluateFacts(rule.when, facts) !== true }
  })
  const undecided = verdicts.filter(each => each.passed === null)
  const failed = verdicts.some(each => each.passed === false)
  return {
    passed: failed ? false : undecided.length > 0 ? null : true,
    rules: verdicts,
    problems: undecided.flatMap(({ rule }) => missingFacts(conditionOf(rule), facts)),
  }
}
