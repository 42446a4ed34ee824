import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { request, type ClientRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { smallDisk } from '../../../tests/builders/small-disk.ts'
import { sha256 } from '../digest.ts'
import { createUploads, UploadsBusy, type Uploads } from './index.ts'
import { Upload } from './upload.ts'

const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'bintang-uploads-'))
const open = (folder: string, personBytes = 10_000_000): Uploads =>
  createUploads({
    folder: join(folder, 'uploads'),
    incomingFolder: join(folder, 'incoming'),
    maxBytes: 5_000_000,
    personBytes,
  })

const headers = { 'tus-resumable': '1.0.0' }
const patch = { ...headers, 'content-type': 'application/offset+octet-stream' }
const address = (id = ''): string => `http://localhost/unggahan${id ? `/${id}` : ''}`

const begin = (uploads: Uploads, length: number, owner = 'ani') =>
  uploads.answer(
    new Request(address(), {
      method: 'POST',
      headers: {
        ...headers,
        'upload-length': String(length),
        'upload-metadata': `filename ${btoa('a.pdf')}`,
      },
    }),
    owner,
    'id',
  )
const idOf = (answer: Response): string => answer.headers.get('location')?.split('/').at(-1) ?? ''

async function send(uploads: Uploads, id: string, offset: number, body: Uint8Array | ReadableStream) {
  const init = {
    method: 'PATCH',
    headers: { ...patch, 'upload-offset': String(offset) },
    body,
    duplex: 'half',
  }
  return uploads.answer(new Request(address(id), init as RequestInit), 'ani', 'id')
}

async function offsetOf(uploads: Uploads, id: string): Promise<number> {
  const answer = await uploads.answer(new Request(address(id), { method: 'HEAD', headers }), 'ani', 'id')
  assert.equal(answer.status, 200)
  return Number(answer.headers.get('upload-offset'))
}

const bytesOf = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, index) => (index * 7) % 251))

/** A body whose line breaks after these pieces. */
const brokenLine = (pieces: readonly Uint8Array[]): ReadableStream => {
  const rest = [...pieces]
  return new ReadableStream({
    pull: controller => {
      const next = rest.shift()
      if (next) controller.enqueue(next)
      else controller.error(new Error('the line broke'))
    },
  })
}

test('an upload whose line breaks, opened again after a restart, goes on where it was and ends with the same bytes', async () => {
  const folder = freshFolder()
  const content = bytesOf(300_000)
  const id = idOf(await begin(open(folder), content.length))
  let at = 0
  for (const end of [1, 65_536, 65_537, 200_000, 299_999]) {
    const uploads = open(folder)
    await send(uploads, id, at, brokenLine([content.subarray(at, end)]))
    at = await offsetOf(open(folder), id)
    assert.ok(at <= end)
  }
  const uploads = open(folder)
  assert.equal(await uploads.find('ani', id, 5_000_000), null, 'an unfinished one is no file')
  assert.equal((await send(uploads, id, at, content.subarray(at))).status, 204)
  const found = await uploads.find('ani', id, 5_000_000)
  assert.equal(found?.sha256, sha256(content))
  assert.equal(found.originalName, 'a.pdf')
  assert.equal((await uploads.find('ani', id, 100_000))?.tooLarge, true)
  assert.equal(await uploads.find('budi', id, 5_000_000), null)
})

const servers: ChildProcess[] = []
after(() => servers.forEach(one => one.kill('SIGKILL')))

/** A server of nothing but uploads in a process of its own, which can be killed. */
const serverCode = (folder: string): string => `
  import { serve } from '@hono/node-server'
  import { createUploads } from ${JSON.stringify(new URL('index.ts', import.meta.url))}
  const uploads = createUploads({
    folder: ${JSON.stringify(join(folder, 'uploads'))},
    incomingFolder: ${JSON.stringify(join(folder, 'incoming'))},
    maxBytes: 5_000_000,
    personBytes: 10_000_000,
  })
  const fetch = request => uploads.answer(request, 'orang-contoh', 'id')
  serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port))`

async function startServer(folder: string): Promise<{ port: number; process: ChildProcess }> {
  const words = ['--input-type=module', '-e', serverCode(folder)]
  const root = join(import.meta.dirname, '../../..')
  const started = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  servers.push(started)
  const [line] = (await once(started.stdout, 'data')) as [Buffer]
  return { port: Number(line.toString()), process: started }
}

type Asked = Readonly<{ method: string; path: string; headers: Record<string, string> }>
const ask = (port: number, { method, path, headers: own }: Asked): ClientRequest =>
  request({ port, host: '127.0.0.1', method, path, headers: { ...headers, ...own } })

async function answerOf(asked: ClientRequest, body?: Uint8Array) {
  asked.end(body)
  const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage]
  answer.resume()
  return answer
}

test('a server that is killed in the middle of a piece keeps what reached it, and nothing else', async () => {
  const folder = freshFolder()
  const content = bytesOf(2_000_000)
  const first = await startServer(folder)
  const path = (
    await answerOf(
      ask(first.port, {
        method: 'POST',
        path: '/unggahan',
        headers: { 'upload-length': String(content.length) },
      }),
    )
  ).headers.location
  let [at, server] = [0, first]
  for (const end of [700_000, 1_500_000]) {
    const own = { ...patch, 'upload-offset': String(at), 'content-length': String(content.length - at) }
    const sending = ask(server.port, { method: 'PATCH', path: path ?? '', headers: own })
    sending.on('error', () => {})
    sending.write(content.subarray(at, end))
    const file = join(
      folder,
      'uploads',
      readdirSync(join(folder, 'uploads'))[0] ?? '',
      path?.split('/').at(-1) ?? '',
    )
    while (statSync(file).size <= at) await new Promise(resolve => setTimeout(resolve, 5))
    server.process.kill('SIGKILL')
    await once(server.process, 'exit')
    server = await startServer(folder)
    const head = await answerOf(ask(server.port, { method: 'HEAD', path: path ?? '', headers: {} }))
    at = Number(head.headers['upload-offset'])
    assert.ok(at > 0 && at <= end, `${at} of ${end}`)
    assert.equal(sha256(readFileSync(file)), sha256(content.subarray(0, at)))
  }
  const own = { ...patch, 'upload-offset': String(at) }
  const last = await answerOf(
    ask(server.port, { method: 'PATCH', path: path ?? '', headers: own }),
    content.subarray(at),
  )
  assert.equal(last.statusCode, 204)
  const id = path?.split('/').at(-1) ?? ''
  server.process.kill()
  const found = await open(folder).find('orang-contoh', id, 5_000_000)
  assert.equal(found?.sha256, sha256(content))
})

test('a person whose waiting uploads reach the limit is told so, and another person is not', async () => {
  const uploads = open(freshFolder(), 1_000)
  assert.equal((await begin(uploads, 600)).status, 201)
  const refused = await begin(uploads, 600)
  assert.equal(refused.status, 413)
  assert.match(await refused.text(), /belum dipakai sudah mencapai batas/)
  assert.equal((await begin(uploads, 600, 'budi')).status, 201)
})

test('a person has a hundred uploads and so many bytes, however many begin at once', async () => {
  const uploads = open(freshFolder(), 1_000)
  const many = await Promise.all(Array.from({ length: 8 }, () => begin(uploads, 300)))
  assert.equal(many.filter(one => one.status === 201).length, 3)
  const small = open(freshFolder())
  const all = await Promise.all(Array.from({ length: 103 }, () => begin(small, 1)))
  const refused = all.filter(one => one.status === 413)
  assert.equal(all.filter(one => one.status === 201).length, 100)
  assert.equal(refused.length, 3)
  assert.match((await refused[0]?.text()) ?? '', /Sudah ada 100 berkas/)
  const path = join(freshFolder(), 'datang')
  writeFileSync(path, 'isi')
  const file = { path, originalName: 'a.pdf', bytes: 3, sha256: '', tooLarge: false }
  assert.equal(await small.keep('ani', new Upload(file)), null)
  assert.equal((await begin(small, 1, 'budi')).status, 201)
})

test('work with an upload that is in other hands for too long, is told so and not done', async () => {
  const folder = freshFolder()
  const limits = { folder, incomingFolder: join(folder, 'masuk'), maxBytes: 100, personBytes: 100 }
  const uploads = createUploads({ ...limits, waitMilliseconds: 50 })
  let [done, letGo]: [boolean, () => void] = [false, () => {}]
  const first = uploads.hold('ani', ['a'], () => new Promise<void>(resolve => (letGo = resolve)))
  const second = uploads.hold('ani', ['b', 'a'], () => {
    done = true
    return Promise.resolve()
  })
  await assert.rejects(second, UploadsBusy)
  assert.equal(done, false)
  letGo()
  await first
  await uploads.hold('ani', ['a', 'b'], () => Promise.resolve())
})

test('a piece that is longer than announced is refused, and what was whole stays', async () => {
  const uploads = open(freshFolder())
  const id = idOf(await begin(uploads, 10))
  const answer = await send(uploads, id, 0, bytesOf(11))
  assert.equal(answer.status, 413)
  assert.equal((await send(uploads, id, await offsetOf(uploads, id), bytesOf(10))).status, 204)
})

test('a note cut off by a power failure makes its upload unknown, not the server fail', async () => {
  const folder = freshFolder()
  const uploads = open(folder)
  const id = idOf(await begin(uploads, 10))
  const person = join(folder, 'uploads', readdirSync(join(folder, 'uploads'))[0] ?? '')
  writeFileSync(join(person, `${id}.json`), '{"id":')
  const answer = await uploads.answer(new Request(address(id), { method: 'HEAD', headers }), 'ani', 'id')
  assert.equal(answer.status, 404)
})

test('what waited longer than a week is swept with its note, and what came since is not', async () => {
  const folder = freshFolder()
  const uploads = open(folder)
  const old = idOf(await begin(uploads, 10))
  const young = idOf(await begin(uploads, 10))
  const person = join(folder, 'uploads', readdirSync(join(folder, 'uploads'))[0] ?? '')
  const eightDaysAgo = new Date(Date.now() - 8 * 86_400_000)
  for (const name of [old, `${old}.json`, `${young}.json`])
    utimesSync(join(person, name), eightDaysAgo, eightDaysAgo)
  assert.equal(await uploads.sweep(), 1)
  assert.deepEqual(readdirSync(person).toSorted(), [young, `${young}.json`])
})

test('a disk that runs full in the middle of a piece says so, and the upload goes on once there is room', async t => {
  const disk = smallDisk(t, 1)
  if (!disk) return
  const uploads = open(disk)
  const content = bytesOf(900_000)
  writeFileSync(join(disk, 'filler'), Buffer.alloc(600_000))
  const id = idOf(await begin(uploads, content.length))
  const full = await send(uploads, id, 0, content)
  assert.equal(full.status, 507)
  assert.match(await full.text(), /Tempat penyimpanan penuh.*aman di perangkat/)
  writeFileSync(join(disk, 'filler'), '')
  const at = await offsetOf(uploads, id)
  assert.ok(at > 0 && at < content.length)
  assert.equal((await send(uploads, id, at, content.subarray(at))).status, 204)
  assert.equal((await uploads.find('ani', id, 5_000_000))?.sha256, sha256(content))
})

test('a name that turns the line around or hides, is shown without that', async () => {
  const uploads = open(freshFolder())
  const named = Buffer.from('..\u202e\u0000\u0007fdp.exe').toString('base64')
  const init = {
    method: 'POST',
    headers: { ...headers, 'upload-length': '3', 'upload-metadata': `filename ${named}` },
  }
  const id = idOf(await uploads.answer(new Request(address(), init), 'ani', 'id'))
  await send(uploads, id, 0, Buffer.from('isi'))
  assert.equal((await uploads.find('ani', id, 10))?.originalName, '..fdp.exe')
})

test('a file of a refused form is kept for its person and within their limit', async () => {
  const folder = freshFolder()
  const uploads = open(folder, 50)
  const path = join(folder, 'datang')
  const file = { path, originalName: 'a.pdf', bytes: 40, sha256: '', tooLarge: false }
  writeFileSync(path, bytesOf(40))
  const kept = await uploads.keep('ani', new Upload(file))
  assert.equal((await uploads.find('ani', kept?.id ?? '', 100))?.sha256, sha256(bytesOf(40)))
  writeFileSync(path, bytesOf(40))
  assert.equal(await uploads.keep('ani', new Upload(file)), null)
})
