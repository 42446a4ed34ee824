import { paperFonts } from './paper-fonts.ts'

/** What stands on a paper for a letter that no font of the papers has. */
const NO_LETTER = '▯'

/** Nearly every text: nothing to look for. */
const PLAIN = /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u2013-\u201d]*$/

/** The bullets and ticks that office programs take from a font of signs, at numbers that mean nothing elsewhere. */
const OFFICE_SIGNS: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\uf0a7': '▪',
  '\uf0a8': '▪',
  '\uf06e': '▪',
  '\uf076': '•',
  '\uf0d8': '•',
  '\uf0fc': '✓',
  '\uf0e0': '→',
  '\uf02d': '-',
}

/**
 * What has no shape of its own and may turn or hide others: choices between shapes, directions, invisible marks. The
 * joiners stay, without which some scripts and emoji are not written, and the place where a line may break.
 */
const SHAPELESS = /(?![\u200b-\u200d])[\p{Cf}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu

/** What is laid out without a drawing: ends of lines, joiners, places to break. */
const UNDRAWN = /[\t\n\r\u2028\u2029\u200b-\u200d]/
const FORBIDDEN = /[^\P{Cc}\t\n\r]/gu

const segments = new Intl.Segmenter('id', { granularity: 'grapheme' })

/** Whether one font has all parts of a letter; its marks cannot be taken from another one. */
const isDrawn = (letter: string): boolean =>
  paperFonts().letters.some(known =>
    Array.from(letter).every(part => UNDRAWN.test(part) || known.has(part.codePointAt(0) ?? 0)),
  )

function drawable(letter: string): string {
  if (isDrawn(letter)) return letter
  const plain = letter.normalize('NFKC')
  if (plain !== letter && [...segments.segment(plain)].every(({ segment }) => isDrawn(segment))) return plain
  const bare = letter.replaceAll(/[\p{M}\u200b-\u200d]/gu, '')
  if (bare === '') return ''
  return Array.from(bare, part => (isDrawn(part) ? part : NO_LETTER)).join('')
}

/**
 * A text as every paper shows it: what was stored, letter by letter, in letters that the fonts of the papers have. Letters
 * of twice the width become the usual ones, signs of office programs the usual signs; for a letter that none of the fonts
 * has stands an empty box. What is stored stays as it is.
 */
export function paperText(stored: string): string {
  if (PLAIN.test(stored)) return stored
  const whole = stored
    .toWellFormed()
    .replaceAll('\ufffd', NO_LETTER)
    .replaceAll(SHAPELESS, '')
    .replaceAll(FORBIDDEN, '')
    .replaceAll(/[\uf000-\uf0ff]/g, sign => OFFICE_SIGNS[sign] ?? NO_LETTER)
    .normalize('NFC')
  return [...segments.segment(whole)].map(({ segment }) => drawable(segment)).join('')
}

/** The same with the usual letters only, for what a font refuses although it has all parts. */
export const plainPaperText = (stored: string): string =>
  Array.from(paperText(stored), part => (PLAIN.test(part) ? part : NO_LETTER)).join('')

/** All texts of a paper's data. */
export function paperData(data: unknown, say: (stored: string) => string): unknown {
  if (typeof data === 'string') return say(data)
  if (Array.isArray(data)) return data.map(one => paperData(one, say))
  if (data === null || typeof data !== 'object') return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, paperData(value, say)]))
}
