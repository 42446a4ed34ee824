import type { RulesDocument } from '../../../engine/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatHundredths, formatNumber } from '../../../platform/translations.ts'
import { prose, section } from '../../../ui/index.ts'
import type { LoadedRules } from '../edition.ts'
import { words } from '../messages.ts'
import { conditionInWords, titleOfNode } from '../rules-in-words.ts'

type Ruled = Readonly<{ locale: Locale; loaded: LoadedRules; commodity: Readonly<{ id: string }> }>
type Selection = NonNullable<RulesDocument['selections']>[number]

const concerns = (
  part: Readonly<{ commodities?: readonly string[] | undefined }>,
  commodity: Ruled['commodity'],
): boolean => part.commodities?.includes(commodity.id) ?? true

const list = (title: string, items: readonly Html[]): Html | '' =>
  items.length === 0 ? '' : html`<h3>${title}</h3><ul>${items}</ul>`

function passList({ locale, loaded, commodity }: Ruled): readonly Html[] {
  const say = words[locale].further
  const { document } = loaded.rules
  const told = (condition: Parameters<typeof conditionInWords>[0]) =>
    conditionInWords(condition, document, locale)
  return (document.passRules ?? [])
    .filter(rule => concerns(rule, commodity))
    .map(({ title, when, relaxed }) => {
      const easier = relaxed ? ` ${say.relaxedLine(told(relaxed.where), told(relaxed.when))}` : ''
      return html`<li><p><b>${title[locale]}.</b> ${say.passLine(told(when))}${easier}</p></li>`
    })
}

function routeList({ locale, loaded, commodity }: Ruled): readonly Html[] {
  const { routing = [], levels = [] } = loaded.rules.document
  return routing
    .filter(route => concerns(route, commodity))
    .map(({ atLeast, to, reason }) => {
      const level = levels.find(each => each.id === to)?.title[locale] ?? to
      const line = words[locale].further.routeLine(formatHundredths(atLeast, locale), level)
      return html`<li><p><b>${line}.</b> ${reason[locale]}</p></li>`
    })
}

function awardsInWords({ awards }: Selection, locale: Locale): string {
  const say = words[locale].further
  const one = (award: Selection['awards'][number]): string => {
    const exceptions = (award.exceptions ?? []).map(each =>
      say.exception(each.group, formatNumber(each.places, locale)),
    )
    const own = say.award(award.title[locale], formatNumber(award.places, locale))
    return exceptions.length === 0 ? own : `${own} (${exceptions.join(', ')})`
  }
  return `${awards.map(one).join('; ')}.`
}

function orderInWords(selection: Selection, { locale, loaded }: Ruled): readonly string[] {
  const say = words[locale].further
  const { document } = loaded.rules
  const factTitle = (name: string) => document.facts.find(fact => fact.name === name)?.title[locale] ?? name
  const { per, rankFact, shortlist } = selection
  const { ties } = document
  const nodes = (ties?.by ?? []).map(node => titleOfNode(document, node, locale)).join(', ')
  return [
    typeof per === 'object' ? say.per.fact(factTitle(per.fact)) : say.per[per],
    rankFact === undefined ? say.byValue : say.byRank(factTitle(rankFact)),
    ...(nodes ? [say.ties(nodes)] : []),
    ...(ties ? [say[ties.lastly]] : []),
    ...(shortlist ? [say.shortlist(formatNumber(shortlist.times, locale))] : []),
  ]
}

const selectionList = (view: Ruled): readonly Html[] =>
  (view.loaded.rules.document.selections ?? []).map(
    selection =>
      html`<li><p><b>${selection.title[view.locale]}.</b> ${awardsInWords(selection, view.locale)}</p><p class="muted">${orderInWords(selection, view).join(' ')}</p></li>`,
  )

/** Rules without points, the level that decides, and choices among nominations; nothing where the rules have none. */
export function furtherPart(view: Ruled): Html | '' {
  const say = words[view.locale].further
  const parts = [
    list(say.pass, passList(view)),
    list(say.routing, routeList(view)),
    list(say.selections, selectionList(view)),
  ].filter(part => part !== '')
  return parts.length === 0
    ? ''
    : section({ title: say.title, body: prose(html`${parts}`), id: 'penentu-lain' })
}
