import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { differenceOf } from './difference.ts'

const marks = { same: ' ', added: '+', removed: '-' } as const
const shown = (before: string, after: string): readonly string[] =>
  differenceOf(before, after).map(one => `${marks[one.kind]}${one.text}`)

test('a changed line is one line taken out and one put in', () => {
  assert.deepEqual(shown('a\nb\nc', 'a\nx\nc'), [' a', '-b', '+x', ' c'])
  assert.deepEqual(shown('', 'a\nb'), ['+a', '+b'])
  assert.deepEqual(shown('a\nb', ''), ['-a', '-b'])
  assert.deepEqual(shown('a\nb', 'a\nb'), [' a', ' b'])
  assert.deepEqual(shown('a\n\nb', 'a\nb'), [' a', '-', ' b'])
  assert.deepEqual(shown('a\nb\nc\nd', 'b\nc\ne\nd'), ['-a', ' b', ' c', '+e', ' d'])
})

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map(lines => lines.join('\n'))

test('any two texts: without what was added it is the first, without what was removed the second', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = differenceOf(before, after)
      const without = (kind: 'added' | 'removed'): string =>
        lines
          .filter(one => one.kind !== kind)
          .map(one => one.text)
          .join('\n')
      assert.equal(without('added'), before)
      assert.equal(without('removed'), after)
    }),
  )
})

test('two long texts that have nothing in common are compared in one step', () => {
  const long = (letter: string): string =>
    Array.from({ length: 20_000 }, (_, n) => `${letter}${n}`).join('\n')
  const lines = differenceOf(`x\n${long('a')}\ny`, `x\n${long('b')}\ny`)
  assert.equal(lines.length, 40_002)
  assert.equal(lines.filter(one => one.kind === 'same').length, 2)
})
