import { html, type Html } from '../../../platform/html.ts'
import { notice, pageTitle, section } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { CatalogueEntry, Origin } from '../../catalogue/index.ts'
import { words } from '../messages.ts'
import { areaCrumbs, areaLink } from './area-links.ts'
import type { Setting } from './place-maps.ts'
import { originList, productsPart, surroundingsPart } from './place-parts.ts'

export type SentraView = Readonly<{
  newest: CatalogueEntry
  entries: readonly CatalogueEntry[]
  makers: readonly Origin[]
  lapsed: ReadonlySet<string>
  setting: Setting | null
}>

/** A sentra: its makers and starred products, as far as they are in the catalogue. */
export function sentraPage(request: PageRequest, view: SentraView): Html {
  const { newest, entries, makers, setting } = view
  const { locale } = request
  const own = words[locale].sentraPage
  const allExample = entries.every(entry => entry.example)
  return html`${pageTitle({
    locale,
    title: newest.content.sentra,
    lead: own.lead(newest.place),
    crumbs: areaCrumbs(request, newest),
  })}
${allExample ? notice({ locale, kind: 'info', text: words[locale].exampleNote }) : ''}
${productsPart(request, own.products, view)}
${section({ title: own.makers, body: originList(request, '/pembuat', makers) })}
${setting ? surroundingsPart(request, setting.surroundings, setting.area, words[locale].lies(newest.content.sentra, newest.place)) : html`<p>${words[locale].place}: ${areaLink(request, newest)}</p>`}`
}
