import { writeFileSync } from 'node:fs'
import sharp from 'sharp'
import { encode } from 'uqr'

const [WIDTH, HEIGHT, DOT] = [640, 480, 8]
const [PAPER, INK, TABLE] = [230, 30, 120]

/** A code as a camera sees it on a table: grey, with a margin of paper around. `torn`: its lower half is missing. */
function grey(content: string, torn: boolean): Uint8Array<ArrayBuffer> {
  const { data } = encode(content, { ecc: 'Q', border: 2 })
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(TABLE)
  const [left, top] = [(WIDTH - data.length * DOT) / 2, (HEIGHT - data.length * DOT) / 2]
  const rows = torn ? data.slice(0, Math.floor(data.length / 2)) : data
  for (const [y, row] of rows.entries())
    for (const [x, dark] of row.entries())
      for (let line = 0; line < DOT; line++) {
        const start = (Math.floor(top) + y * DOT + line) * WIDTH + Math.floor(left) + x * DOT
        pixels.fill(dark ? INK : PAPER, start, start + DOT)
      }
  return pixels
}

/** What the camera of a browser under test sees from its next start on (`--use-file-for-fake-video-capture`). */
export function showToCamera(file: string, content: string, { torn = false } = {}): void {
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey(content, torn), colour])
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420\n`), frame, frame]),
  )
}

/** A photo of a code, large enough for the longest of ours. */
export async function photoOf(content: string, { torn = false } = {}): Promise<Buffer> {
  const { data } = encode(content, { ecc: 'M', border: 4 })
  const rows = torn ? data.map((row, y) => (y > data.length / 2 ? row.map(() => false) : row)) : data
  const pixels = Buffer.from(rows.flatMap(row => row.map(dark => (dark ? INK : PAPER))))
  const size = data.length
  return sharp(pixels, { raw: { width: size, height: size, channels: 1 } })
    .resize(size * 12, size * 12, { kernel: 'nearest' })
    .rotate(4, { background: { r: TABLE, g: TABLE, b: TABLE } })
    .blur(1.2)
    .jpeg({ quality: 80 })
    .toBuffer()
}
