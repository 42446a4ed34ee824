import { html, type Html } from '../../../platform/html.ts'
import { formatDate, formatMoment, formatNumber } from '../../../platform/translations.ts'
import {
  actionButton,
  contohTag,
  definitionList,
  dryRun,
  errorSummary,
  form,
  linkButton,
  notice,
  pageTitle,
  section,
  statusTag,
} from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import { publicationWords } from '../publication-messages.ts'
import { comparePlans, type Plan, type PlanLine, type Publication } from '../publication.ts'
import type { Recommendation } from '../recommendation.ts'
import { starsWord } from '../score-text.ts'
import { publicationTones, type PublicationState } from './publications-page.ts'

export type PublicationView = Readonly<{
  list: Recommendation
  of: number
  editionTitle: string
  editionPath: string
  example: boolean
  publication: Publication | null
  state: PublicationState
  plan: Plan
  /** The list is not the one that was decided on. */
  listChanged: boolean
  mayPrepare: boolean
  mayRelease: boolean
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
  const shown = [...(view.mayRelease ? [release] : []), ...(view.mayPrepare ? [prepare] : [])]
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

function soundness({ plan, listChanged }: PublicationView, request: PageRequest): Html {
  const { locale } = request
  const own = publicationWords[locale]
  if (listChanged) return notice({ locale, kind: 'error', text: own.unsoundDigest })
  const unsound = plan.lines.filter(line => !line.sound).length
  return unsound === 0
    ? notice({ locale, kind: 'success', text: own.sound })
    : notice({ locale, kind: 'error', text: own.unsound(formatNumber(unsound, locale)) })
}

function planPart(request: PageRequest, view: PublicationView): Html {
  const { locale } = request
  const own = publicationWords[locale]
  const { publication, plan } = view
  const side = (line: PlanLine | null): string =>
    line === null
      ? own.lineAbsent
      : own.lineStars(starsWord(line.stars, view.of, locale), line.sound ? own.lineSound : own.lineUnsound)
  const differences = publication
    ? comparePlans(publication.plan, plan).map(({ label, before, after }) => ({
        label,
        before: side(before),
        after: side(after),
      }))
    : []
  const action = buttons(request, view)
  return html`${soundness(view, request)}${dryRun({
    locale,
    title: own.dryRun,
    counts: (['results', 'certificates', 'entries', 'feedback'] as const).map(key => ({
      label: own.counts[key],
      count: plan.counts[key],
    })),
    differences,
    ...(publication ? { since: own.since(formatMoment(publication.preparedAt, locale)) } : {}),
  })}${action}`
}

function donePart(request: PageRequest, { publication, editionPath }: PublicationView): Html {
  const { locale } = request
  const own = publicationWords[locale]
  const when = publication?.releasedAt ? formatMoment(publication.releasedAt, locale) : ''
  return section({
    title: own.doneLinks,
    body: html`${notice({ locale, kind: 'success', text: own.done(when) })}<div class="buttons">${linkButton({ href: request.link(editionPath), label: own.toCatalogue })}</div>`,
  })
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
${waits}
${state === 'published' ? donePart(request, view) : planPart(request, view)}
<div>${definitionList({ items })}</div>`
}
