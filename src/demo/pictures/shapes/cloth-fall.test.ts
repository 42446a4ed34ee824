import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boxAt, type Fall, floorAt, settle, sheetOf } from './cloth-fall.ts'

const fall: Fall = {
  columns: 24,
  rows: 24,
  spacing: 1.2,
  start: (column, row) => [(column - 11.5) * 1.2, 10, (row - 11.5) * 1.2],
  obstacles: [boxAt([0, 4, 0], [6, 4, 6], 1), floorAt(0.3)],
  steps: 160,
  rounds: 16,
  stiffness: 0.1,
}

test('a cloth, let fall over a box, lies on the box and the table and through neither', () => {
  const points = settle(fall)
  let onBox = 0
  for (let at = 0; at < points.length; at += 3) {
    const [x, y, z] = [points[at]!, points[at + 1]!, points[at + 2]!]
    assert.ok(y > 0.2, `under the table at ${x}, ${z}`)
    if (Math.abs(x) < 5 && Math.abs(z) < 5) {
      assert.ok(y > 7, `inside the box at ${x}, ${z}`)
      onBox++
    }
  }
  assert.ok(onBox > 40)
  const lowest = Math.min(...points.filter((_, index) => index % 3 === 1))
  assert.ok(lowest < 4, 'the edges have not come down')
})

test('a cloth, settled, keeps the length of its threads', () => {
  const points = settle(fall)
  let worst = 0
  for (let at = 0; at < 24 * 23; at++) {
    const a = at * 3
    const b = (at + 24) * 3
    worst = Math.max(
      worst,
      Math.hypot(points[b]! - points[a]!, points[b + 1]! - points[a + 1]!, points[b + 2]! - points[a + 2]!),
    )
  }
  assert.ok(worst < 1.2 * 1.35, `a thread of 1.2 cm has become ${worst}`)
})

test('a sheet through settled points, made finer, keeps its coordinates in centimetres', () => {
  const sheet = sheetOf(settle(fall), fall, 3)
  assert.equal(sheet.columns, 23 * 3 + 1)
  assert.ok(Math.abs(sheet.coordinates.at(-1)! - 23 * 1.2) < 1e-4)
})
