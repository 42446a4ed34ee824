import { readFile } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { evidenceOf, type Evidence } from './evidence.ts'
import type { RenderedPicture } from './media.ts'
import { MAX_PIXELS, type Refusal } from './refusals.ts'

const WIDTHS = [320, 800, 1600] as const
const QUALITY = 80

// One picture at a time with one thread leaves the other cores to the requests; a cache would keep
// pictures of one office in memory while nobody needs them again.
sharp.concurrency(1)
sharp.cache(false)

const safely = { failOn: 'error', limitInputPixels: MAX_PIXELS } as const
/** A damaged picture is drawn with grey or shifted rows and only warned of, so a warning counts when it is taken in. */
const strictly = { ...safely, failOn: 'warning' } as const

/** Some cameras leave padding between the rows and the end: nothing of the picture is lost. */
const isHarmless = (error: unknown): boolean =>
  error instanceof Error && /extraneous bytes/i.test(error.message)

async function readToTheEnd(content: Buffer): Promise<void> {
  const read = (how: typeof safely | typeof strictly): Promise<Buffer> =>
    sharp(content, how).resize(64, 64, { fit: 'fill' }).raw().toBuffer()
  try {
    await read(strictly)
  } catch (error) {
    if (!isHarmless(error)) throw error
    await read(safely)
  }
}

export type PictureFacts = Readonly<{ width: number; height: number }>

/** libvips says it in its own words; a file that ends too early is the fault people meet most often. */
const endsTooEarly = (error: unknown): boolean =>
  error instanceof Error &&
  /premature end|truncated|end of (?:stream|file|image)|not enough|unexpected end|read error|unable to read/i.test(
    error.message,
  )

/** Longer than any camera writes: a thumbnail of 64 kB and its notes. */
const MAX_EXIF_BYTES = 200_000

/** Reads a picture to its last row, since a header alone does not tell whether the rest is there. */
export async function inspectPicture(
  path: string,
): Promise<(PictureFacts & Readonly<{ evidence: Evidence | null }>) | Refusal> {
  const content = await readFile(path)
  try {
    const { width, height, autoOrient, exif } = await sharp(content, { limitInputPixels: false }).metadata()
    if (width * height > MAX_PIXELS) return { code: 'too-many-pixels', width, height }
    await readToTheEnd(content)
    const evidence = exif && exif.length <= MAX_EXIF_BYTES ? evidenceOf(exif, new Date()) : null
    return { width: autoOrient.width, height: autoOrient.height, evidence }
  } catch (error) {
    return { code: endsTooEarly(error) ? 'truncated' : 'corrupted' }
  }
}

async function encode(picture: Sharp, name: string): Promise<RenderedPicture> {
  const { data, info } = await picture.webp({ quality: QUALITY }).toBuffer({ resolveWithObject: true })
  return {
    name,
    content: new Uint8Array(data),
    mediaType: 'image/webp',
    width: info.width,
    height: info.height,
  }
}

/** Turned as the camera held it; sharp leaves place, time and device out unless asked to keep them. */
export async function renderPicture(path: string): Promise<readonly RenderedPicture[]> {
  const content = await readFile(path)
  const made: RenderedPicture[] = []
  for (const width of WIDTHS) {
    const picture = sharp(content, safely).autoOrient().resize({ width, withoutEnlargement: true })
    made.push(await encode(picture, `w${width}`))
  }
  return made
}

/** A page that was painted as RGBA. */
export const encodePage = (pixels: Uint8Array, size: PictureFacts, name: string): Promise<RenderedPicture> =>
  encode(sharp(pixels, { raw: { ...size, channels: 4 } }).removeAlpha(), name)
