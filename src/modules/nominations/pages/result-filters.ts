import type { Text } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { catalogue } from '../../../platform/translations.ts'
import { filterBar, selectField } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { listProvinces } from '../../regions/index.ts'
import type { ResultQuery } from '../result-query.ts'

const words = catalogue(
  {
    filter: 'Saring',
    edition: 'Edisi',
    commodity: 'Komoditas',
    province: 'Provinsi',
    anyEdition: 'Semua edisi',
    anyCommodity: 'Semua komoditas',
    anyProvince: 'Semua provinsi',
  },
  {
    filter: 'Filter',
    edition: 'Edition',
    commodity: 'Commodity',
    province: 'Province',
    anyEdition: 'All editions',
    anyCommodity: 'All commodities',
    anyProvince: 'All provinces',
  },
)

type Titled = Readonly<{ id: string; title: Text }>

export type ResultChoices = Readonly<{
  query: ResultQuery
  editions: readonly Titled[]
  commodities: readonly Titled[]
  /** False for those who see one province only. */
  choosesProvince: boolean
}>

/** Chooses whose figures a page at `path` shows. */
export function resultFilters({ locale, link }: PageRequest, path: string, view: ResultChoices): Html {
  const own = words[locale]
  const { query } = view
  const choice = (name: string, label: string, prompt: string, value: string, all: readonly Titled[]) =>
    selectField({
      locale,
      name,
      label,
      prompt,
      value,
      options: all.map(one => ({ value: one.id, label: one.title[locale] })),
    })
  const province = view.choosesProvince
    ? selectField({
        locale,
        name: 'provinsi',
        label: own.province,
        value: query.province,
        prompt: own.anyProvince,
        options: listProvinces().map(area => ({ value: area.code, label: area.name })),
      })
    : ''
  return filterBar({
    locale,
    action: link(path),
    label: own.filter,
    body: html`${choice('edisi', own.edition, own.anyEdition, query.edition, view.editions)}${choice('komoditas', own.commodity, own.anyCommodity, query.commodity, view.commodities)}${province}`,
    clearHref: Object.values(query).some(value => value !== '') ? link(path) : null,
  })
}
