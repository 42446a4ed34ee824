import { openCodeReader } from '../codes/code-reader.ts'

/** Can this browser look into a photo? */
export const readsPhotos = (): boolean => 'createImageBitmap' in globalThis

/** What the first code in a photo says; null where none can be read. The photo does not leave the device. */
export async function codeInPhoto(photo: Blob): Promise<string | null> {
  try {
    const [read, picture] = [await openCodeReader(), await createImageBitmap(photo)]
    return (await read(picture))[0] ?? null
  } catch {
    return null
  }
}
