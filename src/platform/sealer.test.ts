import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openSealer } from './sealer.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'bintang-sealer-'))
const secret = Buffer.from('rahasia contoh')

test('what is sealed opens again for the same record, also after a start anew', () => {
  const dataDir = folder()
  const sealed = openSealer({ dataDir, secretKey: null }).seal(secret, 'orang 1')
  assert.ok(!Buffer.from(sealed, 'base64url').includes(secret))
  assert.deepEqual(openSealer({ dataDir, secretKey: null }).open(sealed, 'orang 1'), secret)
})

test('it opens neither for another record, nor with another key, nor when a bit was changed', () => {
  const sealer = openSealer({ dataDir: folder(), secretKey: null })
  const sealed = sealer.seal(secret, 'orang 1')
  assert.equal(sealer.open(sealed, 'orang 2'), null)
  assert.equal(openSealer({ dataDir: folder(), secretKey: null }).open(sealed, 'orang 1'), null)
  const bytes = Buffer.from(sealed, 'base64url')
  for (const at of [0, 12, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    assert.equal(sealer.open(changed.toString('base64url'), 'orang 1'), null, `byte ${at}`)
  }
  for (const wrong of ['', 'x', bytes.subarray(0, 20).toString('base64url')])
    assert.equal(sealer.open(wrong, 'orang 1'), null)
})

test('the key file is readable by its owner alone, and is never written over', {
  skip: process.platform === 'win32' ? 'no modes there' : false,
}, () => {
  const dataDir = folder()
  openSealer({ dataDir, secretKey: null })
  const path = join(dataDir, 'secret.key')
  assert.equal(statSync(path).mode & 0o777, 0o600)
  const key = readFileSync(path, 'utf8')
  openSealer({ dataDir, secretKey: null })
  assert.equal(readFileSync(path, 'utf8'), key)
  writeFileSync(path, '')
  assert.throws(() => openSealer({ dataDir, secretKey: null }), /is no key/)
})

test('a configured key is used instead of a file', () => {
  const secretKey = 'kunci contoh yang cukup panjang untuk ini'
  const sealed = openSealer({ dataDir: folder(), secretKey }).seal(secret, 'a')
  assert.deepEqual(openSealer({ dataDir: folder(), secretKey }).open(sealed, 'a'), secret)
})

test('what is derived is the same for one purpose and differs between purposes and installations', () => {
  const [one, other] = [folder(), folder()].map(dataDir => openSealer({ dataDir, secretKey: null }))
  assert.deepEqual(one?.derive('a'), one?.derive('a'))
  assert.notDeepEqual(one?.derive('a'), one?.derive('b'))
  assert.notDeepEqual(one?.derive('a'), other?.derive('a'))
})
