import { findForm, isUnscored, type FormInput } from '../../../engine/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  errorSummary,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  section,
  selectField,
  table,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { triedSheet } from '../../assessment/index.ts'
import { triedCase } from '../../decisions/index.ts'
import type { CasesChecked } from '../../editions/index.ts'
import { addTriedCase } from '../add-case.ts'
import { draftAddress, type DraftGround } from '../draft.ts'
import { words } from '../messages.ts'
import { trialWords } from '../trial-messages.ts'
import { formsOf, FORM, inputOf, NAME, type TriedInput } from '../trial.ts'
import { nextFrom } from './next-part.ts'
import {
  factsPart,
  keptFields,
  levelsPart,
  sheetsBar,
  stepButton,
  TRIAL,
  TRY,
  type TrialView,
} from './trial-parts.ts'

export type TryView = Readonly<{
  ground: DraftGround
  /** Null while the check finds faults. */
  tried: TrialView | null
  /** Nothing was tried yet: the page was only opened. */
  isFresh: boolean
  cases: CasesChecked | null
  mayChange: boolean
  mayRehearse: boolean
}>

const reasonsOf = ({ trial }: TrialView): readonly Readonly<Record<string, string>>[] =>
  trial.sheets.map(one => Object.fromEntries(one.reasons))

function resultPart(request: PageRequest, tried: TrialView, input: TriedInput): Html {
  return section({
    title: trialWords[request.locale].result,
    id: 'percobaan-hasil',
    body: triedCase(request, tried.rules, { ...input, reasons: reasonsOf(tried) }),
  })
}

/** With what a scoresheet is drawn: the file's facts and the answers of levels, and the sheet in sight. */
function sheetPart(request: PageRequest, { rules, trial }: TrialView, input: TriedInput): Html {
  const sheet = trial.sheets[trial.shown]
  const answers: FormInput['sheets'][number] = input.sheets[trial.shown] ?? {}
  const ids = [...new Set([...(sheet?.marks.keys() ?? []), ...(sheet?.reasons.keys() ?? [])])]
  const marks = ids.map(criterionId => ({
    criterionId,
    answer: answers[criterionId] ?? null,
    reason: sheet?.reasons.get(criterionId) ?? '',
  }))
  const { facts, carried } = input
  return triedSheet(request, { ground: { rules, commodity: trial.form, facts, carried }, marks })
}

function whatPart(request: PageRequest, tried: TrialView): Html {
  const { locale } = request
  const own = trialWords[locale]
  const field = selectField({
    locale,
    name: FORM,
    label: own.what,
    value: tried.trial.form,
    required: true,
    prompt: null,
    options: formsOf(tried.rules).map(one => ({ value: one.id, label: one.title[locale] })),
  })
  return html`${field}<div class="buttons">${stepButton(request, tried, 'form', own.change)}</div>`
}

function keepPart(request: PageRequest): Html {
  const { locale } = request
  const own = trialWords[locale]
  const state = fieldState(request, addTriedCase.name, NAME, '')
  const typed = request.form?.values[NAME]
  const field = textField({
    ...state,
    value: typeof typed === 'string' ? typed : '',
    label: own.name,
    hint: own.nameHint,
  })
  const button = formActions([
    actionButton({ action: addTriedCase.name, label: own.keepIt, kind: 'secondary' }),
  ])
  return section({ title: own.keep, lead: own.keepLead, body: html`${field}${button}` })
}

function trialForm(request: PageRequest, view: TryView, tried: TrialView, input: TriedInput): Html {
  const { locale, link } = request
  const own = trialWords[locale]
  const { edition, draft } = view.ground
  const found = findForm(tried.rules, tried.trial.form)
  const address = link(`${draftAddress(edition.id)}/coba`)
  const compute = formActions([
    actionButton({
      action: TRY,
      label: own.compute,
      of: { form: TRIAL, address: `${address}#percobaan-hasil` },
    }),
  ])
  const sheet =
    found && isUnscored(found)
      ? html`${notice({ locale, kind: 'info', text: own.noSheets })}${compute}`
      : html`${levelsPart(request, tried)}${sheetsBar(request, tried)}${compute}${sheetPart(request, tried, input)}${compute}`
  return form({
    id: TRIAL,
    action: address,
    key: request.formKey(),
    version: draft.rowVersion,
    label: own.title,
    body: html`${keptFields(tried)}${whatPart(request, tried)}${factsPart(request, tried, view.isFresh)}${sheet}${view.mayChange && !view.isFresh ? keepPart(request) : ''}`,
  })
}

function casesPart({ locale, link }: PageRequest, { cases, ground }: TryView): Html {
  const own = trialWords[locale]
  const address = `${draftAddress(ground.edition.id)}/coba`
  const title = { title: own.cases, id: 'percobaan-kasus' }
  if (cases === null || cases.kind === 'none')
    return section({ ...title, body: html`<p>${own.casesNone}</p>` })
  if (cases.kind === 'unreadable')
    return section({ ...title, body: notice({ locale, kind: 'warning', text: own.casesUnreadable }) })
  const rows = cases.results.map((one, position) => ({
    cells: [
      html`<a href="${link(`${address}?kasus=${position + 1}#percobaan-hasil`)}">${one.case}</a>`,
      one.passed
        ? own.passes
        : html`<b>${own.differs}</b><ul class="plain">${one.differences.map(each => html`<li>${each.message[locale]}</li>`)}</ul>`,
    ],
  }))
  const list = table({
    caption: own.cases,
    captionHidden: true,
    columns: [{ label: own.case }, { label: own.state }],
    rows,
    empty: '',
  })
  const sum =
    cases.failed.length === 0
      ? words[locale].casesPassed(cases.results.length)
      : words[locale].casesFailed(cases.failed.length, cases.results.length)
  return section({ ...title, lead: sum, body: list })
}

/** The scoresheet of the draft as assessors will see it, tried with as many sheets as a panel has. */
export function tryPage(request: PageRequest, view: TryView): Html {
  const { locale, link } = request
  const own = trialWords[locale]
  const { ground, tried } = view
  const address = draftAddress(ground.edition.id)
  const head = pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    crumbs: [
      { label: words[locale].manage, href: link('/edisi-kelola') },
      { label: ground.edition.title[locale], href: link(`/edisi-kelola/${ground.edition.id}`) },
      { label: words[locale].title, href: link(address) },
    ],
  })
  if (!tried)
    return html`${head}${notice({ locale, kind: 'warning', text: own.broken })}<div class="buttons">${linkButton({ href: link(`${address}#pemeriksaan`), label: own.toCheck })}</div>`
  const input = inputOf(tried.rules, tried.trial, locale)
  return html`${head}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}<p class="muted">${own.stored}</p>${view.isFresh ? '' : resultPart(request, tried, input)}${trialForm(request, view, tried, input)}${casesPart(request, view)}${nextFrom(request, ground.edition.id, view.mayRehearse)}`
}
