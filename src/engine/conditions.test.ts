import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { criterionIdsOf, evaluate, evaluateFacts, factNamesOf, type GivenAnswer } from './conditions.ts'
import type { Condition } from './rules/condition.ts'

const facts = { food: true, share: 40, dye: 'plant' }

test('a condition on facts, with everything known, is decided', () => {
  const cases: [Condition, boolean][] = [
    [true, true],
    [{ fact: 'food', is: true }, true],
    [{ fact: 'food', is: 'true' }, false],
    [{ fact: 'share', atLeast: 40 }, true],
    [{ fact: 'share', below: 40 }, false],
    [{ fact: 'dye', oneOf: ['stone', 'plant'] }, true],
    [
      {
        all: [
          { fact: 'food', is: true },
          { fact: 'share', below: 41 },
        ],
      },
      true,
    ],
    [
      {
        any: [
          { fact: 'food', is: false },
          { fact: 'dye', is: 'stone' },
        ],
      },
      false,
    ],
    [{ not: { fact: 'dye', is: 'stone' } }, true],
  ]
  for (const [condition, expected] of cases) {
    assert.equal(evaluateFacts(condition, facts), expected, JSON.stringify(condition))
  }
})

test('a condition, where a fact is missing, is undecided unless the rest settles it', () => {
  const missing: Condition = { fact: 'halal', is: true }
  assert.equal(evaluateFacts(missing, facts), 'undecided')
  assert.equal(evaluateFacts({ not: missing }, facts), 'undecided')
  assert.equal(evaluateFacts({ all: [missing, { fact: 'food', is: false }] }, facts), false)
  assert.equal(evaluateFacts({ any: [missing, { fact: 'food', is: true }] }, facts), true)
  assert.equal(evaluateFacts({ all: [missing, true] }, facts), 'undecided')
  assert.equal(evaluateFacts({ fact: 'constructor', is: true }, facts), 'undecided')
})

test('a condition on an answer, by its state, holds, fails or is undecided', () => {
  const answers: Record<string, GivenAnswer | null> = { taste: { answer: 'mild', points: 150 }, lab: null }
  const world = { facts: {}, answer: (id: string) => answers[id] }
  assert.equal(evaluate({ answer: 'taste', is: 'mild' }, world), true)
  assert.equal(evaluate({ answer: 'taste', below: 150 }, world), false)
  assert.equal(evaluate({ answer: 'taste', atLeast: 150 }, world), true)
  assert.equal(evaluate({ answer: 'lab', below: 9999 }, world), false, 'does not apply')
  assert.equal(evaluate({ answer: 'smell', is: 'x' }, world), 'undecided')
})

test('names of a condition, nested and repeated, are listed once', () => {
  const condition: Condition = {
    all: [
      { fact: 'a', is: true },
      {
        not: {
          any: [
            { fact: 'a', below: 1 },
            { answer: 'c', is: 'x' },
          ],
        },
      },
    ],
  }
  assert.deepEqual(factNamesOf(condition), ['a'])
  assert.deepEqual(criterionIdsOf(condition), ['c'])
})

const condition = fc.letrec<{ any: Condition }>(tie => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.boolean(),
    fc.record({ fact: fc.constantFrom('p', 'q', 'r'), is: fc.boolean() }),
    fc.record({ all: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('any') }),
  ),
})).any

test('a verdict, reached before every fact is known, is never taken back', () => {
  fc.assert(
    fc.property(condition, fc.record({ p: fc.boolean(), q: fc.boolean(), r: fc.boolean() }), (given, all) => {
      const early = evaluateFacts(given, { p: all.p })
      const final = evaluateFacts(given, all)
      assert.notEqual(final, 'undecided')
      if (early !== 'undecided') assert.equal(early, final)
    }),
  )
})
