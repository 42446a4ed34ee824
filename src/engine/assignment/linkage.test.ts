import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findWeakSplit } from './find-weak-split.ts'
import { linkageOf } from './linkage.ts'

const PEOPLE = 6
const panel = fc.uniqueArray(fc.integer({ min: 0, max: PEOPLE - 1 }), { minLength: 2, maxLength: 3 })
const panels = fc.array(panel, { minLength: 1, maxLength: 14 })

/** The fewest panels that bridge a split, looked for among all splits. */
function fewestBridges(of: readonly (readonly number[])[]): number {
  const people = [...new Set(of.flat())]
  let fewest = Number.POSITIVE_INFINITY
  for (let split = 1; split < 2 ** people.length - 1; split++) {
    const side = new Set(people.filter((_, index) => (split & (1 << index)) !== 0))
    const bridges = of.filter(one => one.some(id => side.has(id)) && one.some(id => !side.has(id))).length
    fewest = Math.min(fewest, bridges)
  }
  return fewest
}
const named = (of: readonly (readonly number[])[]): string[][] => of.map(one => one.map(id => `p${id}`))

test('the weakest link of random panels is what trying every split finds, as far as it was asked for', () => {
  fc.assert(
    fc.property(panels, fc.integer({ min: 1, max: 4 }), (of, links) => {
      const sheets = new Map<number, number>()
      for (const id of of.flat()) sheets.set(id, (sheets.get(id) ?? 0) + 1)
      fc.pre([...sheets.values()].every(one => one >= links))
      const weakest = Math.min(links, fewestBridges(of))
      assert.equal(linkageOf(named(of), links).weakest, weakest)
      const people = [...sheets.keys()].toSorted((a, b) => a - b)
      const numbered = of.map(one => one.map(id => people.indexOf(id)))
      const split = findWeakSplit(people.length, numbered, links)
      assert.equal(split === null, weakest === links)
      if (split) {
        const on = (id: number): boolean => split.side.has(id)
        assert.equal(numbered.filter(one => one.some(on) && !one.every(on)).length, split.shared)
      }
    }),
    { numRuns: 300 },
  )
})

test('two panels that share nobody are two groups, and one that bridges them makes one', () => {
  const apart = linkageOf(
    [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ],
    3,
  )
  assert.deepEqual([apart.groups, apart.weakest, apart.side.length > 0], [2, 0, true])
  const one = linkageOf(
    [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
      ['c', 'd'],
    ],
    1,
  )
  assert.deepEqual([one.groups, one.weakest], [1, 1])
})

test('one panel alone, or none, is tied as well as it can be', () => {
  assert.deepEqual(linkageOf([['a', 'b', 'c']], 3), { groups: 1, weakest: 3, side: [] })
  assert.deepEqual(linkageOf([], 3), { groups: 0, weakest: 3, side: [] })
})
