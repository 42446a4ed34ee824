import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { restoreInto } from '../../src/commands/backup.ts'
import { runInApplication, type Output } from '../../src/commands/index.ts'
import { BackupProblem, type Manifest } from '../../src/platform/backup/index.ts'
import { writeBackup } from '../../src/platform/backup/index.ts'
import { readConfig, type Config } from '../../src/platform/config.ts'
import { openEmbedded } from '../../src/platform/database/index.ts'
import { digestOf, sha256 } from '../../src/platform/digest.ts'
import { localFileStore } from '../../src/platform/files/index.ts'
import { backupSource, bytesColumns } from '../../src/setup/backup.ts'
import { allInvariants } from '../../src/setup/invariants.ts'
import { publishedNomination } from '../builders/published-nomination.ts'
import { filesUnder } from '../builders/stored-state.ts'
import { emptyServerDatabase } from '../builders/test-database.ts'
import { TestClient } from '../builders/test-client.ts'

const place = mkdtempSync(join(tmpdir(), 'bintang-backup-'))
const whole = join(place, 'whole')
let application: Application
let first: Manifest

const silent: Output = { line: () => {}, complain: () => {} }
const manifestIn = (folder: string): Manifest =>
  (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { manifest: Manifest }).manifest
const embeddedAt = (name: string): Config => readConfig({ DATA_DIR: join(place, name) })

async function restore(config: Config, folder = whole) {
  const lines: Record<string, unknown>[] = []
  const line = (text: string): void => void lines.push(JSON.parse(text) as Record<string, unknown>)
  return { code: await restoreInto(config, folder, { ...silent, line }), lines }
}

before(async () => {
  application = (await publishedNomination()).application
  assert.equal(await runInApplication(['backup', whole], silent, application), 0)
  first = manifestIn(whole)
})
after(async () => {
  await application.close()
  rmSync(place, { recursive: true, force: true })
})

/** What a restore prints when everything is there and sound. */
const soundLines = (manifest: Manifest) => [
  {
    restored: whole,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    files: manifest.files.rows,
  },
  { entries: manifest.ledger.seq, head: manifest.ledger.hash, ok: true, first_bad: null },
  { invariants: allInvariants.length, failed: 0 },
]

test('a backup, restored into an embedded database: the same rows, files and ledger, and every invariant holds', async () => {
  assert.ok(first.ledger.seq > 50)
  assert.ok(first.files.rows > 10)
  const config = embeddedAt('embedded')
  assert.deepEqual(await restore(config), { code: 0, lines: soundLines(first) })
  const database = await openEmbedded(config.dataDir)
  const again = join(place, 'again')
  const files = localFileStore(config.filesDir)
  const second = await writeBackup(backupSource({ database, files }), again, new Date(0))
  await database.close()
  assert.deepEqual({ ...second, madeAt: '' }, { ...first, madeAt: '' })
  const stored = filesUnder(application.config.filesDir)
  for (const line of filesUnder(config.filesDir)) assert.ok(stored.includes(line), line)
  assert.equal(
    readFileSync(join(again, 'files.jsonl'), 'utf8'),
    readFileSync(join(whole, 'files.jsonl'), 'utf8'),
  )
})

/** Digests of papers that need not be kept, and why. */
const notKept = new Map([
  [
    'decree_annex.read_digest',
    'the signed paper begins with these bytes; they alone are swept once it is signed',
  ],
])

test('the columns that name bytes, are all that hold the address of any stored file', async () => {
  const stored = filesUnder(application.config.filesDir).map(line => line.slice(3, 67))
  const found = await application.environment.database.read(async reader => {
    const { rows: columns } = await sql<{ table: string; column: string }>`
      select c.table_name as "table", c.column_name as "column" from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'text'
        and c.table_name <> 'byte_claim'`.execute(reader)
    const holding: string[] = []
    for (const { table, column } of columns) {
      const { rows } = await sql`select 1 from ${sql.table(table)}
        where ${sql.ref(column)} = any(${stored}::text[]) limit 1`.execute(reader)
      if (rows.length > 0) holding.push(`${table}.${column}`)
    }
    return holding.toSorted()
  })
  const listed = bytesColumns.map(({ table, column }) => `${table}.${column}`)
  assert.deepEqual(
    found.filter(one => !listed.includes(one) && !notKept.has(one)),
    [],
  )
  for (const one of ['file.sha256', 'rendition.sha256', 'certificate.pdf_sha256'])
    assert.ok(found.includes(one))
})

test('a backup of an embedded database, restored into PostgreSQL: every row is the same, and every invariant holds', {
  skip: process.env['TEST_DATABASE_URL'] ? false : 'no PostgreSQL here',
}, async () => {
  const server = await emptyServerDatabase()
  try {
    const config = readConfig({ DATA_DIR: join(place, 'server'), DATABASE_URL: server.url })
    const { code, lines } = await restore(config, join(place, 'again'))
    assert.equal(code, 0)
    assert.deepEqual(lines.slice(1), soundLines(first).slice(1))
  } finally {
    await server.drop()
  }
})

test('a restore, into a place that holds something: refused with a sentence, and nothing is changed', async () => {
  const config = embeddedAt('embedded')
  await assert.rejects(
    restore(config),
    new BackupProblem(
      'A backup is restored into an empty place only: the database holds rows already (action_key).',
    ),
  )
})

test('a backup, into a folder that holds something: refused, and the folder is left as it was', async () => {
  const before = filesUnder(whole)
  await assert.rejects(runInApplication(['backup', whole], silent, application), /is not empty/)
  assert.deepEqual(filesUnder(whole), before)
  assert.deepEqual(
    readdirSync(place).filter(name => name.endsWith('.part')),
    [],
  )
})

test('a backup, while a stored file is damaged: refused with the command that tells more, and leaves nothing', async () => {
  const [address = ''] =
    [...readFileSync(join(whole, 'files.jsonl'), 'utf8').matchAll(/[0-9a-f]{64}/g)][0] ?? []
  const path = await application.environment.services.files.withLocalPath(address, at => Promise.resolve(at))
  const content = readFileSync(path)
  try {
    writeFileSync(path, content.subarray(1))
    const attempt = runInApplication(['backup', join(place, 'damaged')], silent, application)
    await assert.rejects(
      attempt,
      new BackupProblem(`The stored file ${address} was changed: run the command invariants.`),
    )
  } finally {
    writeFileSync(path, content)
  }
  assert.equal(existsSync(join(place, 'damaged')), false)
})

const write = (folder: string, change: (manifest: Manifest) => Manifest): void => {
  const manifest = change(manifestIn(folder))
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ manifest, digest: digestOf(manifest) }))
}
const changeByte = (path: string): void => {
  const content = readFileSync(path)
  const middle = Math.floor(content.length / 2)
  content[middle] = (content[middle] ?? 0) ^ 1
  writeFileSync(path, content)
}
const anyFile = (folder: string): string => {
  const [name = ''] = readdirSync(join(folder, 'files'))
  return join(folder, 'files', name, readdirSync(join(folder, 'files', name))[0] ?? '')
}
const ledger = (folder: string): string => join(folder, 'tables', 'ledger.jsonl')

const damages: Readonly<Record<string, readonly [RegExp, (folder: string) => void]>> = {
  'a table cut short': [
    /damaged: the table ledger was cut or changed/,
    folder => writeFileSync(ledger(folder), readFileSync(ledger(folder)).subarray(0, -200)),
  ],
  'one byte of a table changed': [
    /damaged: the table ledger was cut or changed/,
    folder => changeByte(ledger(folder)),
  ],
  'a table missing': [/damaged: the table ledger is missing/, folder => rmSync(ledger(folder))],
  'a file missing': [/damaged: the file [0-9a-f]+ is missing/, folder => rmSync(anyFile(folder))],
  'one byte of a file changed': [
    /damaged: the file [0-9a-f]+ was changed/,
    folder => changeByte(anyFile(folder)),
  ],
  'the list of files cut short': [
    /damaged: the list of files was cut or changed/,
    folder => writeFileSync(join(folder, 'files.jsonl'), ''),
  ],
  'one byte of the manifest changed': [
    /no whole backup/,
    folder => changeByte(join(folder, 'manifest.json')),
  ],
  'no manifest: the writing was cut off': [
    /no whole backup/,
    folder => rmSync(join(folder, 'manifest.json')),
  ],
  'newer tables than this program knows': [
    /another or newer version/,
    folder => write(folder, one => ({ ...one, migrations: [...one.migrations, '9999-later'] })),
  ],
  'a newer format': [/newer version/, folder => write(folder, one => ({ ...one, format: one.format + 1 }))],
}
for (const [name, [sentence, damage]] of Object.entries(damages)) {
  test(`a backup with ${name}: refused with a sentence, and the place is not touched`, async () => {
    const folder = join(place, 'damaged')
    cpSync(whole, folder, { recursive: true })
    damage(folder)
    const config = embeddedAt('untouched')
    await assert.rejects(
      restore(config, folder),
      error => error instanceof BackupProblem && sentence.test(error.message),
    )
    rmSync(folder, { recursive: true })
    assert.equal(existsSync(config.dataDir), false)
  })
}

test('a restore that fails in the middle leaves nothing behind, and the place can still be used', async () => {
  const folder = join(place, 'contradiction')
  cpSync(whole, folder, { recursive: true })
  const path = join(folder, 'tables', 'role_grant.jsonl')
  const changed = readFileSync(path, 'utf8').replace(/^\["([^"]+)", ?"[^"]+"/, '["$1", "nobody"')
  writeFileSync(path, changed)
  const part = { bytes: Buffer.byteLength(changed), sha256: sha256(changed) }
  write(folder, one => ({
    ...one,
    tables: one.tables.map(table => (table.name === 'role_grant' ? { ...table, ...part } : table)),
  }))
  const config = embeddedAt('contradiction-place')
  await assert.rejects(restore(config, folder), /foreign key/)
  assert.deepEqual(
    filesUnder(config.filesDir).filter(line => /[0-9a-f]{64}/.test(line)),
    [],
  )
  const { code } = await restore(config)
  assert.equal(code, 0)
})

test('acts during a backup: all are accepted, and the backup holds one moment of the ledger', async () => {
  const client = new TestClient(application.server)
  await client.signIn('operator')
  const folder = join(place, 'meanwhile')
  const signIns = Array.from({ length: 8 }, (_, index) =>
    new TestClient(application.server).signIn(index % 2 === 0 ? 'auditor' : 'ketua'),
  )
  await Promise.all([runInApplication(['backup', folder], silent, application), ...signIns])
  const { ledger: head } = manifestIn(folder)
  const rows = readFileSync(ledger(folder), 'utf8').trimEnd().split('\n')
  assert.equal(rows.length, head.seq)
  assert.ok(rows.at(-1)?.includes(head.hash))
  const { rows: now } = await application.environment.database.read(reader =>
    sql<{ seq: number }>`select seq from ledger_head`.execute(reader),
  )
  assert.ok(Number(now[0]?.seq) >= first.ledger.seq + 9, 'every act made meanwhile is in the database')
})
