type Detector = Readonly<{
  detect: (picture: ImageBitmap) => Promise<readonly Readonly<{ rawValue: string }>[]>
}>
type DetectorMaker = new (of: Readonly<{ formats: readonly string[] }>) => Detector

const maker = (): DetectorMaker | undefined =>
  (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector

/** Can this browser read codes in pictures? */
export const readsPhotos = (): boolean => maker() !== undefined && 'createImageBitmap' in globalThis

/** What the first code in a photo says; null where none can be read. The photo does not leave the device. */
export async function codeInPhoto(photo: Blob): Promise<string | null> {
  const Maker = maker()
  if (!Maker) return null
  try {
    const found = await new Maker({ formats: ['qr_code'] }).detect(await createImageBitmap(photo))
    return found[0]?.rawValue ?? null
  } catch {
    return null
  }
}
