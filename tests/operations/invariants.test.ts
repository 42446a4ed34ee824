import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { runInApplication } from '../../src/commands/index.ts'
import type { FileStore } from '../../src/platform/files/index.ts'
import { allInvariants, findBreachesWithin, type Breach } from '../../src/setup/invariants.ts'
import { publishedNomination } from '../builders/published-nomination.ts'
import { plantedBreaches } from './planted-breaches.ts'
import { answeredByVoter } from './planted-objections.ts'
import { putOffAfterSettled } from './planted-plenary.ts'

let application: Application
let files: FileStore
before(async () => {
  application = (await publishedNomination()).application
  files = readOnce(application.environment.services.files)
})
after(() => application.close())

/** The bytes on the disk stay the same while rows are broken: they are read once, not for every breach. */
function readOnce(store: FileStore): FileStore {
  const known = new Map<string, Promise<Buffer>>()
  async function* bytesOf(hash: string): AsyncGenerator<Buffer> {
    const bytes = known.get(hash) ?? store.read(hash)
    known.set(hash, bytes)
    yield await bytes
  }
  return { ...store, open: hash => Readable.from(bytesOf(hash)) }
}

type Printed = Readonly<{ invariant?: string; ids?: string[]; invariants?: number; failed?: number }>

async function runCommand(): Promise<Readonly<{ code: number; lines: readonly Printed[] }>> {
  const lines: Printed[] = []
  const output = {
    line: (text: string) => void lines.push(JSON.parse(text) as Printed),
    complain: (text: string) => assert.fail(text),
  }
  return { code: await runInApplication(['invariants'], output, application), lines }
}

class RollBack extends Error {}

/** What is found after these statements, which are then undone; and the id that they made wrong. */
async function foundAfter(
  statements: readonly string[],
  names: string,
): Promise<Readonly<{ breaches: readonly Breach[]; wrong: string }>> {
  let [breaches, wrong]: [readonly Breach[], string] = [[], '']
  const attempt = application.environment.database.write(async tx => {
    for (const statement of statements) await sql.raw(statement).execute(tx)
    const { rows } = await sql.raw<Record<string, unknown>>(names).execute(tx)
    wrong = String(Object.values(rows[0] ?? {})[0])
    breaches = await findBreachesWithin(tx, files)
    throw new RollBack()
  })
  await assert.rejects(attempt, RollBack)
  return { breaches, wrong }
}

test('invariants, after one nomination went all the way to its star: all hold', async () => {
  const { code, lines } = await runCommand()
  assert.deepEqual(lines, [{ invariants: allInvariants.length, failed: 0 }])
  assert.equal(code, 0)
})

test('invariants: every one has an id of its own, and a breach of each is planted here', () => {
  const ids = allInvariants.map(one => one.id)
  assert.equal(new Set(ids).size, ids.length)
  const planted = [...plantedBreaches.map(one => one.invariant), ...Object.keys(damagedBytes)]
  assert.deepEqual(planted.toSorted(), ids.toSorted())
})

for (const { invariant, also = [], statements, names } of plantedBreaches) {
  test(`${invariant}, broken behind the platform's back: found by it, with the record's id`, async () => {
    const { breaches, wrong } = await foundAfter(statements, names)
    assert.deepEqual(
      breaches.map(one => one.error).filter(error => error !== null),
      [],
    )
    assert.deepEqual(breaches.map(one => one.id).toSorted(), [invariant, ...also].toSorted())
    const own = breaches.find(one => one.id === invariant)
    assert.ok(own?.records.includes(wrong), `${wrong} is not among ${own?.records.join(', ')}`)
  })
}

test('what ended before the platform looked at the plenary is accused of nothing', async () => {
  for (const statements of [putOffAfterSettled, answeredByVoter])
    assert.deepEqual((await foundAfter(statements, `select ''`)).breaches, [])
})

/** Which row's bytes are damaged on the disk, for each invariant about bytes. */
const damagedBytes: Readonly<Record<string, string>> = {
  'files.bytes': `select f.id, f.sha256 from file f where not exists (select 1 from rendition r where r.sha256 = f.sha256)
    order by f.id limit 1`,
  'files.renditions': `select r.file_id || ' ' || r.name as id, r.sha256 from rendition r order by r.file_id, r.name limit 1`,
  'decisions.annex-file': 'select recommendation_id as id, file_sha256 as sha256 from decree_annex',
  'certificates.file': 'select id, pdf_sha256 as sha256 from certificate',
}
for (const [invariant, query] of Object.entries(damagedBytes)) {
  test(`${invariant}, one byte changed on the disk: found by it, printed, and the command ends with 1`, async () => {
    const { database, services } = application.environment
    const { rows } = await database.read(reader =>
      sql.raw<{ id: string; sha256: string }>(query).execute(reader),
    )
    const [row] = rows
    assert.ok(row)
    const path = await services.files.withLocalPath(row.sha256, at => Promise.resolve(at))
    const whole = readFileSync(path)
    try {
      const damaged = Buffer.from(whole)
      damaged[20] = (damaged[20] ?? 0) ^ 1
      writeFileSync(path, damaged)
      const { code, lines } = await runCommand()
      assert.equal(code, 1)
      assert.deepEqual(
        lines.map(line => line.invariant ?? line),
        [invariant, { invariants: allInvariants.length, failed: 1 }],
      )
      assert.ok(lines[0]?.ids?.includes(row.id))
    } finally {
      writeFileSync(path, whole)
    }
  })
}
