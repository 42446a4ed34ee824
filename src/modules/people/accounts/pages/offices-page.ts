import { html, type Html } from '../../../../platform/html.ts'
import { formatNumber } from '../../../../platform/translations.ts'
import {
  emptyState,
  notice,
  pageTitle,
  panel,
  searchForm,
  section,
  statusTag,
  table,
} from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { areaName, listProvinces, listRegencies, regionSource, type Area } from '../../../regions/index.ts'
import { officeWords } from '../office-messages.ts'

/** How many people each regency's office has signed up, by the regency's code. */
type OperatorCounts = ReadonlyMap<string, number>

/** `found` are the areas for the search, or null where nothing was searched for. */
type Directory = Readonly<{
  counts: OperatorCounts
  query: string
  found: readonly Area[] | null
  hasMore: boolean
}>

export function officesPage(request: PageRequest, directory: Directory): Html {
  const { locale } = request
  const words = officeWords[locale]
  const steps = html`<ol>${words.howSteps.map(step => html`<li>${step}</li>`)}</ol>`
  const search = searchForm({
    locale,
    action: request.link('/dinas'),
    label: words.search,
    name: 'cari',
    value: directory.query,
    example: words.searchExample,
  })
  return html`${pageTitle({ locale, title: words.title, lead: words.lead })}<div>${search}</div>${directory.found === null ? panel({ title: words.howTitle, body: steps, level: 2 }) : results(request, directory, directory.found)}${section({ title: words.provinces, body: provincesTable(request, directory.counts) })}${source(request)}`
}

export function provinceOfficesPage(request: PageRequest, province: Area, counts: OperatorCounts): Html {
  const { locale } = request
  const words = officeWords[locale]
  const regencies = listRegencies(province.code)
  const title = pageTitle({
    locale,
    title: province.name,
    lead: words.provinceLead(formatNumber(regencies.length, locale)),
    crumbs: [{ label: words.title, href: request.link('/dinas') }],
  })
  return html`${title}${officesTable(request, regencies, counts, province.name)}${notice({ locale, kind: 'info', text: words.notYetText })}${source(request)}`
}

const source = ({ locale }: PageRequest): Html => html`<p class="muted">${regionSource[locale]}</p>`

function results(request: PageRequest, directory: Directory, found: readonly Area[]): Html {
  const { locale } = request
  const words = officeWords[locale]
  const { query, counts } = directory
  if (found.length === 0) return emptyState({ title: words.none(query), text: words.noneText })
  const title = words.results(query, formatNumber(found.length, locale))
  const provinces = found.filter(area => area.level === 1)
  const links =
    provinces.length === 0
      ? ''
      : html`<ul>${provinces.map(area => html`<li>${provinceLink(request, area)}</li>`)}</ul>`
  const regencies = found.filter(area => area.level === 2)
  const offices = regencies.length === 0 ? '' : officesTable(request, regencies, counts, title)
  const more = directory.hasMore ? notice({ locale, kind: 'info', text: words.more }) : ''
  return section({ title, body: html`${links}${offices}${more}` })
}

const provinceLink = (request: PageRequest, province: Area): Html =>
  html`<a href="${request.link(`/dinas/${province.code}`)}">${province.name}</a>`

function provincesTable(request: PageRequest, counts: OperatorCounts): Html {
  const { locale } = request
  const words = officeWords[locale]
  return table({
    caption: words.provinces,
    captionHidden: true,
    columns: [{ label: words.province }, { label: words.withAccount, numeric: true }],
    rows: listProvinces().map(province => {
      const regencies = listRegencies(province.code)
      const withAccount = regencies.filter(regency => (counts.get(regency.code) ?? 0) > 0).length
      return {
        cells: [
          provinceLink(request, province),
          words.share(formatNumber(withAccount, locale), formatNumber(regencies.length, locale)),
        ],
      }
    }),
    empty: '',
  })
}

function officesTable(
  request: PageRequest,
  regencies: readonly Area[],
  counts: OperatorCounts,
  caption: string,
): Html {
  const { locale } = request
  const words = officeWords[locale]
  const state = (code: string): Html => {
    const operators = counts.get(code) ?? 0
    return operators > 0
      ? statusTag({ state: 'active', label: words.registered(formatNumber(operators, locale)) })
      : statusTag({ state: 'none', label: words.notYet })
  }
  return table({
    caption,
    captionHidden: true,
    columns: [{ label: words.officeColumn }, { label: words.state }],
    rows: regencies.map(area => ({
      id: `dinas-${area.code}`,
      cells: [words.office(areaName(area.path)), state(area.code)],
    })),
    empty: '',
  })
}
