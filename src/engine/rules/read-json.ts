import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { type Text, text } from '../../foundation/text.ts'
import type { Json } from './hash.ts'

/** Objects and lists within one another: room for about a hundred groups, and for everything that reads them in turn. */
export const MOST_LEVELS = 200
/** A file with one such fault may have it in every line. */
const MOST_TOLD = 100

const deep = text(
  `Bagian ini tersusun lebih dari ${MOST_LEVELS} tingkat. Kurangi tingkatnya.`,
  `This part is nested deeper than ${MOST_LEVELS} levels. Use fewer levels.`,
)
const doubled = text(
  'Kunci ini tertulis dua kali di bagian yang sama; hanya yang terakhir terbaca. Hapus salah satu.',
  'This key stands twice in the same part, and only the last one is read. Remove one of them.',
)
const unwritable = text(
  'Teks ini memuat tanda yang tidak dapat ditulis (karakter nol, atau setengah pasangan surogat). Tulis ulang teksnya.',
  'This text holds a sign that cannot be written (a null character, or half of a surrogate pair). Write it again.',
)

/** An object or a list that has been opened: its keys so far, or the position in it. */
type Opened = { keys: Set<string> | null; at: string; position: number; awaitsKey: boolean }

const marks = /"(?:[^"\\]|\\.)*"|[{}[\],]/g
// The sign that no text column and no `jsonb` takes.
const cannotBeWritten = (value: string): boolean => value.includes('\u0000') || !value.isWellFormed()

const placeOf = (opened: readonly Opened[]): string =>
  opened
    .map(({ keys, at, position }) => (keys ? `.${at}` : `[${position}]`))
    .join('')
    .slice(0, 500)
    .replace(/^\./, '')

function seeText(mark: string, opened: readonly Opened[], tell: (code: string, message: Text) => void): void {
  const value = JSON.parse(mark) as string
  const inner = opened.at(-1)
  if (inner?.keys && inner.awaitsKey) {
    inner.at = value.isWellFormed() ? value : '?'
    inner.awaitsKey = false
    if (inner.keys.has(value)) tell('duplicate-key', doubled)
    inner.keys.add(value)
  }
  if (cannotBeWritten(value)) tell('text-unwritable', unwritable)
}

/** What reading keeps silent about. The text is known to be JSON. */
function faultsIn(jsonText: string): readonly Problem[] {
  const problems: Problem[] = []
  const opened: Opened[] = []
  const tell = (code: string, message: Text): void => {
    if (problems.length < MOST_TOLD) problems.push(problem(code, placeOf(opened), message))
  }
  for (const [mark] of jsonText.matchAll(marks)) {
    const inner = opened.at(-1)
    if (mark.startsWith('"')) seeText(mark, opened, tell)
    else if (mark === '}' || mark === ']') opened.pop()
    else if (mark === ',' && inner) {
      inner.position++
      inner.awaitsKey = inner.keys !== null
    } else if (opened.length === MOST_LEVELS) {
      // Whatever would read on from here, reads parts within parts.
      tell('too-deep', deep)
      return problems
    } else {
      const keys = mark === '{' ? new Set<string>() : null
      opened.push({ keys, at: '', position: 0, awaitsKey: keys !== null })
    }
  }
  return problems
}

const withoutMark = (fileText: string): string => fileText.replace(/^\uFEFF/, '')

/**
 * The value of a JSON file, or what keeps it from being read as it was meant: `not-json`, `too-deep`, `duplicate-key`,
 * `text-unwritable`, with their places. A byte order mark is passed over.
 */
export function readJson(fileText: string): Result<Json> {
  const jsonText = withoutMark(fileText)
  try {
    const json = JSON.parse(jsonText) as Json
    const problems = faultsIn(jsonText)
    return problems.length > 0 ? failure(problems) : success(json)
  } catch (error) {
    const detail = error instanceof Error ? error.message : ''
    const message = text(
      `Berkas ini bukan JSON yang benar: ${detail}`,
      `This file is not valid JSON: ${detail}`,
    )
    return failure([problem('not-json', '', message)])
  }
}
