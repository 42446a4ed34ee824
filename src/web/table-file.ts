import { writeSpreadsheet } from '../platform/spreadsheets/index.ts'
import { writeCsv } from '../platform/write-csv.ts'
import type { FileAnswer, TableAnswer } from './route.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const LONGEST_NAME = 31

/** A name that a sheet may have. */
const sheetName = (name: string): string =>
  name.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, LONGEST_NAME) || 'Data'

/** A list as a file in the format that was asked for. No text in it is ever run as a formula. */
export async function tableFile(
  { columns, rows, fileName: given }: TableAnswer,
  format: string | undefined,
): Promise<FileAnswer> {
  const fileName = given.replace(/\.csv$/, '')
  const file = { kind: 'file', disposition: 'attachment', cache: 'none' } as const
  if (format !== 'xlsx')
    return {
      ...file,
      content: writeCsv(columns, rows),
      mediaType: 'text/csv; charset=utf-8',
      fileName: `${fileName}.csv`,
    }
  const sheet = { name: sheetName(fileName), columns: columns.map(label => ({ label })), rows }
  return {
    ...file,
    content: await writeSpreadsheet([sheet]),
    mediaType: WORKBOOK,
    fileName: `${fileName}.xlsx`,
  }
}
