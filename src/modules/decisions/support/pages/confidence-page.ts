import { mayEver } from '../../../../access/index.ts'
import type { Rules } from '../../../../engine/index.ts'
import type { Fitted, SeverityModel } from '../../../../engine/severity/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths, formatNumber } from '../../../../platform/translations.ts'
import {
  actionButton,
  bars,
  contohTag,
  definitionList,
  errorSummary,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  panel,
  prose,
  section,
  table,
} from '../../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../../web/index.ts'
import { apartPart, type ApartPlan } from '../../../assessment/index.ts'
import { mostSheets } from '../borderline.ts'
import type { FurtherGround } from '../further-sheets.ts'
import { interestWords } from '../../cases/own-interest-messages.ts'
import { plenaryWords } from '../../cases/plenary-messages.ts'
import { unscoredCaseWords } from '../../unscored-messages.ts'
import { givesNoPoints } from '../../unscored-scheme.ts'
import { numbersOf } from '../support.ts'
import { supportWords } from '../support-messages.ts'
import { fitWords, percent, refusalNotice, severityWords } from './support-part.ts'

export type ConfidenceView = Readonly<{
  editionId: string
  editionTitle: string
  example: boolean
  rules: Rules
  fitted: Fitted
  /** How many nominations before the plenary are almost certain, fairly sure and in doubt. */
  surest: Readonly<{ almost: number; fairly: number; doubtful: number }>
  /** The reader has an interest in a case that is left out here. */
  kept: boolean
  /** Where the model refuses: what was committed although it left assessors apart, and why. */
  apart: readonly ApartPlan[]
  further: FurtherGround
  mayAdd: boolean
}>

function surestPart({ surest }: ConfidenceView, request: PageRequest): Html {
  const { locale } = request
  const own = supportWords[locale]
  const all = surest.almost + surest.fairly + surest.doubtful
  if (all === 0) return html`<p class="muted">${own.none}</p>`
  const row = (label: string, count: number) => ({
    label,
    share: count / all,
    text: own.nominations(formatNumber(count, locale)),
  })
  return bars({
    caption: own.surest,
    bars: [
      row(own.almostRow, surest.almost),
      row(own.fairlyRow, surest.fairly),
      row(own.doubtfulRow, surest.doubtful),
    ],
  })
}

function differencesPart({ variances }: SeverityModel, request: PageRequest): Html {
  const { locale } = request
  const own = supportWords[locale]
  const about = (variance: number): string => own.about(formatNumber(Math.sqrt(variance), locale, 1))
  return section({
    title: own.differences,
    body: definitionList({
      items: [
        { term: own.ofProducts, detail: about(variances.nomination) },
        { term: own.ofAssessors, detail: about(variances.assessor) },
        { term: own.ofChance, detail: about(variances.noise) },
      ],
    }),
  })
}

function assessorsPart(model: SeverityModel, request: PageRequest): Html {
  const { locale } = request
  const own = supportWords[locale]
  const numbers = numbersOf(model)
  const strictest = [...model.assessors].toSorted((one, other) => other[1].severity - one[1].severity)
  return section({
    title: own.assessors,
    lead: own.assessorsLead,
    body: table({
      caption: own.assessors,
      captionHidden: true,
      columns: [
        { label: own.assessor },
        { label: own.sheets, numeric: true },
        { label: own.severity },
        { label: own.spread, numeric: true },
        { label: own.fit },
      ],
      rows: strictest.map(([id, one]) => ({
        cells: [
          own.numberOf(formatNumber(numbers.get(id) ?? 0, locale)),
          formatNumber(one.sheets, locale),
          severityWords(one, locale),
          one.spread === null ? '–' : formatNumber(one.spread, locale, 1),
          fitWords(one, locale),
        ],
      })),
      empty: '–',
    }),
  })
}

function limitsPart({ rules }: ConfidenceView, request: PageRequest): Html {
  const { locale } = request
  const own = supportWords[locale]
  const { borderline } = rules.document
  if (!borderline) return html`<p>${own.ruleNone}</p>`
  const { spreadAtLeast, withinOfLine, probabilityBelow } = borderline
  const limits = [
    ...(spreadAtLeast === undefined ? [] : [own.limits.spread(formatHundredths(spreadAtLeast, locale))]),
    ...(withinOfLine === undefined ? [] : [own.limits.line(formatHundredths(withinOfLine, locale))]),
    ...(probabilityBelow === undefined
      ? []
      : [own.limits.probability(percent(Number(probabilityBelow), locale))]),
  ]
  const lead =
    borderline.action === 'one-more-sheet'
      ? own.ruleLead(formatNumber(mostSheets(rules), locale))
      : own.rulePlenary
  return html`<p>${lead}</p><ul>${limits.map(limit => html`<li>${limit}</li>`)}</ul>`
}

function addForm({ further, mayAdd }: ConfidenceView, request: PageRequest): Html | string {
  const { locale } = request
  const own = supportWords[locale]
  const { plan, back, digest } = further
  const number = (value: number): string => formatNumber(value, locale)
  if (further.wanted.length + further.forsaken.length === 0) return html`<p class="muted">${own.nothing}</p>`
  if (!plan.open) return notice({ locale, kind: 'info', text: own.closed })
  if (!mayAdd || plan.picks.length + back.length === 0) return ''
  const body = html`<p>${own.addLead(number(plan.picks.length), number(back.length))}</p>
<input type="hidden" name="seen" value="${digest}">
${formActions([
  actionButton({
    action: 'assessment.add-sheets',
    label: own.add,
    confirm: { locale, text: own.addConfirm, label: own.addConfirmLabel },
  }),
])}`
  return form({ action: request.link(request.path), key: request.formKey(), body, label: own.add })
}

function furtherPart(view: ConfidenceView, request: PageRequest): Html {
  const { locale } = request
  const own = supportWords[locale]
  const { wanted, forsaken, plan, back } = view.further
  const number = (value: number): string => formatNumber(value, locale)
  const without = plan.without.length - back.length
  const counts = [
    { term: own.wanted, detail: number(wanted.length) },
    ...(forsaken.length > 0 ? [{ term: own.forsaken, detail: number(forsaken.length) }] : []),
    { term: own.picked, detail: number(plan.picks.length) },
    ...(without > 0 ? [{ term: own.without, detail: number(without) }] : []),
    ...(back.length > 0 ? [{ term: own.back, detail: number(back.length) }] : []),
  ]
  return panel({
    title: own.further,
    level: 2,
    accent: true,
    body: html`${limitsPart(view, request)}${definitionList({ items: counts })}${addForm(view, request)}`,
  })
}

function titleOf(request: PageRequest, view: ConfidenceView): Html {
  const { locale } = request
  const own = supportWords[locale]
  const repeats =
    mayEver(request.actor, 'repeat.read') && !givesNoPoints(view.rules)
      ? linkButton({ href: request.link(`/penugasan/${view.editionId}/ulangan`), label: own.toRepeats })
      : null
  return pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    crumbs: [
      { label: plenaryWords[locale].title, href: request.link('/pleno') },
      { label: view.editionTitle, href: request.link(`/pleno/${view.editionId}`) },
    ],
    ...(repeats ? { actions: repeats } : {}),
    ...(view.example ? { tags: contohTag({ locale }) } : {}),
  })
}

/** How sure the results of an edition are, how strict its assessors, and who goes to one more of them. */
export function confidencePage(request: PageRequest, view: ConfidenceView): Html {
  const { locale } = request
  const own = supportWords[locale]
  const { fitted } = view
  const title = titleOf(request, view)
  if (givesNoPoints(view.rules))
    return html`${title}
${notice({ locale, kind: 'info', text: unscoredCaseWords[locale].noEstimate })}`
  return html`${title}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${view.kept ? notice({ locale, kind: 'info', text: interestWords[locale].left }) : ''}
${fitted.ok ? section({ title: own.surest, body: surestPart(view, request) }) : html`${refusalNotice(view.rules, fitted.refusal, locale)}${apartPart(request, view.apart)}`}
${furtherPart(view, request)}
${fitted.ok ? assessorsPart(fitted.model, request) : ''}
${fitted.ok ? differencesPart(fitted.model, request) : ''}
${section({ title: own.why, body: prose(html`${own.explained.map(one => html`<p>${one}</p>`)}`) })}`
}
