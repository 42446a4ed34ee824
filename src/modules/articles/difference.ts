/** One line of two texts laid side by side. */
export type DifferenceLine = Readonly<{ kind: 'same' | 'added' | 'removed'; text: string }>

/** Beyond this many pairs of lines the middle is taken as written anew: the work must end for any text. */
const MOST_PAIRS = 1_000_000

const marked =
  (kind: DifferenceLine['kind']) =>
  (text: string): DifferenceLine => ({ kind, text })

/** How many lines the rest of both texts have in common, for every pair of beginnings. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let row = before.length - 1; row >= 0; row--) {
    const [own, below] = [table[row], table[row + 1]]
    if (!own || !below) continue
    for (let column = after.length - 1; column >= 0; column--)
      own[column] =
        before[row] === after[column]
          ? (below[column + 1] ?? 0) + 1
          : Math.max(below[column] ?? 0, own[column + 1] ?? 0)
  }
  return table
}

function middleOf(before: readonly string[], after: readonly string[]): readonly DifferenceLine[] {
  if (before.length * after.length > MOST_PAIRS || before.length === 0 || after.length === 0)
    return [...before.map(marked('removed')), ...after.map(marked('added'))]
  const common = commonLengths(before, after)
  const lines: DifferenceLine[] = []
  let [row, column] = [0, 0]
  while (row < before.length && column < after.length) {
    const [old = '', fresh = ''] = [before[row], after[column]]
    if (old === fresh) {
      lines.push(marked('same')(old))
      row++
      column++
    } else if ((common[row + 1]?.[column] ?? 0) >= (common[row]?.[column + 1] ?? 0)) {
      lines.push(marked('removed')(old))
      row++
    } else {
      lines.push(marked('added')(fresh))
      column++
    }
  }
  return [...lines, ...before.slice(row).map(marked('removed')), ...after.slice(column).map(marked('added'))]
}

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'))

/** What was taken out of a text and put into it, line by line. */
export function differenceOf(before: string, after: string): readonly DifferenceLine[] {
  const [old, fresh] = [linesOf(before), linesOf(after)]
  const least = Math.min(old.length, fresh.length)
  let start = 0
  while (start < least && old[start] === fresh[start]) start++
  let end = 0
  while (end < least - start && old.at(-1 - end) === fresh.at(-1 - end)) end++
  return [
    ...old.slice(0, start).map(marked('same')),
    ...middleOf(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)),
    ...old.slice(old.length - end).map(marked('same')),
  ]
}
