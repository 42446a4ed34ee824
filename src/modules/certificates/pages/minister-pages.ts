import type { Html } from '../../../platform/html.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { Certificate } from '../certificate.ts'
import { suspendWords } from '../suspend-messages.ts'
import { withdrawWords } from '../withdraw-messages.ts'
import { ministerForm } from './minister-form.ts'

/** Where the Minister takes a star back. */
export function withdrawPage(request: PageRequest, certificate: Certificate): Html {
  const own = withdrawWords[request.locale]
  const { title, effect, decreeNumber: number, decreeNumberHint: numberHint, decreeDate: date } = own
  return ministerForm(request, certificate, {
    action: 'certificate.withdraw',
    title,
    effect: { kind: 'warning', text: effect },
    paper: { field: 'decree', number, numberHint, date },
    isPublic: true,
    button: { label: own.submit, kind: 'danger', confirm: own.confirm, confirmLabel: own.confirmLabel },
  })
}

/** Where the Minister makes a star not count for a while. */
export function suspendPage(request: PageRequest, certificate: Certificate): Html {
  const own = suspendWords[request.locale]
  const { title, effect, letterNumber: number, letterNumberHint: numberHint, letterDate: date } = own
  return ministerForm(request, certificate, {
    action: 'certificate.suspend',
    title,
    effect: { kind: 'warning', text: effect },
    paper: { field: 'letter', number, numberHint, date },
    isPublic: true,
    button: { label: own.submit, kind: 'danger', confirm: own.confirm, confirmLabel: own.confirmLabel },
  })
}

/** Where the Minister lets it count again. */
export function liftPage(request: PageRequest, certificate: Certificate): Html {
  const own = suspendWords[request.locale]
  const { liftLetterNumber: number, letterNumberHint: numberHint, liftLetterDate: date } = own
  return ministerForm(request, certificate, {
    action: 'certificate.lift-suspension',
    title: own.liftTitle,
    effect: { kind: 'info', text: own.liftEffect },
    paper: { field: 'letter', number, numberHint, date },
    isPublic: false,
    button: {
      label: own.liftSubmit,
      kind: 'primary',
      confirm: own.liftConfirm,
      confirmLabel: own.liftConfirmLabel,
    },
  })
}
