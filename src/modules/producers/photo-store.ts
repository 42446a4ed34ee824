import type { Reader, Tx } from '../../platform/database/index.ts'
import type { Photo } from './product.ts'
import type { Stamp } from './stamp.ts'
import type { Tables } from './tables.ts'

export const photoColumns = [
  'photo.id',
  'photo.product_id as productId',
  'photo.file_id as fileId',
  'photo.caption',
  'photo.position',
] as const

/** The photos of a product that are shown, in their order. */
export const listPhotos = (reader: Reader, productId: string): Promise<readonly Photo[]> =>
  reader
    .withTables<Tables>()
    .selectFrom('photo')
    .select(photoColumns)
    .where('product_id', '=', productId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()

/** The photos of many products, each product's in their order; one without photos is left out. One query. */
export async function listPhotosOf(
  reader: Reader,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Photo[]>> {
  if (productIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('photo')
    .select(photoColumns)
    .where('product_id', 'in', productIds)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, row => row.productId)
}

/** A photo whether it is still shown or not: a file that was frozen with it goes on showing it. */
export async function findPhoto(reader: Reader, id: string): Promise<Photo | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('photo')
    .select(photoColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function insertPhotos(tx: Tx, photos: readonly Photo[], { by, now }: Stamp): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('photo')
    .values(
      photos.map(photo => ({
        id: photo.id,
        product_id: photo.productId,
        file_id: photo.fileId,
        caption: photo.caption,
        position: photo.position,
        removed_at: null,
        created_by: by,
        created_at: now,
      })),
    )
    .execute()
}

export async function removePhoto(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('photo')
    .set({ removed_at: now })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .execute()
}

/** Writes the captions and places of these photos. */
export async function arrangePhotos(tx: Tx, photos: readonly Photo[]): Promise<void> {
  for (const photo of photos) {
    await tx
      .withTables<Tables>()
      .updateTable('photo')
      .set({ caption: photo.caption, position: photo.position })
      .where('id', '=', photo.id)
      .execute()
  }
}
