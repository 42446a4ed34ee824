import { isUnscored } from '../../../../engine/index.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatNumber } from '../../../../platform/translations.ts'
import {
  actionButton,
  contohTag,
  countsBar,
  emptyState,
  errorSummary,
  fieldId,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  pager,
  pageTitle,
  panel,
  section,
  table,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../../web/index.ts'
import type { PlenaryCase } from '../plenary-case.ts'
import { plenaryWords } from '../plenary-messages.ts'
import { scoreText } from '../../score-text.ts'
import { unlockWords } from '../unlock-messages.ts'
import { supportWords } from '../../support/support-messages.ts'
import { flagList, flagsOf, settledMark, starsMark, strip } from './case-parts.ts'
import { furtherLines, lineList } from '../../support/pages/further-part.ts'
import { keptPart, leaderlessNotice } from './kept-part.ts'
import { ruleLines } from '../../pages/rules-table.ts'
import { unscoredCaseWords } from '../../unscored-messages.ts'
import { choicesPart, type ChoicesView } from '../../selections/pages/lots-part.ts'
import { chanceLine, doubtFlags } from '../../support/pages/support-part.ts'

export type PlenaryView = Readonly<{
  editionId: string
  title: string
  example: boolean
  /** False where all of them are passed or not, without points: no words and columns of points then. */
  scored: boolean
  /** The rules of the edition give points for something: there are pages about scores. */
  givesPoints: boolean
  /** One page of the cases, in the plenary's order. */
  cases: readonly PlenaryCase[]
  filters: readonly Readonly<{ label: string; count: number; query: string; current: boolean }>[]
  /** That are kept from the reader, for an interest or for the own province. */
  kept: readonly PlenaryCase[]
  total: number
  unsettled: number
  /** Of those, how many no chair may settle. */
  leaderless: number
  stillScored: number
  newerQuery: string | null
  olderQuery: string | null
  seen: string
  /** Null where the rules choose nothing among nominations. */
  choices: ChoicesView | null
  maySign: boolean
  /** Why the list cannot be signed yet; empty where it can. */
  notYet: readonly string[]
}>

/** What there is of points and sheets; or of the rules, where points are given for nothing. */
function judgedCells(one: PlenaryCase, scored: boolean, locale: Locale) {
  const { proposal, result } = one.computed
  if (!scored) return [lineList(ruleLines(proposal.further, locale))]
  if (isUnscored(result.form)) return [unscoredCaseWords[locale].noPoints, '–']
  return [scoreText(proposal.rounded, locale), strip(one, locale, one.blindCode ?? one.product, true)]
}

function caseRow(request: PageRequest, one: PlenaryCase, scored: boolean) {
  const { locale } = request
  const { proposal } = one.computed
  const href = request.link(`/pleno/${one.nomination.editionId}/${one.nomination.id}`)
  const flags = [...flagsOf(proposal, locale), ...doubtFlags(one, locale)]
  return {
    id: fieldId(`usulan-${one.nomination.id}`),
    marked: flags.length > 0,
    cells: [
      html`<a href="${href}">${one.product}</a><br>${one.blindCode ? html`<span class="code">${one.blindCode}</span> ` : ''}<span class="muted">${one.maker}, ${one.place}</span>`,
      ...judgedCells(one, scored, locale),
      html`${starsMark(proposal.stars, proposal.of, locale)}${lineList(furtherLines(proposal.further, locale))}${chanceLine(one, locale)}${flagList(flags)}`,
      settledMark(one, locale),
    ],
  }
}

function signForm(request: PageRequest, view: PlenaryView): Html {
  const { locale } = request
  const own = plenaryWords[locale]
  const why = html`${view.notYet.map(text => notice({ locale, kind: 'info', text }))}`
  const minutes = fieldState(request, 'recommendation.sign', 'minutes')
  // Whoever typed minutes into a form that was refused keeps them.
  if (view.notYet.length > 0 && minutes.value === '')
    return panel({ title: own.signTitle, level: 2, body: why })
  const body = html`${why}<p>${own.signLead(formatNumber(view.total, locale))}</p>
<input type="hidden" name="seen" value="${view.seen}">
${longTextField({ ...minutes, label: own.minutes, hint: own.minutesHint })}
${formActions([
  actionButton({
    action: 'recommendation.sign',
    label: own.sign,
    confirm: { locale, text: own.signConfirm, label: own.signConfirmLabel },
  }),
])}`
  return panel({
    title: own.signTitle,
    level: 2,
    accent: true,
    body: form({ action: request.link(request.path), key: request.formKey(), body, label: own.signTitle }),
  })
}

function columnsOf({ locale }: PageRequest, scored: boolean) {
  const own = plenaryWords[locale]
  return [
    { label: own.product },
    ...(scored
      ? [{ label: own.mean, numeric: true }, { label: own.spread }]
      : [{ label: unscoredCaseWords[locale].rules }]),
    { label: own.proposal },
    { label: own.decision },
  ]
}

/** Everything that waits for the plenary of one edition, and the list that is signed when all is settled. */
export function plenaryPage(request: PageRequest, view: PlenaryView): Html {
  const { locale } = request
  const own = plenaryWords[locale]
  const path = `/pleno/${view.editionId}`
  const at = (query: string): string => request.link(query === '' ? path : `${path}?${query}`)
  const still = view.choices ? own.stillScoredChoosing : own.stillScored
  const empty = emptyState({
    title: own.editionNone,
    text: own.editionNoneText,
    action: { label: own.toLists, href: request.link('/penetapan') },
  })
  const more =
    view.stillScored > 0 && view.total > 0
      ? notice({ locale, kind: 'warning', text: still(formatNumber(view.stillScored, locale)) })
      : ''
  return html`${pageTitle({
    locale,
    title: view.title,
    lead: own.lead,
    crumbs: [{ label: own.title, href: request.link('/pleno') }],
    actions: html`${linkButton({ href: request.link(`/sidang?edisi=${view.editionId}`), label: own.toSessions })}${view.givesPoints ? linkButton({ href: request.link(`${path}/lembar`), label: unlockWords[locale].findTitle }) : ''}`,
    ...(view.example ? { tags: contohTag({ locale }) } : {}),
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${more}
${leaderlessNotice(request, view.leaderless)}
${view.total > 0 ? countsBar({ label: own.table, items: view.filters.map(({ query, ...one }) => ({ ...one, href: at(query) })) }) : ''}
${section({
  title: own.table,
  body: html`${table({ caption: own.table, captionHidden: true, columns: columnsOf(request, view.scored), rows: view.cases.map(one => caseRow(request, one, view.scored)), empty })}
${view.newerQuery !== null || view.olderQuery !== null ? pager({ locale, newerHref: view.newerQuery === null ? null : at(view.newerQuery), olderHref: view.olderQuery === null ? null : at(view.olderQuery) }) : ''}`,
})}
${keptPart(request, view.kept)}
${view.givesPoints ? html`<p><a href="${request.link(`/keyakinan/${view.editionId}`)}">${supportWords[locale].open}</a></p>` : ''}
${choicesPart(request, view.choices)}
${view.maySign && view.total > 0 ? signForm(request, view) : ''}`
}
