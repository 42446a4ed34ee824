import type { Html } from '../../../platform/html.ts'
import { atMost } from '../../../platform/files/index.ts'
import { SPREADSHEET_BYTES } from '../../../platform/spreadsheets/index.ts'
import { fileField } from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'

/** `fileLimit` says how large it may be, given the most bytes in words, and how many rows it may have. */
type Words = Readonly<{ file: string; fileHint: string; fileLimit: (most: string) => string }>

/** Where a spreadsheet or a CSV file is sent. A file is never shown again, so the field keeps no value. */
export function spreadsheetField(request: PageRequest, action: string, name: string, own: Words): Html {
  const { value: _value, ...state } = fieldState(request, action, name)
  return fileField({
    ...state,
    label: own.file,
    hint: own.fileHint,
    accept: '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    limitText: own.fileLimit(atMost(SPREADSHEET_BYTES)[request.locale]),
    maxBytes: SPREADSHEET_BYTES,
    required: true,
  })
}
