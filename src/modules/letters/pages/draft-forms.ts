import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  section,
} from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import type { WorkingFile } from '../../nominations/index.ts'
import { letterRequirement, uploadedLetter, type TypedLetter } from '../compose-letter.ts'
import type { GiveBack } from '../give-back-store.ts'
import { letterAddress, LETTER_PATH } from '../letter-query.ts'
import { words } from '../messages.ts'
import { letterFieldsPart } from './letter-fields.ts'

const APPROVE = 'nomination.approve'
const RENEW = 'letter.renew'
const GIVE_BACK = 'nomination.give-back'

const nothingTyped: TypedLetter = { number: '', place: '', office: '', nip: '' }

/** Why the head gave a draft back: for everyone who works on it. */
export const givenBackNotice = ({ locale }: PageRequest, { reason, at }: GiveBack): Html =>
  notice({
    locale,
    kind: 'warning',
    title: words[locale].wasGivenBack(formatMoment(at, locale)),
    text: reason,
  })

/** The head approves one nomination; its letter is made with the number that is typed. */
export function approveForm(
  request: PageRequest,
  file: WorkingFile,
  { usual, seen }: Readonly<{ usual: Omit<TypedLetter, 'number'>; seen: string }>,
): Html {
  const { locale, link } = request
  const own = words[locale]
  const { nomination, readiness } = file
  const asked = letterRequirement(file)
  const lacking = readiness.problems.length > 0
  const uploaded = uploadedLetter(file)
  const asks = asked !== undefined && !lacking
  const fields = asks
    ? html`<p>${uploaded === null ? own.approveLead : own.approveOwn}</p>${letterFieldsPart(request, {
        action: APPROVE,
        typed: {},
        usual,
        uploaded,
        prefix: 'approve',
      })}`
    : ''
  const query = { asked: [{ id: nomination.id, version: nomination.rowVersion, seen }], typed: nothingTyped }
  const preview = asks
    ? linkButton({ href: link(letterAddress(LETTER_PATH, query)), label: own.toPreview, kind: 'quiet' })
    : ''
  const button = actionButton({
    action: APPROVE,
    label: own.approve,
    disabled: lacking,
    confirm: { locale, text: own.approveConfirm, label: own.approveYes },
  })
  return form({
    action: link(`/usulan/${nomination.id}`),
    key: request.formKey(),
    version: nomination.rowVersion,
    label: own.approveTitle,
    body: html`<input type="hidden" name="seen" value="${seen}">${fields}<div class="buttons">${button}${preview}</div>`,
  })
}

/** The head gives a draft back to the operator, with a reason. */
export function giveBackPart(request: PageRequest, { nomination }: WorkingFile): Html {
  const { locale, link } = request
  const own = words[locale]
  const reason = longTextField({
    ...fieldState(request, GIVE_BACK, 'reason'),
    id: 'f-reason-nomination-give-back',
    label: own.reason,
    hint: own.reasonHint,
    required: true,
    rows: 3,
    maxLength: 1000,
  })
  const body = form({
    action: link(`/usulan/${nomination.id}`),
    key: request.formKey(),
    version: nomination.rowVersion,
    label: own.giveBack,
    body: html`${reason}${formActions([actionButton({ action: GIVE_BACK, label: own.giveBack, kind: 'secondary' })])}`,
  })
  const open = request.form?.action === GIVE_BACK
  return html`<details id="kembalikan"${open ? html` open` : ''}><summary>${own.giveBack}</summary><p>${own.giveBackLead}</p>${body}</details>`
}

/** A new letter for a nomination that was approved before. */
export function renewPart(
  request: PageRequest,
  { nomination }: WorkingFile,
  usual: Omit<TypedLetter, 'number'>,
  isNeeded: boolean,
): Html {
  const { locale, link } = request
  const own = words[locale]
  const fields = letterFieldsPart(request, {
    action: RENEW,
    typed: {},
    usual,
    uploaded: null,
    prefix: 'renew',
  })
  const body = form({
    action: link(`/usulan/${nomination.id}`),
    key: request.formKey(),
    version: nomination.rowVersion,
    label: own.renew,
    body: html`${fields}<div class="buttons">${actionButton({
      action: RENEW,
      label: own.renew,
      kind: isNeeded ? 'primary' : 'secondary',
      confirm: { locale, text: own.renewConfirm, label: own.renewYes },
    })}</div>`,
  })
  const open = isNeeded || request.form?.action === RENEW
  return html`<details${open ? html` open` : ''}><summary>${own.renew}</summary><p>${own.renewLead}</p>${body}</details>`
}

export const letterSection = (request: PageRequest, body: Html): Html =>
  section({ title: words[request.locale].panel, id: 'surat-usulan', body })
