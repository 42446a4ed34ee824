import assert from 'node:assert/strict'
import { test } from 'node:test'
import { band, choice, type Draft, fact, gate, group, root, rulesWithRoot, t } from '../builders.ts'
import type { Rules } from '../rules/lookups.ts'
import { scoreForm } from './form.ts'
import { type ByRules, causesOfMove } from './moves.ts'
import { traceOf } from './trace.ts'

const taste = (half: string): Draft =>
  group('taste', '60.00', [
    choice('smell', ['0.00', half, '30.00']),
    choice('bite', ['0.00', '15.00', '30.00']),
  ])

const rulesWith = (parts: Draft, half = '20.00', label = '40.00'): Rules =>
  rulesWithRoot(root(taste(half), choice('label', ['0.00', label, '40.00'])), {
    facts: [fact('dry', 'boolean')],
    scales: [{ id: 'stars', title: t('stars'), bands: [band('one', '40.00'), band('two', '81.00')] }],
    ...parts,
  })

function by(rules: Rules): ByRules {
  const scored = scoreForm(rules, {
    form: 'cloth',
    sheets: [
      { smell: '1', bite: '2', label: '1' },
      { smell: '1', bite: '1', label: '1' },
    ],
    facts: { dry: true },
  })
  assert.ok(scored.ok)
  return { rules, trace: traceOf(rules, scored.value) }
}

const before = by(rulesWith({}))
const causes = (rules: Rules) => causesOfMove(before, by(rules), 'stars')

test('parts that give other points are named with their means, the largest difference first', () => {
  assert.deepEqual(causes(rulesWith({}, '15.00', '20.00')), [
    { kind: 'part', title: t('label'), was: '40', becomes: '20' },
    { kind: 'part', title: t('taste'), was: '85/2', becomes: '75/2' },
  ])
})

test('the same points under another line, other weights, another rounding, a new gate: each by its name', () => {
  assert.deepEqual(causes(rulesWith({})), [])
  const scales = [{ id: 'stars', title: t('stars'), bands: [band('one', '40.00'), band('two', '85.00')] }]
  assert.deepEqual(causes(rulesWith({ scales })), [{ kind: 'lines' }])
  const down = { first: 'sheet', combine: 'mean', rounding: { kind: 'down', places: 0 } }
  assert.deepEqual(causes(rulesWith({ aggregation: down })), [{ kind: 'rounding' }])
  const capped = gate('thin', { fact: 'dry', is: true }, { kind: 'cap-node', node: 'whole', max: '70.00' })
  assert.deepEqual(causes(rulesWith({ gates: [capped] })), [
    { kind: 'gate', reason: t('because of thin'), holds: true },
    { kind: 'weighing' },
  ])
  const ended = causesOfMove(by(rulesWith({ gates: [capped] })), before, 'stars')
  assert.deepEqual(ended[0], { kind: 'gate', reason: t('because of thin'), holds: false })
})
