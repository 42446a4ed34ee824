import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bandProbabilities, intervalOf, mostProbable } from './index.ts'
import { normalBelow, reachedFrom } from './bands.ts'

const lines = [7100, 8100, 9100]
const halfUp = (places: number) => ({ kind: 'half-up', places }) as const

test('the distribution of the normal has its known values and both ends', () => {
  const near = (z: number, known: number): void =>
    assert.ok(Math.abs(normalBelow(z) - known) < 1e-12, String(z))
  near(0, 0.5)
  near(1, 0.841344746068543)
  near(-1.959963984540054, 0.025)
  near(-6, 9.86587645037698e-10)
  assert.deepEqual([normalBelow(-50), normalBelow(50)], [0, 1])
})

test('a line is reached from where the rounding reaches it', () => {
  assert.equal(reachedFrom(8100, halfUp(0)), 80.5)
  assert.equal(reachedFrom(8100, halfUp(2)), 80.995)
  assert.equal(reachedFrom(8100, { kind: 'down', places: 0 }), 81)
  assert.equal(reachedFrom(8050, { kind: 'half-even', places: 0 }), 80.5)
  assert.equal(reachedFrom(8055, { kind: 'down', places: 1 }), 80.6)
})

test('probabilities of all bands add up to one, and a score on a line is as probable above as below', () => {
  const bands = bandProbabilities({ fair: 80.5, sd: 3 }, lines, halfUp(0))
  assert.equal(bands.length, 4)
  assert.ok(Math.abs(bands.reduce((sum, one) => sum + one.probability, 0) - 1) < 1e-12)
  const atMostOne = (bands[0]?.probability ?? 0) + (bands[1]?.probability ?? 0)
  assert.ok(Math.abs(atMostOne - 0.5) < 1e-12)
  assert.equal(mostProbable(bandProbabilities({ fair: 86, sd: 3 }, lines, halfUp(0))).band, 2)
})

test('without doubt the band of the rounded score has all of it', () => {
  const sure = (fair: number) => mostProbable(bandProbabilities({ fair, sd: 0 }, lines, halfUp(2)))
  assert.deepEqual(sure(81), { band: 2, probability: 1 })
  assert.deepEqual(sure(80.994), { band: 1, probability: 1 })
  assert.deepEqual(sure(12), { band: 0, probability: 1 })
  assert.deepEqual(mostProbable(bandProbabilities({ fair: 12, sd: 3 }, [], halfUp(2))), {
    band: 0,
    probability: 1,
  })
})

test('the interval reaches as far to both sides', () => {
  const { from, to } = intervalOf({ fair: 80, sd: 2 })
  assert.ok(Math.abs(from - 76.08) < 0.001 && Math.abs(to - 83.92) < 0.001)
})
