import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  add,
  compare,
  divide,
  equal,
  type Fraction,
  fraction,
  fromDecimal,
  fromHundredths,
  fromText,
  multiply,
  type RoundingKind,
  round,
  subtract,
  sum,
  toDecimal,
  toText,
} from './fraction.ts'

const anyFraction: fc.Arbitrary<Fraction> = fc
  .tuple(fc.bigInt({ min: -100000n, max: 100000n }), fc.bigInt({ min: 1n, max: 999n }))
  .map(([top, bottom]) => fraction(top, bottom))

test('a fraction, made from any pair, is reduced with a positive denominator', () => {
  assert.deepEqual(fraction(-6, -4), { numerator: 3n, denominator: 2n })
  assert.deepEqual(fraction(6, -4), { numerator: -3n, denominator: 2n })
  assert.deepEqual(fraction(0, 7), { numerator: 0n, denominator: 1n })
  assert.throws(() => fraction(1, 0), RangeError)
})

test('a mean of seven totals, as text, is the reduced fraction', () => {
  const totals = ['88.50', '90.00', '89.00', '88.00', '91.50', '87.00', '90.00'].map(fromDecimal)
  assert.equal(toText(divide(sum(totals), fraction(7))), '624/7')
  assert.equal(toText(fraction(176, 2)), '88')
})

test('arithmetic, any values, undoes itself and keeps order', () => {
  fc.assert(
    fc.property(anyFraction, anyFraction, (a, b) => {
      assert.ok(equal(subtract(add(a, b), b), a))
      assert.ok(compare(a, b) + compare(b, a) === 0)
      assert.equal(compare(add(a, fraction(1)), a), 1)
      if (b.numerator !== 0n) assert.ok(equal(multiply(divide(a, b), b), a))
      assert.ok(equal(fromText(toText(a)), a))
    }),
  )
})

test('a decimal, read and written, keeps its value', () => {
  assert.equal(toDecimal(fromDecimal('-0.05'), 2), '-0.05')
  assert.equal(toDecimal(fromHundredths(8850), 2), '88.50')
  assert.equal(toDecimal(fromDecimal('12.345'), 2, 6), '12.345')
  assert.equal(toDecimal(fraction(200, 3), 2, 6), '66.666667')
  assert.equal(toDecimal(fraction(89), 0), '89')
  for (const wrong of ['', '1,5', '1.', '.5', '1e3', ' 1', '1/2/3', 'x']) {
    assert.throws(() => fromText(wrong), SyntaxError, wrong)
  }
})

test('rounding, at every hundredth and its halves, agrees with counting in whole thousandths', () => {
  for (let thousandths = 70_000; thousandths <= 71_000; thousandths += 5) {
    const value = fraction(thousandths, 1000)
    const [whole, rest] = [Math.floor(thousandths / 10), thousandths % 10]
    const even = rest === 5 && whole % 2 === 0 ? whole : whole + (rest >= 5 ? 1 : 0)
    assert.ok(equal(round(value, 'half-up', 2), fromHundredths(whole + (rest >= 5 ? 1 : 0))))
    assert.ok(equal(round(value, 'half-even', 2), fromHundredths(even)))
    assert.ok(equal(round(value, 'down', 2), fromHundredths(whole)))
  }
})

test('rounding to whole points, at the lines between stars, follows its kind', () => {
  const at = (decimal: string, kind: RoundingKind) => toDecimal(round(fromDecimal(decimal), kind, 0), 0)
  const expected: [string, string, string, string][] = [
    ['70.49', '70', '70', '70'],
    ['70.50', '71', '70', '70'],
    ['70.99', '71', '71', '70'],
    ['80.50', '81', '80', '80'],
    ['90.50', '91', '90', '90'],
    ['91.50', '92', '92', '91'],
    ['-0.50', '-1', '0', '0'],
  ]
  for (const [decimal, up, even, down] of expected) {
    assert.deepEqual(
      [at(decimal, 'half-up'), at(decimal, 'half-even'), at(decimal, 'down')],
      [up, even, down],
    )
  }
})

test('rounding, any value, moves less than one step and never changes the order', () => {
  fc.assert(
    fc.property(
      anyFraction,
      anyFraction,
      fc.constantFrom<RoundingKind>('half-up', 'half-even', 'down'),
      fc.integer({ min: 0, max: 2 }),
      (a, b, kind, places) => {
        const step = fraction(1, 10n ** BigInt(places))
        const moved = subtract(round(a, kind, places), a)
        assert.equal(compare(multiply(moved, moved), multiply(step, step)), -1)
        if (compare(a, b) <= 0) assert.ok(compare(round(a, kind, places), round(b, kind, places)) <= 0)
      },
    ),
  )
})
