import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { quarantine } from '../../src/modules/files/scan-store.ts'
import type { Database, Tx } from '../../src/platform/database/index.ts'
import { sha256 } from '../../src/platform/digest.ts'
import {
  claimedFileStore,
  localFileStore,
  sweepBytes,
  type FileStore,
} from '../../src/platform/files/index.ts'
import { bytesColumns } from '../../src/setup/backup.ts'
import { testDatabase } from '../builders/test-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'bintang-sweep-'))
const raw = localFileStore(folder)
let database: Database
let files: FileStore
before(async () => {
  database = await testDatabase()
  files = claimedFileStore(raw, database)
})
beforeEach(() => database.write(tx => sql`delete from byte_claim`.execute(tx)))
after(() => database.close())

let made = 0
const fresh = (): Buffer => Buffer.from(`contoh ${made++} ${Math.random()}`)

/** As if everything stored so far had been stored three days ago. */
const threeDaysPass = () =>
  database.write(tx => sql`update byte_claim set claimed_at = claimed_at - interval '3 days'`.execute(tx))
const nameIn = (tx: Tx, hash: string) =>
  sql`insert into file (id, sha256, bytes, media_type, original_name, created_by, created_at)
    values (${hash.slice(0, 16)}, ${hash}, 1, 'image/png', 'contoh', 'siapa', now())`.execute(tx)
const name = (hash: string) => database.write(tx => nameIn(tx, hash))
const sweep = (changed: Partial<Parameters<typeof sweepBytes>[0]> = {}) =>
  sweepBytes({ database, files, columns: bytesColumns, ...changed })
const claims = async (): Promise<readonly string[]> =>
  (
    await database.read(reader => sql<{ sha256: string }>`select sha256 from byte_claim`.execute(reader))
  ).rows.map(row => row.sha256)

test('bytes of a refused form, after two days, are gone; young ones, named ones and unknown ones stay', async () => {
  const [refused, named] = [await files.put(fresh()), await files.put(fresh())]
  const path = join(folder, 'asli')
  const content = fresh()
  writeFileSync(path, content)
  await files.putFile(path, sha256(content))
  const unknown = await raw.put(fresh())
  await name(named)
  assert.equal(await sweep(), 0)
  await threeDaysPass()
  const young = await files.put(fresh())
  assert.equal(await sweep(), 2)
  assert.equal(await files.has(refused), false)
  assert.equal(await files.has(sha256(content)), false)
  for (const kept of [named, unknown, young]) assert.equal(await files.has(kept), true)
  assert.deepEqual(await claims(), [young], 'what is named needs no claim any more')
})

test('bytes that are stored again between the look and the removal, stay', async () => {
  const content = fresh()
  const hash = await files.put(content)
  await threeDaysPass()
  let looked = false
  const between: Database = {
    ...database,
    write: async work => {
      if (!looked) await files.put(content)
      looked = true
      return database.write(work)
    },
  }
  assert.equal(await sweep({ database: between }), 0)
  assert.equal(looked, true)
  assert.deepEqual(await files.read(hash), content)
})

test('bytes that are stored again while they are removed, are there afterwards', async () => {
  const content = fresh()
  const hash = await files.put(content)
  await threeDaysPass()
  const saves: Promise<string>[] = []
  const slow: FileStore = {
    ...files,
    remove: async one => {
      saves.push(files.put(content))
      await pause(100)
      await raw.remove(one)
      await pause(100)
    },
  }
  assert.equal(await sweep({ files: slow }), 1)
  assert.deepEqual(await Promise.all(saves), [hash])
  await name(hash)
  assert.deepEqual(await files.read(hash), content)
  await threeDaysPass()
  assert.equal(await sweep(), 0)
  assert.deepEqual(await files.read(hash), content)
})

test('bytes that an open transaction stores and names, stay, and the sweep waits for it', async () => {
  const content = fresh()
  const hash = await files.put(content)
  await threeDaysPass()
  const sweeps: Promise<number>[] = []
  await database.write(async tx => {
    await files.within(tx).put(content)
    sweeps.push(sweep())
    await pause(150)
    await nameIn(tx, hash)
  })
  assert.deepEqual(await Promise.all(sweeps), [0])
  assert.deepEqual(await files.read(hash), content)
})

test('a removal that fails, is tried again the next time', async () => {
  const hash = await files.put(fresh())
  await threeDaysPass()
  const broken: FileStore = { ...files, remove: () => Promise.reject(new Error('the store is away')) }
  await assert.rejects(sweep({ files: broken }), /the store is away/)
  assert.equal(await sweep(), 1)
  assert.equal(await files.has(hash), false)
})

test('the pictures of a file that is sealed, are gone two days later', async () => {
  const [original, picture] = [await files.put(fresh()), await files.put(fresh())]
  await name(original)
  await database.write(tx =>
    sql`insert into rendition (file_id, name, sha256, bytes, media_type, width, height)
      values (${original.slice(0, 16)}, 'w320', ${picture}, 1, 'image/webp', 1, 1)`.execute(tx),
  )
  await threeDaysPass()
  assert.equal(await sweep(), 0)
  await database.write(tx => quarantine(tx, original, { note: 'contoh', at: new Date(), with: 'contoh' }))
  assert.equal(await sweep(), 0)
  await threeDaysPass()
  assert.equal(await sweep(), 1)
  assert.deepEqual([await files.has(original), await files.has(picture)], [true, false])
})

test('half-written files, after two days, are gone; younger ones and strangers stay', async () => {
  const hash = sha256(fresh())
  const shelf = join(folder, hash.slice(0, 2))
  mkdirSync(shelf, { recursive: true })
  const [old, young, stranger] = [`${hash}.0123456789abcdef`, `${hash}.1123456789abcdef`, 'catatan.txt']
  for (const one of [old, young, stranger]) writeFileSync(join(shelf, one), 'separuh')
  const longAgo = new Date(Date.now() - 3 * 86_400_000)
  for (const one of [old, stranger]) utimesSync(join(shelf, one), longAgo, longAgo)
  await sweep()
  const left = readdirSync(shelf)
  assert.deepEqual(
    [old, young, stranger].map(one => left.includes(one)),
    [false, true, true],
  )
})

test('every column that holds a SHA-256 of bytes, is in the list that backup and sweep go by', async () => {
  const { rows } = await database.read(reader =>
    sql<{ table: string; column: string }>`select table_name as "table", column_name as "column"
      from information_schema.columns where table_schema = 'public' and column_name like '%sha256%'
        and table_name <> 'byte_claim' order by 1, 2`.execute(reader),
  )
  const listed = bytesColumns.map(({ table, column }) => `${table}.${column}`).toSorted()
  assert.deepEqual(rows.map(({ table, column }) => `${table}.${column}`).toSorted(), listed)
})
