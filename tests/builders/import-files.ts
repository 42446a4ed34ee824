import { sheetNames, columnsOf } from '../../src/modules/imports/columns.ts'
import type { Kind } from '../../src/modules/imports/import.ts'
import { writeSpreadsheet, type SheetContent } from '../../src/platform/spreadsheets/index.ts'
import { readProgramme } from '../../src/setup/programme.ts'

const { documentTypes, settings } = readProgramme()
export const importColumns = columnsOf(documentTypes, settings.imports.producerNumber)

export type RowCells = Readonly<Record<string, string | number>>

/** A sheet under the template's headings, with these rows by column id. */
export const importSheet = (kind: Kind, rows: readonly RowCells[]): SheetContent => ({
  name: sheetNames[kind].id,
  columns: importColumns[kind].map(one => ({ label: one.label.id, text: one.reading !== 'whole' })),
  rows: rows.map(row => importColumns[kind].map(column => row[column.id] ?? null)),
})

/** A workbook as an office fills it in. */
export async function importFile(
  sheets: Readonly<Partial<Record<Kind, readonly RowCells[]>>>,
  name = 'daftar.xlsx',
): Promise<File> {
  const order: readonly Kind[] = ['sentra', 'producer', 'product', 'document']
  const content = await writeSpreadsheet(
    order.flatMap(kind => (sheets[kind] ? [importSheet(kind, sheets[kind])] : [])),
  )
  return new File([new Uint8Array(content)], name)
}
