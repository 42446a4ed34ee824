import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { importRegions, regionJobs, villageImportJob } from '../../src/modules/regions/index.ts'
import {
  fromPglite,
  migrate,
  openPostgres,
  pgliteParsers,
  type Database,
} from '../../src/platform/database/index.ts'
import { sha256 } from '../../src/platform/digest.ts'
import { createWorker, enqueue } from '../../src/platform/jobs/index.ts'
import { makeFolder, openFolder, packed, unpacked, type Folder } from './memory-folder.ts'

const root = join(import.meta.dirname, '../..')
const serverUrl = process.env['TEST_DATABASE_URL']

/** What a database holds when a test gets it: tables without rows, or the regions down to the villages, too. */
type Ground = 'empty' | 'villages'

/**
 * A fresh, migrated database: embedded, or one of its own on the server that TEST_DATABASE_URL names.
 * Close it in `after`.
 */
export const testDatabase = (ground: Ground = 'empty'): Promise<Database> =>
  serverUrl ? onServer(serverUrl, ground) : embedded(ground)

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(root, folder))
    .filter(file => ending.test(file))
    .toSorted()
    .map(file => join(root, folder, file))

/** Changes with every migration, and with the regions where they are in it, so that no older ground is ever used. */
function nameOf(ground: Ground): string {
  const regions = [...filesIn('src/modules/regions', /\.(?:ts|json)$/), join(root, 'package-lock.json')]
  const files = [...filesIn('migrations', /\.sql$/), ...(ground === 'villages' ? regions : [])]
  return `${ground}_${sha256(files.map(file => readFileSync(file, 'utf8')).join('\n')).slice(0, 16)}`
}

/** Makes the ground in an empty database; the villages as the product's own background work brings them. */
async function prepare(database: Database, ground: Ground): Promise<void> {
  await migrate(database)
  if (ground === 'villages') {
    await importRegions(database, { levels: [1, 2] })
    await database.write(tx => enqueue(tx, [villageImportJob], new Date()))
    await createWorker(database, regionJobs(database)).runUntilIdle()
  }
}

const DAY_MS = 86_400_000
const templates = new Map<Ground, Promise<Folder>>()

/** The folder that every database of a ground begins with: loading it takes a twentieth of the time of making it. */
async function loadTemplate(ground: Ground): Promise<Folder> {
  const path = join(root, '.cache', `template-${nameOf(ground)}.folder`)
  try {
    return unpacked(readFileSync(path))
  } catch {
    // Not made yet.
  }
  const folder = await makeFolder(pgliteParsers, pglite => prepare(fromPglite(pglite), ground))
  const temporary = `${path}.${randomBytes(4).toString('hex')}`
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(temporary, packed(folder))
  renameSync(temporary, path)
  forgetOldTemplates()
  return folder
}

function forgetOldTemplates(): void {
  for (const file of filesIn('.cache', /^template-/))
    if (Date.now() - statSync(file).mtimeMs > DAY_MS) rmSync(file, { force: true })
}

async function embedded(ground: Ground): Promise<Database> {
  const template = templates.get(ground) ?? loadTemplate(ground)
  templates.set(ground, template)
  return fromPglite(await openFolder(await template, pgliteParsers))
}

const serverTemplates = new Map<Ground, Promise<string>>()

async function asAdmin<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const withName = (url: string, name: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.toString()
}

/** One for all processes of a run: whoever comes first makes it, and the others wait for it. */
function makeServerTemplate(url: string, ground: Ground): Promise<string> {
  const name = `bintang_template_${nameOf(ground)}`
  return asAdmin(url, async client => {
    // Held until this connection ends.
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rows.length > 0) return name
    const unfinished = `${name}_${randomBytes(4).toString('hex')}`
    await client.query(`create database ${unfinished}`)
    const database = openPostgres(withName(url, unfinished), 1)
    await prepare(database, ground)
    await database.close()
    await client.query(`alter database ${unfinished} rename to ${name}`)
    return name
  })
}

async function onServer(url: string, ground: Ground): Promise<Database> {
  const template = serverTemplates.get(ground) ?? makeServerTemplate(url, ground)
  serverTemplates.set(ground, template)
  const name = `bintang_test_${randomBytes(6).toString('hex')}`
  const from = await template
  await asAdmin(url, client => client.query(`create database ${name} template ${from}`))
  const database = openPostgres(withName(url, name), 4)
  return {
    ...database,
    close: async () => {
      await database.close()
      await asAdmin(url, client => client.query(`drop database ${name} with (force)`))
    },
  }
}

/** A test's database on the server as another process of the installation has it open. Close it before the first. */
export async function openedAgain(database: Database): Promise<Database> {
  if (!serverUrl) throw new Error('TEST_DATABASE_URL names no server')
  const { rows } = await database.read(reader =>
    sql<{ name: string }>`select current_database() as name`.execute(reader),
  )
  return openPostgres(withName(serverUrl, rows[0]?.name ?? ''), 4)
}

/** A database without tables on the server that TEST_DATABASE_URL names. Drop it at the end. */
export async function emptyServerDatabase(): Promise<Readonly<{ url: string; drop: () => Promise<void> }>> {
  if (!serverUrl) throw new Error('TEST_DATABASE_URL names no server')
  const name = `bintang_empty_${randomBytes(6).toString('hex')}`
  await asAdmin(serverUrl, client => client.query(`create database ${name}`))
  return {
    url: withName(serverUrl, name),
    drop: async () => {
      await asAdmin(serverUrl, client => client.query(`drop database ${name} with (force)`))
    },
  }
}
