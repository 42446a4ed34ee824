import type { OutsideFact } from '../../../../engine/index.ts'
import { answerText } from '../../../../engine/readiness/answers.ts'
import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  choiceField,
  dateField,
  definitionList,
  errorSummary,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  numberField,
  pageTitle,
  section,
  table,
  textField,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { outsideAddress } from '../bring-outside.ts'
import { lastBrought, type BroughtFact } from '../outside-fact.ts'
import type { OutsideGround } from '../outside-ground.ts'
import { editionAddress } from '../outside-list.ts'
import { outsideWords } from '../outside-messages.ts'
import {
  closedFor,
  LONGEST_ISSUER,
  LONGEST_OUTSIDE_PAPER,
  LONGEST_OUTSIDE_REASON,
} from '../outside-problems.ts'
import { broughtHistory, sourceWords, valueWords } from './outside-parts.ts'

export type OutsideFileView = Readonly<{
  ground: OutsideGround
  product: string
  names: ReadonlyMap<string, string>
  mayBring: boolean
  mayOpenFile: boolean
}>

const factAddress = ({ nomination }: OutsideGround, { fact }: OutsideFact): string =>
  `${outsideAddress(nomination.id)}/${fact.name}`

function stateCell({ link, locale }: PageRequest, view: OutsideFileView, one: OutsideFact): Html {
  const own = outsideWords[locale]
  const { ground } = view
  const closed = closedFor(ground, one)
  if (closed !== null) return html`<span class="muted">${own.closed}</span>`
  if (!view.mayBring) return html``
  const label = lastBrought(ground.rows).has(one.fact.name) ? own.correct : own.bring
  return html`<a href="${link(factAddress(ground, one))}">${label}<span class="visually-hidden">: ${one.fact.title[locale]}</span></a>`
}

function factsTable(request: PageRequest, view: OutsideFileView): Html {
  const { locale } = request
  const own = outsideWords[locale]
  const last = lastBrought(view.ground.rows)
  const rows = view.ground.wanted.map(one => {
    const row = last.get(one.fact.name)
    return {
      cells: [
        one.fact.title[locale],
        valueWords(one, row?.value ?? null, locale),
        row && row.value !== null ? sourceWords(row, locale) : '–',
        stateCell(request, view, one),
      ],
    }
  })
  const columns = [own.fact, own.value, own.source, own.state].map(label => ({ label }))
  return table({ caption: own.title, captionHidden: true, columns, rows, empty: '' })
}

/** One file with everything that its rules want from outside: what counts, from where, and what it was before. */
export function outsideFilePage(request: PageRequest, view: OutsideFileView): Html {
  const { locale, link } = request
  const own = outsideWords[locale]
  const { nomination, rows, wanted } = view.ground
  const open = view.mayOpenFile
    ? linkButton({ href: link(`/usulan/${nomination.id}`), label: own.openFile })
    : html``
  const closed = [
    ...new Map(
      wanted.flatMap(one => closedFor(view.ground, one) ?? []).map(one => [one.code, one.message[locale]]),
    ).values(),
  ].map(text => notice({ locale, kind: 'info', text }))
  return html`${pageTitle({
    locale,
    title: own.fileTitle(view.product),
    lead: own.fileLead,
    crumbs: [
      { label: own.title, href: link('/fakta-luar') },
      { label: nomination.receipt ?? own.title, href: link(editionAddress(nomination.editionId)) },
    ],
    actions: open,
  })}${closed}${factsTable(request, view)}
${section({ title: own.history, id: 'riwayat', body: broughtHistory(rows, wanted, view.names, locale) })}`
}

const ACTION = 'outside-fact.bring'

/** The field of a value, by its kind; what was typed is shown again. */
function valueField(request: PageRequest, { question }: OutsideFact, last: BroughtFact | undefined): Html {
  const { locale } = request
  const own = outsideWords[locale]
  const stored = answerText(
    question.kind === 'choice' && last?.value !== null ? String(last?.value ?? '') : last?.value,
    locale,
  )
  const hint = last && last.value !== null ? `${own.valueHint} ${own.emptyHint}` : own.valueHint
  const props = { ...fieldState(request, ACTION, 'value', stored), label: own.value, hint, required: !last }
  switch (question.kind) {
    case 'number':
      return numberField({ ...props, unit: '', decimals: true })
    case 'choice':
    case 'yes-no': {
      const choices =
        question.kind === 'choice'
          ? (question.options ?? []).map(one => ({ value: one.id, label: one.title[locale] }))
          : [
              { value: 'yes', label: own.yes },
              { value: 'no', label: own.no },
            ]
      const back = last && last.value !== null ? [{ value: '', label: own.takenBack }] : []
      return choiceField({ ...props, choices: [...choices, ...back] })
    }
    default:
      return textField(props)
  }
}

/** What counts now, before it is corrected. */
const standing = ({ locale }: PageRequest, one: OutsideFact, last: BroughtFact): Html =>
  definitionList({
    items: [
      { term: outsideWords[locale].now, detail: valueWords(one, last.value, locale) },
      { term: outsideWords[locale].source, detail: sourceWords(last, locale) },
    ],
  })

function fields(request: PageRequest, one: OutsideFact, last: BroughtFact | undefined): Html {
  const own = outsideWords[request.locale]
  const stateOf = (name: 'issuer' | 'paper' | 'paperDate') =>
    fieldState(request, ACTION, name, last?.[name] ?? '')
  const reason = last
    ? longTextField({
        ...fieldState(request, ACTION, 'reason'),
        label: own.reason,
        hint: own.reasonHint,
        rows: 3,
        maxLength: LONGEST_OUTSIDE_REASON,
        required: true,
      })
    : ''
  return html`${valueField(request, one, last)}
${textField({ ...stateOf('issuer'), label: own.issuer, hint: own.issuerHint, maxLength: LONGEST_ISSUER, required: true })}
${textField({ ...stateOf('paper'), label: own.paper, hint: own.paperHint, maxLength: LONGEST_OUTSIDE_PAPER, required: true })}
${dateField({ ...stateOf('paperDate'), label: own.paperDate, required: true })}
${reason}`
}

function factForm(request: PageRequest, { ground }: OutsideFileView, one: OutsideFact, label: string): Html {
  const { locale, link } = request
  const own = outsideWords[locale]
  const leave = linkButton({ href: link(outsideAddress(ground.nomination.id)), label: own.leave })
  const closed = closedFor(ground, one)
  if (closed)
    return html`${notice({ locale, kind: 'info', text: closed.message[locale] })}<p class="buttons">${leave}</p>`
  const last = lastBrought(ground.rows).get(one.fact.name)
  return form({
    action: link(factAddress(ground, one)),
    key: request.formKey(),
    version: ground.rows.length,
    label,
    body: html`${fields(request, one, last)}${formActions([actionButton({ action: ACTION, label: own.save }), leave])}`,
  })
}

/** The form of one fact: its value, and the paper that says so. */
export function outsideFactPage(request: PageRequest, view: OutsideFileView, one: OutsideFact): Html {
  const { locale, link } = request
  const own = outsideWords[locale]
  const last = lastBrought(view.ground.rows).get(one.fact.name)
  const title = (last ? own.correctTitle : own.formTitle)(one.fact.title[locale])
  return html`${pageTitle({
    locale,
    title,
    lead: view.product,
    crumbs: [
      { label: own.title, href: link('/fakta-luar') },
      { label: view.product, href: link(outsideAddress(view.ground.nomination.id)) },
    ],
  })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${last ? standing(request, one, last) : ''}
${factForm(request, view, one, title)}`
}
