import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  checkField,
  errorSummary,
  fieldset,
  formActions,
  form,
  numberField,
  pageTitle,
  selectField,
} from '../../../../ui/index.ts'
import type { Problem } from '../../../../foundation/problem.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { interestWords } from '../../interests/interest-messages.ts'
import { words } from '../../messages.ts'
import type { PlanFacts } from '../../planning/plan-facts.ts'
import { allOf, fieldOf, oneOf, rowsIn, type Sent } from '../read-trial.ts'
import { anchorKinds } from '../../planning/setting-store.ts'
import type { TrialGround } from '../trial.ts'
import { trialWords } from '../trial-messages.ts'
import { trialResult, type TrialResult } from './trial-result.ts'

/** The button that works a trial out; it stores nothing. */
export const TRY = 'assessment.try'

export type TrialView = TrialGround &
  Readonly<{
    title: string
    /** What the fields hold: what was typed, or what is set. */
    sent: Sent
    problems: readonly Problem[]
    products: ReadonlyMap<string, string>
    people: ReadonlyMap<string, Readonly<{ name: string; home: string }>>
    /** Null where nothing was tried yet, or something is wrong with it. */
    result: TrialResult | null
    mayTakeOver: boolean
  }>

/** Rows of limits beyond those that are filled in. */
const SPARE_ROWS = 3
/** More people than this are folded away until somebody of them is chosen. */
const MANY = 20

const hasTyped = (request: PageRequest): boolean => request.form !== null

/** Other limits, absences, ties and anchors, and what they would change. */
export function trialPage(request: PageRequest, view: TrialView): Html {
  const { locale } = request
  const own = trialWords[locale]
  const path = `/penugasan/${view.facts.editionId}`
  const crumbs = [
    { label: words[locale].planTitle, href: request.link('/penugasan') },
    { label: view.title, href: request.link(path) },
  ]
  const problems = view.problems.map(one => ({ path: one.path, message: one.message[locale] }))
  return html`${pageTitle({ locale, title: own.title, lead: own.lead, crumbs })}
${errorSummary({ locale, problems, focus: hasTyped(request) })}
${view.result ? trialResult(request, view, view.result) : ''}
${form({
  action: request.link(`${path}/coba`),
  key: request.formKey(),
  label: own.title,
  body: html`${tieFields(request, view)}${limitFields(request, view)}${outFields(request, view)}${anchorFields(request, view)}
${formActions([actionButton({ action: TRY, label: own.compute, kind: 'primary' })])}`,
})}`
}

/** What a field shows: its value and what is wrong with it. */
function stateOf({ locale }: PageRequest, { sent, problems }: TrialView, name: string) {
  const problem = problems.find(one => one.path === name)?.message[locale]
  return { locale, name, value: oneOf(sent, name), ...(problem === undefined ? {} : { problem }) }
}

function tieFields(request: PageRequest, view: TrialView): Html {
  const own = trialWords[request.locale]
  const state = stateOf(request, view, fieldOf.links)
  const body = numberField({ ...state, label: own.links, hint: own.linksHint, required: true })
  return fieldset({ legend: own.tie, body })
}

const peopleIn = ({ facts, people }: TrialView) =>
  facts.assessors.map(({ id }) => ({
    value: id,
    label: [people.get(id)?.name ?? id, people.get(id)?.home ?? ''].filter(one => one !== '').join(' · '),
  }))

function limitFields(request: PageRequest, view: TrialView): Html {
  const own = trialWords[request.locale]
  const options = peopleIn(view)
  const filled = rowsIn(view.sent)
  const last = filled.at(-1) ?? -1
  const spare = Array.from({ length: SPARE_ROWS }, (_, index) => last + 1 + index)
  const rows = [...filled, ...spare].map(
    (row, index) =>
      html`${selectField({
        ...stateOf(request, view, fieldOf.person(row)),
        label: own.person(index + 1),
        hint: own.personHint,
        options,
      })}${numberField({ ...stateOf(request, view, fieldOf.limit(row)), label: own.limit(index + 1) })}`,
  )
  const everyone = numberField({
    ...stateOf(request, view, fieldOf.everyone),
    label: own.everyone,
    hint: own.everyoneHint,
  })
  return fieldset({ legend: own.limits, hint: own.moreRows, body: html`${everyone}${rows}` })
}

function outFields(request: PageRequest, view: TrialView): Html {
  const { locale } = request
  const own = trialWords[locale]
  const chosen = new Set(allOf(view.sent, fieldOf.out))
  const problem = stateOf(request, view, fieldOf.out).problem
  const boxes = peopleIn(view).map(({ value, label }, index) => {
    const open = view.facts.loads.get(value) ?? 0
    return checkField({
      locale,
      name: fieldOf.out,
      // The first one carries the field's own id, so that the summary of problems finds it.
      ...(index === 0 ? {} : { id: `out-${value}` }),
      value,
      checked: chosen.has(value),
      label: open === 0 ? label : `${label} · ${own.openSheets(open)}`,
      sometimes: true,
      ...(index === 0 && problem !== undefined ? { problem } : {}),
    })
  })
  const isFolded = boxes.length > MANY && chosen.size === 0 && problem === undefined
  const body = isFolded
    ? html`<details><summary>${own.choosePeople(boxes.length)}</summary><div class="form">${boxes}</div></details>`
    : html`${boxes}`
  return fieldset({ legend: own.out, hint: own.outHint, body })
}

/** Those that are set, and those that were added in this trial. */
const listed = (facts: PlanFacts, sent: Sent): readonly string[] => [
  ...new Set([
    ...[...facts.setting.anchors].map(([id, kind]) => `${id} ${kind}`),
    ...allOf(sent, fieldOf.anchors),
  ]),
]

function anchorFields(request: PageRequest, view: TrialView): Html {
  const { locale } = request
  const own = trialWords[locale]
  const { anchorKinds: kinds } = interestWords[locale]
  const chosen = new Set(allOf(view.sent, fieldOf.anchors))
  const boxes = listed(view.facts, view.sent).map((value, index) => {
    const [id = '', kind] = value.split(' ')
    const label = anchorKinds.find(one => one === kind)
    return checkField({
      locale,
      name: fieldOf.anchors,
      ...(index === 0 ? {} : { id: `anchors-${index}` }),
      value,
      checked: chosen.has(value),
      label: `${view.products.get(id) ?? id} · ${label ? kinds[label] : '–'}`,
      sometimes: true,
    })
  })
  const waiting = new Set(view.facts.nominations.map(one => one.id))
  const options = [...view.products]
    .filter(([id]) => waiting.has(id))
    .map(([value, label]) => ({ value, label }))
  const add =
    options.length === 0
      ? ''
      : html`${selectField({ ...stateOf(request, view, fieldOf.anchorProduct), label: own.anchorProduct, options })}${selectField(
          {
            ...stateOf(request, view, fieldOf.anchorKind),
            label: own.anchorKind,
            options: anchorKinds.map(value => ({ value, label: kinds[value] })),
          },
        )}`
  return fieldset({ legend: own.anchors, hint: own.anchorsHint, body: html`${boxes}${add}` })
}
