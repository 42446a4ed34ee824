import { commodityFact } from '../../../engine/facts.ts'
import { findForm, type Rules } from '../../../engine/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { actionButton, checkField, fieldset, section, selectField, textField } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { optionsShown } from '../../assessment/index.ts'
import { draftAddress } from '../draft.ts'
import { trialWords } from '../trial-messages.ts'
import type { Step } from '../trial-steps.ts'
import {
  asksForSeats,
  CARRIED,
  FACT,
  isConsensus,
  keptName,
  keptText,
  MOST_SHEETS,
  SEAT,
  type Trial,
} from '../trial.ts'

export const TRY = 'rules-draft.try'
/** The form of a trial: its buttons stand where they are needed. */
export const TRIAL = 'percobaan'

export type TrialView = Readonly<{ editionId: string; rules: Rules; trial: Trial }>

/** A button that changes the trial and computes it. */
export const stepButton = (
  { link }: PageRequest,
  { editionId }: TrialView,
  step: Step | `open-${number}`,
  label: string,
): Html =>
  actionButton({
    action: TRY,
    label,
    kind: 'secondary',
    of: {
      form: TRIAL,
      address: `${link(`${draftAddress(editionId)}/coba?langkah=${step}`)}#percobaan-lembar`,
    },
  })

const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`

/** The sheets that are not in sight, and answers to criteria that the chosen rubric does not have: nothing is lost. */
export function keptFields({ rules, trial }: TrialView): Html {
  const criteria = findForm(rules, trial.form)?.index.criteria
  const known = new Set(rules.document.facts.map(one => one.name))
  const shown = trial.sheets[trial.shown]
  const named = (
    prefix: string,
    typed: ReadonlyMap<string, string> | undefined,
    isOut: (id: string) => boolean,
  ) => [...(typed ?? [])].filter(([id]) => isOut(id)).map(([id, value]) => hidden(prefix + id, value))
  const isStray = (id: string): boolean => !criteria?.has(id)
  const others = trial.sheets.flatMap((sheet, position) =>
    position === trial.shown ? [] : [hidden(keptName(position), keptText(sheet))],
  )
  return html`${hidden('lembar', String(trial.shown))}${hidden('jumlah', String(trial.sheets.length))}${others}${named('mark.', shown?.marks, isStray)}${named('reason.', shown?.reasons, isStray)}${named(CARRIED, trial.carried, id => criteria?.get(id)?.scoredAt === undefined)}${named(FACT, trial.facts, name => !known.has(name))}`
}

/** What is known of the file that is tried. Open where the result waits for a fact. */
export function factsPart(request: PageRequest, view: TrialView, open: boolean): Html | '' {
  const { locale } = request
  const own = trialWords[locale]
  const facts = view.rules.document.facts.filter(one => one.name !== commodityFact)
  if (facts.length === 0) return ''
  const questions = [...view.rules.questions.values()]
  const fields = facts.map(fact => {
    const props = {
      locale,
      name: FACT + fact.name,
      label: fact.title[locale],
      value: view.trial.facts.get(fact.name) ?? '',
    }
    const question = questions.find(one => one.fact === fact.name)
    const options =
      fact.kind === 'boolean'
        ? [
            { value: 'true', label: own.yes },
            { value: 'false', label: own.no },
          ]
        : question?.kind === 'choice' && question.options
          ? question.options.map(one => ({ value: one.id, label: one.title[locale] }))
          : null
    return options ? selectField({ ...props, prompt: own.unknown, options }) : textField(props)
  })
  const yes = facts.some(one => one.kind === 'boolean')
    ? html`<div class="buttons">${stepButton(request, view, 'facts', own.factsYes)}</div>`
    : ''
  return html`<details${open ? html` open` : ''}><summary>${own.facts}</summary><div class="stack"><p class="muted">${own.factsHint}</p>${yes}<div class="form">${fields}</div></div></details>`
}

/** What other levels answer: chosen here, and read on every sheet. */
export function levelsPart(request: PageRequest, { rules, trial }: TrialView): Html | '' {
  const { locale } = request
  const own = trialWords[locale]
  const criteria = [...(findForm(rules, trial.form)?.index.criteria.values() ?? [])].filter(
    one => one.kind !== 'imported' && one.scoredAt !== undefined,
  )
  if (criteria.length === 0) return ''
  const fields = criteria.map(one => {
    const level = rules.document.levels?.find(each => each.id === one.scoredAt)?.title[locale] ?? ''
    const props = {
      locale,
      name: CARRIED + one.id,
      label: own.levelOf(one.title[locale], level),
      value: trial.carried.get(one.id) ?? '',
    }
    return one.kind === 'number'
      ? textField({ ...props, hint: one.guidance[locale] })
      : selectField({
          ...props,
          prompt: own.empty,
          options: optionsShown(one, request).map(option => ({
            value: option.value,
            label: own.option(option.label, option.points),
          })),
        })
  })
  return section({ title: own.levels, lead: own.levelsHint, body: html`${fields}` })
}

function seatPart(request: PageRequest, { rules, trial }: TrialView): Html | '' {
  const { locale } = request
  const own = trialWords[locale]
  const { panel } = rules.document
  const seat = trial.sheets[trial.shown]?.seat
  if (!asksForSeats(rules)) return ''
  const choice = (name: 'role' | 'body' | 'round', label: string, options: readonly Option[]): Html | '' =>
    options.length === 0
      ? ''
      : selectField({
          locale,
          name: SEAT + name,
          label,
          value: seat?.get(name) ?? '',
          prompt: own.notSaid,
          options,
        })
  const named = (all: readonly Readonly<{ id: string; title: { id: string; en: string } }>[] = []) =>
    all.map(({ id, title }) => ({ value: id, label: title[locale] }))
  const rounds = [1, 2] as const
  const jury = panel.secondJury
    ? rounds.map(round => ({ value: String(round), label: own.rounds[round] }))
    : []
  const agreed = isConsensus(rules)
    ? checkField({ locale, name: `${SEAT}agreed`, label: own.agreed, checked: seat?.get('agreed') === 'yes' })
    : ''
  return fieldset({
    legend: own.seat,
    body: html`${choice('role', own.role, named(panel.roles))}${choice('body', own.body, named(panel.composition))}${choice('round', own.round, jury)}${agreed}`,
  })
}
type Option = Readonly<{ value: string; label: string }>

/** The sheets to turn between, and what can be done with the one in sight. */
export function sheetsBar(request: PageRequest, view: TrialView): Html {
  const { locale } = request
  const own = trialWords[locale]
  const { trial, rules } = view
  const { size, quorum } = rules.document.panel
  const number = (value: number): string => formatNumber(value, locale)
  const label = (position: number): string =>
    (trial.sheets[position]?.seat.get('agreed') === 'yes' ? own.agreedSheet : own.sheet)(number(position + 1))
  const turn = trial.sheets.map((_, position) =>
    position === trial.shown
      ? html`<b aria-current="true">${label(position)}</b>`
      : stepButton(request, view, `open-${position}`, label(position)),
  )
  const button = (step: Step, text: string): Html => stepButton(request, view, step, text)
  const many = trial.sheets.length > 1
  const acts = [
    ...(trial.sheets.length < MOST_SHEETS ? [button('add', own.add)] : []),
    ...(many ? [button('remove', own.remove), button('copy', own.copy)] : []),
  ]
  const fill = [button('best', own.best), button('worst', own.worst), button('clear', own.clear)]
  return section({
    title: own.sheets,
    id: 'percobaan-lembar',
    lead: own.wanted(number(size), number(quorum)),
    body: html`<div class="buttons">${turn}</div><div class="buttons">${acts}</div><p class="muted">${own.addHint}</p><div class="buttons">${fill}</div>${seatPart(request, view)}`,
  })
}
