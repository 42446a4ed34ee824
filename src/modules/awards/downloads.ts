import { claimColumns, type Claim } from './claim.ts'
import { funnelSteps, outcomeSteps, type EditionFunnel } from './funnel.ts'
import { awardsByProvince, awardsOf, figuresOf, type Figure, type StarRange } from './figures.ts'
import { writeCsv, type CsvCell } from '../../platform/write-csv.ts'

/** What the tables are made of: the claims, and the names of provinces. */
export type DownloadData = Readonly<{
  claims: readonly Claim[]
  areaName: (code: string) => string
  commodityName: (id: string) => string
  funnels: readonly EditionFunnel[]
  editionTitle: (edition: EditionFunnel) => string
  /** The address of an edition's page, where the counted edition can be looked at. */
  editionAddress: (slug: string) => string
}>

const joined = (claims: readonly Claim[]): string => [...new Set(claims.map(one => one.source))].join(' ')
const certainty = (claims: readonly Claim[]): string =>
  [...new Set(claims.map(one => one.certainty))].join(' ')

export const rangeText = ({ from, to }: StarRange): string => (from === to ? `${from}` : `${from}-${to}`)

/** One row for each value that is stated: contradicting values stand in two rows. */
const figureRows = (
  figures: readonly Figure[],
  own: (figure: Figure) => readonly CsvCell[],
): readonly (readonly CsvCell[])[] =>
  figures.flatMap(figure =>
    figure.stated.map(({ value, claims }) => [
      figure.year,
      figure.scale,
      ...own(figure),
      value,
      certainty(claims),
      joined(claims),
    ]),
  )

function byYear({ claims }: DownloadData): string {
  const wanted = [
    'total',
    'stars',
    'provinces',
    'nominations',
    'nominating-provinces',
    'admitted',
    're-evaluated',
  ]
  const figures = figuresOf(claims).filter(one => wanted.includes(one.subject))
  return writeCsv(
    ['year', 'scale', 'subject', 'stars', 'value', 'certainty', 'sources'],
    figureRows(figures, one => [one.subject, one.stars]),
  )
}

function byCommodity({ claims, commodityName }: DownloadData): string {
  const figures = figuresOf(claims).filter(one => one.subject === 'commodity')
  return writeCsv(
    ['year', 'scale', 'commodity', 'commodity_name', 'value', 'certainty', 'sources'],
    figureRows(figures, one => [one.commodity, commodityName(one.commodity ?? '')]),
  )
}

/** How many awards are known by name, and the figures that a source states for a province. */
function byProvince({ claims, areaName }: DownloadData): string {
  const awards = awardsOf(claims)
  const scales = [...new Set(awards.map(one => one.scale))].toSorted()
  const named = scales.flatMap(scale =>
    awardsByProvince(awards.filter(one => one.scale === scale)).map(({ province, awards: found }) => [
      [...new Set(found.map(one => one.year))].toSorted((one, other) => one - other).join(' '),
      scale,
      province,
      province === null ? '' : areaName(province),
      'named-awards',
      found.length,
      '',
      joined(found.flatMap(one => one.claims)),
    ]),
  )
  const figures = figuresOf(claims).filter(one => one.subject === 'province')
  return writeCsv(
    ['years', 'scale', 'province', 'province_name', 'counted', 'value', 'certainty', 'sources'],
    [...named, ...figureRows(figures, one => [one.area, areaName(one.area ?? ''), 'stated'])],
  )
}

function namedAwards({ claims, areaName, commodityName }: DownloadData): string {
  const rows = awardsOf(claims).map(award => [
    award.year,
    award.scale,
    award.maker,
    award.product,
    award.commodities.map(commodityName).join(' / '),
    award.areas.join(' '),
    award.areas.map(areaName).join(' / '),
    award.stars.map(one => rangeText(one.value)).join(' / '),
    certainty(award.claims),
    joined(award.claims),
  ])
  return writeCsv(
    ['year', 'scale', 'maker', 'product', 'commodity', 'area', 'area_name', 'stars', 'certainty', 'sources'],
    rows,
  )
}

/** How far the nominations of published editions came; made-up editions say so in their row. */
const funnels = ({ funnels: editions, editionTitle, editionAddress }: DownloadData): string =>
  writeCsv(
    ['edition', 'title', 'made_up', 'step', 'stars', 'value', 'sources'],
    editions.flatMap(edition =>
      [
        ...funnelSteps(edition),
        ...outcomeSteps(edition).map(({ outcome, count }) => ({
          step: outcome === 'not-re-evaluated' ? outcome : `re-evaluated-${outcome}`,
          stars: null,
          count,
        })),
      ].map(({ step, stars, count }) => [
        edition.slug,
        editionTitle(edition),
        edition.fictional ? 'contoh' : '',
        step,
        stars,
        count,
        editionAddress(edition.slug),
      ]),
    ),
  )

/** Every claim in the form in which it can be imported again. */
const allClaims = ({ claims }: DownloadData): string =>
  writeCsv(
    claimColumns,
    claims.map(one => [
      one.year,
      one.subject,
      one.maker,
      one.product,
      one.commodity,
      one.area,
      one.starsFrom === null ? '' : rangeText({ from: one.starsFrom, to: one.starsTo ?? one.starsFrom }),
      one.value,
      one.scale,
      one.certainty,
      one.source,
      one.note,
    ]),
  )

/** The files of `/statistik/<name>`, by name. Every file says its sources. */
export const downloads: ReadonlyMap<string, (data: DownloadData) => string> = new Map([
  ['tahun.csv', byYear],
  ['komoditas.csv', byCommodity],
  ['provinsi.csv', byProvince],
  ['penghargaan.csv', namedAwards],
  ['corong.csv', funnels],
  ['pernyataan.csv', allClaims],
])
