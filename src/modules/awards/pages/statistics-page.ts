import { html, type Html } from '../../../platform/html.ts'
import { emptyState, linkButton, notice, pageTitle, section } from '../../../ui/index.ts'
import type { Claim } from '../claim.ts'
import { awardsOf, checkSums, figuresOf, type SumCheck } from '../figures.ts'
import { words } from '../messages.ts'
import type { EditionFunnel } from '../funnel.ts'
import { funnelSections } from './funnel-part.ts'
import { byProvincePart, namedPart } from './named-part.ts'
import { references, type Counted, type Shown } from './stated-parts.ts'
import { selectionPart } from './selection-part.ts'
import { byCommodityPart, byYearPart } from './year-parts.ts'

export type StatisticsView = Shown &
  Readonly<{ claims: readonly Claim[]; funnels: readonly EditionFunnel[]; demo: boolean }>

const downloadOf = ({ locale, link }: Shown, file: string, label: string): Html =>
  html`<div class="buttons">${linkButton({
    href: link(`/statistik/${file}`),
    label: words[locale].downloadOf(label),
    icon: 'download',
    download: true,
  })}</div>`

/** A source's own parts added up, beside the total that it states. */
function checksPart(shown: Shown, claims: readonly Claim[], by: SumCheck['by']): Html | '' {
  const own = words[shown.locale]
  // The parts stand in the order of the bars above.
  const order = shown.settings.commodities.map(one => one.id)
  const placeOf = ({ commodity }: Claim): number => order.indexOf(commodity ?? '')
  const sorted = claims.toSorted((one, other) => placeOf(one) - placeOf(other))
  const checks = checkSums(sorted).filter(one => one.by === by)
  if (checks.length === 0) return ''
  const line = (check: SumCheck): Html => {
    const sum = `${check.parts.join(' + ')} = ${check.sum}`
    const said =
      check.sum === check.total
        ? own.sumHolds(String(check.year), sum)
        : own.sumDiffers(String(check.year), sum, String(check.total))
    const meant = claims.filter(one => check.sources.includes(one.source))
    return html`<li>${said} ${references(shown, meant)}</li>`
  }
  return html`<h3>${own.checks}</h3><ul>${checks.toSorted((one, other) => one.year - other.year).map(line)}</ul>`
}

function sourcesSection(shown: Shown): Html {
  const own = words[shown.locale]
  const entry = (source: string, index: number): Html =>
    html`<li id="sumber-${index + 1}"><a href="${source}" rel="noopener">${source}</a></li>`
  const body = html`<ol class="sources">${shown.sources.map(entry)}</ol>${downloadOf(shown, 'pernyataan.csv', own.allClaims)}`
  return section({ title: own.sources, lead: own.sourcesLead, body, id: 'sumber' })
}

function counted(view: StatisticsView): Counted {
  const known = view.settings.scales.map(one => one.id)
  const found = [...new Set(view.claims.map(one => one.scale))]
  const scales = [
    ...known.filter(id => found.includes(id)),
    ...found.filter(id => !known.includes(id)).toSorted(),
  ]
  return { shown: view, figures: figuresOf(view.claims), awards: awardsOf(view.claims), scales }
}

/** The page is long: the reader sees what there is, and goes there. */
function jumps({ locale }: Shown, parts: readonly Readonly<{ id: string; title: string }>[]): Html {
  const entry = ({ id, title }: Readonly<{ id: string; title: string }>): Html =>
    html`<li><a href="#${id}">${title}</a></li>`
  return html`<nav class="jumps" aria-label="${words[locale].onThisPage}"><ul>${parts.map(entry)}</ul></nav>`
}

function claimedParts(view: StatisticsView, all: Counted): Html {
  const { locale, claims } = view
  const own = words[locale]
  const year = html`${notice({ locale, kind: 'info', text: own.schemesApart })}${byYearPart(all)}${checksPart(view, claims, 'stars')}${downloadOf(view, 'tahun.csv', own.byYear)}`
  const commodity = html`${byCommodityPart(all)}${checksPart(view, claims, 'commodity')}${downloadOf(view, 'komoditas.csv', own.byCommodity)}`
  const province = html`${byProvincePart(all)}${downloadOf(view, 'provinsi.csv', own.byProvince)}`
  const named = html`${namedPart(all)}${downloadOf(view, 'penghargaan.csv', own.named)}`
  return html`${section({ title: own.byYear, body: year, id: 'tahun' })}${section({
    title: own.byCommodity,
    lead: own.byCommodityLead,
    body: commodity,
    id: 'komoditas',
  })}${section({ title: own.byProvince, lead: own.byProvinceLead, body: province, id: 'provinsi' })}${section(
    { title: own.named, lead: own.namedLead, body: named, id: 'penerima' },
  )}${selectionPart(all, downloadOf(view, 'tahun.csv', own.selection))}`
}

export function statisticsPage(view: StatisticsView): Html {
  const { locale, claims, demo, link, funnels } = view
  const own = words[locale]
  const head = pageTitle({
    locale,
    title: own.title,
    lead: own.lead,
    actions: linkButton({ href: link('/peta'), label: own.toMap, icon: 'map-pin' }),
  })
  const download = funnels.length > 0 ? downloadOf(view, 'corong.csv', own.funnel) : ''
  const ownParts = funnelSections(view, funnels, download)
  if (claims.length === 0) return html`${head}${emptyState({ title: own.noData, text: own.lead })}${ownParts}`
  const all = counted(view)
  const isSelected = all.figures.some(one => one.subject === 'nominations' || one.subject === 'admitted')
  const parts = [
    { id: 'tahun', title: own.byYear },
    { id: 'komoditas', title: own.byCommodity },
    { id: 'provinsi', title: own.byProvince },
    { id: 'penerima', title: own.named },
    ...(isSelected ? [{ id: 'seleksi', title: own.selection }] : []),
    { id: 'corong', title: own.funnel },
    { id: 'sumber', title: own.sources },
  ]
  const real = demo ? notice({ locale, kind: 'info', text: own.notMadeUp }) : ''
  return html`${head}${jumps(view, parts)}${real}${claimedParts(view, all)}${ownParts}${sourcesSection(view)}`
}
