import { html, type Html } from '../../../platform/html.ts'
import { linkButton, notice, pageTitle } from '../../../ui/index.ts'
import type { Because, PageRequest } from '../../../web/index.ts'
import { ownWords } from '../own-messages.ts'

/** For a producer whose link opens nothing now: why, and whom to ask. Nothing to press, since nothing is asked. */
export function closedPage({ locale, link }: PageRequest, { title, text }: Because): Html {
  const offices = linkButton({
    href: link('/dinas'),
    label: ownWords[locale].link.offices,
    icon: 'map-pin',
  })
  return html`${pageTitle({ locale, title: title[locale] })}${notice({ locale, kind: 'info', text: text[locale] })}<p>${offices}</p>`
}
