import { isUnscored, type Criterion, type Node } from '../../../engine/index.ts'
import { fromHundredths, toDecimal } from '../../../foundation/fraction.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
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
  table,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { furtherWords } from '../further-messages.ts'
import { commodityTitle, type PlenaryCase } from '../plenary-case.ts'
import { plenaryWords } from '../plenary-messages.ts'
import { scoreText, starsWord } from '../score-text.ts'
import { isOpen } from '../proposal.ts'
import { flagList, flagsOf, starsMark, strip, whoseSheet } from './case-parts.ts'
import { furtherItems, rulesPart } from './further-part.ts'
import { rulesTable } from './rules-table.ts'
import { doubtFlags, supportPart } from './support-part.ts'
import { traceInWords } from './trace-in-words.ts'
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

/** Points of one criterion on each sheet, and the reasons written there. */
function criterionRow(one: PlenaryCase, criterion: Criterion, request: PageRequest) {
  const { locale } = request
  const own = plenaryWords[locale]
  const answers = one.computed.result.sheets.map(sheet =>
    sheet.answers.find(answer => answer.criterion.id === criterion.id),
  )
  const points = answers.map(answer => {
    if (answer?.applies === false) return own.notApplicable
    const given = answer?.points ?? null
    return given === null ? '–' : scoreText(toDecimal(fromHundredths(given), 2), locale)
  })
  const reasons = one.sheets.flatMap((sheet, index) => {
    const reason = (sheet.reasons[criterion.id] ?? '').trim()
    return reason === '' ? [] : [{ assessor: whoseSheet(one, index, locale), reason }]
  })
  const said =
    reasons.length === 0
      ? ''
      : html`<ul class="plain">${reasons.map(each => html`<li><b>${each.assessor}:</b> ${each.reason}</li>`)}</ul>`
  return {
    cells: [
      html`${criterion.title[locale]}${said}`,
      scoreText(toDecimal(fromHundredths(criterion.max), 2), locale),
      ...points,
    ],
  }
}

const criteriaOf = (node: Node): readonly Criterion[] =>
  node.kind === 'group' ? node.children.flatMap(criteriaOf) : [node]

function partTable(one: PlenaryCase, part: Node, request: PageRequest): Html {
  const { locale } = request
  const own = plenaryWords[locale]
  const sheets = one.computed.result.sheets
  const columns = [
    { label: own.criterion },
    { label: own.max, numeric: true },
    ...sheets.map((_, index) => ({ label: whoseSheet(one, index, locale), numeric: true })),
  ]
  const totals = sheets.map(sheet => {
    const points = sheet.nodes.get(part.id)
    return points ? scoreText(toDecimal(points, 2), locale) : '–'
  })
  return section({
    title: part.title[locale],
    level: 3,
    body: table({
      caption: part.title[locale],
      captionHidden: true,
      columns,
      rows: criteriaOf(part).map(criterion => criterionRow(one, criterion, request)),
      totals: [{ cells: [own.total, scoreText(toDecimal(fromHundredths(part.max), 2), locale), ...totals] }],
      empty: '–',
    }),
  })
}

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
  const body = html`${settlement ? html`<p class="muted">${own.settledNote(formatMoment(settlement.settledAt, locale))}</p>` : ''}${proposal.further ? html`<p>${furtherWords[locale].asComputed}</p>` : ''}
${choiceField({ ...fieldState(request, 'plenary.settle', 'stars', stored), label: own.stars, choices, required: true })}
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
  return definitionList({
    items: [
      { term: own.code, detail: html`<span class="code">${one.blindCode ?? '–'}</span>` },
      { term: own.maker, detail: one.maker },
      { term: own.place, detail: one.place },
      { term: own.commodity, detail: commodityTitle(one)[locale] },
      { term: own.mean, detail: scoreText(proposal.rounded, locale) },
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
  const { root } = one.computed.result.form.index.rubric
  const parts =
    root.kind === 'group' && root.children.every(child => child.kind === 'group') ? root.children : [root]
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
${section({ title: own.facts, body: html`${factsOf(view, request)}${strip(one, locale, plenaryWords[locale].strip(one.product))}` })}
${rulesPart(one.computed.proposal.further, locale)}
${waitsPart(request, one, view.mayRecordAwaited)}
${isUnscored(one.computed.result.form) ? '' : supportPart(request, one, view.mayAddSheet)}
${settlePart(request, view)}
${section({ title: own.trace, body: prose(html`<ol>${steps}</ol>`) })}
${
  isUnscored(one.computed.result.form)
    ? rulesTable(one.computed.proposal.further, locale)
    : section({
        title: own.sheets,
        lead: own.sheetsLead,
        body: html`${parts.map(part => partTable(one, part, request))}`,
      })
}`
}
