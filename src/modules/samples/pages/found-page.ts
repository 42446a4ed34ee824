import { html, nothing, type Html } from '../../../platform/html.ts'
import { linkButton, notice, prose } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { DESK_PATH } from '../desk-query.ts'
import { labelWords } from '../label-messages.ts'
import type { SampleSettings } from '../settings.ts'

/** What everyone reads who opens a label's address: nothing of the content, whether or not there is such a label. */
export function foundPage(request: PageRequest, settings: SampleSettings, isStaff: boolean): Html {
  const { locale, link, path, signedIn } = request
  const own = labelWords[locale]
  const unknown = isStaff
    ? html`${notice({ locale, kind: 'warning', text: own.unknown })}<p>${linkButton({ href: link(DESK_PATH), label: own.toDesk, kind: 'primary' })}</p>`
    : nothing
  const next = encodeURIComponent(link(path))
  const signIn = signedIn
    ? nothing
    : html`<p>${linkButton({ href: `${link('/masuk')}?lanjut=${next}`, label: own.staff })}</p>`
  return prose(
    html`<h1>${own.foundTitle}</h1>${unknown}<p class="lead">${own.found(settings.finder[locale])}</p><p>${own.foundThanks}</p>${signIn}`,
  )
}
