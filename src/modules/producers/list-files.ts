import type { PageRequest, PageResult } from '../../web/index.ts'
import { areaName } from '../regions/index.ts'
import type { Cursor, ListPage } from './list-page.ts'
import { words } from './messages.ts'
import { listQueryOf } from './pages/list-parts.ts'
import { listProducers } from './producer-store.ts'
import { commodityTitle, type ProducerSettings } from './programme.ts'
import { listSentra } from './sentra-store.ts'

/** Every row of a list, page by page as its page shows them. */
async function everyRow<Row extends Readonly<{ id: string }>>(
  read: (cursor: Cursor) => Promise<ListPage<Row>>,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  let cursor: Cursor = null
  do {
    const page: ListPage<Row> = await read(cursor)
    rows.push(...page.rows)
    const last = page.rows.at(-1)
    cursor = page.later && last ? { id: last.id, direction: 'after' } : null
  } while (cursor !== null)
  return rows
}

type Settings = Pick<ProducerSettings, 'commodities'>

/** The producers that the filters show, over all pages of the list. */
export async function producersFile(request: PageRequest, settings: Settings): Promise<PageResult> {
  const { reader, actor, locale, query } = request
  const { producer, product } = words[locale]
  const commodities = await settings.commodities(reader)
  const asked = listQueryOf(query)
  const rows = await everyRow(cursor => listProducers(reader, actor, { ...asked, cursor }))
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
  const rows = await everyRow(cursor => listSentra(reader, actor, { ...asked, cursor }))
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
