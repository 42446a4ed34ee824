import { html, type Html } from '../../../platform/html.ts'
import { checklist, section, type CheckItem } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import { findingReason, type Finding } from '../nomination.ts'
import type { FileView } from '../draft/pages/file-view.ts'

/** Where the finding is put right. */
function fixOf({ link, locale }: PageRequest, finding: Finding, view: FileView): CheckItem['action'] | null {
  const own = words[locale]
  const { nomination, productFile, readiness } = view.file
  if (!view.able.has('nomination.answer')) return null
  if (finding.kind === 'section')
    return { label: own.fixSection, href: link(`/usulan/${nomination.id}/bagian/${finding.itemId}`) }
  if (finding.kind === 'photos')
    return { label: own.fixPhotos, href: link(`/produk/${productFile.product.id}`) }
  const held = readiness.documents.find(one => one.requirement.id === finding.itemId)?.document
  if (!held) return { label: own.fixDocument, href: '#dokumen' }
  return { label: own.fixDocument, href: link(`/dokumen/${held.id}/ganti`) }
}

/** Everything that the secretariat found, at once, each with the way to put it right. */
export function findingsPart(request: PageRequest, view: FileView): Html {
  const { locale } = request
  const own = words[locale]
  const { findings, state } = view.file.nomination
  if (findings.length === 0 || !['returned', 'not-admitted', 'lapsed'].includes(state)) return html``
  const items = findings.map((finding): CheckItem => {
    const action = fixOf(request, finding, view)
    return {
      state: 'wrong',
      label: finding.title[locale],
      detail: findingReason(finding, locale),
      rule: finding.rule[locale],
      ...(action ? { action } : {}),
    }
  })
  const returned = state === 'returned'
  return section({
    title: returned ? own.findings : own.findingsNow,
    lead: returned ? own.findingsLead : own.notAdmittedLead,
    id: 'alasan',
    body: checklist({ locale, label: own.findings, items }),
  })
}
