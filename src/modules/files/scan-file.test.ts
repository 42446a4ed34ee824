import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { eicar, openScanner, type TestScanner } from '../../../scripts/test/clamd.ts'
import { evidencePhoto, paper, specimenFolder } from '../../../tests/builders/specimens.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { visitor } from '../../access/index.ts'
import type { ActionContext, Environment } from '../../actions/index.ts'
import { listHistory } from '../../audit/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { sha256 } from '../../platform/digest.ts'
import { Upload } from '../../platform/files/index.ts'
import { createWorker, enqueue } from '../../platform/jobs/index.ts'
import { createMedia } from '../../platform/media/index.ts'
import { newId } from '../../platform/random.ts'
import { noScanner, openScanner as scannerOf, type Scanner } from '../../platform/scanner/index.ts'
import {
  fileAnswer,
  fileJobHandlers,
  filesInvariants,
  findFile,
  listRenditions,
  newFile,
  receiveFile,
  renderJob,
  rescanFiles,
  saveFile,
} from './index.ts'

const folder = specimenFolder()
const media = createMedia()
let database: Database
let environment: Environment
let real: TestScanner | null = null
before(async () => {
  database = await testDatabase()
  environment = testEnvironment(database, media)
  real = await openScanner({ streamBytes: 2_000_000, fileBytes: 1_000_000 })
})
after(async () => {
  await database.close()
  await media.close()
  await real?.discard()
  folder.discard()
})

const now = new Date('2031-05-01T02:00:00Z')
const context: ActionContext = {
  actor: { ...visitor, personId: newId(), role: 'operator' },
  now,
  arrivedAt: now,
  locale: 'id',
  newId,
}
const scanner = (): Scanner => scannerOf({ clamd: { path: real?.path ?? '' } })
/** True, with the test skipped, where there is no scanner to be had. */
function isSkipped(t: TestContext): boolean {
  if (!real) t.skip('no ClamAV on this machine, and it cannot be installed')
  return !real
}

/** A new file with its job. */
async function bring(content: Buffer, name = 'surat.pdf'): Promise<string> {
  const path = folder.write(newId(), content)
  const upload = new Upload({
    path,
    originalName: name,
    bytes: content.length,
    sha256: sha256(content),
    tooLarge: false,
  })
  const accepted = { field: 'file', types: ['application/pdf', 'image/jpeg'], maxBytes: 5_000_000 } as const
  const received = await receiveFile(upload, accepted, environment.services)
  assert.ok(received.ok)
  const created = newFile(received.value, context)
  await database.write(async tx => {
    await saveFile(tx, created, context)
    await enqueue(tx, [renderJob(created.id)], new Date())
  })
  return created.id
}

const work = (by: Scanner = scanner()) =>
  createWorker(database, fileJobHandlers(environment, by)).runUntilIdle()
const fileOf = async (id: string) => {
  const file = await database.read(reader => findFile(reader, id))
  return { state: file?.state, scan: file?.scan, note: file?.scanNote }
}
const pictures = async (id: string) =>
  (await database.read(reader => listRenditions(reader, [id]))).get(id)?.length ?? 0
const original = (id: string) =>
  database.read(reader => fileAnswer(reader, environment.services.files, id, null, 'NIB'))

/** A sound paper that holds the test string after its end: no two are the same. */
const infected = (words: string): Buffer =>
  Buffer.concat([paper(1, words), Buffer.from(`\n%${eicar}\n%%EOF\n`)])

async function brokenInvariants(): Promise<readonly string[]> {
  const broken: string[] = []
  for (const one of filesInvariants) {
    const found = await database.read(reader => one.find({ reader, files: environment.services.files }))
    if ((typeof found === 'function' ? await found() : found).length > 0) broken.push(one.id)
  }
  return broken
}

test('a sound file, scanned, is clean and has its pictures', async t => {
  if (isSkipped(t)) return
  const id = await bring(paper(2, 'BERSIH'))
  await work()
  assert.deepEqual(await fileOf(id), { state: 'ready', scan: 'clean', note: null })
  assert.equal(await pictures(id), 2)
})

test('an infected file, brought in twice, is in quarantine with its twin, has no pictures, and the ledger says so', async t => {
  if (isSkipped(t)) return
  const ids = [await bring(infected('SAKIT')), await bring(infected('SAKIT'))]
  await work()
  for (const id of ids) {
    const { state, scan, note } = await fileOf(id)
    assert.deepEqual([state, scan], ['quarantined', 'infected'])
    assert.match(note ?? '', /^Eicar/)
    assert.equal(await pictures(id), 0)
    const answer = await original(id)
    assert.ok(answer.kind === 'page')
    assert.equal(answer.status, 410)
    assert.match(answer.body.toString(), /dikarantina.*unggah berkas yang baru/)
    const entries = await database.read(reader => listHistory(reader, { kind: 'file', id }, ['record']))
    assert.deepEqual(
      entries.map(one => [one.event, one.role, one.person_id]),
      [['file.quarantined', 'system', null]],
    )
  }
  assert.deepEqual(await brokenInvariants(), [])
})

test('a scanner that is away, then there: the pictures come at once, the file is not clean before it was read', async t => {
  if (isSkipped(t) || !real) return
  await real.stop()
  const ids = [await bring(paper(1, 'NANTI')), await bring(infected('NANTI SAKIT'))]
  await work()
  for (const id of ids) {
    assert.deepEqual(await fileOf(id), { state: 'ready', scan: 'unscanned', note: 'away' })
    assert.equal(await pictures(id), 1)
  }
  await database.read(async reader => {
    const { rows } = await sql<{ state: string }>`select state from job where kind = 'files.scan'`.execute(
      reader,
    )
    assert.deepEqual(
      rows.map(row => row.state),
      ['waiting', 'waiting'],
      'the scans wait for another try',
    )
  })
  await real.start()
  await database.write(tx =>
    sql`update job set run_at = now() - interval '1 minute' where kind = 'files.scan'`.execute(tx),
  )
  await work()
  assert.deepEqual(await fileOf(ids[0] ?? ''), { state: 'ready', scan: 'clean', note: null })
  assert.equal((await fileOf(ids[1] ?? '')).state, 'quarantined')
  assert.equal(await pictures(ids[1] ?? ''), 0, 'its pictures are taken back')
  assert.deepEqual(await brokenInvariants(), [])
})

test('a file over the limit of the scanner, is not scanned, and not tried again by itself', async t => {
  if (isSkipped(t)) return
  const id = await bring(
    Buffer.concat([paper(1, 'BESAR'), Buffer.alloc(1_500_000, 0x20), Buffer.from('\n%%EOF\n')]),
  )
  await work()
  assert.deepEqual(await fileOf(id), { state: 'ready', scan: 'unscanned', note: 'over-limit' })
  const { rows } = await database.read(reader =>
    sql`select id from job where kind = 'files.scan' and key = ${id}`.execute(reader),
  )
  assert.deepEqual(rows, [])
})

test('bytes in which something was found, brought again while the scanner is away, are opened by nobody', async t => {
  if (isSkipped(t)) return
  const bytes = infected('KEMBALI')
  await bring(bytes)
  await work()
  const again = await bring(bytes)
  assert.equal((await fileOf(again)).state, 'quarantined')
  assert.equal((await original(again)).kind, 'page')
  await work(noScanner)
  const { state, scan, note } = await fileOf(again)
  assert.deepEqual([state, scan], ['quarantined', 'infected'])
  assert.match(note ?? '', /^Eicar/)
  assert.equal(await pictures(again), 0)
  const entries = await database.read(reader => listHistory(reader, { kind: 'file', id: again }, ['record']))
  assert.deepEqual(
    entries.map(one => one.event),
    ['file.quarantined'],
  )
  assert.deepEqual(await brokenInvariants(), [])
})

test('without a scanner files are unscanned, and once there is one they are read by a rescan', async t => {
  if (isSkipped(t)) return
  const ids = [await bring(paper(1, 'LAMA')), await bring(infected('LAMA SAKIT'))]
  await work(noScanner)
  for (const id of ids)
    assert.deepEqual(await fileOf(id), { state: 'ready', scan: 'unscanned', note: 'no-scanner' })
  const { unscanned, ...counts } = await rescanFiles({ ...environment, scanner: scanner() }, false)
  assert.deepEqual(counts, { files: 3, clean: 1, infected: 1 })
  assert.equal(unscanned, 1, 'the one over the limit')
  assert.equal((await fileOf(ids[1] ?? '')).state, 'quarantined')
  const all = await rescanFiles({ ...environment, scanner: scanner() }, true)
  assert.equal(all.infected, 0)
  assert.ok(all.clean >= 3)
})

test('a photo with its place and time, keeps them beside the file and in no picture', async () => {
  const id = await bring(await evidencePhoto(), 'foto.jpg')
  await work(noScanner)
  const file = await database.read(reader => findFile(reader, id))
  assert.deepEqual(file?.evidence, {
    takenAt: '2026-03-12T10:15',
    place: { latitude: -7.98, longitude: 112.63 },
  })
  assert.match((await environment.services.files.read(file.sha256)).toString('latin1'), /kenari-rahasia/)
  const made = (await database.read(reader => listRenditions(reader, [id]))).get(id) ?? []
  assert.equal(made.length, 3)
  for (const one of made) {
    const bytes = (await environment.services.files.read(one.sha256)).toString('latin1')
    assert.doesNotMatch(bytes, /EXIF|Exif|XMP |ICCP|kenari-rahasia/)
  }
})

test('a file whose bytes are missing, is not scanned, and its job fails with a message', async () => {
  const id = await bring(paper(1, 'HILANG'))
  const file = await database.read(reader => findFile(reader, id))
  await environment.services.files.remove(file?.sha256 ?? '')
  for (const by of [noScanner, scannerOf({ clamd: { path: '/nowhere/at/all' } })]) {
    await database.write(tx => sql`update job set run_at = now() where key = ${id}`.execute(tx))
    await work(by)
    assert.equal((await fileOf(id)).scan, 'unscanned')
  }
  const { rows } = await database.read(reader =>
    sql<{ last_error: string }>`select last_error from job where key = ${id}`.execute(reader),
  )
  assert.match(rows[0]?.last_error ?? '', /ENOENT/)
})
