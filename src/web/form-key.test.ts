import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newFormKey, readFormKey } from './form-key.ts'

test('a key made for a session is genuine for that session only', () => {
  const key = newFormKey('secret')
  assert.equal(readFormKey('secret', key), key.split('.')[0])
  assert.equal(readFormKey('another secret', key), null)
})

test('two keys have different ids, and a changed id or signature is not genuine', () => {
  const [one, two] = [newFormKey('secret'), newFormKey('secret')]
  assert.notEqual(one, two)
  assert.equal(readFormKey('secret', `${one.split('.')[0]}.${two.split('.')[1]}`), null)
  for (const wrong of ['', '.', 'x', `${one}x`, undefined, 7])
    assert.equal(readFormKey('secret', wrong), null)
})

test('a saving while one types has an id of its own under the same form', () => {
  const key = newFormKey('secret')
  const id = key.split('.')[0]
  assert.equal(readFormKey('secret', `${key}.0123456789abcdef`), `${id}.0123456789abcdef`)
  assert.equal(readFormKey('secret', `${key}.short`), null)
})
