import { html, type Html } from '../../../platform/html.ts'
import { formatDay, formatNumber } from '../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  errorSummary,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  section,
  table,
} from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import type { Problem } from '../../../foundation/problem.ts'
import type { TypedLetter } from '../compose-letter.ts'
import type { LetterContent } from '../letter.ts'
import {
  askedText,
  letterAddress,
  LETTER_PATH,
  PREVIEW_PATH,
  TICK,
  type LetterQuery,
} from '../letter-query.ts'
import { words } from '../messages.ts'
import { capacityOf, mandateLine } from '../typeset-letter.ts'
import { APPROVALS_PATH, EDITION } from './approvals-page.ts'
import { letterFieldsPart } from './letter-fields.ts'

const APPROVE = 'nomination.approve-together'

export type LetterView = Readonly<{
  query: LetterQuery
  /** Of all that is named. */
  editionId: string
  /** What the letter would say; null where every nomination has an uploaded one and no number was typed. */
  content: LetterContent | null
  /** What is named, in the order of the letter. */
  items: LetterContent['items']
  /** What keeps the nominations from being approved, whatever is typed. */
  hindrances: readonly Problem[]
  /** What is wrong with what was typed. */
  problems: readonly Problem[]
  usual: Omit<TypedLetter, 'number'>
  /** The number of the uploaded letter, where every nomination has one. */
  uploaded: string | null
  /** Whether the fields were sent, or left empty on purpose. */
  isAsked: boolean
}>

function namedPart({ locale }: PageRequest, { items }: LetterView): Html {
  const own = words[locale]
  const title = own.named(formatNumber(items.length, locale))
  return section({
    title,
    body: table({
      caption: title,
      captionHidden: true,
      columns: [own.product, own.maker, own.makerNumber, own.place, own.commodity].map(label => ({ label })),
      rows: items.map(one => ({
        cells: [one.product, one.maker, one.number === '' ? '–' : one.number, one.place, one.commodity],
      })),
      empty: '',
    }),
  })
}

/** The fields as a form that goes on to the same page: nothing is approved yet. */
function fieldsForm(request: PageRequest, view: LetterView): Html {
  const { locale, link } = request
  const own = words[locale]
  const again = {
    ...request,
    // Nobody is told of what nobody has sent.
    form: {
      action: APPROVE,
      values: { ...view.query.typed },
      problems: view.isAsked ? view.problems : [],
    },
  }
  const body = letterFieldsPart(again, {
    action: APPROVE,
    typed: view.query.typed,
    usual: view.usual,
    uploaded: view.uploaded,
    prefix: 'letter',
  })
  const go = html`<button class="button button--primary" type="submit">${own.toPreview}</button>`
  return section({
    title: own.number,
    body: html`<form class="form" method="get" action="${link(LETTER_PATH)}" novalidate><input type="hidden" name="${TICK}" value="${askedText(view.query)}"><input type="hidden" name="lanjut" value="1">${body}${formActions([go])}</form>`,
  })
}

function contentPart(request: PageRequest, content: LetterContent, query: LetterQuery): Html {
  const { locale, link } = request
  const own = words[locale]
  const mandate = mandateLine(content.signer, content.words, content.language)
  const facts = definitionList({
    items: [
      { term: own.number, detail: content.number },
      { term: own.day, detail: `${content.place}, ${formatDay(content.day, locale)}` },
      { term: own.office, detail: content.office },
      {
        term: own.capacity,
        detail: html`${content.signer.name}<br>${capacityOf(content.signer, content.words)}${mandate === null ? '' : html`<br>${mandate}`}`,
      },
    ],
  })
  const preview = linkButton({
    href: link(letterAddress(PREVIEW_PATH, query)),
    label: own.seePreview,
    icon: 'file-text',
  })
  const change = linkButton({
    href: link(letterAddress(LETTER_PATH, query)),
    label: own.change,
    kind: 'quiet',
  })
  return section({
    title: own.about,
    body: html`${facts}<div class="buttons">${preview}${change}</div><p class="muted">${own.electronic}</p>`,
  })
}

function approveForm(request: PageRequest, { query }: LetterView): Html {
  const { locale, link } = request
  const own = words[locale]
  const hidden = Object.entries(query.typed).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const label = own.approveAll(formatNumber(query.asked.length, locale))
  const button = actionButton({
    action: APPROVE,
    label,
    confirm: { locale, text: own.approveConfirm, label: own.approveYes },
  })
  return form({
    action: link(`${letterAddress(LETTER_PATH, query)}&lanjut=1`),
    key: request.formKey(),
    label,
    body: html`<input type="hidden" name="nominations" value="${askedText(query)}">${hidden}${formActions([button])}`,
  })
}

/** The letter before it is made: which nominations, what it says, and the button that approves all of them. */
export function letterPage(request: PageRequest, view: LetterView): Html {
  const { locale, link } = request
  const own = words[locale]
  const told = [
    ...problemsOf(request.form, locale),
    ...(request.form === null
      ? view.hindrances.map(one => ({ path: '', message: one.message[locale] }))
      : []),
    ...(request.form === null && view.isAsked
      ? view.problems.map(one => ({ path: `letter-${one.path}`, message: one.message[locale] }))
      : []),
  ]
  const blocked = view.hindrances.length > 0
  const showsFields = !blocked && (!view.isAsked || view.problems.length > 0)
  const settled = !blocked && !showsFields
  const uploaded =
    settled && view.content === null ? notice({ locale, kind: 'info', text: own.approveOwn }) : ''
  return html`${pageTitle({
    locale,
    title: own.letterTitle,
    lead: own.letterLead,
    crumbs: [{ label: own.title, href: link(APPROVALS_PATH) }],
    actions: linkButton({
      href: link(`${APPROVALS_PATH}?${EDITION}=${view.editionId}`),
      label: own.choose,
      kind: 'quiet',
    }),
  })}${errorSummary({ locale, problems: told })}${namedPart(request, view)}${showsFields ? fieldsForm(request, view) : ''}${uploaded}${settled && view.content ? contentPart(request, view.content, view.query) : ''}${settled ? approveForm(request, view) : ''}`
}

/** None was ticked, or too many: why there is no letter, and where to go back to. */
export function noLetterPage(request: PageRequest, { message }: Problem): Html {
  const { locale, link } = request
  const own = words[locale]
  const back = linkButton({ href: link(APPROVALS_PATH), label: own.choose, kind: 'primary' })
  const summary = errorSummary({
    locale,
    problems: problemsOf(request.form, locale),
  })
  return html`${pageTitle({ locale, title: own.letterTitle, crumbs: [{ label: own.title, href: link(APPROVALS_PATH) }] })}${summary}${notice({ locale, kind: 'warning', text: message[locale] })}<p>${back}</p>`
}
