import { mayEver } from '../../../../access/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment } from '../../../../platform/translations.ts'
import { actionButton, form, formActions, longTextField, notice, section } from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import { agreedTo, wantsAgreement } from '../../agreed/agreed-sheet.ts'
import { juryWords } from '../jury-messages.ts'
import type { JuryView } from './jury-page.ts'
import { nameIn } from './member-name.ts'

const OPEN = 'jury.open-agreed'

/** How far the jury is with the one sheet on which it agrees, where the rules want that; no marks, as on the whole page. */
export function juryAgreedPart(request: PageRequest, view: JuryView): Html | '' {
  const { locale, link, actor } = request
  const own = juryWords[locale]
  const { rules, agreed, agreedVersions, cause } = view.ground
  if (!wantsAgreement(rules.rules)) return ''
  const lockedAt = agreed?.lockedAt ?? null
  const state = lockedAt === null ? own.agreedOpen : own.agreedLocked(formatMoment(lockedAt, locale))
  const opened = agreedVersions.map(
    one => html`<p class="muted">${own.opened(formatMoment(one.openedAt, locale), one.reason)}</p>`,
  )
  const way =
    view.code !== null && mayEver(actor, 'agreed-sheet.read')
      ? html`<p><a href="${link(`/lembar-bersama/${view.code}`)}">${own.toAgreed}</a></p>`
      : ''
  const open = lockedAt !== null && view.mayOpen && cause.calls ? openForm(request) : ''
  const tied = cause.calls ? tiedNotice(request, view) : ''
  return section({
    title: own.agreed,
    id: 'bersama',
    body: html`<p>${state}</p>${tied}${opened}${way}${open}`,
  })
}

/** Somebody agreed whose interest came to light after the lock: the chair decides. */
function tiedNotice({ locale }: PageRequest, view: JuryView): Html | '' {
  const { members, agreed, voices } = view.ground
  if (agreed?.state !== 'locked') return ''
  const tied = members.filter(
    ({ interest, assignment: { personId } }) =>
      interest !== null && !agreed.voiceless.includes(personId) && agreedTo(agreed, voices, personId),
  )
  if (tied.length === 0) return ''
  const names = tied.map(one => nameIn(view, one.assignment.personId)).join(', ')
  return notice({ locale, kind: 'warning', text: juryWords[locale].agreedTied(names) })
}

function openForm(request: PageRequest): Html {
  const { locale } = request
  const own = juryWords[locale]
  const asked = request.form?.action === OPEN ? request.form : null
  const confirm = { locale, text: own.openAgreedConfirm, label: own.openAgain }
  const field = longTextField({
    ...fieldState({ ...request, form: asked }, OPEN, 'reason', ''),
    // The summary of problems leads to the form that was sent; the other ones keep out of its way.
    ...(asked ? {} : { id: 'reason-agreed' }),
    label: own.openReason,
    hint: own.openAgreedHint,
    rows: 3,
    maxLength: 2_000,
    required: true,
  })
  return form({
    action: request.link(request.path),
    key: request.formKey(),
    label: own.openAgreed,
    body: html`<p>${own.openAgreedText}</p>${field}${formActions([actionButton({ action: OPEN, label: own.openAgain, kind: 'danger', confirm })])}`,
  })
}
