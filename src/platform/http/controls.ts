// oxlint-disable no-control-regex -- control characters are what this is about
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/g
const OTHER_LINE_ENDS = /[\u000b\u000c]/g

/** What formats a text and is not seen: directions, places to break, marks of a byte order. Arabic signs are seen. */
const UNSEEN = /(?!\u200c|\u200d|[\u0600-\u0605\u06dd\u0890\u0891\u08e2])\p{Cf}/gu

/** A letter of a script in which a joiner changes how it is written, and emoji that are drawn as one. */
const JOINED =
  '(?![\\p{sc=Latin}\\p{sc=Greek}\\p{sc=Cyrillic}\\p{sc=Han}\\p{sc=Hangul}\\p{sc=Hiragana}\\p{sc=Katakana}])[\\p{L}\\p{M}]'
const JOINERS = new RegExp(
  `((?<=${JOINED})[\\u200c\\u200d](?=${JOINED})|(?<=[\\p{ExtPict}\\ufe0f\\u{1f3fb}-\\u{1f3ff}])\\u200d(?=\\p{ExtPict}))|[\\u200c\\u200d]`,
  'gu',
)

/**
 * A text as it was typed and as it is seen, without what no person types and no database stores: control characters
 * other than the tab and the ends of lines, and characters that only turn or hide others, so that whoever reads a name
 * reads what is stored. Joiners stay where a script or an emoji is not written without them. The other ends of lines and
 * pages, which office programs paste, become plain ones.
 */
export const withoutControls = (value: string): string =>
  value
    .replaceAll(OTHER_LINE_ENDS, '\n')
    .replaceAll(CONTROLS, '')
    .replaceAll(UNSEEN, '')
    .replaceAll(JOINERS, '$1')
