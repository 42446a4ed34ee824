import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { arrivedOf, counts, countsAfter, noPieces, stateOf, stepKinds, ways, type Step } from './lifecycle.ts'

const aStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...stepKinds),
  pieces: fc.integer({ min: 0, max: 5 }),
})

test('pieces are never negative, and none appears or vanishes but by an announcement, an extra or a correction', () => {
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 80 }), steps => {
      let [held, into, outOf] = [noPieces, 0, 0]
      for (const step of steps) {
        const after = countsAfter(held, step)
        const { from, to } = ways[step.kind]
        // Refused exactly where there are not so many pieces to move.
        assert.equal(after === null, from !== null && held[from] < step.pieces)
        if (after === null) continue
        if (from === null && to !== null) into += step.pieces
        if (from !== null && to === null) outOf += step.pieces
        held = after
        assert.ok(counts.every(count => held[count] >= 0))
        const total = counts.reduce((sum, count) => sum + held[count], 0)
        assert.equal(total, into - outOf)
        assert.equal(arrivedOf(held), total - held.underway)
      }
    }),
    { numRuns: 500 },
  )
})

test('a number of pieces that is none moves nothing', () => {
  for (const pieces of [-1, 1.5, Number.NaN])
    assert.equal(countsAfter({ ...noPieces, store: 3 }, { kind: 'consumed', pieces }), null)
})

test('the state follows from where the pieces are: what needs care comes first', () => {
  const at = (held: Partial<typeof noPieces>, isSent = false) => stateOf({ ...noPieces, ...held }, isSent)
  assert.equal(at({}), 'announced')
  assert.equal(at({ underway: 2 }), 'announced')
  assert.equal(at({ underway: 2 }, true), 'sent')
  assert.equal(at({ store: 1, session: 1, consumed: 3 }, true), 'at-session')
  assert.equal(at({ store: 1, underway: 3, consumed: 3 }, true), 'stored')
  assert.equal(at({ back: 1, returned: 1 }, true), 'going-back')
  assert.equal(at({ lost: 1, underway: 2 }, true), 'sent', 'a replacement is on its way')
  assert.equal(at({ returned: 1, consumed: 2 }), 'returned')
  assert.equal(at({ consumed: 2, lost: 1 }), 'consumed')
  assert.equal(at({ discarded: 2, lost: 1 }), 'discarded')
  assert.equal(at({ lost: 1 }), 'lost')
})
