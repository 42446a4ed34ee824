import type { Locale, Text } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import { linkButton, longTextField, panel, textField } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { renderCode } from '../../people/index.ts'
import { officeFor, timeZoneOf } from '../../regions/index.ts'
import { LINK_PAGE, type Invitation } from '../invitation.ts'
import { officeWords } from '../office-messages.ts'

/** A link that can be given away, with what helps to. */
export type Shared = Readonly<{
  invitation: Invitation
  token: string
  productName: string
  edition: Text
  /** The producer's number as messengers want it; null where there is none. */
  number: string | null
  email: string
  asksDigits: boolean
}>

/** The producer reads what is sent, whatever the language of the operator's page: in the programme's first one. */
const SENT_IN: Locale = 'id'

/** The message that goes along with the link: whole, so that nothing has to be typed. */
function messageOf(shared: Shared, address: string): string {
  const own = officeWords[SENT_IN]
  const { invitation, productName, edition, asksDigits } = shared
  const until = formatMoment(invitation.expiresAt, SENT_IN, timeZoneOf(invitation.areaPath))
  const office = officeFor(invitation.areaPath)[SENT_IN]
  const said = own.message(office, productName, edition[SENT_IN], address, until)
  return asksDigits ? `${said}\n${own.messageDigits}` : said
}

/** The link itself, ways to send it that need no script, and its picture for a phone on the other side of the desk. */
export function sharePart(request: PageRequest, shared: Shared): Html {
  const { locale, publicUrl } = request
  const own = officeWords[locale]
  const { token, number, email, productName } = shared
  const address = `${publicUrl}${LINK_PAGE}/${token}`
  const message = messageOf(shared, address)
  const said = encodeURIComponent(message)
  const subject = encodeURIComponent(officeWords[SENT_IN].mailSubject(productName))
  const ways = [
    linkButton({
      href: `https://wa.me/${number ?? ''}?text=${said}`,
      label: own.byWhatsApp,
      kind: 'primary',
    }),
    linkButton({ href: `sms:${number === null ? '' : `+${number}`}?body=${said}`, label: own.bySms }),
    ...(email === ''
      ? []
      : [linkButton({ href: `mailto:${email}?subject=${subject}&body=${said}`, label: own.byMail })]),
  ]
  // Shown to be copied: nothing is asked, and so nothing is optional either.
  const shown = { locale, autosave: false, required: true } as const
  const text = longTextField({ ...shown, name: 'message', label: own.readyText, value: message, rows: 6 })
  const plain = textField({ ...shown, name: 'link', label: own.linkLabel, value: address, spellcheck: false })
  const code = html`<p>${own.scan}</p><div class="code-offer"><div class="code-offer__drawing">${renderCode(address, own.scanLabel)}</div></div>`
  return panel({
    title: own.linkTitle,
    level: 2,
    accent: true,
    body: html`<p>${own.linkLead}</p><div class="buttons">${ways}</div>${plain}${text}${code}`,
  })
}
