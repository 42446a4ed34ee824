import { may } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { findProducer, findProduct, findSentra, listProductsOf } from '../producers/index.ts'
import { dayIn } from '../regions/index.ts'
import type { Owner } from './document.ts'
import { listDocumentsOf } from './document-store.ts'
import { words } from './messages.ts'
import { factsOf, findOwner, type OwnerRecord } from './owner.ts'
import { ownerDocumentsPage, type OwnerGroup } from './pages/owner-documents.ts'
import type { DocumentSettings } from './settings.ts'

/** The commodities for which an owner's documents are asked: a firm's are those of all its products. */
export async function commoditiesAround(reader: Reader, owner: Owner): Promise<readonly string[]> {
  if (owner.kind === 'product') {
    const product = await findProduct(reader, owner.id)
    return product ? [product.commodity] : []
  }
  if (owner.kind === 'sentra') {
    const sentra = await findSentra(reader, owner.id)
    return sentra ? [sentra.commodity] : []
  }
  const products = await listProductsOf(reader, owner.id)
  return [...new Set(products.map(product => product.commodity))]
}

type Around = Readonly<{
  owner: Owner & Readonly<{ name: string }>
  commodities: readonly string[]
  mayAdd: boolean
}>

/** The producer, its products, and its sentra where the actor may see that. Three queries at most. */
async function ownersAround(request: PageRequest, record: OwnerRecord): Promise<readonly Around[]> {
  const { reader, actor } = request
  const mayAdd = may(actor, 'document.add', factsOf(record)).allowed
  const products = await listProductsOf(reader, record.id)
  const own: Around = {
    owner: { kind: 'producer', id: record.id, name: record.name },
    commodities: [...new Set(products.map(product => product.commodity))],
    mayAdd,
  }
  const ofProducts = products.map(
    ({ id, name, commodity }): Around => ({
      owner: { kind: 'product', id, name },
      commodities: [commodity],
      mayAdd,
    }),
  )
  const producer = await findProducer(reader, record.id)
  const sentra = producer?.sentraId ? await findSentra(reader, producer.sentraId) : null
  if (!sentra || !may(actor, 'document.read', { areaPath: sentra.areaPath }).allowed)
    return [own, ...ofProducts]
  const { id, name, commodity } = sentra
  return [own, ...ofProducts, { owner: { kind: 'sentra', id, name }, commodities: [commodity], mayAdd }]
}

async function sentraAlone(request: PageRequest, record: OwnerRecord): Promise<readonly Around[]> {
  return [
    {
      owner: { kind: 'sentra', id: record.id, name: record.name },
      commodities: await commoditiesAround(request.reader, record),
      mayAdd: may(request.actor, 'document.add', factsOf(record)).allowed,
    },
  ]
}

async function groupsOf(
  request: PageRequest,
  settings: DocumentSettings,
  record: OwnerRecord,
  around: readonly Around[],
): Promise<readonly OwnerGroup[]> {
  const { reader, now } = request
  const moment = { day: dayIn(record.areaPath, now), warnDays: settings.warnDays }
  const documents = await listDocumentsOf(
    reader,
    around.map(one => one.owner),
    moment,
  )
  const needs = await settings.needs(reader)
  return around.map(({ owner, commodities, mayAdd }) => ({
    owner,
    documents: documents.filter(one => one.owner.kind === owner.kind && one.owner.id === owner.id),
    needed: needs(owner.kind, commodities),
    mayAdd,
  }))
}

async function showList(
  request: PageRequest,
  settings: DocumentSettings,
  kind: 'producer' | 'sentra',
): Promise<PageResult> {
  const { reader, actor, params, locale } = request
  const record = await findOwner(reader, { kind, id: params['id'] ?? '' })
  if (!record || !may(actor, 'document.read', factsOf(record)).allowed) return notFound
  const isProducer = kind === 'producer'
  const around = isProducer ? await ownersAround(request, record) : await sentraAlone(request, record)
  const folder = isProducer ? '/produsen' : '/sentra'
  const own = words[locale]
  const body = ownerDocumentsPage(request, {
    title: record.name,
    crumbs: [
      { label: isProducer ? own.producers : own.sentraList, href: request.link(folder) },
      { label: record.name, href: request.link(`${folder}/${record.id}`) },
    ],
    types: settings.types,
    groups: await groupsOf(request, settings, record, around),
  })
  return { kind: 'page', title: `${own.title}: ${record.name}`, body, audience: 'signed-in' }
}

export const ownerListRoutes = (settings: DocumentSettings): readonly Route[] => [
  {
    path: '/produsen/:id/dokumen',
    access: 'document.read',
    page: request => showList(request, settings, 'producer'),
  },
  {
    path: '/sentra/:id/dokumen',
    access: 'document.read',
    page: request => showList(request, settings, 'sentra'),
  },
]
