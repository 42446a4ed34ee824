import { findForm } from '../../../engine/index.ts'
import { isGroup, type Group } from '../../../engine/rules/rubric.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatHundredths } from '../../../platform/translations.ts'
import { attributes, contohTag, pageTitle, section } from '../../../ui/index.ts'
import { isExample } from '../edition.ts'
import { words } from '../messages.ts'
import { commodityAddress, rubricAddress, type CommodityView } from './commodity-page.ts'
import { exampleNotices } from './edition-page.ts'
import { furtherPart } from './further-part.ts'
import { gatesPart } from './gate-list.ts'
import { partTables, partsAtALook, titleOf } from './rubric-tables.ts'

/** The parts as links, each a page of its own: all at once would be too much for an old phone on a weak line. */
function turning(view: CommodityView, parts: readonly Group[], chosen: Group): Html {
  const { locale, link } = view
  const one = (part: Group): Html =>
    html`<li><a href="${link(`${rubricAddress(view)}?bagian=${part.id}`)}"${attributes({ 'aria-current': part.id === chosen.id ? 'page' : null })}>${titleOf(part, locale)}</a></li>`
  return html`<nav aria-label="${words[locale].rubricParts}"><ul>${parts.map(one)}</ul></nav>`
}

/** How a commodity is scored: what each part is worth, and every criterion of one part. Null where it has no rubric. */
export function rubricPage(view: CommodityView, wanted: string | null): Html | null {
  const { locale, edition, loaded, commodity, link } = view
  const own = words[locale]
  const root = findForm(loaded.rules, commodity.id)?.index.rubric.root
  if (!root || !isGroup(root) || commodity.rubric === undefined) return null
  const head = pageTitle({
    locale,
    title: own.rubricOf(commodity.title[locale]),
    lead: own.scoredLead(formatHundredths(root.max, locale)),
    crumbs: [
      { label: own.editions, href: link('/edisi') },
      { label: edition.title[locale], href: link(`/edisi/${edition.slug}`) },
      { label: own.preparing(commodity.title[locale]), href: link(commodityAddress(view)) },
    ],
    ...(isExample(edition, loaded) ? { tags: contohTag({ locale }) } : {}),
  })
  const parts = root.children.filter(isGroup)
  const chosen = parts.find(one => one.id === wanted) ?? parts[0]
  // A rubric without parts is one part itself.
  const shown = chosen ?? root
  const above = chosen
    ? html`${partTables({ ...root, children: root.children.filter(one => !isGroup(one)) }, loaded.rules, locale)}${turning(view, parts, chosen)}`
    : ''
  const body = html`${partTables(shown, loaded.rules, locale)}`
  return html`${head}${exampleNotices(locale, edition, loaded)}${partsAtALook(root, locale)}${above}${section({ title: titleOf(shown, locale), body, id: 'bagian' })}${gatesPart(view)}${furtherPart(view)}`
}
