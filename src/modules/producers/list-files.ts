import { everyRow, type ListRange } from '../../platform/database/index.ts'
import type { PageRequest, PageResult } from '../../web/index.ts'
import { areaName } from '../regions/index.ts'
import type { RowKey } from './keyset-store.ts'
import { words } from './messages.ts'
import { listQueryOf } from './pages/list-parts.ts'
import { listProducers } from './producer-store.ts'
import { commodityTitle, type ProducerSettings } from './programme.ts'
import { listSentra } from './sentra-store.ts'

type Settings = Pick<ProducerSettings, 'commodities'>

/** The producers that the filters show, over all pages of the list. */
export async function producersFile(request: PageRequest, settings: Settings): Promise<PageResult> {
  const { reader, actor, locale, query } = request
  const { producer, product } = words[locale]
  const commodities = await settings.commodities(reader)
  const asked = listQueryOf(query)
  const rows = await everyRow(
    (range: ListRange<RowKey>) => listProducers(reader, actor, asked, range),
    one => one,
  )
  return {
    kind: 'table',
    fileName: producer.title,
    columns: [
      producer.name,
      producer.owner,
      product.commodity,
      producer.products,
      producer.sentra,
      producer.place,
    ],
    rows: rows.map(one => [
      one.name,
      one.ownerName,
      one.commodities.map(id => commodityTitle(commodities, id, locale)).join(', '),
      one.products,
      one.sentraName,
      areaName(one.areaPath),
    ]),
  }
}

/** The sentra that the filters show, over all pages of the list. */
export async function sentraFile(request: PageRequest, settings: Settings): Promise<PageResult> {
  const { reader, actor, locale, query } = request
  const { sentra, product } = words[locale]
  const commodities = await settings.commodities(reader)
  const asked = listQueryOf(query)
  const rows = await everyRow(
    (range: ListRange<RowKey>) => listSentra(reader, actor, asked, range),
    one => one,
  )
  return {
    kind: 'table',
    fileName: sentra.title,
    columns: [
      sentra.name,
      product.commodity,
      sentra.place,
      sentra.units,
      sentra.workers,
      sentra.producers,
      sentra.decreeNumber,
      sentra.decreeDate,
    ],
    rows: rows.map(one => [
      one.name,
      commodityTitle(commodities, one.commodity, locale),
      areaName(one.areaPath),
      one.units,
      one.workers,
      one.producers,
      one.decreeNumber,
      one.decreeDate,
    ]),
  }
}
