import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { paper, phonePhoto, photo, specimenFolder } from '../../../tests/builders/specimens.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { visitor } from '../../access/index.ts'
import type { ActionContext, Environment } from '../../actions/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { sha256 } from '../../platform/digest.ts'
import { StorageAway, Upload } from '../../platform/files/index.ts'
import { createWorker } from '../../platform/jobs/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { createMedia } from '../../platform/media/create-media.ts'
import { newId } from '../../platform/random.ts'
import { cleanName, downloadName } from './file.ts'
import {
  fileAnswer,
  fileJobHandlers,
  findFile,
  listRenditions,
  newFile,
  receiveFile,
  renderJob,
  saveFile,
  type ReceivedFile,
} from './index.ts'

const folder = specimenFolder()
const media = createMedia()
let database: Database
let environment: Environment
before(async () => {
  database = await testDatabase()
  environment = testEnvironment(database, media)
})
after(async () => {
  await database.close()
  await media.close()
  folder.discard()
})

const context: ActionContext = {
  actor: { ...visitor, personId: newId(), role: 'operator' },
  now: new Date('2031-05-01T02:00:00Z'),
  arrivedAt: new Date('2031-05-01T02:00:00Z'),
  locale: 'id',
  newId,
}
const accepted = { field: 'file', types: ['application/pdf', 'image/jpeg'], maxBytes: 200_000 } as const

function upload(name: string, content: Buffer, tooLarge = false): Upload {
  const path = folder.write(newId(), content)
  return new Upload({ path, originalName: name, bytes: content.length, sha256: sha256(content), tooLarge })
}

async function received(name: string, content: Buffer): Promise<ReceivedFile> {
  const result = await receiveFile(upload(name, content), accepted, environment.services)
  assert.ok(result.ok)
  return result.value
}

async function saved(file: ReceivedFile): Promise<string> {
  const created = newFile(file, context)
  await database.write(async tx => {
    await saveFile(tx, created, context)
    await enqueue(tx, [renderJob(created.id)], new Date())
  })
  return created.id
}

const localPathOf = (hash: string): Promise<string> =>
  environment.services.files.withLocalPath(hash, path => Promise.resolve(path))
const runJobs = () => createWorker(database, fileJobHandlers(environment)).runUntilIdle()
const answer = (id: string, rendition: string | null, audience?: 'public') =>
  database.read(reader => fileAnswer(reader, environment.services.files, id, rendition, 'NIB', audience))
const renditionsOf = async (id: string) =>
  (await database.read(reader => listRenditions(reader, [id]))).get(id) ?? []

describe('receiving', () => {
  test('a sound file, keeps its bytes under their digest', async () => {
    const content = paper(2)
    const file = await received('../../etc/NIB\u202Efdp.pdf', content)
    assert.deepEqual(file, {
      sha256: sha256(content),
      bytes: content.length,
      originalName: 'NIBfdp.pdf',
      mediaType: 'application/pdf',
      pages: 2,
      width: null,
      height: null,
      evidence: null,
    })
    assert.deepEqual(await environment.services.files.read(file.sha256), content)
  })
  test('what is too large, empty or renamed, is refused beside its field and not kept', async () => {
    const problemOf = async (one: Upload) => {
      const result = await receiveFile(one, accepted, environment.services)
      assert.equal(await environment.services.files.has(one.sha256), false)
      return result.ok ? [] : result.problems.map(problem => [problem.path, problem.code])
    }
    const large = Buffer.concat([paper(), Buffer.alloc(200_000)])
    assert.deepEqual(await problemOf(upload('a.pdf', large)), [['file', 'too-large']])
    assert.deepEqual(await problemOf(upload('a.pdf', paper(4), true)), [['file', 'too-large']])
    assert.deepEqual(await problemOf(upload('a.pdf', Buffer.alloc(0))), [['file', 'empty']])
    assert.deepEqual(await problemOf(upload('a.pdf', Buffer.from('halo'))), [['file', 'renamed']])
  })
  test('a store that is away or full, is told so that it can be sent again, and is no fault of the file', async () => {
    const faults = [
      [new StorageAway('no answer'), /tidak dapat dihubungi/],
      [Object.assign(new Error('full'), { code: 'ENOSPC' }), /Tempat penyimpanan penuh/],
    ] as const
    for (const [fault, sentence] of faults) {
      const files = { ...environment.services.files, putFile: () => Promise.reject(fault) }
      const services = { ...environment.services, files }
      const result = await receiveFile(upload('a.pdf', paper(5)), accepted, services)
      assert.ok(!result.ok)
      assert.deepEqual(
        result.problems.map(one => one.path),
        [''],
      )
      assert.match(result.problems[0]?.message.id ?? '', sentence)
    }
  })
  test('the same bytes twice, are kept once and have their pictures made once', async () => {
    const content = await photo(400, 300)
    const [first, second] = [await received('a.jpg', content), await received('b.jpg', content)]
    const ids = [await saved(first), await saved(second)]
    assert.notEqual(ids[0], ids[1])
    await runJobs()
    const made = await Promise.all(ids.map(renditionsOf))
    assert.equal(made[0]?.length, 3)
    assert.deepEqual(
      made[0].map(one => one.sha256),
      made[1]?.map(one => one.sha256),
    )
    const kept = readdirSync(join(await localPathOf(first.sha256), '..'))
    assert.deepEqual(
      kept.filter(name => name.startsWith(first.sha256)),
      [first.sha256],
    )
  })
})

describe('names', () => {
  test('paths, hidden names and invisible characters, are taken off', () => {
    assert.deepEqual(
      ['..\\..\\windows\\a.pdf', '/etc/passwd', '...', 'a\u0000b\n.pdf', '  ', '.htaccess'].map(cleanName),
      ['a.pdf', 'passwd', 'berkas', 'ab.pdf', 'berkas', 'htaccess'],
    )
  })
  test('a download, has the ending of its content', () => {
    assert.equal(downloadName('NIB 1.2.exe', 'application/pdf'), 'NIB 1.2.pdf')
    assert.equal(downloadName('../x', 'image/jpeg'), 'x.jpg')
  })
})

describe('rendering and answering', () => {
  test('before its pictures are made, shows a waiting sheet, and the original as an attachment', async () => {
    const id = await saved(await received('surat.pdf', paper(3)))
    const waiting = await answer(id, 'page-1')
    assert.ok(waiting.kind === 'file')
    assert.deepEqual([waiting.status, waiting.cache, waiting.mediaType], [503, 'none', 'image/svg+xml'])
    const original = await answer(id, null)
    assert.ok(original.kind === 'file')
    assert.deepEqual(
      [original.disposition, original.fileName, original.mediaType],
      ['attachment', 'NIB.pdf', 'application/pdf'],
    )
    assert.match(await text(original.content as NodeJS.ReadableStream), /^%PDF/)
  })
  test('after the job, shows the pages; doing it again changes nothing', async () => {
    const id = await saved(await received('surat.pdf', paper(11)))
    await runJobs()
    const made = await renditionsOf(id)
    assert.deepEqual(
      made.map(one => one.name),
      Array.from({ length: 11 }, (_, index) => `page-${index + 1}`),
    )
    assert.equal((await database.read(reader => findFile(reader, id)))?.state, 'ready')
    await fileJobHandlers(environment)['files.render']?.({ fileId: id })
    assert.deepEqual(await renditionsOf(id), made)
    const page = await answer(id, 'page-11')
    assert.ok(page.kind === 'file')
    assert.deepEqual([page.disposition, page.mediaType, page.cache], ['inline', 'image/webp', 'private'])
    assert.equal((await answer(id, 'page-12')).kind, 'not-found')
  })
  test('a job for a file that is not there, is done with', async () => {
    await assert.doesNotReject(async () =>
      fileJobHandlers(environment)['files.render']?.({ fileId: newId() }),
    )
  })
  test('bytes that rot on the disk, leave the file without pictures instead of trying for ever', async () => {
    const file = await received('surat.pdf', paper(1, 'rusak'))
    const id = await saved(file)
    writeFileSync(await localPathOf(file.sha256), 'bukan apa-apa')
    await runJobs()
    assert.equal((await database.read(reader => findFile(reader, id)))?.state, 'refused')
    assert.equal((await answer(id, 'page-1')).kind, 'not-found')
  })
  test('the public, gets our pictures but never an original with its place and device', async () => {
    const id = await saved(await received('foto.jpg', await phonePhoto()))
    await runJobs()
    const shown = await answer(id, 'w800', 'public')
    assert.ok(shown.kind === 'file')
    assert.equal(shown.cache, 'public')
    assert.equal((await answer(id, null, 'public')).kind, 'not-found')
    assert.equal((await answer(id, '../../w800', 'public')).kind, 'not-found')
  })
})
