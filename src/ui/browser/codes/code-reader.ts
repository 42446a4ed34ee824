type Picture = HTMLVideoElement | ImageBitmap

/** What the QR codes in a picture say; our own reader finds one at a time. */
export type CodeReader = (picture: Picture) => Promise<readonly string[]>

/** What some browsers bring along to read codes. */
type Detector = Readonly<{ detect: (picture: Picture) => Promise<readonly Readonly<{ rawValue: string }>[]> }>
type DetectorMaker = (new (
  of: Readonly<{ formats: readonly string[] }>,
) => Detector) &
  Readonly<{ getSupportedFormats?: () => Promise<readonly string[]> }>

const FORMAT = 'qr_code'
/** The longer side, in pixels, to which a picture is shrunk, and for how long our reader tries again at most. */
const LIMITS = {
  video: { side: 960, milliseconds: 80 },
  photo: { side: 2_000, milliseconds: 1_500 },
} as const

/** Where our own reader stands; written in when the scripts are built. */
declare const CODE_READER: string
type OwnReader = Readonly<{ decode: (picture: ImageData, milliseconds: number) => string | null }>

/** Some browsers have the name, and read nothing by it. */
async function detectorOfBrowser(): Promise<Detector | null> {
  const Maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector
  try {
    const formats = (await Maker?.getSupportedFormats?.()) ?? []
    return Maker && formats.includes(FORMAT) ? new Maker({ formats: [FORMAT] }) : null
  } catch {
    return null
  }
}

function pixelsOf(picture: Picture, side: number): ImageData | null {
  const isVideo = picture instanceof HTMLVideoElement
  const [wide, high] = isVideo ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height]
  const scale = Math.min(1, side / Math.max(wide, high))
  const [width, height] = [Math.round(wide * scale), Math.round(high * scale)]
  if (width < 1 || height < 1) return null
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const drawing = canvas.getContext('2d', { willReadFrequently: true })
  drawing?.drawImage(picture, 0, 0, width, height)
  return drawing?.getImageData(0, 0, width, height) ?? null
}

function readBy({ decode }: OwnReader, picture: Picture): readonly string[] {
  const { side, milliseconds } = LIMITS[picture instanceof HTMLVideoElement ? 'video' : 'photo']
  const pixels = pixelsOf(picture, side)
  const said = pixels && decode(pixels, milliseconds)
  return said ? [said] : []
}

const ownReader = (): Promise<OwnReader> => import(CODE_READER) as Promise<OwnReader>

/**
 * A reader of codes: the browser's own where it has one, and ours otherwise, which is loaded here and now. Throws where
 * neither can be had.
 */
export async function openCodeReader(): Promise<CodeReader> {
  const detector = await detectorOfBrowser()
  let own = detector ? null : await ownReader()
  return async picture => {
    if (detector && !own)
      try {
        return (await detector.detect(picture)).map(one => one.rawValue)
      } catch {
        // What it needs from the system is not there: from now on ours reads.
        own = await ownReader()
      }
    return own ? readBy(own, picture) : []
  }
}
