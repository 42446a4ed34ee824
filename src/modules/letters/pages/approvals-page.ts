import { may } from '../../../access/index.ts'
import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import { countsBar, emptyState, linkButton, notice, pager, pageTitle } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { DraftEdition } from '../draft-editions.ts'
import { words } from '../messages.ts'
import { othersPart, readyPart, returnedPart, type WaitingParts } from './waiting-parts.ts'

export const APPROVALS_PATH = '/persetujuan'
/** The name of the edition in the address. */
export const EDITION = 'edisi'

/** One page of the drafts of one edition. */
export type ApprovalsView = WaitingParts &
  Readonly<{
    /** Every edition with drafts, the most urgent first. */
    editions: readonly DraftEdition[]
    /** The one that is shown; null where there is no draft at all. */
    shown: DraftEdition | null
    newerHref: string | null
    olderHref: string | null
  }>

/** The editions with their counts, where there is more than one. */
function editionsBar({ locale, link }: PageRequest, { editions, shown }: ApprovalsView): Html {
  if (editions.length < 2) return html``
  const own = words[locale]
  return countsBar({
    label: own.editions,
    items: editions.map(({ edition, drafts, isOver }) => ({
      label: isOver ? own.editionOver(edition.title[locale]) : edition.title[locale],
      count: drafts,
      href: link(`${APPROVALS_PATH}?${EDITION}=${edition.id}`),
      current: edition.id === shown?.edition.id,
    })),
  })
}

/** What the page is not: all of the drafts, or drafts that can still be sent. */
function remarks({ locale }: PageRequest, view: ApprovalsView, shown: DraftEdition): Html {
  const own = words[locale]
  const here = view.ready.length + view.returned.length + view.others.length
  const isPart = view.newerHref !== null || view.olderHref !== null
  const text = own.onPages(formatNumber(here, locale), formatNumber(shown.drafts, locale))
  const over = shown.isOver
    ? notice({ locale, kind: 'warning', title: own.editionClosed, text: own.editionClosedLead })
    : nothing
  return html`${over}${isPart ? notice({ locale, kind: 'info', text }) : nothing}`
}

function readyParts(request: PageRequest, { ready, newerHref, olderHref }: ApprovalsView): Html {
  const own = words[request.locale]
  const isPart = newerHref !== null || olderHref !== null
  if (ready.length === 0)
    return isPart
      ? emptyState({ title: own.noneHere, text: own.noneHereText })
      : emptyState({ title: own.noneReady, text: own.noneReadyText })
  const letters = Map.groupBy(ready, ({ file }) => `${file.edition.id} ${file.nomination.areaPath}`)
  return html`${[...letters.values()].map(each => readyPart(request, each))}`
}

/** What waits for the head of the office: the complete nominations first, each on half a page of a phone. */
export function approvalsPage(request: PageRequest, view: ApprovalsView): Html {
  const { locale, link, actor } = request
  const own = words[locale]
  const delegate = may(actor, 'role.delegate', { areaPath: actor.areaPath }).allowed
    ? linkButton({ href: link('/persetujuan/pelaksana'), label: own.delegate })
    : nothing
  const title = pageTitle({ locale, title: own.title, lead: own.lead, actions: delegate })
  const { shown, newerHref, olderHref } = view
  if (!shown) return html`${title}${emptyState({ title: own.nothing, text: own.nothingText })}`
  const pages = newerHref || olderHref ? pager({ locale, newerHref, olderHref }) : nothing
  return html`${title}${editionsBar(request, view)}${remarks(request, view, shown)}${readyParts(request, view)}${returnedPart(request, view.returned)}${othersPart(request, view.others)}${pages}`
}
