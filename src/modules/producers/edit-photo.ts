import { z } from 'zod'
import { defineAction, done, fields } from '../../actions/index.ts'
import { arrangePhotos, listPhotos } from './photo-store.ts'
import { findProduct } from './product-store.ts'
import type { Photo } from './product.ts'

/** The photos in their new order, numbered from 1: `moved` goes to `place`, counted from 1; the others keep theirs. */
export function rearranged(photos: readonly Photo[], moved: Photo, place: number): readonly Photo[] {
  const others = photos.filter(photo => photo.id !== moved.id)
  const index = Math.min(Math.max(place, 1), photos.length) - 1
  return [...others.slice(0, index), moved, ...others.slice(index)].map((photo, at) => ({
    ...photo,
    position: at + 1,
  }))
}

/** Changes a photo's caption and its place among the product's photos. */
export const editPhoto = defineAction({
  name: 'photo.edit',
  readAction: 'product.read',
  input: z.object({
    id: fields.recordId,
    photo: fields.recordId,
    caption: fields.optionalText(200),
    position: fields.wholeNumber(1, 1_000),
  }),
  load: async (reader, input) => {
    const product = await findProduct(reader, input.id)
    const photos = product ? await listPhotos(reader, product.id) : []
    const photo = photos.find(one => one.id === input.photo)
    return product && photo ? { product, photos, photo } : null
  },
  facts: ({ product }) => ({ areaPath: product.areaPath, ownerId: product.producerId }),
  handle: ({ product, photos, photo }, { caption, position }) =>
    done({
      change: rearranged(photos, { ...photo, caption }, position),
      event: 'photo.edited',
      subject: { kind: 'product', id: product.id },
      areaPath: product.areaPath,
      detail: { photo: photo.id, position },
      next: `/produk/${product.id}#foto`,
    }),
  save: (tx, photos) => arrangePhotos(tx, photos),
})
