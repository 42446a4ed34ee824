import { html, type Html } from '../../../platform/html.ts'
import { formatTime } from '../../../platform/translations.ts'
import { actionButton, form, notice } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { roomWords } from '../room-messages.ts'
import { choices, type Motion } from '../motion.ts'
import { sessionPath, type Sitting, type Turn } from '../session.ts'

/** The vote of one member: three large buttons, and what is recorded so far. */
export function ballot(request: PageRequest, sitting: Sitting, motion: Motion): Html {
  const { locale } = request
  const own = roomWords[locale].phone
  const mine = sitting.votes.find(one => one.personId === request.actor.personId)
  const said = mine
    ? notice({
        locale,
        kind: 'success',
        text: `${own.recorded(own.choices[mine.choice], formatTime(mine.castAt, locale))} ${own.change}`,
      })
    : notice({ locale, kind: 'info', text: own.notVoted })
  const button = (choice: (typeof choices)[number]): Html =>
    form({
      action: request.link(sessionPath(sitting.session.id)),
      key: request.formKey(),
      label: own.choices[choice],
      body: html`<input type="hidden" name="motion" value="${motion.id}"><input type="hidden" name="choice" value="${choice}">${actionButton({ action: 'plenary-vote.cast', label: own.choices[choice], kind: choice === 'yes' ? 'primary' : 'secondary' })}`,
    })
  return html`${said}<div class="ballot">${choices.map(button)}</div>`
}

/** The way out of the room for a member with an interest in the case. */
export function asideForm(request: PageRequest, sitting: Sitting, turn: Turn): Html {
  const { locale } = request
  const own = roomWords[locale].phone
  const confirm = { locale, text: own.asideText, label: own.asideLabel }
  return form({
    action: request.link(sessionPath(sitting.session.id)),
    key: request.formKey(),
    label: own.aside,
    body: html`<input type="hidden" name="turn" value="${turn.id}">${actionButton({ action: 'plenary-case.step-aside', label: own.aside, kind: 'danger', confirm })}`,
  })
}
