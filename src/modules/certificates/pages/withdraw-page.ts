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
import { withdrawWords } from '../withdraw-messages.ts'
import { LONGEST_PUBLIC_REASON } from '../withdraw-certificate.ts'

const ACTION = 'certificate.withdraw'

/** Where the Minister takes a star back. */
export function withdrawPage(request: PageRequest, certificate: Certificate): Html {
  const { locale } = request
  const own = withdrawWords[locale]
  const { number, content } = certificate
  const back = request.link(`/piagam/${encodeURIComponent(certificate.checkKey)}`)
  const button = actionButton({
    action: ACTION,
    label: own.submit,
    kind: 'danger',
    confirm: { locale, text: own.confirm, label: own.confirmLabel },
  })
  const body = html`${textField({ ...fieldState(request, ACTION, 'decree_number'), label: own.decreeNumber, hint: own.decreeNumberHint, width: 'medium', maxLength: 100, required: true })}
${dateField({ ...fieldState(request, ACTION, 'decree_date'), label: own.decreeDate, required: true })}
${longTextField({ ...fieldState(request, ACTION, 'public_reason'), label: own.publicReason, hint: own.publicReasonHint(String(LONGEST_PUBLIC_REASON)), rows: 3, maxLength: LONGEST_PUBLIC_REASON, required: true })}
${longTextField({ ...fieldState(request, ACTION, 'reason'), label: own.reason, hint: own.reasonHint, rows: 5, maxLength: 2000, required: true })}
${formActions([button])}`
  return html`${pageTitle({
    locale,
    title: own.title,
    lead: own.lead(number, content.product),
    crumbs: [
      { label: words[locale].title, href: request.link('/piagam') },
      { label: words[locale].resultTitle(number), href: back },
    ],
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${notice({ locale, kind: 'warning', text: own.effect })}
${form({ action: request.link(request.path), key: request.formKey(), version: certificate.rowVersion, label: own.title, body })}`
}
