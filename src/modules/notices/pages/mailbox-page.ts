import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import { contohTag, emptyState, pageTitle } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { DemoMail } from '../../people/index.ts'
import { words } from '../notice-messages.ts'

const LINK = /https?:\/\/[^\s]+/g

/** A mail's text with its links, which lead to this very installation. */
function textOf(body: string): Html {
  const parts = body.split(LINK)
  const links = body.match(LINK) ?? []
  return html`${parts.map((part, index) => {
    const found = links[index]
    return found ? html`${part}<a href="${found}">${found}</a>` : html`${part}`
  })}`
}

/** Every mail of the demo, as its readers would get it. */
export function mailboxPage({ locale }: PageRequest, mails: readonly DemoMail[]): Html {
  const own = words[locale]
  const list = mails.map(
    mail =>
      html`<details><summary>${mail.subject} <span class="muted">· ${mail.address} · ${formatMoment(mail.sentAt, locale)}</span></summary><p class="letter">${textOf(mail.body)}</p></details>`,
  )
  return html`${pageTitle({ locale, title: own.mailbox, lead: own.mailboxLead, tags: contohTag({ locale }) })}${mails.length > 0 ? list : emptyState({ title: own.mailboxEmpty, text: own.mailboxEmptyText })}`
}
