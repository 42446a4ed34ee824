import { html, type Html } from '../../../platform/html.ts'
import { notice, section } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { CasesChecked } from '../../editions/index.ts'
import { draftAddress } from '../draft.ts'
import { nextWords } from '../next-messages.ts'

const linked = ({ link }: PageRequest, href: string, label: string): Html =>
  html`<a href="${link(href)}">${label}</a>`

/** What the state of a draft asks for next, one thing at a time. */
export function nextForDraft(
  request: PageRequest,
  draft: Readonly<{
    editionId: string
    problems: number
    /** Null where the two versions cannot be compared. */
    changes: number | null
    cases: CasesChecked | null
  }>,
): Html {
  const { locale } = request
  const own = nextWords[locale]
  const { editionId, problems, changes, cases } = draft
  const address = draftAddress(editionId)
  const step = (text: string, href: string, label: string): Html =>
    notice({
      locale,
      kind: 'info',
      title: own.title,
      text: html`<p>${text} ${linked(request, href, label)}</p>`,
    })
  if (problems > 0) return step(own.mend(problems), `${address}#pemeriksaan`, own.toCheck)
  if (changes === 0) return step(own.change, `${address}#bagian`, own.toParts)
  const failed = cases?.kind === 'run' && cases.failed.length === 0 ? 0 : 1
  if (cases?.kind === 'none') return step(own.noCases, `${address}/coba`, own.toTrial)
  if (failed > 0) return step(own.failedCases, `${address}/coba#percobaan-kasus`, own.toTrial)
  return step(own.ready, `${address}#selesai`, own.toEnd)
}

/** Where one goes from a page of the editor: back to the draft with its check, to a trial, or to the rehearsal. */
export function nextFrom(request: PageRequest, editionId: string, mayRehearse: boolean): Html {
  const own = nextWords[request.locale]
  const address = draftAddress(editionId)
  const items = [
    linked(request, `${address}#pemeriksaan`, own.seeCheck),
    linked(request, `${address}/coba`, own.seeTrial),
    ...(mayRehearse ? [linked(request, `${address}/uji`, own.seeRehearsal)] : []),
  ]
  return section({ title: own.title, body: html`<ul>${items.map(item => html`<li>${item}</li>`)}</ul>` })
}
