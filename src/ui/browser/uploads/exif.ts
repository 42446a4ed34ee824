const MARKER = 0xff
const START = 0xd8
const SCAN = 0xda
const APP1 = 0xe1
/** `Exif`, then two zeros. */
const HEADER = [0x45, 0x78, 0x69, 0x66, 0, 0]
const ORIENTATION = 0x0112
const ENTRY_BYTES = 12
const UPRIGHT = 1

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const hasHeader = (bytes: Uint8Array, at: number): boolean =>
  HEADER.every((code, index) => bytes[at + index] === code)

/**
 * The segment of a JPEG that holds place, date and camera, with its marker and length.
 * @returns a copy, or undefined where there is none or the bytes are no whole JPEG
 */
export function exifOf(jpeg: Uint8Array): Uint8Array | undefined {
  if (jpeg[0] !== MARKER || jpeg[1] !== START) return undefined
  const view = viewOf(jpeg)
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === MARKER && jpeg[at + 1] !== SCAN) {
    const end = at + 2 + view.getUint16(at + 2)
    if (end > jpeg.length || end < at + 4) return undefined
    if (jpeg[at + 1] === APP1 && hasHeader(jpeg, at + 4)) return new Uint8Array(jpeg.subarray(at, end))
    at = end
  }
  return undefined
}

/** The drawn picture stands upright already: turned once more by its reader, it would lie on its side. */
function setUpright(segment: Uint8Array): void {
  const tiff = viewOf(segment.subarray(4 + HEADER.length))
  const little = tiff.getUint16(0) === 0x4949
  const table = tiff.getUint32(4, little)
  const count = tiff.getUint16(table, little)
  for (let index = 0; index < count; index++) {
    const entry = table + 2 + index * ENTRY_BYTES
    if (tiff.getUint16(entry, little) === ORIENTATION) tiff.setUint16(entry + 8, UPRIGHT, little)
  }
}

/**
 * A JPEG drawn anew with the place and date of the one it was drawn from.
 * @throws RangeError where the segment's tables point beyond it
 */
export function withExif(jpeg: Uint8Array, segment: Uint8Array): Uint8Array<ArrayBuffer> {
  const upright = new Uint8Array(segment)
  setUpright(upright)
  const made = new Uint8Array(jpeg.length + upright.length)
  made.set(jpeg.subarray(0, 2))
  made.set(upright, 2)
  made.set(jpeg.subarray(2), 2 + upright.length)
  return made
}
