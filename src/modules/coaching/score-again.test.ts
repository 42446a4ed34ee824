// on the embedded database: no database is asked.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  alternatives,
  choice,
  fact,
  gate,
  group,
  imported,
  measured,
  options,
  root,
  rulesWithRoot,
  yesNo,
  type Draft,
} from '../../engine/builders.ts'
import { scoreForm, traceOf, type Carried, type Facts, type Sheet } from '../../engine/index.ts'
import { toText } from '../../foundation/fraction.ts'
import { starScaleId, starsOfBand, type FeedbackCriterion, type ReleasedResult } from '../decisions/index.ts'
import { standingsOf } from './criterion-standing.ts'

type Step = readonly [id: string, points: string, more?: Partial<FeedbackCriterion>]
type World = Readonly<{ more?: Draft; facts?: Facts; carried?: Carried }>

/** What is said of each step on a result of these rules and sheets. */
function lifts(node: Draft, sheets: readonly Sheet[], steps: readonly Step[], world: World = {}) {
  const rules = rulesWithRoot(node, { facts: [fact('lab', 'boolean')], ...world.more })
  const { facts = { lab: false }, carried = {} } = world
  const scored = scoreForm(rules, { form: 'cloth', sheets, facts, carried })
  assert.ok(scored.ok && scored.value.mean)
  const band = scored.value.outcomes.get(starScaleId(rules) ?? '')?.band ?? null
  const criteria = steps.map(([id, points, more = {}]) => {
    const counted = rules.rubrics.get('cloth-form')?.criteria.get(id)
    const max = ((counted?.max ?? 0) / 100).toFixed(2)
    return { id, title: { id, en: id }, points: '0.00', max, next: { points, text: { id, en: id } }, ...more }
  })
  const released = {
    entry: { departed: false, gates: [], mean: toText(scored.value.mean), stars: starsOfBand(rules, band) },
    rules: { rules },
    nomination: { id: 'n', commodity: 'cloth' },
    result: {
      trace: traceOf(rules, scored.value),
      feedback: { parts: [{ groups: [], criteria }] },
    },
  } as unknown as ReleasedResult
  return standingsOf(released).map(one => one.lifts)
}

const three = (sheet: Sheet): readonly Sheet[] => [sheet, sheet, sheet]
const b = (more: Draft = {}): Draft => choice('b', ['0.00', '25.00', '36.00', '50.00'], more)

test('what does not apply leaves its weight to the others, and a step counts by that', () => {
  const away = { appliesWhen: { fact: 'lab', is: true }, whenNotApplicable: 'redistribute' }
  const node = root(group('g', '100.00', [choice('a', ['0.00', '50.00'], away), b()]))
  // 25 of 50 is 50 of 100; 36 of 50 is 72 of 100, and the line is 71.
  assert.deepEqual(lifts(node, three({ b: '1' }), [['b', '36.00']]), [true])
  const other = lifts(node, three({ a: '0', b: '1' }), [['b', '36.00']], { facts: { lab: true } })
  assert.deepEqual(other, [false])
})

test('the median takes the middle sheet', () => {
  const node = root(group('g', '100.00', [choice('a', ['0.00', '40.00', '50.00']), b()]))
  const sheets = [
    { a: '0', b: '1' },
    { a: '2', b: '1' },
    { a: '2', b: '0' },
  ]
  const combined = (combine: string) => ({
    more: { aggregation: { first: 'sheet', combine, rounding: { kind: 'half-up', places: 2 } } },
  })
  // Totals 25, 75, 50. With b at 36: 36, 86, 86; the mean is 69.33, the median 86.
  assert.deepEqual(lifts(node, sheets, [['b', '36.00']], combined('mean')), [false])
  assert.deepEqual(lifts(node, sheets, [['b', '36.00']], combined('median')), [true])
})

test('the smallest part counts alone, and under a limit nothing more counts', () => {
  const least = (one: string): Draft => ({
    ...group('g', '100.00', [choice(one, ['0.00', '70.00', '100.00']), choice('c', ['60.00', '100.00'])]),
    combine: 'minimum',
  })
  const node = root(least('a'))
  assert.deepEqual(lifts(node, three({ a: '1', c: '1' }), [['a', '100.00']]), [true])
  assert.deepEqual(lifts(node, three({ a: '1', c: '0' }), [['a', '100.00']]), [false])
  const cap = gate('cap', { fact: 'lab', is: false }, { kind: 'cap-node', node: 'g', max: '70.00' })
  const capped = lifts(node, three({ a: '1', c: '1' }), [['a', '100.00']], { more: { gates: [cap] } })
  assert.deepEqual(capped, [false])
})

test('the evidence counts as a step, and a rating of somebody else is not worked out', () => {
  const evidenceNeeded = { when: { all: [{ fact: 'lab', is: true }] }, atMost: '5.00' }
  const a = choice('a', ['0.00', '50.00'], { evidenceNeeded })
  const node = root(group('g', '100.00', [a, b()]))
  const lacking = { id: 'lab', en: 'lab' }
  const step: Step = ['a', '50.00', { points: '5.00', answered: '50.00', lacking }]
  assert.deepEqual(lifts(node, three({ a: '1', b: '2' }), [step]), [true])
  assert.deepEqual(lifts(node, three({ a: '1', b: '0' }), [step]), [false])
  const both: Step = ['a', '50.00', { lacking }]
  assert.deepEqual(lifts(node, three({ a: '0', b: '2' }), [both]), [true])
  const rated = imported('a', '50.00', 'rating', { bands: undefined })
  const given = { more: { facts: [fact('rating', 'number')] }, facts: { rating: 10 } }
  assert.deepEqual(
    lifts(root(group('g', '100.00', [rated, b()])), three({ b: '3' }), [['a', '50.00']], given),
    [null],
  )
})

test('every kind of answer is put in where it gave fewer points', () => {
  const node = root(
    group('g', '100.00', [
      alternatives('s', '20.00', { one: options('0.00', '20.00') }),
      yesNo('y', '20.00'),
      measured('m', '20.00', [
        ['0', '0.00'],
        ['10', '20.00'],
      ]),
      choice('l', ['0.00', '20.00']),
      choice('c', ['0.00', '20.00']),
    ]),
  )
  // One lacks at a time: 80 of 100, and with it 100.
  const full: Sheet = { s: '1', y: true, m: '12', l: '1', c: '1' }
  const none: Sheet = { s: '0', y: false, m: '3', l: '0', c: '0' }
  for (const id of Object.keys(full)) {
    const sheet = { ...full, [id]: none[id] ?? '' }
    assert.deepEqual(lifts(node, [sheet, sheet, full], [[id, '20.00']]), [true], id)
  }
})
