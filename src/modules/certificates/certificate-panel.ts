import { capitalDay } from '../../platform/local-time.ts'
import { may } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { html } from '../../platform/html.ts'
import { linkButton, notice, panel } from '../../ui/index.ts'
import { nominationFacts, type NominationPanel } from '../nominations/index.ts'
import { standingOf } from './certificate.ts'
import { findCertificateOf } from './certificate-store.ts'
import { words } from './messages.ts'
import { downloadButtons, suspensionText, withdrawalText } from './pages/check-page.ts'
import { handedOverLink } from './pages/hand-over-words.ts'
import { withdrawWords } from './withdraw-messages.ts'

const checkPathFor = (checkKey: string): string => `/piagam/${encodeURIComponent(checkKey)}`

/** The check page of a nomination's own certificate; null where none is issued. */
export async function certificateCheckPath(reader: Reader, nominationId: string): Promise<string | null> {
  const certificate = await findCertificateOf(reader, nominationId)
  return certificate ? checkPathFor(certificate.checkKey) : null
}

/** The certificate on the page of its nomination, for those who may download it; nothing before it is issued. */
export const certificatePanel: NominationPanel = async (request, nomination) => {
  const { reader, actor, locale, link, now } = request
  if (!may(actor, 'certificate.download', nominationFacts(nomination)).allowed) return null
  const certificate = await findCertificateOf(reader, nomination.id)
  if (!certificate) return null
  const own = words[locale]
  const path = checkPathFor(certificate.checkKey)
  const standing = standingOf(certificate, capitalDay(now))
  const toCheck = linkButton({ href: link(path), label: own.toCheck })
  const handedOver = handedOverLink(certificate, request)
  const withdrawn = standing === 'withdrawn'
  const suspended = standing === 'suspended' ? suspensionText(certificate, locale) : ''
  const state = withdrawn
    ? html`${own.states.withdrawn}. ${withdrawalText(certificate, locale)} ${withdrawWords[locale].noFile}`
    : html`${own.states[standing]}. ${suspended}`
  return panel({
    title: own.panelTitle,
    level: 2,
    body: html`<p class="code">${certificate.number}</p>
${standing === 'valid' ? '' : notice({ locale, kind: 'warning', text: state })}
${handedOver ? html`<p>${handedOver}.</p>` : ''}
<div class="buttons">${withdrawn ? '' : downloadButtons(request, certificate)}${toCheck}</div>`,
  })
}
