import { findForm, type Rules } from '../../engine/index.ts'
import { readMarks } from '../../engine/cases/marks.ts'
import type { Locale } from '../../foundation/text.ts'
import { emptySheet, MOST_SHEETS, trialOf, type Trial, type TrialSheet } from './trial.ts'

/** What the buttons of a trial do beside computing. `open-<n>` shows another sheet. */
export const steps = ['add', 'remove', 'copy', 'best', 'worst', 'clear', 'facts', 'form'] as const
export type Step = (typeof steps)[number]

const replaced = (trial: Trial, sheet: TrialSheet): Trial => ({
  ...trial,
  sheets: trial.sheets.map((one, position) => (position === trial.shown ? sheet : one)),
})

const shownSheet = ({ sheets, shown }: Trial): TrialSheet => sheets[shown] ?? emptySheet

/** The empty answers of the sheet and of the levels, each with its best or its lowest one. */
function filled(rules: Rules, trial: Trial, rank: 'best' | 'worst', locale: Locale): Trial {
  const form = findForm(rules, trial.form)
  const marked = form && readMarks(form.index, `all=${rank}`)
  if (!marked?.ok) return trial
  const whole = trialOf(rules, { form: trial.form, ...marked.value }, locale)
  const sheet = shownSheet(trial)
  const marks = new Map([...shownSheet(whole).marks, ...sheet.marks])
  return { ...replaced(trial, { ...sheet, marks }), carried: new Map([...whole.carried, ...trial.carried]) }
}

/** A further sheet begins with the answers of the one in sight, so that only what differs is changed. */
function withOneMore(trial: Trial): Trial {
  if (trial.sheets.length >= MOST_SHEETS) return trial
  const { marks, reasons } = shownSheet(trial)
  return {
    ...trial,
    sheets: [...trial.sheets, { ...emptySheet, marks, reasons }],
    shown: trial.sheets.length,
  }
}

function withoutShown(trial: Trial): Trial {
  if (trial.sheets.length < 2) return trial
  const sheets = trial.sheets.filter((_, position) => position !== trial.shown)
  return { ...trial, sheets, shown: Math.min(trial.shown, sheets.length - 1) }
}

/** Facts that are yes or no and are empty become yes, as in a file that has everything. */
const withFacts = (rules: Rules, trial: Trial): Trial => ({
  ...trial,
  facts: new Map([
    ...rules.document.facts.flatMap(({ name, kind }) =>
      kind === 'boolean' ? [[name, 'true'] as const] : [],
    ),
    ...trial.facts,
  ]),
})

const acts: Readonly<Record<Step, (trial: Trial, rules: Rules, locale: Locale) => Trial>> = {
  add: withOneMore,
  remove: withoutShown,
  copy: trial => {
    const { marks, reasons } = shownSheet(trial)
    return { ...trial, sheets: trial.sheets.map(one => ({ ...one, marks, reasons })) }
  },
  best: (trial, rules, locale) => filled(rules, trial, 'best', locale),
  worst: (trial, rules, locale) => filled(rules, trial, 'worst', locale),
  clear: trial => replaced(trial, { ...emptySheet, seat: shownSheet(trial).seat }),
  facts: (trial, rules) => withFacts(rules, trial),
  form: trial => trial,
}

/** The trial after a button of its page; as it is for anything else. */
export function stepOn(rules: Rules, trial: Trial, step: string, locale: Locale): Trial {
  const opened = /^open-(\d{1,2})$/.exec(step)?.[1]
  if (opened !== undefined) return { ...trial, shown: Math.min(Number(opened), trial.sheets.length - 1) }
  const act = steps.find(one => one === step)
  return act ? acts[act](trial, rules, locale) : trial
}
