// Read here and not by a package, since two small things are needed: the same font unpacked byte for byte, which the
// typesetter takes, and the letters that its `cmap` names. fontkit and opentype.js write no font that was packed for the
// web as it was (opentype.js writes a new one, with the tables that it knows), so half of this would
// stay beside either; fontkit brings nine packages along, opentype.js reads every table to answer for one. The ranges
// that font packages publish as data say what a file is served for, not which letters it draws. All fonts are our own
// dependencies, never what somebody sends, and a test typesets every script of them.
import { inflateSync } from 'node:zlib'

const WOFF = 'wOFF'
const WOFF_HEAD = 44
const WOFF_ENTRY = 20
const PLAIN_HEAD = 12
const PLAIN_ENTRY = 16
const padded = (length: number): number => (length + 3) & ~3

/** WOFF 1.0, 4 and 5: the tables of a font, each packed by itself. */
function tablesIn(file: Buffer) {
  return Array.from({ length: file.readUInt16BE(12) }, (_, index) => {
    const at = WOFF_HEAD + index * WOFF_ENTRY
    const offset = file.readUInt32BE(at + 4)
    const packed = file.readUInt32BE(at + 8)
    const length = file.readUInt32BE(at + 12)
    const bytes = file.subarray(offset, offset + packed)
    return {
      tag: file.subarray(at, at + 4),
      checksum: file.readUInt32BE(at + 16),
      bytes: packed < length ? inflateSync(bytes) : bytes,
    }
  })
}

/** A font file as the typesetter takes it: one that is packed for the web is unpacked. */
export function plainFont(file: Buffer): Buffer {
  if (file.toString('latin1', 0, 4) !== WOFF) return file
  const tables = tablesIn(file)
  const head = Buffer.alloc(PLAIN_HEAD + tables.length * PLAIN_ENTRY)
  file.copy(head, 0, 4, 8)
  const steps = Math.floor(Math.log2(tables.length))
  head.writeUInt16BE(tables.length, 4)
  head.writeUInt16BE(PLAIN_ENTRY * 2 ** steps, 6)
  head.writeUInt16BE(steps, 8)
  head.writeUInt16BE(PLAIN_ENTRY * (tables.length - 2 ** steps), 10)
  let offset = head.length
  const parts = tables.map(({ tag, checksum, bytes }, index) => {
    const at = PLAIN_HEAD + index * PLAIN_ENTRY
    tag.copy(head, at)
    head.writeUInt32BE(checksum, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(bytes.length, at + 12)
    offset += padded(bytes.length)
    return Buffer.concat([bytes, Buffer.alloc(padded(bytes.length) - bytes.length)])
  })
  return Buffer.concat([head, ...parts])
}

function tableOf(font: Buffer, wanted: string): Buffer {
  for (let at = PLAIN_HEAD; at < PLAIN_HEAD + font.readUInt16BE(4) * PLAIN_ENTRY; at += PLAIN_ENTRY)
    if (font.toString('latin1', at, at + 4) === wanted) return font.subarray(font.readUInt32BE(at + 8))
  throw new RangeError(`a font without the table ${wanted}`)
}

type Range = Readonly<{ first: number; last: number; glyphOf: (letter: number) => number }>

/** OpenType, `cmap`, format 4: letters of two bytes, in stretches. */
function shortRanges(map: Buffer): readonly Range[] {
  const count = map.readUInt16BE(6) / 2
  const at = (column: number, row: number): number => 14 + (column * count + row) * 2 + (column > 0 ? 2 : 0)
  return Array.from({ length: count }, (_, row) => {
    const [first, delta, offset] = [
      map.readUInt16BE(at(1, row)),
      map.readUInt16BE(at(2, row)),
      map.readUInt16BE(at(3, row)),
    ]
    const glyphOf = (letter: number): number => {
      if (offset === 0) return (letter + delta) & 0xffff
      const glyph = map.readUInt16BE(at(3, row) + offset + (letter - first) * 2)
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return { first, last: map.readUInt16BE(at(0, row)), glyphOf }
  })
}

/** OpenType, `cmap`, format 12: all letters, in stretches. */
const longRanges = (map: Buffer): readonly Range[] =>
  Array.from({ length: map.readUInt32BE(12) }, (_, row) => {
    const at = 16 + row * 12
    const first = map.readUInt32BE(at)
    const start = map.readUInt32BE(at + 8)
    return { first, last: map.readUInt32BE(at + 4), glyphOf: letter => start + letter - first }
  })

/** Every letter, by its number in Unicode, for which the font has a drawing. */
export function lettersOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableOf(font, 'cmap')
  const letters = new Set<number>()
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const map = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4))
    const format = map.readUInt16BE(0)
    const ranges = format === 4 ? shortRanges(map) : format === 12 ? longRanges(map) : []
    for (const { first, last, glyphOf } of ranges)
      for (let letter = first; letter <= last; letter++)
        if (letter !== 0xffff && glyphOf(letter) !== 0) letters.add(letter)
  }
  return letters
}
