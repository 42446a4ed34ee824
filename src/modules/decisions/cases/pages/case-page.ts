import { isUnscored } from '../../../../engine/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment } from '../../../../platform/translations.ts'
import {
  actionButton,
  choiceField,
  contohTag,
  definitionList,
  errorSummary,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  pageTitle,
  panel,
  prose,
  section,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../../web/index.ts'
import type { Further } from '../../support/further.ts'
import { unscoredCaseWords } from '../../unscored-messages.ts'
import { furtherWords } from '../../support/further-messages.ts'
import { commodityTitle, type PlenaryCase } from '../plenary-case.ts'
import { plenaryWords } from '../plenary-messages.ts'
import { starsWord } from '../../score-text.ts'
import { isOpen } from '../proposal.ts'
import { namedValue } from '../../value-words.ts'
import { flagList, flagsOf, starsMark, strip } from './case-parts.ts'
import { furtherItems, rulesPart } from '../../support/pages/further-part.ts'
import { rulesTable } from '../../pages/rules-table.ts'
import { sheetsBeside } from './sheets-beside.ts'
import { doubtFlags, supportPart } from '../../support/pages/support-part.ts'
import { traceInWords } from '../../pages/trace-in-words.ts'
import { outsidePart } from '../../pages/outside-part.ts'
import { waitsPart } from './waits-part.ts'

export type CaseView = Readonly<{
  one: PlenaryCase
  editionTitle: string
  example: boolean
  nextHref: string | null
  maySettle: boolean
  /** The edition is settled in sessions: the chair alone settles nothing. */
  inSession: boolean
  mayAddSheet: boolean
  mayRecordAwaited: boolean
}>

/** Whether something stands beside the star that the plenary cannot change. */
const isMoreThanStars = (further: Further | undefined): boolean =>
  further !== undefined && (further.outcomes.length > 0 || further.route !== null)

function settleForm(request: PageRequest, { one }: CaseView): Html {
  const { locale } = request
  const own = plenaryWords[locale]
  const { settlement } = one
  const { proposal } = one.computed
  const stored = settlement?.settledStars ?? (isOpen(proposal) ? null : proposal.stars)
  const choices = Array.from({ length: proposal.of + 1 }, (_, count) => {
    const word = starsWord(count, proposal.of, locale)
    const proposed = count === proposal.stars && !isOpen(proposal)
    return { value: String(count), label: proposed ? own.settleProposal(word) : word }
  })
  const alone = one.rules.rules.document.plenary === undefined ? html`<p>${own.alone}</p>` : ''
  const body = html`${alone}${settlement ? html`<p class="muted">${own.settledNote(formatMoment(settlement.settledAt, locale))}</p>` : ''}${isMoreThanStars(proposal.further) ? html`<p>${furtherWords[locale].asComputed}</p>` : ''}
${choiceField({ ...fieldState(request, 'plenary.settle', 'stars', stored), label: isUnscored(one.computed.result.form) ? unscoredCaseWords[locale].outcome : own.stars, choices, required: true })}
${longTextField({ ...fieldState(request, 'plenary.settle', 'reason', settlement?.reason), label: own.reason, hint: own.reasonHint, rows: 4 })}
${formActions([actionButton({ action: 'plenary.settle', label: own.settle })])}`
  return panel({
    title: own.settleTitle,
    level: 2,
    accent: true,
    body: form({
      action: request.link(request.path),
      key: request.formKey(),
      version: settlement?.rowVersion ?? 0,
      body,
      label: own.settleTitle,
    }),
  })
}

/** Where it is settled: here by the chair, or in a session; else only what was written about it. */
function settlePart(request: PageRequest, view: CaseView): Html | string {
  const { locale } = request
  const own = plenaryWords[locale]
  const { settlement, nomination } = view.one
  if (view.maySettle && !view.inSession) return settleForm(request, view)
  const reason = settlement?.reason
    ? notice({ locale, kind: 'info', title: own.reason, text: settlement.reason })
    : ''
  if (!view.maySettle) return reason
  const href = request.link(`/sidang?edisi=${nomination.editionId}`)
  const body = html`<p>${own.inSession}</p>${linkButton({ href, label: own.toSessions })}`
  return html`${reason}${panel({ title: own.settleTitle, level: 2, accent: true, body })}`
}

function factsOf({ one }: CaseView, request: PageRequest): Html {
  const { locale } = request
  const own = plenaryWords[locale]
  const { proposal } = one.computed
  // Without points there is neither a sheet nor a code under which somebody filled it in.
  const isScored = one.blindCode !== null || proposal.totals.length > 0
  return definitionList({
    items: [
      ...(isScored
        ? [{ term: own.code, detail: html`<span class="code">${one.blindCode ?? '–'}</span>` }]
        : []),
      { term: own.maker, detail: one.maker },
      { term: own.place, detail: one.place },
      { term: own.commodity, detail: commodityTitle(one)[locale] },
      ...(isScored
        ? [{ term: own.mean, detail: namedValue(one.rules.rules, proposal.rounded, locale) }]
        : []),
      {
        term: own.proposal,
        detail: html`${starsMark(proposal.stars, proposal.of, locale)}${flagList([...flagsOf(proposal, locale), ...doubtFlags(one, locale)])}`,
      },
      ...furtherItems(proposal.further, locale),
    ],
  })
}

/** One nomination before the plenary: proposal, trace, sheets side by side, and the form that settles it. */
export function casePage(request: PageRequest, view: CaseView): Html {
  const { locale } = request
  const own = plenaryWords[locale]
  const { one } = view
  const path = `/pleno/${one.nomination.editionId}`
  const steps = traceInWords(one, locale).map(step => html`<li>${step}</li>`)
  const next = view.nextHref
    ? linkButton({ href: view.nextHref, label: own.next, icon: 'arrow-right' })
    : linkButton({ href: request.link(path), label: own.back, icon: 'arrow-left' })
  return html`${pageTitle({
    locale,
    title: one.product,
    crumbs: [
      { label: own.title, href: request.link('/pleno') },
      { label: view.editionTitle, href: request.link(path) },
    ],
    actions: next,
    ...(view.example ? { tags: contohTag({ locale }) } : {}),
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${section({ title: own.facts, body: html`${factsOf(view, request)}${one.computed.proposal.totals.length > 0 ? strip(one, locale, plenaryWords[locale].strip(one.product)) : ''}` })}
${rulesPart(one.computed.proposal.further, locale)}
${outsidePart(request, one)}
${waitsPart(request, one, { mayRecord: view.mayRecordAwaited, action: 'plenary.record-awaited', version: one.awaited.length })}
${isUnscored(one.computed.result.form) ? '' : supportPart(request, one, view.mayAddSheet)}
${settlePart(request, view)}
${section({ title: own.trace, body: prose(html`<ol>${steps}</ol>`) })}
${
  isUnscored(one.computed.result.form)
    ? rulesTable(one.computed.proposal.further, locale)
    : section({
        title: own.sheets,
        lead: own.sheetsLead,
        body: sheetsBeside(request, one),
      })
}`
}
