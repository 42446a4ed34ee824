import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { readSpreadsheet, type ReadBook } from '../../../platform/spreadsheets/index.ts'
import { failure, success, type Result } from '../../../foundation/result.ts'
import { Upload } from '../../../platform/files/index.ts'
import { findEdition } from '../../editions/index.ts'
import { cleanName } from '../../files/index.ts'
import { outsideColumns } from './outside-columns.ts'
import { insertOutsideList } from './outside-list-store.ts'
import { listAddressOf, type OutsideList } from './outside-list.ts'
import { loadWaiting } from './outside-waiting.ts'
import { OUTSIDE_FILE, readOutsideFile } from './read-outside-file.ts'

const sent = z.object({
  edition: fields.recordId,
  outsideFile: z.instanceof(Upload).optional(),
  /** Filled in while the file is read. */
  book: z
    .custom<ReadBook>()
    .optional()
    .transform((): ReadBook | undefined => undefined),
})
type Sent = z.output<typeof sent>

const nothing = problem(
  'required',
  OUTSIDE_FILE,
  text('Pilih berkas Excel (.xlsx) atau CSV.', 'Choose an Excel (.xlsx) or CSV file.'),
)

async function prepare(given: Sent): Promise<Result<Sent>> {
  const { outsideFile: file } = given
  if (!file) return failure([nothing])
  const read = await readSpreadsheet(file.path, file.tooLarge ? Infinity : file.bytes, OUTSIDE_FILE)
  return read.ok ? success({ ...given, book: read.value }) : read
}

/** Takes a spreadsheet in to be looked at. Nothing counts before it is confirmed. */
export const sendOutsideList = defineAction({
  name: 'outside-list.send',
  audience: 'panel',
  input: sent,
  prepare,
  load: async (reader, { edition }, context) =>
    (await findEdition(reader, edition))
      ? { editionId: edition, waiting: await loadWaiting(reader, edition, context) }
      : null,
  facts: () => ({ areaPath: '/' }),
  readAction: 'outside-fact.list',
  handle: ({ editionId, waiting }, { outsideFile: file, book }, { actor, now, locale, newId }) => {
    if (!file || !book) return refuse([nothing])
    const read = readOutsideFile(book, outsideColumns(waiting.facts), locale)
    if (!read.ok) return refuse(read.problems)
    const list: OutsideList = {
      id: newId(),
      editionId,
      name: cleanName(file.originalName),
      digest: file.sha256,
      locale,
      rows: read.value.rows,
      notes: read.value.notes,
      sentBy: actor.personId ?? '',
      sentAt: now,
      state: 'seen',
      endedBy: null,
      endedAt: null,
      rowVersion: 1,
    }
    return done({
      change: list,
      event: 'outside-list.sent',
      subject: { kind: 'outside-list', id: list.id },
      areaPath: '/',
      detail: { digest: list.digest, rows: list.rows.length },
      next: listAddressOf(list.id),
      answer: { id: list.id, rows: list.rows.length },
    })
  },
  save: insertOutsideList,
})
