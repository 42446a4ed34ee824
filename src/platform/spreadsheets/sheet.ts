/** What stands in a cell, as text; `kind` says what the spreadsheet took it for. Days come as `YYYY-MM-DD`. */
export type SheetCell = Readonly<{
  text: string
  kind: 'text' | 'number' | 'date' | 'logical' | 'error' | 'formula'
}>

/** A row that holds something; its number is the one that a spreadsheet shows. */
export type SheetRow = Readonly<{ number: number; cells: readonly (SheetCell | null)[] }>

export type ReadSheet = Readonly<{
  name: string
  hidden: boolean
  /** Ranges of merged cells: `A3:B3`. */
  merged: readonly string[]
  rows: readonly SheetRow[]
}>

/** A file that was read. Text without sheets has one, with an empty name. */
export type ReadBook = Readonly<{ format: 'xlsx' | 'csv'; sheets: readonly ReadSheet[] }>

/** Why a file cannot be read. */
export type SheetRefusal = Readonly<{
  code:
    | 'empty'
    | 'too-large'
    | 'too-much'
    | 'too-many-rows'
    | 'wrong-type'
    | 'old-format'
    | 'password'
    | 'encoding'
    | 'broken'
    | 'too-slow'
  /** The sheet and the number of its rows, where they are too many. */
  sheet?: string
  rows?: number
}>

export type ReadVerdict = Readonly<{ book: ReadBook } | { refusal: SheetRefusal }>

/** Numbers stay numbers, texts are texts whatever they begin with. */
export type SheetValue = string | number | null

export type SheetColumn = Readonly<{
  label: string
  /** Characters. */
  width?: number
  /** Its cells are texts, so that zeros at the beginning of a number stay. */
  text?: boolean
  /** Where the values to choose from stand: a column (from 1) of another sheet, below its heading. */
  choices?: Readonly<{ sheet: string; column: number; count: number }>
}>

export type SheetContent = Readonly<{
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly SheetValue[])[]
  /** How many rows after the heading are explanations, in another style. */
  hints?: number
}>

/** `AB` of 28, counted from 1. */
export function columnName(column: number): string {
  let [rest, name] = [column, '']
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
    rest = Math.floor((rest - 1) / 26)
  }
  return name
}

/** `C14` of the third cell of row 14. */
export const cellAddress = (column: number, row: number): string => `${columnName(column)}${row}`
