import { crc32, deflateSync } from 'node:zlib'
import type { Pixels } from './print.ts'

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

/** Writes pixels as a PNG file: 8 bits a channel, each row as differences to its left. */
export function pngOf({ width, height, data }: Pixels): Buffer {
  const line = width * 3
  const rows = Buffer.alloc((line + 1) * height)
  for (let y = 0; y < height; y++) {
    const to = y * (line + 1)
    const from = y * line
    rows[to] = 1
    for (let x = 0; x < line; x++) rows[to + 1 + x] = data[from + x]! - (x < 3 ? 0 : data[from + x - 3]!)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  head[9] = 2
  const body = deflateSync(rows, { level: 3 })
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(12 + data.length)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  data.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length)
  return whole
}
