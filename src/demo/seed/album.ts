import type { CraftCommodity, CraftView } from '../pictures/index.ts'
import { finishedPlan, type DemoProduct } from './content.ts'
import captions from './content/captions.json' with { type: 'json' }
import { cropped, type Crop, type Drawing, type PicturePool } from './picture-pool.ts'

/** One photo of a product: a picture, or a part of one. */
export type AlbumPhoto = Readonly<{ name: string; caption: string; drawing: Drawing; crop: Crop | null }>

const leftPart: Crop = { left: 0.06, top: 0.16, size: 0.62 }
const rightPart: Crop = { left: 0.34, top: 0.3, size: 0.62 }
const dishPart: Crop = { left: 0.48, top: 0.46, size: 0.5 }

/** From so many points on a product is looked at often enough to deserve a close picture of its own. */
const CLOSE_FROM = 80
/** Pixels across: what the public sees, and what offices see. */
const PUBLIC_WIDTH = 960
const OFFICE_WIDTH = 800

const nominatedBefore = new Set(finishedPlan.map(plan => plan.product))
const isPublic = ({ id }: DemoProduct): boolean => nominatedBefore.has(id)

/** How many views of the work a craft has: its products share them. What is cooked shows itself at work. */
const sharedViews: Readonly<Record<CraftCommodity, number | null>> = {
  'makanan-minuman': null,
  tenun: 2,
  batik: 3,
  anyaman: 2,
  gerabah: 3,
}

/** Of a view that several products share each shows another part: photos of two firms are never the same. */
const ownPartOf = ({ picture }: DemoProduct): Crop => ({
  left: ((picture * 7) % 10) / 40,
  top: ((picture * 3) % 10) / 40,
  size: 0.75,
})

function drawingOf(product: DemoProduct, view: CraftView): Drawing {
  const { commodity, picture } = product
  const shared = sharedViews[commodity]
  if (view === 'process' && shared !== null)
    return { craft: { commodity, seed: picture % shared, view }, width: PUBLIC_WIDTH }
  return { craft: { commodity, seed: picture, view }, width: isPublic(product) ? PUBLIC_WIDTH : OFFICE_WIDTH }
}

type Words = Readonly<Record<'hero' | 'detail' | 'process' | 'left' | 'right', string>>

function closePhoto(product: DemoProduct, words: Words): AlbumPhoto {
  if (isPublic(product) && product.target >= CLOSE_FROM)
    return { name: 'dekat.jpg', caption: words.detail, drawing: drawingOf(product, 'detail'), crop: null }
  return { name: 'kiri.jpg', caption: words.left, drawing: drawingOf(product, 'hero'), crop: leftPart }
}

function workPhoto(product: DemoProduct, words: Words): AlbumPhoto {
  if (sharedViews[product.commodity] !== null || isPublic(product))
    return {
      name: 'proses.jpg',
      caption: words.process,
      drawing: drawingOf(product, 'process'),
      crop: sharedViews[product.commodity] === null ? null : ownPartOf(product),
    }
  return { name: 'isi.jpg', caption: words.detail, drawing: drawingOf(product, 'hero'), crop: dishPart }
}

/**
 * The photos of a product. The best of what is public gets a picture of its own for the close view; the others
 * show a part of the whole, since drawing is what the making of the demo spends most of its time on.
 */
export function albumOf(product: DemoProduct): readonly AlbumPhoto[] {
  if (product.photos === false) return []
  const words = captions[product.commodity]
  const whole = drawingOf(product, 'hero')
  return [
    { name: 'utuh.jpg', caption: words.hero, drawing: whole, crop: null },
    closePhoto(product, words),
    workPhoto(product, words),
    { name: 'kanan.jpg', caption: words.right, drawing: whole, crop: rightPart },
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
