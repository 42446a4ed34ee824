import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { createReadStream, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, describe, test } from 'node:test'
import { paper } from '../../../tests/builders/specimens.ts'
import { eicar, openScanner, type TestScanner } from '../../../scripts/test/clamd.ts'
import { clamdAddress, clamdScanner, verdictOf } from './clamd.ts'
import { noScanner } from './scanner.ts'

const skipped = 'no ClamAV on this machine, and it cannot be installed'
let real: TestScanner | null = null
before(async () => {
  real = await openScanner({ streamBytes: 2_000_000, fileBytes: 1_000_000 })
})
after(() => real?.discard())

const limits = { connectMilliseconds: 500, scanMilliseconds: 5_000 }
const scan = (content: Uint8Array, path = real?.path ?? '') =>
  clamdScanner({ path }, limits).scan(Readable.from(slices(content)))

function* slices(content: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < content.length; at += 65_536) yield Buffer.from(content.subarray(at, at + 65_536))
}

describe('the real scanner', () => {
  test('asked about a sound file, finds it clean, and says with what it looked', async t => {
    if (!real) return t.skip(skipped)
    assert.deepEqual(await scan(paper()), { kind: 'clean' })
    assert.match((await clamdScanner({ path: real.path }).version()) ?? '', /^ClamAV \d/)
  })
  test('asked about the test string, alone or within a paper, finds it by its name', async t => {
    if (!real) return t.skip(skipped)
    const within = paper(1, eicar.replaceAll('(', '\\(').replaceAll(')', '\\)'))
    const hidden = Buffer.concat([paper(), Buffer.from(eicar)])
    for (const content of [Buffer.from(eicar), hidden]) {
      const result = await scan(content)
      assert.ok(result.kind === 'infected')
      assert.match(result.name, /^Eicar/)
    }
    assert.equal((await scan(within)).kind, 'clean', 'otherwise written, it is another text')
  })
  test('over its limits, is never said to be clean', async t => {
    if (!real) return t.skip(skipped)
    const over = { kind: 'not-scanned', reason: 'over-limit' }
    assert.deepEqual(await scan(Buffer.alloc(1_500_000, 'a')), over, 'longer than it reads')
    assert.deepEqual(await scan(Buffer.alloc(2_100_000, 'a')), over, 'longer than it takes')
    assert.deepEqual(await scan(Buffer.alloc(10_000_000, 'a')), over, 'much longer than it takes')
  })
  test('stopped and started again, is away and then there', async t => {
    if (!real) return t.skip(skipped)
    await real.stop()
    assert.deepEqual(await scan(paper()), { kind: 'not-scanned', reason: 'away' })
    assert.equal(await clamdScanner({ path: real.path }).version(), null)
    await real.start()
    assert.deepEqual(await scan(paper()), { kind: 'clean' })
  })
})

/** A scanner that answers so, or with null never. */
async function scannerThatSays(answer: string | null): Promise<{ path: string; close: () => void }> {
  const path = join(mkdtempSync(join(tmpdir(), 'bintang-says-')), 'socket')
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.on('data', piece => {
      if (answer !== null && piece.subarray(-4).equals(Buffer.alloc(4))) socket.end(answer)
    })
  })
  await new Promise<void>(resolve => server.listen(path, resolve))
  return { path, close: () => server.close() }
}

test('a scanner that answers anything else than its exact words, or nothing, has said nothing', async () => {
  for (const answer of ['', 'OK\0', 'stream: OKAY\0', 'UNKNOWN COMMAND\0', 'stream: OK FOUND OK\0', '\0']) {
    const scanner = await scannerThatSays(answer)
    const result = await scan(paper(), scanner.path)
    assert.equal(result.kind, 'not-scanned', JSON.stringify(answer))
    scanner.close()
  }
  const silent = await scannerThatSays(null)
  const quick = { connectMilliseconds: 200, scanMilliseconds: 200 }
  const result = await clamdScanner({ path: silent.path }, quick).scan(Readable.from(slices(paper())))
  assert.deepEqual(result, { kind: 'not-scanned', reason: 'away' })
  silent.close()
})

test('bytes that break off on their way to the scanner, were not scanned', async t => {
  if (!real) return t.skip(skipped)
  const breaking = new Readable({
    read() {
      this.push(Buffer.from('awal'))
      this.destroy(new Error('the store broke off'))
    },
  })
  const result = await clamdScanner({ path: real.path }, limits).scan(breaking)
  assert.deepEqual(result, { kind: 'not-scanned', reason: 'error' })
})

test('bytes that are missing, were not scanned, and nothing else happens', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'bintang-missing-')), 'berkas')
  const missing = () => createReadStream(path)
  const scanner = await scannerThatSays('stream: OK\0')
  const ofError = { kind: 'not-scanned', reason: 'error' }
  assert.deepEqual(await clamdScanner({ path: scanner.path }, limits).scan(missing()), ofError)
  const late = missing()
  late.on('error', () => {})
  await new Promise(resolve => setTimeout(resolve, 50))
  assert.deepEqual(await clamdScanner({ path: scanner.path }, limits).scan(late), ofError, 'broken before')
  scanner.close()
  const away = await clamdScanner({ path: scanner.path }, limits).scan(missing())
  assert.equal(away.kind, 'not-scanned')
  assert.deepEqual(await noScanner.scan(missing()), { kind: 'not-scanned', reason: 'no-scanner' })
  await new Promise(resolve => setTimeout(resolve, 50))
})

test('without a scanner, nothing is clean', async () => {
  assert.deepEqual(await noScanner.scan(Readable.from([])), { kind: 'not-scanned', reason: 'no-scanner' })
})

test('an answer, is read by its exact words', () => {
  assert.deepEqual(verdictOf('stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND'), {
    kind: 'not-scanned',
    reason: 'over-limit',
  })
  assert.deepEqual(verdictOf('stream: Win.Test FOUND'), { kind: 'infected', name: 'Win.Test' })
})

test('the setting, is a socket or a host with its port', () => {
  assert.deepEqual(clamdAddress('/run/clamd.ctl'), { path: '/run/clamd.ctl' })
  assert.deepEqual(clamdAddress('scanner:3310'), { host: 'scanner', port: 3310 })
  assert.deepEqual(clamdAddress('[::1]:3310'), { host: '::1', port: 3310 })
  for (const wrong of ['scanner', 'scanner:0', 'scanner:99999', 'http://scanner:1/x'])
    assert.equal(clamdAddress(wrong), null, wrong)
})
