import type { Locale, Text } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDate, formatMoment } from '../../../platform/translations.ts'
import { linkButton, longTextField, panel, textField } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { renderCode } from '../../people/index.ts'
import { officeFor, timeZoneOf } from '../../regions/index.ts'
import { LINK_PAGE, type Invitation } from '../invitation.ts'
import { officeWords } from '../office-messages.ts'

/** A link that can be given away, right after it was made and for the one who made it. */
export type Shared = Readonly<{
  token: string
  /** The same as the page's address carries it. */
  sealed: string
  asksDigits: boolean
}>

export type ShareView = Readonly<{
  invitation: Invitation
  productName: string
  edition: Text
  /** The producer's number as messengers want it; null where there is none. */
  number: string | null
  email: string
  shared: Shared | null
}>

/** The producer reads what is sent, whatever the language of the operator's page: in the programme's first one. */
const SENT_IN: Locale = 'id'
const sent = officeWords[SENT_IN]

const addressOf = ({ publicUrl }: PageRequest, { token }: Shared): string =>
  `${publicUrl}${LINK_PAGE}/${token}`
const officeOf = ({ areaPath }: Invitation): string => officeFor(areaPath)[SENT_IN]
const untilOf = ({ expiresAt, areaPath }: Invitation): string =>
  formatMoment(expiresAt, SENT_IN, timeZoneOf(areaPath))
const withDigits = (message: string, shared: Shared | null): string =>
  shared?.asksDigits ? `${message}\n${sent.messageDigits}` : message

/** The message that goes along with the link: whole, so that nothing has to be typed. */
function invitingMessage(
  request: PageRequest,
  { invitation, productName, edition }: ShareView,
  shared: Shared,
) {
  const office = officeOf(invitation)
  const address = addressOf(request, shared)
  const said = sent.message(office, productName, edition[SENT_IN], address, untilOf(invitation))
  return withDigits(said, shared)
}

/** What is still asked, with the link where it is known, or else with the day on which it was sent. */
function askingMessage(request: PageRequest, { invitation, productName, shared }: ShareView): string {
  const { createdAt, areaPath, asked } = invitation
  const where = shared
    ? sent.openLink(addressOf(request, shared))
    : sent.openLinkOf(formatDate(createdAt, SENT_IN, timeZoneOf(areaPath)))
  return withDigits(
    sent.messageAgain(officeOf(invitation), productName, asked, where, untilOf(invitation)),
    shared,
  )
}

/** Ways to send a message that need no script. */
function waysOf({ locale }: PageRequest, { number, email, productName }: ShareView, message: string): Html {
  const own = officeWords[locale]
  const said = encodeURIComponent(message)
  const subject = encodeURIComponent(sent.mailSubject(productName))
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
  return html`<div class="buttons">${ways}</div>`
}

// Shown to be copied: nothing is asked, and so nothing is optional either.
const shown = ({ locale }: PageRequest) => ({ locale, autosave: false, required: true }) as const

/** The link itself, ways to send it, and its picture for a phone on the other side of the desk. */
export function sharePart(request: PageRequest, view: ShareView, shared: Shared): Html {
  const own = officeWords[request.locale]
  const address = addressOf(request, shared)
  const message = invitingMessage(request, view, shared)
  const text = longTextField({
    ...shown(request),
    name: 'message',
    label: own.readyText,
    value: message,
    rows: 6,
  })
  const plain = textField({
    ...shown(request),
    name: 'link',
    label: own.linkLabel,
    value: address,
    spellcheck: false,
  })
  const code = html`<p>${own.scan}</p><div class="code-offer"><div class="code-offer__drawing">${renderCode(address, own.scanLabel)}</div></div>`
  return panel({
    title: own.linkTitle,
    level: 2,
    accent: true,
    body: html`<p>${own.linkLead}</p>${waysOf(request, view, message)}${plain}${text}${code}`,
  })
}

/** What was asked once more, as a message: guests receive no mail, and nobody looks at a page unasked. */
export function askedPart(request: PageRequest, view: ShareView): Html {
  const own = officeWords[request.locale]
  const message = askingMessage(request, view)
  const text = longTextField({
    ...shown(request),
    name: 'reminder',
    label: own.readyText,
    value: message,
    rows: 6,
  })
  return panel({
    title: own.askedTitle,
    level: 2,
    accent: true,
    body: html`<p>${own.askedLead}</p>${waysOf(request, view, message)}${text}`,
  })
}
