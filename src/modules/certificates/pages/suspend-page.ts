import { html, type Html } from '../../../platform/html.ts'
import { actionButton, formActions } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { Certificate } from '../certificate.ts'
import { suspendWords } from '../suspend-messages.ts'
import { ministerForm, paperFields, publicReasonField, reasonField } from './minister-form.ts'

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
  const paper = {
    field: 'letter',
    number: own.letterNumber,
    numberHint: own.letterNumberHint,
    date: own.letterDate,
  } as const
  const body = html`${paperFields(request, action, paper)}
${publicReasonField(request, action, own)}
${reasonField(request, action, own)}
${formActions([button])}`
  return ministerForm(request, certificate, {
    title: own.title,
    lead: own.lead(certificate.number, certificate.content.product),
    effect: { kind: 'warning', text: own.effect },
    body,
  })
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
  const paper = {
    field: 'letter',
    number: own.liftLetterNumber,
    numberHint: own.letterNumberHint,
    date: own.liftLetterDate,
  } as const
  const body = html`${paperFields(request, action, paper)}
${reasonField(request, action, own)}
${formActions([button])}`
  return ministerForm(request, certificate, {
    title: own.liftTitle,
    lead: own.lead(certificate.number, certificate.content.product),
    effect: { kind: 'info', text: own.liftEffect },
    body,
  })
}
