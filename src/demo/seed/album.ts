import type { CraftView } from '../pictures/index.ts'
import { finishedPlan, type DemoProduct } from './content.ts'
import captions from './content/captions.json' with { type: 'json' }
import { cropped, type Crop, type Drawing, type PicturePool } from './picture-pool.ts'

/** One photo of a product: a picture, or a part of one. */
export type AlbumPhoto = Readonly<{ name: string; caption: string; drawing: Drawing; crop: Crop | null }>

const leftPart: Crop = { left: 0.06, top: 0.16, size: 0.62 }
const rightPart: Crop = { left: 0.34, top: 0.3, size: 0.62 }

/** So many views of the work there are for each commodity; its products share them. */
const PROCESS_VIEWS = 2
/** From so many points on a product is looked at often enough to deserve a close picture of its own. */
const CLOSE_FROM = 80
/** Pixels across: what the public sees, and what offices see. */
const PUBLIC_WIDTH = 960
const OFFICE_WIDTH = 800

const nominatedBefore = new Set(finishedPlan.map(plan => plan.product))

function drawingOf({ id, commodity, picture }: DemoProduct, view: CraftView): Drawing {
  if (view === 'process')
    return { craft: { commodity, seed: picture % PROCESS_VIEWS, view }, width: PUBLIC_WIDTH }
  const width = nominatedBefore.has(id) ? PUBLIC_WIDTH : OFFICE_WIDTH
  return { craft: { commodity, seed: picture, view }, width }
}

/**
 * The photos of a product. The best of what is public gets a picture of its own for the close view; the others
 * show a part of the whole, since drawing is what the making of the demo spends most of its time on.
 */
export function albumOf(product: DemoProduct): readonly AlbumPhoto[] {
  if (product.photos === false) return []
  const words = captions[product.commodity]
  const hero = drawingOf(product, 'hero')
  const close: AlbumPhoto =
    nominatedBefore.has(product.id) && product.target >= CLOSE_FROM
      ? { name: 'dekat.jpg', caption: words.detail, drawing: drawingOf(product, 'detail'), crop: null }
      : { name: 'kiri.jpg', caption: words.left, drawing: hero, crop: leftPart }
  return [
    { name: 'utuh.jpg', caption: words.hero, drawing: hero, crop: null },
    close,
    { name: 'proses.jpg', caption: words.process, drawing: drawingOf(product, 'process'), crop: null },
    { name: 'kanan.jpg', caption: words.right, drawing: hero, crop: rightPart },
  ]
}

/** A photo that is taken later, when the first ones were not clear enough. */
export const laterPhotoOf = (product: DemoProduct): AlbumPhoto => ({
  name: 'ulang.jpg',
  caption: captions[product.commodity].left,
  drawing: drawingOf(product, 'hero'),
  crop: { left: 0.2, top: 0.1, size: 0.66 },
})

/** The bytes of a photo as JPEG. */
export async function photoContent(photo: AlbumPhoto, pool: PicturePool): Promise<Buffer> {
  const picture = await pool.ask(photo.drawing)
  return photo.crop ? cropped(picture, photo.crop) : picture
}
