import type { Rules } from '../../../../engine/index.ts'
import type { Refusal, Severity } from '../../../../engine/severity/index.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatNumber } from '../../../../platform/translations.ts'
import {
  actionButton,
  bars,
  definitionList,
  form,
  formActions,
  intervalStrip,
  notice,
  section,
  table,
} from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import type { PlenaryCase } from '../../cases/plenary-case.ts'
import { starsWord } from '../../score-text.ts'
import { starScheme } from '../../star-scheme.ts'
import type { SheetSeverity, StarChance, Support, SupportFigures } from '../support.ts'
import { supportWords } from '../support-messages.ts'

/** From these on a result counts as almost certain, and as fairly sure. */
export const SURE = { almost: 0.9, fairly: 0.7 } as const
/** Agreement is not judged below so many sheets; from this mean square on an assessor departs often. */
const [FEW_SHEETS, DEPARTS_OFTEN] = [5, 2] as const
/** A difference that rounds to nothing. */
const NOTHING = 0.05

const points = (value: number, locale: Locale): string => formatNumber(value, locale, 1)
const hundredths = (value: number): number => Math.round(value * 100)

/** A probability in whole per cent, and never quite certain: `63 %`, `> 99 %`. */
export function percent(probability: number, locale: Locale): string {
  const sign = locale === 'id' ? '\u00a0%' : '%'
  if (probability > 0.99 && probability < 1) return `> 99${sign}`
  if (probability < 0.01 && probability > 0) return `< 1${sign}`
  return `${formatNumber(Math.round(probability * 100), locale)}${sign}`
}

export function severityWords({ severity }: Severity, locale: Locale): string {
  const own = supportWords[locale]
  if (Math.abs(severity) < NOTHING) return own.same
  return severity > 0 ? own.stricter(points(severity, locale)) : own.milder(points(-severity, locale))
}

export function fitWords({ sheets, fit }: Severity, locale: Locale): string {
  const own = supportWords[locale]
  if (fit === null || sheets < FEW_SHEETS) return own.fitUnknown
  return fit >= DEPARTS_OFTEN ? own.fitsNot : own.fits
}

/** Why there is no estimate; groups by counts, never by name. */
export function refusalText({ reason, groups }: Refusal, locale: Locale): string {
  const own = supportWords[locale]
  if (reason !== 'not-linked') return own.refused[reason]
  const number = (value: number): string => formatNumber(value, locale)
  const list = groups.slice(0, 5).map(one => own.group(number(one.assessors.length), number(one.nominations)))
  return own.refused['not-linked'](
    number(groups.length),
    [...list, ...(groups.length > 5 ? ['…'] : [])].join('; '),
  )
}

/** The most probable outcome in a line of a table; empty where there is no estimate. */
export function chanceLine({ support, computed }: PlenaryCase, locale: Locale): Html | string {
  if (support?.kind !== 'figures') return ''
  const { stars, probability } = support.surest
  const said = supportWords[locale].chanceShort(
    starsWord(stars, computed.proposal.of, locale),
    percent(probability, locale),
  )
  return html`<p class="muted">${said}</p>`
}

/** Why the model's limit asks for a look, as a flag beside those of the sheets. */
export const doubtFlags = ({ support, doubts }: PlenaryCase, locale: Locale): readonly string[] =>
  doubts.includes('probability') && support?.kind === 'figures'
    ? [supportWords[locale].unsure(percent(support.surest.probability, locale))]
    : []

function sureWords({ probability, stars }: StarChance, of: number, locale: Locale): string {
  const own = supportWords[locale]
  const word =
    probability >= SURE.almost
      ? own.sure.almost
      : probability >= SURE.fairly
        ? own.sure.fairly
        : own.sure.doubtful
  return own.sureOf(word, starsWord(stars, of, locale), percent(probability, locale))
}

function severityTable(severities: readonly SheetSeverity[], locale: Locale): Html {
  const own = supportWords[locale]
  const number = (value: number): string => formatNumber(value, locale)
  return table({
    caption: own.severities,
    columns: [{ label: own.sheet }, { label: own.inEdition }, { label: own.severity }, { label: own.fit }],
    rows: severities.map((one, index) => ({
      cells: one
        ? [
            number(index + 1),
            own.numberOf(number(one.number)),
            severityWords(one, locale),
            fitWords(one, locale),
          ]
        : [number(index + 1), '–', '–', '–'],
    })),
    empty: '–',
  })
}

function figuresPart(one: PlenaryCase, figures: SupportFigures, locale: Locale): Html {
  const own = supportWords[locale]
  const { of } = one.computed.proposal
  const { raw, fair, from, to } = figures
  const range = own.range(points(from, locale), points(to, locale))
  const said = own.strip(points(raw, locale), points(fair, locale), range)
  return html`<p><b>${sureWords(figures.surest, of, locale)}</b></p>
${definitionList({
  items: [
    { term: own.raw, detail: points(raw, locale) },
    { term: own.fair, detail: html`${points(fair, locale)}<br><span class="muted">${own.fairHint}</span>` },
    { term: own.interval, detail: range },
  ],
})}
${intervalStrip({
  label: said,
  official: { letter: 'R', at: hundredths(raw) },
  estimate: { letter: 'S', at: hundredths(fair), from: hundredths(from), to: hundredths(to) },
  lines: starScheme(one.rules.rules).lines,
})}
<p class="muted">${said}</p>
${bars({
  caption: own.chances,
  bars: figures.chances.map(({ stars, probability }) => ({
    label: starsWord(stars, of, locale),
    share: probability,
    text: percent(probability, locale),
  })),
})}
${severityTable(figures.severities, locale)}`
}

/** The same as a notice, with what it means for the rules' limits. */
export function refusalNotice(rules: Rules, refusal: Refusal, locale: Locale): Html {
  const limited = rules.document.borderline?.probabilityBelow !== undefined
  const said = [refusalText(refusal, locale), ...(limited ? [supportWords[locale].limitUnused] : [])]
  return notice({ locale, kind: 'info', text: said.join(' ') })
}

function addSheetForm(request: PageRequest): Html {
  const own = supportWords[request.locale]
  return form({
    action: request.link(request.path),
    key: request.formKey(),
    label: own.addOne,
    body: html`<p>${own.addOneLead}</p>${formActions([actionButton({ action: 'assessment.add-sheet', label: own.addOne, kind: 'secondary' })])}`,
  })
}

const bodyOf = (one: PlenaryCase, support: Support, locale: Locale): Html =>
  support.kind === 'figures'
    ? figuresPart(one, support, locale)
    : refusalNotice(one.rules.rules, support.refusal, locale)

/** What the model says of one case, and the form for one more sheet where the rules and the reader's role allow it. */
export function supportPart(request: PageRequest, one: PlenaryCase, mayAddSheet: boolean): Html | string {
  const { locale } = request
  const own = supportWords[locale]
  if (!one.support && !mayAddSheet) return ''
  return section({
    title: own.partTitle,
    lead: own.partLead,
    body: html`${one.support ? bodyOf(one, one.support, locale) : ''}
<p><a href="${request.link(`/keyakinan/${one.nomination.editionId}`)}">${own.more}</a></p>
${mayAddSheet ? addSheetForm(request) : ''}`,
  })
}
