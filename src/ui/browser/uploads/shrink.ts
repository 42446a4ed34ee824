import { exifOf, withExif } from './exif.ts'

const LONG_SIDE = 2560
const QUALITY = 0.85
/** What is not smaller by nearly a third is sent as it is. */
const WORTH = 0.7
/** Below this there is nothing to save. */
const SMALL_BYTES = 300_000
/** An old phone cannot hold larger ones unpacked. */
const MOST_BYTES = 40_000_000

/** A file as it goes out. `before`: bytes of the original, where it was made smaller. */
export type Prepared = Readonly<{ blob: Blob; name: string; before?: number }>

const JPEG = 'image/jpeg'

export const isHeic = (file: File): boolean =>
  /^image\/hei[cf]/.test(file.type) || /\.hei[cf]$/i.test(file.name)

const isPicture = (file: File): boolean => /^image\/(jpeg|png|webp)$/.test(file.type)

/** Whether the browser may draw this file anew for the field: as a JPEG, where that is accepted. */
export const canShrink = (file: File, accept: string): boolean =>
  (isPicture(file) || isHeic(file)) && /image\/jpeg|\.jpe?g/.test(accept) && file.size <= MOST_BYTES

const jpegName = (name: string): string => `${name.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.jpg`

const toJpeg = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise(done => canvas.toBlob(done, JPEG, QUALITY))

/** The picture drawn anew, upright, its long side at most 2560 pixels. Undefined where the browser cannot. */
async function drawn(file: File): Promise<Blob | undefined> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    const surface = canvas.getContext('2d')
    if (!surface) return undefined
    // A JPEG knows no transparency: without this, it would turn black.
    surface.fillStyle = '#fff'
    surface.fillRect(0, 0, canvas.width, canvas.height)
    surface.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    return (await toJpeg(canvas)) ?? undefined
  } catch {
    return undefined
  }
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer())

/** The smaller picture with the original's place and date. Undefined where they cannot be carried over. */
async function withEvidence(file: File, smaller: Blob): Promise<Blob | undefined> {
  if (file.type !== JPEG) return undefined
  const segment = exifOf(await bytesOf(file))
  if (!segment) return smaller
  try {
    return new Blob([withExif(await bytesOf(smaller), segment)], { type: JPEG })
  } catch {
    return undefined
  }
}

/**
 * Makes a picture smaller where that saves a good deal of sending.
 * @param evidence place and date of the original must not be lost
 * @returns the file as it is where it cannot or need not be made smaller; undefined for a HEIC that this browser cannot read
 */
export async function shrunk(file: File, evidence: boolean): Promise<Prepared | undefined> {
  const asIs = { blob: file, name: file.name }
  const heic = isHeic(file)
  if (!heic && file.size < SMALL_BYTES) return asIs
  const smaller = await drawn(file)
  if (heic) return smaller && { blob: smaller, name: jpegName(file.name), before: file.size }
  if (!smaller || smaller.size > file.size * WORTH) return asIs
  const made = evidence ? await withEvidence(file, smaller) : smaller
  return made ? { blob: made, name: jpegName(file.name), before: file.size } : asIs
}
