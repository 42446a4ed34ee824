import { html, type Html } from '../../../platform/html.ts'
import { actionButton, formActions } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { Certificate } from '../certificate.ts'
import { withdrawWords } from '../withdraw-messages.ts'
import { ministerForm, paperFields, publicReasonField, reasonField } from './minister-form.ts'

const ACTION = 'certificate.withdraw'

/** Where the Minister takes a star back. */
export function withdrawPage(request: PageRequest, certificate: Certificate): Html {
  const { locale } = request
  const own = withdrawWords[locale]
  const button = actionButton({
    action: ACTION,
    label: own.submit,
    kind: 'danger',
    confirm: { locale, text: own.confirm, label: own.confirmLabel },
  })
  const paper = {
    field: 'decree',
    number: own.decreeNumber,
    numberHint: own.decreeNumberHint,
    date: own.decreeDate,
  } as const
  const body = html`${paperFields(request, ACTION, paper)}
${publicReasonField(request, ACTION, own)}
${reasonField(request, ACTION, own)}
${formActions([button])}`
  return ministerForm(request, certificate, {
    title: own.title,
    lead: own.lead(certificate.number, certificate.content.product),
    effect: { kind: 'warning', text: own.effect },
    body,
  })
}
