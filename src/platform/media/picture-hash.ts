import sharp from 'sharp'

const COLUMNS = 9
const ROWS = 8

/**
 * What a picture looks like, as 64 bits in 16 hexadecimal digits: whether each of 8 x 8 fields is darker than the one
 * to its right. It stays nearly the same when the picture is made smaller, paler, or saved anew.
 */
export async function pictureHash(path: string): Promise<string> {
  const grey = await sharp(path, { failOn: 'error' })
    .greyscale()
    .resize(COLUMNS, ROWS, { fit: 'fill' })
    .raw()
    .toBuffer()
  let bits = 0n
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < COLUMNS - 1; column++) {
      const at = row * COLUMNS + column
      bits = (bits << 1n) | ((grey[at] ?? 0) < (grey[at + 1] ?? 0) ? 1n : 0n)
    }
  return bits.toString(16).padStart(16, '0')
}
