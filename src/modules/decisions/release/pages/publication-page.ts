import { html, type Html } from '../../../../platform/html.ts'
import { formatDate, formatDeadline, formatMoment, formatNumber } from '../../../../platform/translations.ts'
import {
  actionButton,
  contohTag,
  definitionList,
  errorSummary,
  form,
  linkButton,
  notice,
  pageTitle,
  section,
  statusTag,
} from '../../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../../web/index.ts'
import { publicationWords } from '../publication-messages.ts'
import { didNotHappen } from '../publication.ts'
import type { Recommendation } from '../../chain/recommendation.ts'
import { minutesLate } from '../release-moment.ts'
import { releaseMomentWords } from '../release-moment-messages.ts'
import { sentPart } from './letters-part.ts'
import { planPart, type PlanView } from '../../support/pages/plan-part.ts'
import { publicationTones, type PublicationState } from './publications-page.ts'

export type PublicationView = PlanView &
  Readonly<{
    list: Recommendation
    editionTitle: string
    editionPath: string
    example: boolean
    state: PublicationState
    mayPrepare: boolean
    mayRelease: boolean
    mayConfirm: boolean
    mayHold: boolean
    /** The reader is the one who prepared it. */
    isPreparer: boolean
  }>

function buttons(request: PageRequest, view: PublicationView): Html | '' {
  const { locale } = request
  const own = publicationWords[locale]
  const prepare = actionButton({
    action: 'publication.prepare',
    label: view.publication ? own.prepareAgain : own.prepare,
    kind: view.mayRelease ? 'secondary' : 'primary',
    confirm: { locale, text: own.prepareText, label: own.prepareLabel },
  })
  const release = actionButton({
    action: 'publication.release',
    label: own.release,
    confirm: { locale, text: own.releaseText, label: own.releaseLabel },
  })
  const moment = linkButton({
    href: request.link(`/publikasi/${view.list.id}/waktu`),
    label: releaseMomentWords[locale].toMoment,
  })
  const shown = [
    ...(view.mayRelease ? [release] : []),
    ...(view.mayConfirm ? [moment] : []),
    ...(view.mayPrepare ? [prepare] : []),
  ]
  if (shown.length === 0) return ''
  const body = html`<div class="buttons">${shown}</div>`
  return form({
    action: request.link(request.path),
    key: request.formKey(),
    version: view.publication?.rowVersion ?? 0,
    label: own.dryRun,
    body,
  })
}

function donePart(request: PageRequest, { publication, editionPath, sent }: PublicationView): Html {
  const { locale } = request
  const own = publicationWords[locale]
  const when = publication?.releasedAt ? formatMoment(publication.releasedAt, locale) : ''
  return section({
    title: own.doneLinks,
    body: html`${notice({ locale, kind: 'success', text: own.done(when) })}${sentPart(request, sent)}<div class="buttons">${linkButton({ href: request.link(editionPath), label: own.toCatalogue })}</div>`,
  })
}

/** How a confirmed release went, or what became of it. */
function momentNotice({ locale, link }: PageRequest, view: PublicationView): Html | '' {
  const { publication, list, mayHold, state } = view
  const confirmation = publication?.confirmation
  if (!publication || !confirmation) return ''
  const own = releaseMomentWords[locale]
  const moment = formatDeadline(confirmation.moment, locale)
  if (state === 'confirmed') {
    const hold = mayHold
      ? html`<div class="buttons">${linkButton({ href: link(`/publikasi/${list.id}/waktu`), label: own.toHold })}</div>`
      : ''
    return html`${notice({ locale, kind: 'info', text: own.confirmed(moment) })}${hold}`
  }
  if (didNotHappen(publication)) {
    const said = confirmation.state === 'held' ? own.held(moment) : own.stopped(moment)
    const reasons = html`<ul>${confirmation.reasons.map(one => html`<li>${one[locale]}</li>`)}</ul>`
    return notice({ locale, kind: 'warning', title: said, text: reasons })
  }
  if (state !== 'published' || confirmation.state !== 'released' || !publication.releasedAt) return ''
  const late = minutesLate(confirmation.moment, publication.releasedAt)
  return late === 0
    ? notice({ locale, kind: 'info', text: own.onTime(moment) })
    : notice({ locale, kind: 'warning', text: own.late(formatNumber(late, locale), moment) })
}

/** What a release would do, computed again each time it is looked at, and the buttons of the two who carry it out. */
export function publicationPage(request: PageRequest, view: PublicationView): Html {
  const { locale } = request
  const own = publicationWords[locale]
  const { list, publication, state } = view
  const decree =
    list.decreeNumber && list.decreeDate
      ? [
          {
            term: own.decree,
            detail: own.decreeOf(list.decreeNumber, formatDate(new Date(list.decreeDate), locale)),
          },
        ]
      : []
  const items = [
    ...decree,
    ...(publication ? [{ term: own.preparedAt, detail: formatMoment(publication.preparedAt, locale) }] : []),
    { term: own.digest, detail: html`<span class="code">${list.digest}</span>` },
  ]
  const waits =
    view.isPreparer && state === 'prepared' ? notice({ locale, kind: 'info', text: own.waits }) : ''
  return html`${pageTitle({
    locale,
    title: own.pageTitle(view.editionTitle, String(list.version)),
    crumbs: [{ label: own.title, href: request.link('/publikasi') }],
    tags: html`${view.example ? contohTag({ locale }) : ''} ${statusTag({ state, label: own.states[state], meaning: own.meanings[state], tone: publicationTones[state] })}`,
    actions: linkButton({ href: request.link(`/penetapan/${list.id}`), label: own.toList }),
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${waits}${momentNotice(request, view)}
${state === 'published' ? donePart(request, view) : html`${planPart(request, view)}${buttons(request, view)}`}
<div>${definitionList({ items })}</div>`
}
