import { appliedMigrations, migrate, type Database, type Reader, type Tx } from '../database/index.ts'
import { hashOfStored, type FileStore } from '../files/index.ts'
import { sql } from 'kysely'
import {
  backedUpFiles,
  BackupProblem,
  filePath,
  linesOf,
  tablePath,
  type BackupTable,
  type Manifest,
} from './manifest.ts'
import { insertLines, listFilled, listTables, withoutGuards, type Table } from './tables.ts'

/** Where a backup is restored to. */
export type RestorePlace = Readonly<{ database: Database; files: FileStore }>

const notEmpty = (what: string): BackupProblem =>
  new BackupProblem(`A backup is restored into an empty place only: ${what}.`)

/** What a migrated database holds before anything was done with it. */
const heldWhenNew: ReadonlySet<string> = new Set(['ledger_head'])

async function refuseUnlessEmpty(reader: Reader, { migrations }: Manifest): Promise<void> {
  const applied = await appliedMigrations(reader)
  if (applied.length === 0) {
    if ((await listTables(reader)).length > 0) throw notEmpty('the database has tables of something else')
    return
  }
  const filled = (await listFilled(reader, await listTables(reader))).filter(one => !heldWhenNew.has(one))
  if (filled.length > 0) throw notEmpty(`the database holds rows already (${filled[0]})`)
  if (applied.length > migrations.length)
    throw notEmpty('the database has newer tables than the backup; name a database without tables')
}

const TOGETHER = 500

async function fillTable(tx: Tx, table: Table, path: string): Promise<number> {
  let lines: string[] = []
  let rows = 0
  for await (const line of linesOf(path)) {
    lines.push(line)
    rows++
    if (lines.length < TOGETHER) continue
    await insertLines(tx, table, lines)
    lines = []
  }
  if (lines.length > 0) await insertLines(tx, table, lines)
  return rows
}

/** The table as it is here, with the columns in the backup's order. */
function columnsOf(here: ReadonlyMap<string, Table>, { name, columns }: BackupTable): Table {
  const table = here.get(name)
  const types = new Map(table?.columns.map(one => [one.name, one.type]))
  const found = columns.map(column => ({ name: column, type: types.get(column) ?? '' }))
  if (!table || found.length !== table.columns.length || found.some(one => one.type === ''))
    throw new BackupProblem(`The backup does not fit this program: its table ${name} is another one.`)
  return { ...table, columns: found }
}

async function fill(tx: Tx, folder: string, manifest: Manifest): Promise<void> {
  await sql`set local timezone to 'UTC'`.execute(tx)
  await sql`set local datestyle to 'ISO, YMD'`.execute(tx)
  const tables = await listTables(tx)
  const here = new Map(tables.map(table => [table.name, table]))
  if (manifest.tables.length !== tables.length)
    throw new BackupProblem('The backup does not fit this program: it has other tables.')
  await withoutGuards(tx, tables, async () => {
    for (const part of manifest.tables) {
      const table = columnsOf(here, part)
      await sql`delete from ${sql.table(table.name)}`.execute(tx)
      const rows = await fillTable(tx, table, tablePath(folder, part.name))
      if (rows !== part.rows)
        throw new BackupProblem(`The backup is damaged: the table ${part.name} was cut.`)
    }
  })
}

/** Copies the files; those that were not there before are taken away again when something fails. */
async function copyFiles(files: FileStore, folder: string, copied: string[]): Promise<void> {
  for await (const { sha256 } of backedUpFiles(folder)) {
    if (await files.has(sha256)) continue
    copied.push(sha256)
    await files.putFile(filePath(folder, sha256), sha256)
    if ((await hashOfStored(files, sha256))?.sha256 !== sha256)
      throw new BackupProblem(`The file ${sha256} could not be copied whole.`)
  }
}

/**
 * Restores a checked backup into an empty place: all of it, or nothing. The tables are made as they were when the
 * backup was written, filled in one transaction, and then brought to the newest shape.
 */
export async function restoreBackup(
  { database, files }: RestorePlace,
  folder: string,
  manifest: Manifest,
): Promise<void> {
  await database.read(reader => refuseUnlessEmpty(reader, manifest))
  await migrate(database, manifest.migrations.at(-1))
  const copied: string[] = []
  try {
    await copyFiles(files, folder, copied)
    await database.write(tx => fill(tx, folder, manifest))
  } catch (error) {
    for (const sha256 of copied) await files.remove(sha256)
    throw error
  }
  await migrate(database)
}
