export { cellAddress } from './sheet.ts'
export type {
  ReadBook,
  ReadSheet,
  SheetCell,
  SheetColumn,
  SheetContent,
  SheetRow,
} from './sheet.ts'
export { readSpreadsheet, SPREADSHEET_BYTES, writeSpreadsheet } from './spreadsheets.ts'
