import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CannotStart } from './open-database.ts'
import { refuseUnknownAreas, servedBySchema } from './programme.ts'

const source = { id: 'Contoh sumber.', en: 'An example source.' }
const read = (by: string, areas: readonly string[]): boolean =>
  servedBySchema.safeParse({ by, areas, source }).success

test('an office acts for parts of its own province, and for no area that does not exist', () => {
  assert.equal(read('31', ['31.01', '31.74']), true)
  assert.equal(read('32', ['31.01']), false)
  assert.equal(read('31.01', ['31.74']), false)
  assert.equal(read('31', ['31']), false)
  const servedBy = [{ by: '31', areas: ['31.01', '31.99'], source }]
  refuseUnknownAreas({ servedBy }, () => true)
  assert.throws(
    () => refuseUnknownAreas({ servedBy }, code => code !== '31.99'),
    (error: unknown) => error instanceof CannotStart && error.message.endsWith(': 31.99'),
  )
})
