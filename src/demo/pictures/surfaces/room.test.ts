import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sample } from '../render/scene.ts'
import { wood } from './room.ts'

/** Mean brightness of a table top, painted with pixels of a size. */
function brightness(pixel: number): number {
  const top = wood([0.5, 0.4, 0.3], 3)
  const out: Sample = { red: 0, green: 0, blue: 0, height: 0, gloss: 0, mirror: 0, sheen: 0 }
  let sum = 0
  for (let at = 0; at < 4000; at++) {
    top((at % 40) * 3.1, Math.floor(at / 40) * 0.7, pixel, out)
    sum += out.green
  }
  return sum / 4000
}

test('table boards, seen with coarser and coarser pixels, keep their brightness', () => {
  const near = brightness(0.01)
  for (const pixel of [0.1, 0.3, 0.6])
    assert.ok(Math.abs(brightness(pixel) / near - 1) < 0.06, `at ${pixel} cm`)
})
