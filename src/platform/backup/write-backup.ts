import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { finished, pipeline } from 'node:stream/promises'
import { Transform } from 'node:stream'
import { sql } from 'kysely'
import { appliedMigrations, type Database, type Reader, type Tx } from '../database/index.ts'
import type { FileStore } from '../files/index.ts'
import { newId } from '../random.ts'
import {
  BackupProblem,
  fileListPath,
  filePath,
  manifestPath,
  manifestText,
  tablePath,
  type BackupTable,
  type Manifest,
  type Part,
} from './manifest.ts'
import { linesOfTable, listTables } from './tables.ts'

/** What the program knows of its data beside the tables themselves. */
export type BackupSource = Readonly<{
  database: Database
  files: FileStore
  /** The addresses of all bytes that any row names. */
  namedHashes: (reader: Reader) => Promise<ReadonlySet<string>>
  ledgerHead: (reader: Reader) => Promise<Readonly<{ seq: number; hash: string }>>
}>

/** Writes lines to a file as fast as the disk takes them, and says what was written. */
async function writePart(path: string, groups: AsyncIterable<readonly string[]>): Promise<Part> {
  const stream = createWriteStream(path, { flags: 'wx' })
  const hash = createHash('sha256')
  let [rows, bytes] = [0, 0]
  for await (const lines of groups) {
    const content = Buffer.from(lines.map(line => `${line}\n`).join(''))
    hash.update(content)
    rows += lines.length
    bytes += content.length
    if (!stream.write(content)) await once(stream, 'drain')
  }
  stream.end()
  await finished(stream)
  return { rows, bytes, sha256: hash.digest('hex') }
}

type Snapshot = Pick<Manifest, 'migrations' | 'tables' | 'ledger'> & Readonly<{ hashes: ReadonlySet<string> }>

/** Every table as it was at one moment. Acts that come meanwhile are accepted, and are not in it. */
async function writeTables(tx: Tx, source: BackupSource, folder: string): Promise<Snapshot> {
  await sql`set transaction isolation level repeatable read`.execute(tx)
  await sql`set local timezone to 'UTC'`.execute(tx)
  await sql`set local datestyle to 'ISO, YMD'`.execute(tx)
  const tables: BackupTable[] = []
  for (const table of await listTables(tx)) {
    const part = await writePart(tablePath(folder, table.name), linesOfTable(tx, table))
    tables.push({ name: table.name, columns: table.columns.map(one => one.name), ...part })
  }
  const [ledger, hashes] = [await source.ledgerHead(tx), await source.namedHashes(tx)]
  return { migrations: [...(await appliedMigrations(tx))], tables, ledger, hashes }
}

/** Copies the bytes of one address and proves them on the way. Returns their number. */
async function copyBytes(files: FileStore, sha256: string, target: string): Promise<number> {
  const hash = createHash('sha256')
  let bytes = 0
  const watch = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  await mkdir(dirname(target), { recursive: true })
  try {
    await pipeline(files.open(sha256), watch, createWriteStream(target))
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isMissing)
      throw new BackupProblem(`The stored file ${sha256} is missing: run the command invariants.`)
    throw error
  }
  if (hash.digest('hex') !== sha256)
    throw new BackupProblem(`The stored file ${sha256} was changed: run the command invariants.`)
  return bytes
}

/** Copies every file, and yields the lines of their list. Files are never changed, so no snapshot is needed. */
async function* copyFiles(
  files: FileStore,
  hashes: ReadonlySet<string>,
  folder: string,
): AsyncGenerator<readonly string[]> {
  for (const sha256 of [...hashes].toSorted())
    yield [JSON.stringify({ sha256, bytes: await copyBytes(files, sha256, filePath(folder, sha256)) })]
}

function refuseUnlessEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new BackupProblem(`${folder} is not empty: name a new folder.`)
}

/**
 * Writes a whole backup into a new folder: tables at one moment, every file that they name, and a manifest by which
 * a restore knows that nothing is missing. The folder gets its name only when everything is in it.
 */
export async function writeBackup(source: BackupSource, folder: string, now: Date): Promise<Manifest> {
  refuseUnlessEmpty(folder)
  const unfinished = `${folder}.${newId()}.part`
  try {
    await mkdir(tablePath(unfinished, '').replace(/\.jsonl$/, ''), { recursive: true })
    const { hashes, ...snapshot } = await source.database.write(tx => writeTables(tx, source, unfinished))
    const files = await writePart(fileListPath(unfinished), copyFiles(source.files, hashes, unfinished))
    const manifest = { madeAt: now.toISOString(), ...snapshot, files }
    await writeFile(manifestPath(unfinished), manifestText(manifest))
    if (existsSync(folder)) await rmdir(folder)
    await rename(unfinished, folder)
    return { format: 1, ...manifest }
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}
