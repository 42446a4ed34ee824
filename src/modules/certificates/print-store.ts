import { sql } from 'kysely'
import { json, type Reader, type Tx } from '../../platform/database/index.ts'
import type { Print, PrintCause, PrintChoice, PrintItem, PrintLanguage } from './print.ts'

type PrintRow = {
  id: string
  choice: unknown
  with_cover: boolean
  state: Print['state']
  asked_by: string
  asked_at: Date
  ended_at: Date | null
  file_sha256: string | null
  bytes: number | null
  pages: number | null
  kept_until: Date | null
  row_version: number
}
type ItemRow = {
  print_id: string
  position: number
  certificate_id: string
  state: PrintItem['state']
  cause: string | null
}
type Tables = { certificate_print: PrintRow; certificate_print_item: ItemRow }

/** As it is stored; files of before there was a choice are in Indonesian. */
type StoredChoice = PrintChoice & Readonly<{ language?: PrintLanguage }>

function choiceFrom(stored: unknown): Pick<Print, 'choice' | 'language'> {
  const { language = 'id', ...choice } = stored as StoredChoice
  return { choice, language }
}

const printFrom = (row: PrintRow): Print => ({
  id: row.id,
  ...choiceFrom(row.choice),
  withCover: row.with_cover,
  state: row.state,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  endedAt: row.ended_at,
  fileSha256: row.file_sha256,
  bytes: row.bytes,
  pages: row.pages,
  keptUntil: row.kept_until,
  rowVersion: row.row_version,
})

export async function findPrint(reader: Reader, id: string): Promise<Print | null> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('certificate_print')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? printFrom(row) : null
}

/** The latest ones first. One query. */
export async function listPrints(reader: Reader, limit: number): Promise<readonly Print[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('certificate_print')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(printFrom)
}

/** Every certificate of a print, in the order of the file. One query. */
export async function listPrintItems(reader: Reader, id: string): Promise<readonly PrintItem[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('certificate_print_item')
    .selectAll()
    .where('print_id', '=', id)
    .orderBy('position')
    .execute()
  return rows.map(row => ({
    position: row.position,
    certificateId: row.certificate_id,
    state: row.state,
    cause: row.cause as PrintCause | null,
  }))
}

/** How many of a print are through, of how many. One query. */
export async function countPrintItems(
  reader: Reader,
  id: string,
): Promise<Readonly<{ done: number; total: number }>> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('certificate_print_item')
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`count(*) filter (where state <> 'waiting')`.as('done'),
    ])
    .where('print_id', '=', id)
    .executeTakeFirstOrThrow()
  return { done: Number(row.done), total: Number(row.total) }
}

export async function insertPrint(tx: Tx, print: Print, items: readonly PrintItem[]): Promise<void> {
  const db = tx.withTables<Tables>()
  await db
    .insertInto('certificate_print')
    .values({
      id: print.id,
      choice: json({ ...print.choice, language: print.language }),
      with_cover: print.withCover,
      state: print.state,
      asked_by: print.askedBy,
      asked_at: print.askedAt,
      ended_at: null,
      file_sha256: null,
      bytes: null,
      pages: null,
      kept_until: null,
      row_version: print.rowVersion,
    })
    .execute()
  await db
    .insertInto('certificate_print_item')
    .values(
      items.map(one => ({
        print_id: print.id,
        position: one.position,
        certificate_id: one.certificateId,
        state: one.state,
        cause: one.cause,
      })),
    )
    .execute()
}

/** Notes what became of one certificate, while its print is being made. */
export async function markItem(
  tx: Tx,
  printId: string,
  position: number,
  to: Pick<PrintItem, 'state' | 'cause'>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('certificate_print_item')
    .set({ state: to.state, cause: to.cause })
    .where('print_id', '=', printId)
    .where('position', '=', position)
    .execute()
}

export type PrintEnd = Pick<Print, 'state' | 'fileSha256' | 'bytes' | 'pages' | 'keptUntil'> &
  Readonly<{ at: Date }>

/** False when it ended already: a print that was cancelled gets no file. */
export async function endPrint(tx: Tx, id: string, end: PrintEnd): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('certificate_print')
    .set(eb => ({
      state: end.state,
      ended_at: end.at,
      file_sha256: end.fileSha256,
      bytes: end.bytes,
      pages: end.pages,
      kept_until: end.keptUntil,
      row_version: eb('row_version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'making')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Prints that ended although a paper of theirs still waits, and files without a paper. One query. */
export async function listBrokenPrints(reader: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from certificate_print p
    where (p.state in ('done', 'empty')
        and exists (select 1 from certificate_print_item i where i.print_id = p.id and i.state = 'waiting'))
      or (p.state = 'done'
        and not exists (select 1 from certificate_print_item i where i.print_id = p.id and i.state = 'ready'))
    order by p.id`.execute(reader)
  return rows.map(row => row.id)
}

/** Lets go of the bytes of a file whose days are over; the row stays and says so. */
export async function forgetPrintFile(tx: Tx, id: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('certificate_print')
    .set({ file_sha256: null })
    .where('id', '=', id)
    .execute()
}
