import { compare, fraction, fromDecimal } from '../../../foundation/fraction.ts'
import { type Text, text } from '../../../foundation/text.ts'
import { wholePoints } from './rubrics.ts'
import type { Check, LintView } from './view.ts'

/** When a file is in doubt: limits that can be met by some files and not by all. */

const spread = text(
  'Beda nilai harus di atas 0.00 dan paling banyak 100.00; kalau tidak, semua berkas atau tidak satu pun diragukan.',
  'The spread must be above 0.00 and 100.00 at most, or all files or none of them are in doubt.',
)
const line = text(
  'Tidak ada nilai yang lebih jauh dari batas bintang daripada ini, jadi semua berkas diragukan. Perkecil jaraknya.',
  'No value is farther from a line than this, so all files are in doubt. Make the distance smaller.',
)
const probability = text(
  'Peluang harus di antara 0 dan 1, misalnya "0.70"; kalau tidak, semua berkas atau tidak satu pun diragukan.',
  'The probability must lie between 0 and 1, such as "0.70", or all files or none of them are in doubt.',
)
const noLimit = text(
  'Tidak ada batas, jadi tidak satu pun berkas diragukan. Isi "spreadAtLeast", "withinOfLine" atau "probabilityBelow", atau hapus "borderline".',
  'There is no limit, so no file is ever in doubt. Fill in "spreadAtLeast", "withinOfLine" or "probabilityBelow", or leave out "borderline".',
)
const noMoreSheets = (size: number): Text =>
  text(
    `Panel sudah memberi ${size} lembar, jadi tidak ada lembar tambahan. Isi "sheetsAtMost" di atas ${size}, atau hapus.`,
    `The panel gives ${size} sheets already, so there is never one more. Set "sheetsAtMost" above ${size}, or leave it out.`,
  )

const isProbability = (decimal: string): boolean => {
  const value = fromDecimal(decimal)
  return compare(value, fraction(0)) > 0 && compare(value, fraction(1)) < 0
}

/** How far a value can be from the nearest line of the scale, in hundredths; the widest of several scales counts. */
function farthest({ document }: LintView): number {
  const reaches = document.scales
    .map(scale => scale.bands.map(band => band.from).toSorted((a, b) => a - b))
    .filter(lines => lines.length > 0)
    .map(lines => {
      const between = lines.slice(1).map((from, index) => (from - (lines[index] ?? 0)) / 2)
      return Math.max(lines[0] ?? 0, wholePoints - (lines.at(-1) ?? 0), ...between)
    })
  return Math.max(...reaches, 0) || wholePoints
}

export const checkBorderline: Check = view => {
  const { borderline: found, panel } = view.document
  if (!found || !view.whole(view.document, 'borderline')) return []
  const { spreadAtLeast, withinOfLine, probabilityBelow, action, sheetsAtMost } = found
  const none = [spreadAtLeast, withinOfLine, probabilityBelow].every(limit => limit === undefined)
  const faults: readonly (readonly [boolean, string, string, Text])[] = [
    [none, 'borderline-empty', '', noLimit],
    [
      spreadAtLeast !== undefined && (spreadAtLeast === 0 || spreadAtLeast > wholePoints),
      'borderline-limit',
      'spreadAtLeast',
      spread,
    ],
    [
      withinOfLine !== undefined && view.whole(view.document, 'scales') && withinOfLine >= farthest(view),
      'borderline-limit',
      'withinOfLine',
      line,
    ],
    [
      probabilityBelow !== undefined && !isProbability(probabilityBelow),
      'borderline-limit',
      'probabilityBelow',
      probability,
    ],
    [
      action === 'one-more-sheet' &&
        sheetsAtMost !== undefined &&
        sheetsAtMost <= panel.size &&
        view.whole(view.document, 'panel'),
      'borderline-sheets',
      'sheetsAtMost',
      noMoreSheets(panel.size),
    ],
  ]
  return faults
    .filter(([faulty]) => faulty)
    .map(([, code, key, message]) => view.report(code, found, key === '' ? [] : [key], message))
}
