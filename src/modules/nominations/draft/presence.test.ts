import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anActor, here } from '../../../../tests/builders/offices.ts'
import { openPresence } from './presence.ts'

const start = new Date('2031-03-10T03:00:00Z')
const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1_000)
const siti = { ...anActor('operator', here.path), name: 'Siti' }
const budi = { ...anActor('operator', here.path), name: 'Budi' }

test('two people on one section see each other, and nobody on another one', () => {
  const { note } = openPresence()
  assert.deepEqual(note('a', 't1', siti, start, 'id'), [])
  const [seen] = note('a', 't1', budi, start, 'id')
  assert.match(seen?.who ?? '', /^Siti, Operator/)
  assert.equal(seen?.self, false)
  assert.deepEqual(note('b', 't1', budi, start, 'id'), [])
})

test('the own second tab is told as one’s own, and a person with many tabs once', () => {
  const { note } = openPresence()
  for (const tab of ['t1', 't2', 't3']) note('a', tab, siti, start, 'id')
  assert.deepEqual(
    note('a', 't1', siti, start, 'id').map(one => one.self),
    [true],
  )
  assert.equal(note('a', 't1', budi, start, 'id').length, 1)
})

test('who has not called for a minute is gone', () => {
  const { note } = openPresence()
  note('a', 't1', siti, start, 'id')
  assert.equal(note('a', 't1', budi, later(59), 'id').length, 1)
  assert.equal(note('a', 't1', budi, later(61), 'id').length, 0)
})

test('made-up tabs do not fill the memory', () => {
  const { note } = openPresence()
  for (let tab = 0; tab < 500; tab++) note('a', `t${tab}`, siti, start, 'id')
  const everyone = Array.from({ length: 80 }, () => ({ ...anActor('operator', here.path) }))
  for (const actor of everyone) assert.ok(note('a', 't', actor, start, 'id').length <= 50)
})
