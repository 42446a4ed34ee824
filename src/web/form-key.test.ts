import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grantOfKey, newFormKey, readFormKey } from './form-key.ts'

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

test('a key tells through which grant the form was shown, and another grant cannot be written into it', () => {
  const key = newFormKey('secret', 'grant0')
  const read = readFormKey('secret', key)
  assert.equal(grantOfKey(read ?? ''), 'grant0')
  assert.equal(grantOfKey(readFormKey('secret', `${key}.0123456789abcdef`) ?? ''), 'grant0')
  assert.equal(readFormKey('secret', key.replace('grant0', 'grant1')), null)
  assert.equal(grantOfKey(readFormKey('secret', newFormKey('secret')) ?? ''), null)
})
