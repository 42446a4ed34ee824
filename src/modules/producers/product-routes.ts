import { abilities, may } from '../../access/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { fileAnswer, FORM_FILE_BYTES, listFiles, listRenditions } from '../files/index.ts'
import { addPhotos } from './add-photos.ts'
import { editPhoto } from './edit-photo.ts'
import { editProduct } from './edit-product.ts'
import { formerAwardWords } from './former-award-messages.ts'
import { listFormerAwardsOf } from './former-award-store.ts'
import { words } from './messages.ts'
import { formerAwardPage } from './pages/former-award-page.ts'
import { newProductPage } from './pages/product-form.ts'
import { productPage } from './pages/product-page.ts'
import { findPhoto } from './photo-store.ts'
import { findProducer } from './producer-store.ts'
import { findProduct, findProductFile, type ProductFile } from './product-store.ts'
import type { Product } from './product.ts'
import { panelsOf, type ProducerSettings } from './programme.ts'
import { recordFormerAward, takeFormerAwardBack } from './record-former-award.ts'
import { registerProduct } from './register-product.ts'
import { removePhotoAction } from './remove-photo.ts'

async function showNew(request: PageRequest, settings: ProducerSettings): Promise<PageResult> {
  const { reader, actor, params, locale } = request
  const producer = await findProducer(reader, params['id'] ?? '')
  if (!producer) return notFound
  const facts = { areaPath: producer.areaPath, ownerId: producer.id }
  if (!may(actor, 'product.register', facts).allowed) return notFound
  const body = newProductPage(request, producer, await settings.commodities(reader))
  return { kind: 'page', title: words[locale].product.register, body, audience: 'signed-in' }
}

const factsOf = (product: Product) => ({ areaPath: product.areaPath, ownerId: product.producerId })

async function photoData(request: PageRequest, file: ProductFile, settings: ProducerSettings) {
  const ids = file.photos.map(photo => photo.fileId)
  const acts = ['photo.add', 'photo.edit', 'photo.remove'] as const
  const able = abilities(request.actor, acts, factsOf(file.product))
  return {
    album: { photos: file.photos, renditions: await listRenditions(request.reader, ids) },
    files: await listFiles(request.reader, ids),
    maxPhotos: settings.maxPhotos,
    mayAdd: able.has('photo.add'),
    mayEdit: able.has('photo.edit'),
    mayRemove: able.has('photo.remove'),
    // A photo's original is read by the same people as the papers of its product.
    maySeeEvidence: may(request.actor, 'document.read', factsOf(file.product)).allowed,
  }
}

async function showProduct(request: PageRequest, settings: ProducerSettings): Promise<PageResult> {
  const { reader, actor, params } = request
  const file = await findProductFile(reader, params['id'] ?? '')
  if (!file || !may(actor, 'product.read', factsOf(file.product)).allowed) return notFound
  const body = productPage(request, {
    file,
    commodities: await settings.commodities(reader),
    mayEdit: may(actor, 'product.edit', factsOf(file.product)).allowed,
    photos: await photoData(request, file, settings),
    panels: await panelsOf(settings, request, file.producer.id, file.product.id),
  })
  return { kind: 'page', title: file.product.name, body, audience: 'signed-in' }
}

const renditionNames = ['w320', 'w800', 'w1600']

async function showFormerAwards(request: PageRequest, { scales }: ProducerSettings): Promise<PageResult> {
  const { reader, actor, params, locale } = request
  const file = await findProductFile(reader, params['id'] ?? '')
  if (!file || !may(actor, 'product.read', factsOf(file.product)).allowed) return notFound
  const able = abilities(actor, ['former-award.record', 'former-award.take-back'], factsOf(file.product))
  const body = formerAwardPage(request, {
    file,
    awards: await listFormerAwardsOf(reader, file.product.id),
    scales,
    mayRecord: able.has('former-award.record'),
    mayTakeBack: able.has('former-award.take-back'),
  })
  const title = formerAwardWords[locale].titleOf(file.product.name)
  return { kind: 'page', title, body, audience: 'signed-in' }
}

/** One of a photo's pictures, for a route that has made sure that the reader may see the photo. */
export async function photoAnswer(
  reader: Reader,
  store: FileStore,
  photoId: string,
  rendition: string,
  audience: 'private' | 'public',
): Promise<PageResult> {
  if (!renditionNames.includes(rendition)) return notFound
  const photo = await findPhoto(reader, photoId)
  return photo ? fileAnswer(reader, store, photo.fileId, rendition, '', audience) : notFound
}

async function showPhoto(request: PageRequest, { files }: ProducerSettings): Promise<PageResult> {
  const { reader, actor, params } = request
  const photo = await findPhoto(reader, params['id'] ?? '')
  const product = photo && (await findProduct(reader, photo.productId))
  if (!product || !may(actor, 'product.read', factsOf(product)).allowed) return notFound
  return photoAnswer(reader, files, photo.id, params['rendition'] ?? '', 'private')
}

export const productRoutes = (settings: ProducerSettings): readonly Route[] => [
  {
    path: '/produsen/:id/produk/baru',
    access: 'product.register',
    page: request => showNew(request, settings),
    actions: [registerProduct(settings)],
  },
  {
    path: '/produk/:id',
    access: 'product.read',
    page: request => showProduct(request, settings),
    actions: [editProduct(settings), addPhotos(settings), editPhoto, removePhotoAction],
    fileBytes: FORM_FILE_BYTES,
  },
  {
    path: '/produk/:id/penghargaan',
    access: 'product.read',
    page: request => showFormerAwards(request, settings),
    actions: [recordFormerAward(settings), takeFormerAwardBack(settings)],
  },
  { path: '/foto/:id/:rendition', access: 'product.read', page: request => showPhoto(request, settings) },
]
