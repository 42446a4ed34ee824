import type { Html } from '../../../platform/html.ts'
import { html } from '../../../platform/html.ts'
import {
  dateField,
  errorSummary,
  form,
  longTextField,
  notice,
  pageTitle,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import type { Certificate } from '../certificate.ts'
import { words } from '../messages.ts'
import { LONGEST_PUBLIC_REASON } from '../withdraw-certificate.ts'

/** The paper on which an act of the Minister rests: the field's name before `_number` and `_date`, and its words. */
type Paper = Readonly<{ field: 'decree' | 'letter'; number: string; numberHint: string; date: string }>

/** The number and the date of that paper. */
export const paperFields = (request: PageRequest, action: string, paper: Paper): Html =>
  html`${textField({ ...fieldState(request, action, `${paper.field}_number`), label: paper.number, hint: paper.numberHint, width: 'medium', maxLength: 100, required: true })}
${dateField({ ...fieldState(request, action, `${paper.field}_date`), label: paper.date, required: true })}`

type ReasonWords = Readonly<{ reason: string; reasonHint: string }>
type PublicWords = Readonly<{ publicReason: string; publicReasonHint: (most: string) => string }>

/** The whole reason, for the record. */
export const reasonField = (request: PageRequest, action: string, own: ReasonWords): Html =>
  longTextField({
    ...fieldState(request, action, 'reason'),
    label: own.reason,
    hint: own.reasonHint,
    rows: 5,
    maxLength: 2000,
    required: true,
  })

/** What everybody reads on the check page. */
export const publicReasonField = (request: PageRequest, action: string, own: PublicWords): Html =>
  longTextField({
    ...fieldState(request, action, 'public_reason'),
    label: own.publicReason,
    hint: own.publicReasonHint(String(LONGEST_PUBLIC_REASON)),
    rows: 3,
    maxLength: LONGEST_PUBLIC_REASON,
    required: true,
  })

export type MinisterForm = Readonly<{
  title: string
  lead: string
  effect: Readonly<{ kind: 'info' | 'warning'; text: string }>
  body: Html
}>

/** The page of an act of the Minister on one certificate: what it is about, what it does, and its form. */
export function ministerForm(request: PageRequest, certificate: Certificate, view: MinisterForm): Html {
  const { locale, link } = request
  const { number, checkKey, rowVersion } = certificate
  return html`${pageTitle({
    locale,
    title: view.title,
    lead: view.lead,
    crumbs: [
      { label: words[locale].title, href: link('/piagam') },
      { label: words[locale].resultTitle(number), href: link(`/piagam/${encodeURIComponent(checkKey)}`) },
    ],
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${notice({ locale, ...view.effect })}
${form({ action: link(request.path), key: request.formKey(), version: rowVersion, label: view.title, body: view.body })}`
}
