import { html, type Html } from '../../../platform/html.ts'
import type { Crumb } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { areaCodeOf, type CatalogueEntry } from '../../catalogue/index.ts'
import { findArea } from '../../regions/index.ts'
import { words } from '../messages.ts'

export const areaLink = (request: PageRequest, entry: CatalogueEntry): Html =>
  html`<a href="${request.link(`/wilayah/${areaCodeOf(entry)}`)}">${entry.place}</a>`

/** From the map over the province to the regency of an entry. */
export function areaCrumbs(request: PageRequest, entry: CatalogueEntry): readonly Crumb[] {
  const codes = [...new Set([entry.province, areaCodeOf(entry)])]
  return [
    { label: words[request.locale].map.title, href: request.link('/peta') },
    ...codes.flatMap(code => {
      const area = findArea(code)
      return area ? [{ label: area.name, href: request.link(`/wilayah/${code}`) }] : []
    }),
  ]
}
