import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatHundredths, formatMoment } from '../../../platform/translations.ts'
import {
  columns,
  contohTag,
  linkButton,
  notice,
  pageTitle,
  panel,
  prose,
  section,
  table,
} from '../../../ui/index.ts'
import { isExample, rulesFileAddress, type Edition, type LoadedRules, type RulesVersion } from '../edition.ts'
import type { Extension } from '../extension.ts'
import { extensionWords } from '../extension-messages.ts'
import { words } from '../messages.ts'
import { panelInWords } from '../panel-in-words.ts'
import { aggregationInWords, bandLines, needOf } from '../rules-in-words.ts'
import type { EditionStage } from '../stage.ts'
import { extensionList } from './extension-parts.ts'
import { stageStrip } from './stage-strip.ts'

export type EditionView = Readonly<{
  locale: Locale
  now: Date
  edition: Edition
  stages: readonly EditionStage[]
  extensions: readonly Extension[]
  rules: LoadedRules | null
  version: RulesVersion | null
  link: (path: string) => string
}>

/** What is made up or an example says so before anything else. */
export function exampleNotices(locale: Locale, edition: Edition, rules: LoadedRules | null): Html {
  const own = words[locale]
  const said = [
    ...(edition.fictional ? [own.fictionalText] : []),
    ...(rules?.rules.document.example ? [own.exampleText] : []),
  ]
  if (said.length === 0) return html``
  return notice({ locale, kind: 'info', text: html`${contohTag({ locale })} ${said.join(' ')}` })
}

const points = (lines: readonly string[]): Html => html`<ul>${lines.map(line => html`<li>${line}</li>`)}</ul>`

function commodityPanels({ locale, edition, rules, link }: EditionView, loaded: LoadedRules): Html {
  const own = words[locale]
  const { document } = loaded.rules
  const one = (commodity: (typeof document.commodities)[number]): Html => {
    const needs = document.documents.map(requirement => needOf(requirement, { commodity: commodity.id }))
    const count = (kind: string): number => needs.filter(need => need.kind === kind).length
    const maybe = count('when') > 0 ? html`<p>${own.documentsMaybe(count('when'))}</p>` : ''
    const href = link(`/edisi/${edition.slug}/${commodity.id}`)
    return panel({
      title: commodity.title[locale],
      body: html`<p>${own.documentsAsked(count('always'))}</p>${maybe}<p>${linkButton({ href, label: own.prepare, icon: 'arrow-right' })}</p>`,
    })
  }
  return rules ? columns(document.commodities.map(one)) : html``
}

function bandTables(locale: Locale, loaded: LoadedRules): Html {
  const own = words[locale]
  const { document } = loaded.rules
  const tables = document.scales.map(scale => {
    const lines = bandLines(scale)
    const lowest = lines.at(-1)
    const rows = lines.map(line => ({
      cells: [
        line.band.title[locale],
        line.below === null
          ? own.bandTop(formatHundredths(line.from, locale))
          : own.bandRange(formatHundredths(line.from, locale), formatHundredths(line.below, locale)),
      ],
    }))
    // Nothing lies below a scale that begins at nothing.
    const none =
      lowest && lowest.from > 0
        ? html`<p class="muted">${own.bandNone(formatHundredths(lowest.from, locale))}</p>`
        : ''
    const caption = own.bandsCaption(scale.title[locale])
    return html`${table({ caption, columns: [{ label: own.band }, { label: own.bandFrom }], rows, empty: '' })}${none}`
  })
  const { panel: sheets } = document
  const promises = [
    own.panel(sheets.size, sheets.quorum),
    aggregationInWords(document, locale),
    ...(sheets.ownProvince === 'excluded' ? [own.ownProvinceExcluded] : []),
    ...(sheets.verifierMayScore ? [] : [own.verifierExcluded]),
    ...panelInWords(document, locale),
  ]
  return html`${tables}${prose(points(promises))}`
}

function validityText(locale: Locale, loaded: LoadedRules): Html {
  const own = words[locale]
  const { validity } = loaded.rules.document
  const say = validity.startsAt === 'conferment' ? own.validityFromConferment : own.validityMonths
  const months = validity.months === null ? own.validityForever : say(validity.months)
  return html`<p>${months} ${validity.reevaluation[locale]}</p>`
}

function legalList(locale: Locale, loaded: LoadedRules): Html {
  const one = (basis: { title: Record<Locale, string>; url?: string | undefined }): Html =>
    html`<li>${basis.url ? html`<a href="${basis.url}" rel="noopener">${basis.title[locale]}</a>` : basis.title[locale]}</li>`
  return html`<ul>${loaded.rules.document.legalBasis.map(one)}</ul>`
}

function versionText(view: EditionView, loaded: LoadedRules): Html {
  const own = words[view.locale]
  const at = view.version?.publishedAt ? formatMoment(view.version.publishedAt, view.locale) : ''
  return html`<p>${own.versionText(loaded.version, at)} ${own.hashText}</p><p><b>${own.hash}</b><br><code class="code">${loaded.hash}</code></p><p><a href="${view.link(rulesFileAddress(view.edition.slug, loaded.hash))}">${own.takeRules}</a> · <a href="${view.link('/hitung-sendiri')}">${own.compute}</a></p>`
}

function rulesSections(view: EditionView, loaded: LoadedRules): Html {
  const { locale } = view
  const own = words[locale]
  const { document } = loaded.rules
  const legal =
    document.legalBasis.length > 0 ? section({ title: own.legal, body: legalList(locale, loaded) }) : ''
  return html`${section({ title: own.commodities, lead: own.commoditiesLead, body: commodityPanels(view, loaded), tone: 'paper' })}${section(
    document.rubrics.length > 0
      ? { title: own.bands, body: bandTables(locale, loaded) }
      : { title: own.passed, body: html`<p>${own.passedText}</p>` },
  )}${section({ title: own.validity, body: validityText(locale, loaded) })}${legal}${section({
    title: own.version,
    body: versionText(view, loaded),
  })}`
}

/** One edition: when, who, how, and what follows from the score. */
export function editionPage(view: EditionView): Html {
  const { locale, edition, rules } = view
  const own = words[locale]
  const tags = isExample(edition, rules) ? contohTag({ locale }) : undefined
  const head = pageTitle({
    locale,
    title: edition.title[locale],
    lead: `${own.kind[edition.kind]} · ${own.number(edition.number)}`,
    crumbs: [{ label: own.editions, href: view.link('/edisi') }],
    ...(tags ? { tags } : {}),
  })
  const who = columns([
    panel({ title: own.who, level: 2, body: points(own.whoPoints) }),
    panel({
      title: own.how,
      level: 2,
      body: html`<ol>${own.howPoints.map(line => html`<li>${line}</li>`)}</ol><p>${linkButton({ href: view.link('/dinas'), label: own.officeLink, icon: 'map-pin' })}</p>`,
    }),
  ])
  const moved = extensionList(view.extensions, view.stages, locale)
  const { extensions: title, extensionsLead: lead } = extensionWords[locale]
  const extensions = moved === '' ? '' : section({ title, lead, body: moved })
  const rest = rules ? rulesSections(view, rules) : notice({ locale, kind: 'info', text: own.noRules })
  return html`${head}${exampleNotices(locale, edition, rules)}${section({ title: own.calendar, lead: own.calendarLead, body: stageStrip(view.stages, view.now, locale) })}${extensions}${who}${rest}`
}
