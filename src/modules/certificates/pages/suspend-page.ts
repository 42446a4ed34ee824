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
import { suspendWords } from '../suspend-messages.ts'
import { LONGEST_PUBLIC_REASON } from '../withdraw-certificate.ts'

const titleOf = (request: PageRequest, { number, checkKey, content }: Certificate, title: string): Html => {
  const { locale, link } = request
  return html`${pageTitle({
    locale,
    title,
    lead: suspendWords[locale].lead(number, content.product),
    crumbs: [
      { label: words[locale].title, href: link('/piagam') },
      { label: words[locale].resultTitle(number), href: link(`/piagam/${encodeURIComponent(checkKey)}`) },
    ],
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}`
}

const reasonField = (request: PageRequest, action: string): Html => {
  const own = suspendWords[request.locale]
  const state = fieldState(request, action, 'reason')
  return longTextField({
    ...state,
    label: own.reason,
    hint: own.reasonHint,
    rows: 5,
    maxLength: 2000,
    required: true,
  })
}

/** Where the Minister makes a star not count for a while. */
export function suspendPage(request: PageRequest, certificate: Certificate): Html {
  const { locale } = request
  const own = suspendWords[locale]
  const action = 'certificate.suspend'
  const button = actionButton({
    action,
    label: own.submit,
    kind: 'danger',
    confirm: { locale, text: own.confirm, label: own.confirmLabel },
  })
  const body = html`${textField({ ...fieldState(request, action, 'letter_number'), label: own.letterNumber, hint: own.letterNumberHint, width: 'medium', maxLength: 100, required: true })}
${dateField({ ...fieldState(request, action, 'letter_date'), label: own.letterDate, required: true })}
${longTextField({ ...fieldState(request, action, 'public_reason'), label: own.publicReason, hint: own.publicReasonHint(String(LONGEST_PUBLIC_REASON)), rows: 3, maxLength: LONGEST_PUBLIC_REASON, required: true })}
${reasonField(request, action)}
${formActions([button])}`
  return html`${titleOf(request, certificate, own.title)}
${notice({ locale, kind: 'warning', text: own.effect })}
${form({ action: request.link(request.path), key: request.formKey(), version: certificate.rowVersion, label: own.title, body })}`
}

/** Where the Minister lets it count again. */
export function liftPage(request: PageRequest, certificate: Certificate): Html {
  const { locale } = request
  const own = suspendWords[locale]
  const action = 'certificate.lift-suspension'
  const button = actionButton({
    action,
    label: own.liftSubmit,
    kind: 'primary',
    confirm: { locale, text: own.liftConfirm, label: own.liftConfirmLabel },
  })
  const body = html`${textField({ ...fieldState(request, action, 'letter_number'), label: own.liftLetterNumber, hint: own.letterNumberHint, width: 'medium', maxLength: 100, required: true })}
${dateField({ ...fieldState(request, action, 'letter_date'), label: own.liftLetterDate, required: true })}
${reasonField(request, action)}
${formActions([button])}`
  return html`${titleOf(request, certificate, own.liftTitle)}
${notice({ locale, kind: 'info', text: own.liftEffect })}
${form({ action: request.link(request.path), key: request.formKey(), version: certificate.rowVersion, label: own.liftTitle, body })}`
}
