import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment } from '../../../../platform/translations.ts'
import { actionButton, formActions, selectField } from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import type { Invitation } from '../account-link-store.ts'
import { outboxWords } from '../../mail/outbox-messages.ts'

const ACTION = 'person.invite-again'

/** An account that waits for its first password: when the person was invited last. */
export type InvitationView = Readonly<{ last: Invitation | null; isOver: boolean; isUnsent: boolean }>

function stateOf({ locale }: PageRequest, { last, isOver, isUnsent }: InvitationView): string {
  const words = outboxWords[locale]
  if (!last) return words.inviteNever
  const when = formatMoment(last.createdAt, locale)
  if (isOver) return words.inviteOver(when)
  const until = formatMoment(last.expiresAt, locale)
  return isUnsent ? words.inviteUnsent(when, until) : words.inviteSent(when, until)
}

/** The body of the form that sends the invitation again. */
export function invitationFields(request: PageRequest, view: InvitationView): Html {
  const words = outboxWords[request.locale]
  const language = selectField({
    ...fieldState(request, ACTION, 'language', 'id'),
    label: words.inviteLanguage,
    prompt: null,
    autosave: false,
    options: [
      { value: 'id', label: 'Bahasa Indonesia' },
      { value: 'en', label: 'English' },
    ],
  })
  const button = actionButton({ action: ACTION, label: words.inviteAgain, kind: 'secondary' })
  return html`<p>${stateOf(request, view)}</p>${language}<p class="muted">${words.inviteAgainHint}</p>${formActions([button])}`
}
