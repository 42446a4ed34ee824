import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { UploadSession } from '../builders/upload-session.ts'

const BYTES = 100_000
const PATIENCE_MS = 5_000
const common = { 'tus-resumable': '1.0.0', 'x-requested-with': 'bintang', cookie: 'person=ani' }
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

let session: UploadSession
before(async () => {
  session = await UploadSession.start()
})
after(() => session.stop())

const ask = (path: string, init: RequestInit): Promise<Response> =>
  fetch(session.line.origin + path, { ...init, headers: { ...common, ...(init.headers as object) } })

async function begin(): Promise<string> {
  const answer = await ask('/unggahan', {
    method: 'POST',
    headers: {
      'upload-length': String(BYTES),
      'upload-metadata': `filename ${btoa('surat.pdf')},purpose ${btoa('file')}`,
    },
  })
  assert.equal(answer.status, 201)
  return answer.headers.get('location')?.split('/').at(-1) ?? ''
}

/** Sends the head of a piece and so many of its bytes; then the line is dead. */
function breakAt(id: string, piece: Uint8Array, bytes: number): Promise<void> {
  const head = [
    `PATCH /unggahan/${id} HTTP/1.1`,
    'host: localhost',
    ...Object.entries(common).map(([name, value]) => `${name}: ${value}`),
    'upload-offset: 0',
    'content-type: application/offset+octet-stream',
    `content-length: ${piece.length}`,
  ]
  return new Promise(done => {
    const socket = connect(Number(new URL(session.line.origin).port), '127.0.0.1')
    socket.on('error', () => {})
    socket.on('close', () => done())
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    // Odd ones are torn off with bytes still under way, even ones a moment after the last byte went.
    socket.write(piece.subarray(0, bytes), () => {
      if (bytes % 2 === 1) socket.destroy()
      else setTimeout(() => socket.destroy(), 20)
    })
  })
}

/** The rest, from where the server says that it stands. The broken request may still be ending there. */
async function goOn(id: string, file: Uint8Array): Promise<number> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    assert.ok(performance.now() < end, 'the upload never went on')
    const head = await ask(`/unggahan/${id}`, { method: 'HEAD' })
    const offset = Number(head.headers.get('upload-offset') ?? NaN)
    if (!head.ok) continue
    const answer = await ask(`/unggahan/${id}`, {
      method: 'PATCH',
      headers: { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      body: file.slice(offset),
    })
    if (answer.ok) return offset
    assert.ok([409, 423].includes(answer.status), `${answer.status}`)
  }
}

async function submit(id: string): Promise<Uint8Array> {
  const form = new FormData()
  form.set('file.upload', id)
  session.received = []
  await fetch(`${session.line.origin}/surat`, {
    method: 'POST',
    body: form,
    headers: { cookie: 'person=ani' },
    redirect: 'manual',
  })
  return session.received[0]?.uploads['file'] ?? new Uint8Array(0)
}

test('a line that breaks at every percent of an upload, ends with the same bytes each time', async () => {
  const resumed: number[] = []
  for (let percent = 1; percent <= 100; percent += 1) {
    const file = randomBytes(BYTES)
    const bytes = (BYTES * percent) / 100 - (percent % 2)
    const id = await begin()
    await breakAt(id, file, bytes)
    const offset = await goOn(id, file)
    assert.ok(offset <= bytes, `${offset} of ${bytes} bytes`)
    resumed.push(offset)
    assert.equal(sha256(await submit(id)), sha256(file), `broken at ${percent} %`)
  }
  assert.ok(resumed.filter(offset => offset > 0).length > 25, 'what had arrived was kept')
})
