import { abilities, may } from '../../access/index.ts'
import type { Html } from '../../platform/html.ts'
import { html } from '../../platform/html.ts'
import { formatDay, formatNumber } from '../../platform/translations.ts'
import { linkButton, panel } from '../../ui/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { namesOf } from '../people/index.ts'
import { findProducer, listProductsOf, type OwnerPanel } from '../producers/index.ts'
import { dayIn } from '../regions/index.ts'
import { changeWords } from './change-messages.ts'
import type { Owner } from './document.ts'
import { listDocumentsOf } from './document-store.ts'
import { noteChange, takeChangeBack } from './note-change.ts'
import { listChangesOf } from './noted-change-store.ts'
import { changePage } from './pages/change-page.ts'
import type { DocumentSettings } from './settings.ts'

const ownersOf = (producerId: string, productIds: readonly string[]): readonly Owner[] => [
  { kind: 'producer', id: producerId },
  ...productIds.map(id => ({ kind: 'product' as const, id })),
]

async function showChanges(request: PageRequest, settings: DocumentSettings): Promise<PageResult> {
  const { reader, actor, params, query, locale, now } = request
  const producer = await findProducer(reader, params['id'] ?? '')
  const facts = producer && { areaPath: producer.areaPath, ownerId: producer.id }
  if (!producer || !facts || !may(actor, 'producer.read', facts).allowed) return notFound
  const products = await listProductsOf(reader, producer.id)
  const changes = await listChangesOf(reader, producer.id)
  const people = changes.flatMap(change => [change.notedBy, change.takenBackBy ?? change.notedBy])
  const ids = products.map(product => product.id)
  const moment = { day: dayIn(producer.areaPath, now), warnDays: settings.warnDays }
  const documents = await listDocumentsOf(reader, ownersOf(producer.id, ids), moment)
  const able = abilities(actor, ['product.note-change', 'product.take-back-change'], facts)
  const chosen = query.get('produk') ?? ''
  const body = changePage(request, {
    producer,
    products,
    product: ids.includes(chosen) ? chosen : '',
    changes,
    ended: documents.filter(document => document.changedOn !== null),
    types: settings.types,
    names: await namesOf(reader, people),
    mayNote: able.has('product.note-change'),
    mayTakeBack: able.has('product.take-back-change'),
  })
  return { kind: 'page', title: changeWords[locale].titleOf(producer.name), body, audience: 'signed-in' }
}

export const changeRoutes = (settings: DocumentSettings): readonly Route[] => [
  {
    path: '/produsen/:id/perubahan',
    access: 'producer.read',
    page: request => showChanges(request, settings),
    actions: [noteChange(settings), takeChangeBack(settings)],
  },
]

/** On the page of a firm or a product: its latest change, and what that means for its papers. */
export const changePanel: OwnerPanel = async (request, producerId, productId): Promise<Html> => {
  const { reader, locale, link, now } = request
  const own = changeWords[locale]
  const [latest] = (await listChangesOf(reader, producerId))
    .filter(change => change.takenBackAt === null)
    .filter(change => productId === null || change.productId === null || change.productId === productId)
  const owners = productId === null ? ownersOf(producerId, []) : ownersOf(producerId, [productId])
  const documents = latest
    ? await listDocumentsOf(reader, owners, { day: dayIn(latest.areaPath, now), warnDays: 0 })
    : []
  const ended = documents.filter(document => document.changedOn !== null).length
  const said = latest
    ? html`<p><b>${formatDay(latest.changedOn, locale)}.</b> ${own.kinds[latest.what]}. ${latest.explanation}${ended > 0 ? html` <b>${own.panelEnded(formatNumber(ended, locale))}</b>` : ''}</p>`
    : html`<p class="muted">${own.none}</p>`
  const href = link(`/produsen/${producerId}/perubahan${productId === null ? '' : `?produk=${productId}`}`)
  return panel({
    title: own.panel,
    level: 2,
    body: html`${said}<div class="buttons">${linkButton({ href, label: own.open })}</div>`,
  })
}
