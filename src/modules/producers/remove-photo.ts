import { z } from 'zod'
import { defineAction, done, fields } from '../../actions/index.ts'
import { listPhotos, removePhoto } from './photo-store.ts'
import { findProduct } from './product-store.ts'

/** Takes a photo off its product. The file is kept, since a submitted nomination may show it. */
export const removePhotoAction = defineAction({
  name: 'photo.remove',
  readAction: 'product.read',
  input: z.object({ id: fields.recordId, photo: fields.recordId }),
  load: async (reader, input) => {
    const product = await findProduct(reader, input.id)
    const photos = product ? await listPhotos(reader, product.id) : []
    const photo = photos.find(one => one.id === input.photo)
    return product && photo ? { product, photo, left: photos.length - 1 } : null
  },
  facts: ({ product }) => ({ areaPath: product.areaPath, ownerId: product.producerId }),
  handle: ({ product, photo, left }) =>
    done({
      change: photo.id,
      event: 'photo.removed',
      subject: { kind: 'product', id: product.id },
      areaPath: product.areaPath,
      detail: { photo: photo.id, left },
      next: `/produk/${product.id}#foto`,
    }),
  save: (tx, id, context) => removePhoto(tx, id, context.now),
})
