import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choiceOf, randomOf } from './random.ts'

test('numbers of a seed, drawn again, are the same; of another purpose, others', () => {
  const draw = (purpose: string, seed: number) => {
    const random = randomOf(purpose, seed)
    return [random.next(), random.between(2, 3), random.whole(1, 6)]
  }
  assert.deepEqual(draw('a', 7), draw('a', 7))
  assert.notDeepEqual(draw('a', 7), draw('b', 7))
  assert.notDeepEqual(draw('a', 7), draw('a', 8))
})

test('choices of forty seeds, in every aspect, use the whole list', () => {
  const items = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  for (const aspect of ['form', 'dye', 'motif', 'place', 'detail'] as const) {
    const used = new Set(Array.from({ length: 40 }, (_, seed) => choiceOf(items, seed, aspect)))
    assert.equal(used.size, items.length, aspect)
  }
})

test('choices by two aspects, over sixty seeds, are not tied to each other', () => {
  const pairs = new Set(
    Array.from({ length: 60 }, (_, seed) =>
      [choiceOf([0, 1, 2, 3, 4, 5], seed, 'form'), choiceOf([0, 1, 2, 3, 4, 5, 6, 7], seed, 'motif')].join(),
    ),
  )
  assert.ok(pairs.size > 36, `${pairs.size} of 48 pairs`)
})
