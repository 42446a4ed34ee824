import decodeQR from 'qr/decode.js'

/** What the QR code in a picture says; null where none can be read. `milliseconds`: for tries beyond the first. */
export function decode({ data, width, height }: ImageData, milliseconds: number): string | null {
  try {
    return decodeQR({ data, width, height }, { effort: Number.POSITIVE_INFINITY, timeLimit: milliseconds })
  } catch {
    return null
  }
}
