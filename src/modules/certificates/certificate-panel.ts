import { may } from '../../access/index.ts'
import { html } from '../../platform/html.ts'
import { linkButton, panel } from '../../ui/index.ts'
import { nominationFacts, type NominationPanel } from '../nominations/index.ts'
import { findCertificateOf } from './certificate-store.ts'
import { words } from './messages.ts'

/** The certificate on the page of its nomination, for those who may download it; nothing before it is issued. */
export const certificatePanel: NominationPanel = async (request, nomination) => {
  const { reader, actor, locale, link } = request
  if (!may(actor, 'certificate.download', nominationFacts(nomination)).allowed) return null
  const certificate = await findCertificateOf(reader, nomination.id)
  if (!certificate) return null
  const own = words[locale]
  const path = `/piagam/${encodeURIComponent(certificate.checkKey)}`
  const buttons = [
    linkButton({
      href: link(`${path}/unduh`),
      label: own.download,
      icon: 'download',
      kind: 'primary',
      download: true,
    }),
    linkButton({ href: link(path), label: own.toCheck }),
  ]
  return panel({
    title: own.panelTitle,
    level: 2,
    body: html`<p class="code">${certificate.number}</p><div class="buttons">${buttons}</div>`,
  })
}
