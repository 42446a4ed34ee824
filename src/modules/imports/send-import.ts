import { z } from 'zod'
import { defineAction, done, refuse, type Services } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import { storageProblem, Upload } from '../../platform/files/index.ts'
import { readSpreadsheet } from '../../platform/spreadsheets/index.ts'
import { cleanName } from '../files/index.ts'
import { columnsOf } from './columns.ts'
import { verdicts, type ImportSettings, type LookedRow, type NewImport } from './import.ts'
import { insertImport } from './import-store.ts'
import { lookAt } from './look-at.ts'
import { readBook, type GivenBook } from './read-book.ts'
import { insertRows } from './row-store.ts'

export const IMPORTS_PATH = '/impor'
const FIELD = 'importFile'

const input = z.object({
  importFile: z.instanceof(Upload).optional(),
  /** Filled in while the file is read. */
  book: z
    .custom<GivenBook>()
    .optional()
    .transform((): GivenBook | undefined => undefined),
})
type Input = z.output<typeof input>

const nothing = problem(
  'required',
  FIELD,
  text('Pilih berkas Excel (.xlsx) atau CSV.', 'Choose an Excel (.xlsx) or CSV file.'),
)

const prepare =
  ({ types, producerNumber }: ImportSettings) =>
  async (given: Input, { files }: Services): Promise<Result<Input>> => {
    const { importFile: file } = given
    if (!file) return failure([nothing])
    const read = await readSpreadsheet(file.path, file.tooLarge ? Infinity : file.bytes, FIELD)
    if (!read.ok) return read
    const book = readBook(read.value, columnsOf(types, producerNumber), FIELD)
    if (!book.ok) return book
    try {
      await files.putFile(file.path, file.sha256)
    } catch (error) {
      const told = storageProblem(error)
      if (told) return failure([told])
      throw error
    }
    return success({ ...given, book: book.value })
  }

const countsOf = (rows: readonly LookedRow[]): Readonly<Record<string, number>> =>
  Object.fromEntries(verdicts.map(one => [one, rows.filter(row => row.verdict === one).length]))

type Change = Readonly<{ import: NewImport; rows: readonly LookedRow[] }>

/** Takes a spreadsheet in to be looked at, row by row. Nothing of it is stored among the records before it is confirmed. */
export const sendImport = (settings: ImportSettings) =>
  defineAction({
    name: 'import.send',
    readAction: 'import.read',
    input,
    prepare: prepare(settings),
    load: (reader, { book }, context) => lookAt(reader, settings, book?.rows ?? [], context),
    facts: (_rows, _input, { actor }) => ({ areaPath: actor.areaPath }),
    handle: (rows, { importFile: file, book }, { actor, now, newId }) => {
      if (!file || !book) return refuse([nothing])
      const id = newId()
      const made: NewImport = {
        id,
        name: cleanName(file.originalName),
        sha256: file.sha256,
        bytes: file.bytes,
        areaPath: actor.areaPath,
        sentBy: actor.personId ?? '',
        sentAt: now,
        notes: book.notes,
      }
      const counts = countsOf(rows)
      return done<Change>({
        change: { import: made, rows },
        event: 'import.sent',
        subject: { kind: 'import', id },
        areaPath: actor.areaPath,
        detail: { digest: file.sha256, ...counts },
        next: `${IMPORTS_PATH}/${id}`,
        answer: { id, ...counts },
      })
    },
    save: async (tx, change: Change) => {
      await insertImport(tx, change.import)
      await insertRows(tx, change.import.id, change.rows)
    },
  })
