import { formatDay } from '../../../platform/translations.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Certificate } from '../certificate.ts'
import { confermentPath, type Conferment } from '../conferment.ts'
import { confermentWords } from '../conferment-messages.ts'

export const conferrerText = ({ conferrer }: Conferment, locale: Locale): string =>
  confermentWords[locale].by(conferrer.name, conferrer.office)

/** When, where and by whom certificates are handed over at an event: public, and nothing of who received one. */
export const handedOverText = (event: Conferment, locale: Locale): string =>
  confermentWords[locale].handedOver(
    formatDay(event.heldOn, locale),
    event.place,
    conferrerText(event, locale),
  )

/** The same of a certificate, with the way to the event; null while it was not handed over. */
export function handedOverLink(
  { conferment }: Certificate,
  { locale, link }: Readonly<{ locale: Locale; link: (path: string) => string }>,
): Html | null {
  if (conferment === null) return null
  return html`<a href="${link(confermentPath(conferment.id))}">${handedOverText(conferment, locale)}</a>`
}

export const handOverTerm = (locale: Locale): string => confermentWords[locale].term
