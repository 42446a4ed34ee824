import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  dateField,
  errorSummary,
  form,
  formActions,
  longTextField,
  notice,
  pageTitle,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import type { Certificate } from '../certificate.ts'
import { words } from '../messages.ts'
import { ministerWords } from '../minister-messages.ts'
import { LONGEST_PUBLIC_REASON } from '../withdraw-certificate.ts'

/** The paper on which an act of the Minister rests: the field's name before `_number` and `_date`, and its words. */
type Paper = Readonly<{ field: 'decree' | 'letter'; number: string; numberHint: string; date: string }>

/** An act of the Minister on one certificate. `isPublic`: everybody reads a reason for it on the check page. */
export type MinisterAct = Readonly<{
  action: string
  title: string
  effect: Readonly<{ kind: 'info' | 'warning'; text: string }>
  paper: Paper
  isPublic: boolean
  button: Readonly<{ label: string; kind: 'primary' | 'danger'; confirm: string; confirmLabel: string }>
}>

const paperFields = (request: PageRequest, action: string, paper: Paper): Html =>
  html`${textField({ ...fieldState(request, action, `${paper.field}_number`), label: paper.number, hint: paper.numberHint, width: 'medium', maxLength: 100, required: true })}
${dateField({ ...fieldState(request, action, `${paper.field}_date`), label: paper.date, required: true })}`

/** The whole reason, for the record. */
const reasonField = (request: PageRequest, action: string): Html =>
  longTextField({
    ...fieldState(request, action, 'reason'),
    label: ministerWords[request.locale].reason,
    hint: ministerWords[request.locale].reasonHint,
    rows: 5,
    maxLength: 2000,
    required: true,
  })

const publicReasonField = (request: PageRequest, action: string): Html =>
  longTextField({
    ...fieldState(request, action, 'public_reason'),
    label: ministerWords[request.locale].publicReason,
    hint: ministerWords[request.locale].publicReasonHint(String(LONGEST_PUBLIC_REASON)),
    rows: 3,
    maxLength: LONGEST_PUBLIC_REASON,
    required: true,
  })

function fieldsOf(request: PageRequest, act: MinisterAct): Html {
  const { label, kind, confirm, confirmLabel } = act.button
  const button = actionButton({
    action: act.action,
    label,
    kind,
    confirm: { locale: request.locale, text: confirm, label: confirmLabel },
  })
  return html`${paperFields(request, act.action, act.paper)}
${act.isPublic ? publicReasonField(request, act.action) : ''}
${reasonField(request, act.action)}
${formActions([button])}`
}

/** The page of an act of the Minister on one certificate: what it is about, what it does, and its form. */
export function ministerForm(request: PageRequest, certificate: Certificate, act: MinisterAct): Html {
  const { locale, link } = request
  const { number, checkKey, rowVersion, content } = certificate
  return html`${pageTitle({
    locale,
    title: act.title,
    lead: ministerWords[locale].lead(number, content.product),
    crumbs: [
      { label: words[locale].title, href: link('/piagam') },
      { label: words[locale].resultTitle(number), href: link(`/piagam/${encodeURIComponent(checkKey)}`) },
    ],
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${notice({ locale, ...act.effect })}
${form({ action: link(request.path), key: request.formKey(), version: rowVersion, label: act.title, body: fieldsOf(request, act) })}`
}
