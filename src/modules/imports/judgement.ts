import type { Problem } from '../../foundation/problem.ts'
import { text, type Text } from '../../foundation/text.ts'
import { fold, type Column } from './columns.ts'
import type { Known } from './ground.ts'
import type { LookedRow, RowChange, RowProblem } from './import.ts'
import type { GivenRow } from './read-book.ts'

/** What a row would do. */
export type Judgement = Readonly<{
  label: string
  input: Readonly<Record<string, string>>
  target: Readonly<{ id: string; rowVersion: number }> | null
  parent: number | null
  changes: readonly RowChange[]
  problems: readonly RowProblem[]
}>

export const problemOf = (row: GivenRow, column: string, message: Text): RowProblem => ({
  cell: row.addresses[column] ?? null,
  message,
})

/** The problems of an act, at the cells of the fields that they name. */
export function cellProblems(
  row: GivenRow,
  columns: readonly Column[],
  problems: readonly Problem[],
): readonly RowProblem[] {
  return problems.map(({ path, message }) => {
    const label = columns.find(one => one.id === path)?.label
    const said = label ? text(`${label.id}: ${message.id}`, `${label.en}: ${message.en}`) : message
    return problemOf(row, path, said)
  })
}

/** What is wrong beside the place, where that is told already. */
export const besidePlace = (
  place: Readonly<{ problems: readonly unknown[] }>,
  problems: readonly Problem[],
): readonly Problem[] =>
  place.problems.length === 0
    ? problems
    : problems.filter(({ path }) => path !== 'district' && path !== 'village' && path !== 'sentra')

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** The fields that differ between what is stored and what the file says; both as the act would store them. */
export const changesBetween = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): readonly RowChange[] =>
  fields
    .filter(column => column in after && shown(before[column]) !== shown(after[column]))
    .map(column => ({ column, before: shown(before[column]), after: shown(after[column]) }))

export function lookedRow(row: GivenRow, judged: Judgement): LookedRow {
  const problems = [...row.problems, ...judged.problems]
  const verdict = ((): LookedRow['verdict'] => {
    if (problems.length > 0) return 'wrong'
    if (judged.target === null) return 'new'
    return judged.changes.length > 0 ? 'changed' : 'unchanged'
  })()
  return {
    position: row.position,
    kind: row.kind,
    sheet: row.sheet,
    row: row.row,
    label: judged.label.slice(0, 200),
    verdict,
    cells: row.cells,
    input: judged.input,
    targetId: judged.target?.id ?? null,
    targetVersion: judged.target?.rowVersion ?? null,
    parent: judged.parent,
    changes: judged.changes,
    problems,
  }
}

/** The id of the option of that name or id; what is not there stays as it was written, and is refused by its act. */
export const optionOf = (
  options: readonly Readonly<{ id: string; title: Text }>[],
  written: string,
): string =>
  options.find(
    ({ id, title }) => id === written || fold(title.id) === fold(written) || fold(title.en) === fold(written),
  )?.id ?? written

/** The empty cells of a row leave what is stored as it is. */
export const given = (row: GivenRow, columns: readonly Column[]): Readonly<Record<string, string>> =>
  Object.fromEntries(columns.flatMap(({ id }) => (row.cells[id] ? [[id, row.cells[id]]] : [])))

/** The two ways in which a reference can fail, said where it stands. */
export const twice = (row: number): Text =>
  text(`Baris ini sama dengan baris ${row}. Sisakan satu.`, `This row is the same as row ${row}. Keep one.`)
export const sameNumber = (row: number): Text =>
  text(
    `Nomor ini sudah dipakai di baris ${row}. Bila usahanya sama, sisakan satu baris; bila berbeda, betulkan nomornya.`,
    `Row ${row} has this number already. If it is the same firm, keep one row; if not, put the number right.`,
  )
export const belongsToWrong = (row: number): Text =>
  text(
    `Induknya di baris ${row} salah. Perbaiki baris itu lebih dahulu.`,
    `What it belongs to, in row ${row}, is wrong. Mend that row first.`,
  )
export const notThere = (written: string): Text =>
  text(
    `“${written}” tidak ada di berkas ini dan tidak terdaftar di wilayah Anda.`,
    `“${written}” is neither in this file nor registered in your area.`,
  )
export const manyThere = (written: string): Text =>
  text(
    `Ada lebih dari satu “${written}”. Isi nomornya atau desanya agar jelas yang mana.`,
    `There is more than one “${written}”. Fill in its number or village to say which.`,
  )

/** The position of the row that has to be stored first; none for what is stored already. */
export const parentOf = <Stored extends Readonly<{ id: string }>>(
  known: Known<Stored>,
  planned: string,
): number | null => (known.record?.id === planned ? known.position : null)
