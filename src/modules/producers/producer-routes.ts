import { abilities, may, mayEver } from '../../access/index.ts'
import {
  idKeys,
  notFound,
  readListPage,
  type PageRequest,
  type PageResult,
  type Route,
} from '../../web/index.ts'
import { listRenditions } from '../files/index.ts'
import { editProducer } from './edit-producer.ts'
import { producersFile } from './list-files.ts'
import { words } from './messages.ts'
import { listQueryOf } from './pages/list-parts.ts'
import { producerFormPage } from './pages/producer-form.ts'
import { producerListPage } from './pages/producer-list.ts'
import { producerPage } from './pages/producer-page.ts'
import type { Album } from './photo-picture.ts'
import { listPhotosOf } from './photo-store.ts'
import { placeChoice } from './place-choice.ts'
import { countProducers, findProducer, listProducers } from './producer-store.ts'
import type { Producer } from './producer.ts'
import { listProductsOf } from './product-store.ts'
import type { Product } from './product.ts'
import { panelsOf, type ProducerSettings } from './programme.ts'
import { registerProducer } from './register-producer.ts'
import { placeNameOf } from './sentra-routes.ts'
import { findSentra, listSentraIn } from './sentra-store.ts'

async function showList(request: PageRequest, settings: ProducerSettings): Promise<PageResult> {
  const { reader, actor, query } = request
  const asked = listQueryOf(query)
  const body = producerListPage(request, {
    list: await readListPage(query, idKeys, range => listProducers(reader, actor, asked, range)),
    counts: await countProducers(reader, actor),
    commodities: await settings.commodities(reader),
    query: asked,
    mayRegister: mayEver(actor, 'producer.register'),
  })
  return { kind: 'page', title: words[request.locale].producer.title, body, audience: 'signed-in' }
}

const factsOf = (producer: Producer) => ({ areaPath: producer.areaPath, ownerId: producer.id })

async function findFor(request: PageRequest, action: string): Promise<Producer | null> {
  const producer = await findProducer(request.reader, request.params['id'] ?? '')
  return producer && may(request.actor, action, factsOf(producer)).allowed ? producer : null
}

async function showForm(request: PageRequest, producer: Producer | null): Promise<PageResult> {
  const choice = await placeChoice(request, producer)
  const sentra = choice.regency ? await listSentraIn(request.reader, choice.regency.path) : []
  const own = words[request.locale].producer
  return {
    kind: 'page',
    title: producer ? `${own.edit}: ${producer.name}` : own.register,
    body: producerFormPage(request, { producer, choice, sentra }),
    audience: 'signed-in',
  }
}

async function showEdit(request: PageRequest): Promise<PageResult> {
  const producer = await findFor(request, 'producer.edit')
  return producer ? showForm(request, producer) : notFound
}

/** The photos of the products with their pictures. Two queries, whatever the number of products. */
async function albumsOf(
  request: PageRequest,
  products: readonly Product[],
): Promise<ReadonlyMap<string, Album>> {
  const photos = await listPhotosOf(
    request.reader,
    products.map(product => product.id),
  )
  const first = [...photos.values()].flatMap(list => list.slice(0, 1))
  const renditions = await listRenditions(
    request.reader,
    first.map(photo => photo.fileId),
  )
  return new Map([...photos].map(([id, list]) => [id, { photos: list, renditions }]))
}

async function showProducer(request: PageRequest, settings: ProducerSettings): Promise<PageResult> {
  const producer = await findFor(request, 'producer.read')
  if (!producer) return notFound
  const { reader, actor } = request
  const products = await listProductsOf(reader, producer.id)
  const sentra = producer.sentraId === null ? null : await findSentra(reader, producer.sentraId)
  const able = abilities(actor, ['producer.edit', 'product.register'], factsOf(producer))
  const body = producerPage(request, {
    producer,
    sentra,
    placeName: await placeNameOf(request, producer),
    products,
    albums: await albumsOf(request, products),
    commodities: await settings.commodities(reader),
    mayEdit: able.has('producer.edit'),
    mayAddProduct: able.has('product.register'),
    panels: await panelsOf(settings, request, producer.id, null),
    mayReadSentra: sentra !== null && may(actor, 'sentra.read', { areaPath: sentra.areaPath }).allowed,
  })
  return { kind: 'page', title: producer.name, body, audience: 'signed-in' }
}

export const producerRoutesOnly = (settings: ProducerSettings): readonly Route[] => [
  { path: '/produsen', access: 'producer.read', page: request => showList(request, settings) },
  {
    path: '/produsen/baru',
    access: 'producer.register',
    page: request => showForm(request, null),
    actions: [registerProducer],
  },
  { path: '/produsen/unduh', access: 'producer.read', page: request => producersFile(request, settings) },
  { path: '/produsen/:id', access: 'producer.read', page: request => showProducer(request, settings) },
  { path: '/produsen/:id/ubah', access: 'producer.edit', page: showEdit, actions: [editProducer(settings)] },
]
