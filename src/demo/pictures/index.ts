import sharp, { type Sharp } from 'sharp'
import { anyamanDetail, anyamanHero, anyamanProcess } from './crafts/anyaman.ts'
import { batikDetail, batikHero, batikProcess } from './crafts/batik.ts'
import { gerabahDetail, gerabahHero, gerabahProcess } from './crafts/gerabah.ts'
import { makananMinumanDetail, makananMinumanHero, makananMinumanProcess } from './crafts/makanan-minuman.ts'
import { tenunDetail, tenunHero, tenunProcess } from './crafts/tenun.ts'
import { photographScene } from './render/photograph.ts'
import { pngOf } from './render/png.ts'
import type { Scene } from './render/scene.ts'

const scenes = {
  tenun: { hero: tenunHero, detail: tenunDetail, process: tenunProcess },
  batik: { hero: batikHero, detail: batikDetail, process: batikProcess },
  anyaman: { hero: anyamanHero, detail: anyamanDetail, process: anyamanProcess },
  gerabah: { hero: gerabahHero, detail: gerabahDetail, process: gerabahProcess },
  'makanan-minuman': {
    hero: makananMinumanHero,
    detail: makananMinumanDetail,
    process: makananMinumanProcess,
  },
} as const satisfies Record<string, Record<string, (seed: number) => Scene>>

export type CraftCommodity = keyof typeof scenes
export type CraftView = 'hero' | 'detail' | 'process'

/** One picture: the same seed shows the same product in every view. `seed` is a whole number, 0 or more. */
export type Craft = Readonly<{ commodity: CraftCommodity; seed: number; view: CraftView }>

export const craftCommodities = Object.keys(scenes) as CraftCommodity[]
export const craftViews: readonly CraftView[] = ['hero', 'detail', 'process']

const pixelsOf = ({ commodity, seed, view }: Craft, width: number) =>
  photographScene(scenes[commodity][view](seed), width)

/** No picture is heavier than this; a reader on a weak line pays for every byte. */
export const heaviestPicture = 350_000

/** JPEG as the catalogue carries it, coarser only where it would be too heavy; the same pixels give the same bytes. */
async function jpeg(picture: Sharp): Promise<Buffer> {
  const fine = await picture.clone().jpeg({ quality: 80, mozjpeg: true }).toBuffer()
  if (fine.length <= heaviestPicture) return fine
  const plainer = await picture.clone().jpeg({ quality: 70, mozjpeg: true }).toBuffer()
  return plainer.length <= heaviestPicture
    ? plainer
    : await picture.jpeg({ quality: 58, mozjpeg: true }).toBuffer()
}

/**
 * A picture of a craft object as an SVG document of 1600 by 1200, self-contained, about 4 MB.
 * It takes about a second of computing; where only the JPEG is wanted, `photographCraft` is the shorter way.
 */
export function drawCraft(craft: Craft): string {
  const png = pngOf(pixelsOf(craft, 1600)).toString('base64')
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1200" width="1600" height="1200">' +
    `<image width="1600" height="1200" href="data:image/png;base64,${png}"/></svg>`
  )
}

/** A picture of a craft object as a JPEG, `width` pixels wide and three quarters as high. */
export async function photographCraft(craft: Craft, width = 1600): Promise<Buffer> {
  const { data, height } = pixelsOf(craft, width)
  return await jpeg(sharp(data, { raw: { width, height, channels: 3 } }))
}

/** Any SVG of this folder as a JPEG of a width in pixels. */
export async function rasterise(svg: string, width: number): Promise<Buffer> {
  return await jpeg(
    sharp(Buffer.from(svg), { unlimited: true }).resize({ width }).flatten({ background: '#ffffff' }),
  )
}
