import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalEmail, safeNext } from './person.ts'

const kept: readonly (readonly [string, string])[] = [
  ['/usulan', '/usulan'],
  ['/usulan/abc?x=1&y=a%20b#bagian', '/usulan/abc?x=1&y=a%20b#bagian'],
  ['/en/usulan', '/usulan'],
  ['/en', '/'],
  ['/en?x=1', '/?x=1'],
  ['/energi', '/energi'],
  ['/', '/'],
]
for (const [given, expected] of kept)
  test(`after signing in, ${given} is gone to`, () => assert.equal(safeNext(given), expected))

const refused: readonly unknown[] = [
  'https://jahat.example/',
  '//jahat.example',
  '/\\jahat.example',
  '\\\\jahat.example',
  '/\tjahat',
  '/a\\b',
  'javascript:alert(1)',
  'usulan',
  '',
  ' /usulan',
  '/us ulan',
  '/usulan\r\nSet-Cookie: a=b',
  '/en//jahat.example',
  '/masuk',
  '/masuk?lanjut=/x',
  '/masuk/demo',
  '/sesi',
  '/en/masuk',
  undefined,
  null,
  ['/usulan'],
]
for (const given of refused) {
  test(`after signing in, ${JSON.stringify(given)} is not gone to`, () => assert.equal(safeNext(given), null))
}

test('one mail address is one account, whatever capitals are typed', () => {
  assert.equal(normalEmail('  Rina.K@Contoh.EXAMPLE '), 'rina.k@contoh.example')
})
