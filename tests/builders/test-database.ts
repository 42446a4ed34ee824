import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, existsSync, writeFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import {
  fromPglite,
  migrate,
  openPostgres,
  pgliteParsers,
  type Database,
} from '../../src/platform/database/index.ts'
import { sha256 } from '../../src/platform/digest.ts'

const root = join(import.meta.dirname, '../..')
const serverUrl = process.env['TEST_DATABASE_URL']

/**
 * A fresh, migrated database: embedded, or one of its own on the server that TEST_DATABASE_URL names.
 * Close it in `after`.
 */
export const testDatabase = (): Promise<Database> => (serverUrl ? onServer(serverUrl) : embedded())

/** Changes with every migration, so that a template of older migrations is never used. */
function migrationsDigest(): string {
  const folder = join(root, 'migrations')
  const files = readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .toSorted()
  return sha256(files.map(file => readFileSync(join(folder, file), 'utf8')).join('\n')).slice(0, 16)
}

let template: Promise<Blob> | null = null

/** A migrated data folder as one file: loading it takes a tenth of the time of making it. */
async function loadTemplate(): Promise<Blob> {
  const folder = join(root, '.cache')
  const path = join(folder, `template-${migrationsDigest()}.tar`)
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    const pglite = await PGlite.create({ parsers: pgliteParsers })
    await migrate(fromPglite(pglite))
    const dump = await pglite.dumpDataDir('none')
    await pglite.close()
    const temporary = `${path}.${randomBytes(4).toString('hex')}`
    writeFileSync(temporary, Buffer.from(await dump.arrayBuffer()))
    renameSync(temporary, path)
  }
  return new Blob([readFileSync(path)])
}

async function embedded(): Promise<Database> {
  template ??= loadTemplate()
  return fromPglite(await PGlite.create({ loadDataDir: await template, parsers: pgliteParsers }))
}

let serverTemplate: Promise<string> | null = null

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

async function makeServerTemplate(url: string): Promise<string> {
  const name = `bintang_template_${randomBytes(4).toString('hex')}`
  await asAdmin(url, client => client.query(`create database ${name}`))
  const database = openPostgres(withName(url, name), 1)
  await migrate(database)
  await database.close()
  return name
}

async function onServer(url: string): Promise<Database> {
  serverTemplate ??= makeServerTemplate(url)
  const name = `bintang_test_${randomBytes(6).toString('hex')}`
  const from = await serverTemplate
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
