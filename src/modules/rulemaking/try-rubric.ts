import { criteriaOf, scoreForm, type Criterion, type FormResult, type Rules } from '../../engine/index.ts'
import type { Answer, Sheet } from '../../engine/index.ts'
import type { Facts } from '../../engine/index.ts'

/** Names of the fields of a trial: an answer, an answer of another level, a fact. */
export const ANSWER = 'mark.'
export const CARRIED = 'carried.'
export const FACT = 'fact.'

type Typed = (name: string) => string

const answerFrom = (criterion: Criterion, typed: string): Answer | undefined => {
  if (typed === '') return undefined
  if (criterion.kind === 'yes-no') return typed === 'yes'
  return criterion.kind === 'number' ? typed.replace(',', '.') : typed
}

function factsFrom(rules: Rules, typed: Typed): Facts {
  return Object.fromEntries(
    rules.document.facts.flatMap(({ name, kind }): [string, boolean | number | string][] => {
      const value = typed(FACT + name).trim()
      if (value === '') return []
      if (kind === 'boolean') return [[name, value === 'true']]
      const number = Number(value.replace(',', '.'))
      return [[name, kind === 'number' && Number.isFinite(number) ? number : value]]
    }),
  )
}

/** What the rules make of the answers that were tried on one rubric. Nothing is stored. */
export function tryRubric(rules: Rules, rubricId: string, typed: Typed): FormResult | null {
  const index = rules.rubrics.get(rubricId)
  if (!index) return null
  const sheet: Record<string, Answer> = {}
  const carried: Record<string, Record<string, Answer>> = {}
  for (const criterion of criteriaOf(index.rubric.root)) {
    if (criterion.kind === 'imported') continue
    const level = criterion.scoredAt
    const answer = answerFrom(
      criterion,
      typed((level === undefined ? ANSWER : CARRIED) + criterion.id).trim(),
    )
    if (answer === undefined) continue
    if (level === undefined) sheet[criterion.id] = answer
    else carried[level] = { ...carried[level], [criterion.id]: answer }
  }
  const sheets: readonly Sheet[] = [sheet]
  const scored = scoreForm(rules, { form: rubricId, sheets, facts: factsFrom(rules, typed), carried })
  return scored.ok ? scored.value : null
}
