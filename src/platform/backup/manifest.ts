import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { digestOf } from '../digest.ts'
import { hashOfStream } from '../files/index.ts'

/** Why a backup cannot be made or used, in one sentence. */
export class BackupProblem extends Error {}

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const name = z.string().regex(/^[a-z_][a-z0-9_]*$/)
const part = z.strictObject({ rows: z.int().nonnegative(), bytes: z.int().nonnegative(), sha256: hash })

/** What a backup holds, and how to tell that it is whole. `FORMAT` is raised when an older program could not read it. */
const FORMAT = 1
const manifestSchema = z.strictObject({
  format: z.int(),
  madeAt: z.iso.datetime(),
  /** The migrations that made the tables, in their order. */
  migrations: z.array(z.string()),
  tables: z.array(part.extend({ name, columns: z.array(name) })),
  /** `files.jsonl`: one line for each file in the folder `files`. */
  files: part,
  ledger: z.strictObject({ seq: z.int().nonnegative(), hash: z.string() }),
})
export type Manifest = z.output<typeof manifestSchema>
export type BackupTable = Manifest['tables'][number]
export type Part = Readonly<z.output<typeof part>>

const fileLine = z.strictObject({ sha256: hash, bytes: z.int().nonnegative() })
export type BackedUpFile = Readonly<z.output<typeof fileLine>>

export const manifestPath = (folder: string): string => join(folder, 'manifest.json')
export const tablePath = (folder: string, table: string): string => join(folder, 'tables', `${table}.jsonl`)
export const fileListPath = (folder: string): string => join(folder, 'files.jsonl')
export const filePath = (folder: string, sha256: string): string =>
  join(folder, 'files', sha256.slice(0, 2), sha256)

/** The manifest with its own digest, so that a change of the manifest shows, too. */
export const manifestText = (manifest: Omit<Manifest, 'format'>): string => {
  const whole = { format: FORMAT, ...manifest }
  return `${JSON.stringify({ manifest: whole, digest: digestOf(whole) }, null, 1)}\n`
}

const noBackup = (folder: string): BackupProblem =>
  new BackupProblem(`There is no whole backup in ${folder}: manifest.json is missing or was changed.`)

async function readManifest(folder: string): Promise<Manifest> {
  let read: unknown
  try {
    read = JSON.parse(await readFile(manifestPath(folder), 'utf8'))
  } catch {
    throw noBackup(folder)
  }
  const outer = z.strictObject({ manifest: z.unknown(), digest: hash }).safeParse(read)
  if (!outer.success || digestOf(outer.data.manifest) !== outer.data.digest) throw noBackup(folder)
  const format = z.object({ format: z.int() }).safeParse(outer.data.manifest)
  if (format.success && format.data.format > FORMAT)
    throw new BackupProblem(
      'This backup was made by a newer version of the program: restore it with that one.',
    )
  const manifest = manifestSchema.safeParse(outer.data.manifest)
  if (!manifest.success) throw noBackup(folder)
  return manifest.data
}

/** The lines of a part, one after the other. */
export const linesOf = (path: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(path), crlfDelay: Infinity })

async function checkPart(path: string, title: string, { rows, bytes, sha256 }: Part): Promise<void> {
  const found = await hashOfStream(() => createReadStream(path), true)
  if (!found) throw new BackupProblem(`The backup is damaged: ${title} is missing.`)
  if (found.sha256 !== sha256 || found.bytes !== bytes || found.lines !== rows)
    throw new BackupProblem(`The backup is damaged: ${title} was cut or changed.`)
}

/** The files that the backup lists. */
export async function* backedUpFiles(folder: string): AsyncGenerator<BackedUpFile> {
  for await (const line of linesOf(fileListPath(folder))) yield fileLine.parse(JSON.parse(line))
}

/** Reads a backup from end to end; throws a `BackupProblem` that says what is wrong with it. */
export async function checkBackup(folder: string, knownMigrations: readonly string[]): Promise<Manifest> {
  const manifest = await readManifest(folder)
  if (manifest.migrations.some((one, index) => one !== knownMigrations[index])) {
    throw new BackupProblem(
      'This backup was made by another or newer version of the program: restore it with that one.',
    )
  }
  for (const table of manifest.tables)
    await checkPart(tablePath(folder, table.name), `the table ${table.name}`, table)
  await checkPart(fileListPath(folder), 'the list of files', manifest.files)
  for await (const file of backedUpFiles(folder)) {
    const title = `the file ${file.sha256}`
    const found = await hashOfStream(() => createReadStream(filePath(folder, file.sha256)))
    if (!found) throw new BackupProblem(`The backup is damaged: ${title} is missing.`)
    if (found.sha256 !== file.sha256) throw new BackupProblem(`The backup is damaged: ${title} was changed.`)
  }
  return manifest
}
