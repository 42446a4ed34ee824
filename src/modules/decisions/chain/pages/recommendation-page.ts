import type { Rules } from '../../../../engine/index.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatDate, formatDeadline, formatMoment } from '../../../../platform/translations.ts'
import {
  contohTag,
  definitionList,
  errorSummary,
  linkButton,
  notice,
  pageTitle,
  section,
  statusTag,
  stepTrail,
  type Definition,
  type Step,
} from '../../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../../web/index.ts'
import type { Distribution } from '../list-figures.ts'
import type { Annex } from '../../annex/annex.ts'
import { annexWords } from '../../annex/annex-messages.ts'
import { listWords } from '../list-messages.ts'
import type { Publication } from '../../release/publication.ts'
import type { ListDifference, Recommendation } from '../recommendation.ts'
import type { SettlingSession } from '../../cases/settling-session-store.ts'
import { correctionPart } from '../../corrections/pages/correction-part.ts'
import { decisionForms, type Able } from './decision-forms.ts'
import { attentionPart, changesPart, distributionPart, entriesTable } from './list-parts.ts'
import { listTones } from './recommendations-page.ts'
import { chosenPart } from '../../selections/pages/selection-part.ts'

export type RecommendationView = Readonly<{
  list: Recommendation
  editionTitle: string
  example: boolean
  distribution: Distribution
  /** Against the version before; null for the first. */
  changes: readonly ListDifference[] | null
  publication: Publication | null
  /** Of the decree that decided the list; null before, and where none was made. */
  annex: Annex | null
  /** The sessions that settled it, each with its minutes. */
  minutes: readonly SettlingSession[]
  /** Those in force in the edition. */
  rules: Rules | null
  mayReadMinutes: boolean
  /** Of those who signed, approved, decided, returned and released. */
  names: ReadonlyMap<string, string>
  /** By event, where somebody acted in a post's holder's place: the role in words. */
  actedAs: ReadonlyMap<string, string>
  able: Able
  /** Why the reader may not take the step that the role could take. */
  barred: string | null
  mayPublish: boolean
}>

/** The ledger's word for each step. */
const events = {
  signed: 'recommendation.signed',
  approved: 'recommendation.approved',
  decided: 'decision.decided',
  published: 'publication.released',
  returned: 'recommendation.returned',
} as const

function steps(view: RecommendationView, request: PageRequest): readonly Step[] {
  const { list, publication, names, actedAs } = view
  const { locale } = request
  const said = listWords[locale].steps
  const note = (at: Date, by: string | null, event: string): string =>
    [names.get(by ?? ''), actedAs.get(event), formatMoment(at, locale)].filter(Boolean).join(', ')
  const step = (name: keyof typeof events, at: Date | null, by: string | null, current: boolean): Step => ({
    label: said[name],
    state: at ? 'done' : current ? 'current' : 'next',
    ...(at ? { note: note(at, by, events[name]) } : {}),
  })
  const signed = step('signed', list.signedAt, list.signedBy, false)
  if (list.state === 'returned') {
    const returned = step('returned', list.returnedAt, list.returnedBy, false)
    return [signed, { ...returned, state: 'stopped' }]
  }
  return [
    signed,
    step('approved', list.approvedAt, list.approvedBy, list.state === 'recommended'),
    step('decided', list.decidedAt, list.decidedBy, list.state === 'approved'),
    step(
      'published',
      publication?.releasedAt ?? null,
      publication?.releasedBy ?? null,
      list.state === 'decided',
    ),
  ]
}

function annexItem({ list, annex }: RecommendationView, request: PageRequest): readonly Definition[] {
  const own = annexWords[request.locale]
  if (annex === null) return []
  const file = html`<a href="${request.link(`/penetapan/${list.id}/lampiran`)}">${own.file}</a>`
  const standing = annex.isSigned ? own.signedFile : own.plainFile
  return [
    { term: own.annex, detail: html`${file}<br>${standing} <span class="code">${annex.fileSha256}</span>` },
  ]
}

function evidence(view: RecommendationView, request: PageRequest): Html {
  const { list, minutes, mayReadMinutes } = view
  const { locale } = request
  const own = listWords[locale]
  const hashes = [...new Set(list.entries.map(entry => entry.rulesHash))]
  const decree =
    list.decreeNumber && list.decreeDate
      ? [
          {
            term: own.decree,
            detail: own.decreeOf(list.decreeNumber, formatDate(new Date(list.decreeDate), locale)),
          },
        ]
      : []
  return section({
    title: own.evidence,
    body: definitionList({
      items: [
        ...decree,
        ...annexItem(view, request),
        { term: own.digest, detail: html`<span class="code">${list.digest}</span>` },
        {
          term: own.rulesHash,
          detail: html`${hashes.map(hash => html`<span class="code">${hash}</span> `)}`,
        },
        ...(list.minutes === '' ? [] : [{ term: own.minutes, detail: list.minutes }]),
        ...minutes.map(one => ({
          term: own.sessionMinutes,
          detail: html`${mayReadMinutes ? html`<a href="${request.link(`/sidang/${one.sessionId}/berita-acara`)}">${formatDate(one.beganAt, locale)}</a>` : formatDate(one.beganAt, locale)} <span class="code">${one.minutesDigest ?? ''}</span>`,
        })),
      ],
    }),
  })
}

/** Where the list stands; once it is decided, where its publication does. */
function meaningOf({ list, publication }: RecommendationView, locale: Locale): string {
  const { meanings, decided } = listWords[locale]
  if (list.state !== 'decided') return meanings[list.state]
  if (publication?.releasedAt) return decided.published(formatDate(publication.releasedAt, locale))
  const waiting = publication?.confirmation?.state === 'waiting' ? publication.confirmation : null
  return waiting ? decided.confirmed(formatDeadline(waiting.moment, locale)) : decided.waits
}

/** One list on one page: what is asked, the list, its distribution, what changed, what to look at, its evidence. */
export function recommendationPage(request: PageRequest, view: RecommendationView): Html {
  const { locale } = request
  const own = listWords[locale]
  const { list } = view
  const state = statusTag({
    state: list.state,
    label: own.states[list.state],
    meaning: meaningOf(view, locale),
    tone: listTones[list.state],
  })
  const secret = view.publication?.releasedAt
    ? ''
    : notice({ locale, kind: 'warning', text: own.nothingPublic })
  const returned = list.returnReason
    ? notice({ locale, kind: 'warning', text: own.returnReason(list.returnReason) })
    : ''
  const barred = view.barred === null ? '' : notice({ locale, kind: 'info', text: view.barred })
  return html`${pageTitle({
    locale,
    title: own.listTitle(view.editionTitle, String(list.version)),
    crumbs: [{ label: own.title, href: request.link('/penetapan') }],
    tags: html`${view.example ? contohTag({ locale }) : ''} ${state}`,
    ...(view.mayPublish
      ? { actions: linkButton({ href: request.link(`/publikasi/${list.id}`), label: own.toPublication }) }
      : {}),
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${returned}${secret}${barred}
${section({ title: own.trail, body: stepTrail({ locale, label: own.trail, steps: steps(view, request) }) })}
${decisionForms(request, list, view.able)}
${correctionPart(list.entries, locale)}
${attentionPart(list.entries, locale)}
${list.kind === 'edition' ? distributionPart(view.distribution, locale) : ''}
${changesPart(view.changes, locale)}
${section({ title: own.whole, body: entriesTable(list.entries, locale) })}
${chosenPart(list.entries, view.rules, locale)}
${evidence(view, request)}`
}
