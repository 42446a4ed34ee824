import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compare, toText } from '../../foundation/fraction.ts'
import {
  choice,
  type Draft,
  fact,
  gate,
  measured,
  root,
  rulesDraft,
  rulesFrom,
  rulesWithRoot,
  t,
} from '../builders.ts'
import type { Facts } from '../conditions.ts'
import type { Rules } from '../rules/lookups.ts'
import type { Sheet } from './answers.ts'
import { type FormResult, scoreForm } from './form.ts'
import { scoreSheets } from './sheets-file.ts'
import { traceOf } from './trace.ts'

function score(rules: Rules, sheets: readonly Sheet[], facts: Facts = {}): FormResult {
  const result = scoreForm(rules, { form: 'cloth', sheets, facts })
  assert.ok(result.ok)
  return result.value
}
const mean = ({ mean: value }: FormResult): string | null => value && toText(value)
const codes = ({ problems }: FormResult): readonly string[] =>
  problems.map(({ code, path }) => `${code} ${path}`)

const tested = { facts: [fact('tested', 'boolean')] }
const proven = rulesWithRoot(
  root(
    choice('safe', ['0.00', '20.00', '60.00'], {
      evidenceNeeded: { when: { fact: 'tested', is: true }, atMost: '30.00' },
    }),
    choice('other', ['0.00', '40.00']),
  ),
  tested,
)

test('an answer that needs evidence counts in full with it, at most so much without it, and not before it is known', () => {
  const all = { safe: '2', other: '1' }
  assert.equal(mean(score(proven, [all], { tested: true })), '100')
  const without = score(proven, [all], { tested: false })
  assert.deepEqual([mean(without), codes(without)], ['70', []])
  const [criterion] = traceOf(proven, without).sheets[0]?.criteria ?? []
  assert.deepEqual([criterion?.points, criterion?.atMost, criterion?.counted], ['60.00', '30.00', '30'])
  assert.equal(mean(score(proven, [{ safe: '1', other: '1' }], { tested: false })), '60')
  const unknown = score(proven, [all])
  assert.deepEqual(
    [unknown.mean, unknown.state, codes(unknown)],
    [null, 'incomplete', ['missing-fact facts.tested']],
  )
})

test('a measured number on a line between bands gives points in proportion, a half hundredth upwards', () => {
  const bands = [
    ['0', '0.00'],
    ['3', '10.00'],
    ['9', '100.00'],
  ] as const
  const rules = rulesWithRoot(root(measured('share', '100.00', bands, { between: 'linear' })))
  const points = (answer: string): string | null => mean(score(rules, [{ share: answer }]))
  assert.deepEqual(['0', '1', '3', '6', '8.999', '9', '40'].map(points), [
    '0',
    '333/100',
    '10',
    '55',
    '9999/100',
    '100',
    '100',
  ])
  const value = fc.integer({ min: 0, max: 12_000 }).map(each => (each / 1000).toFixed(3))
  fc.assert(
    fc.property(value, value, (one, other) => {
      const [low, high] = Number(one) <= Number(other) ? [one, other] : [other, one]
      const [a, b] = [score(rules, [{ share: low }]).mean, score(rules, [{ share: high }]).mean]
      assert.ok(a && b && compare(a, b) <= 0)
    }),
  )
})

test('a suspension, once what it waits for has come, has no effect; while that is not known, it stands', () => {
  const until = { text: t('looked into'), when: { fact: 'cleared', is: true } }
  const rules = rulesFrom(
    rulesDraft({
      facts: [fact('cleared', 'boolean')],
      gates: [gate('copy', { answer: 'finish', is: '0' }, { kind: 'suspend', until }, { per: 'sheet' })],
    }),
  )
  const sheet = { material: '2', finish: '0', buyers: '2', export: true }
  const by = (facts: Facts) => {
    const { state, gates, outcomes } = score(rules, [sheet], facts)
    return [state, gates[0]?.applied, gates[0]?.settled, outcomes.get('stars')?.band?.id ?? null]
  }
  assert.deepEqual(by({ cleared: true }), ['ranked', false, true, 'one'])
  assert.deepEqual(by({ cleared: false }), ['suspended', true, false, null])
  assert.deepEqual(by({}), ['suspended', true, false, null])
})

test('a file that reaches a limit is routed to its level by the highest limit, and one without a band to none', () => {
  const level = (id: string) => ({ id, title: t(id) })
  const routing = [
    { id: 'five', atLeast: '90.00', to: 'centre', reason: t('from 90') },
    { id: 'three', atLeast: '50.00', to: 'province', reason: t('from 50') },
  ]
  const rules = rulesFrom(
    rulesDraft({
      levels: [level('province'), level('centre')],
      routing,
      facts: [fact('out', 'boolean')],
      gates: [gate('out', { fact: 'out', is: true }, { kind: 'disqualify' })],
    }),
  )
  const sheet = { material: '2', finish: '1', buyers: '2', export: true }
  const to = (given: Sheet, out = false) => score(rules, [given], { out }).route?.id ?? null
  assert.deepEqual(
    [
      to(sheet),
      to({ ...sheet, material: '1' }),
      to({ ...sheet, material: '0', finish: '0' }),
      to(sheet, true),
    ],
    ['five', 'three', 'three', null],
  )
  assert.equal(to({ ...sheet, material: '0', finish: '0', export: false }), null)
})

const passRules = [
  {
    id: 'income',
    title: t('income'),
    when: { fact: 'income', atLeast: 20 },
    relaxed: { where: { fact: 'poor', is: true }, when: { fact: 'income', atLeast: 10 } },
    reason: t('too low'),
  },
  { id: 'clean', title: t('clean'), when: { fact: 'polluted', is: false }, reason: t('polluted') },
]
const unscored: Draft = {
  commodities: [{ id: 'cloth', title: t('village') }],
  rubrics: [],
  scales: [],
  facts: [fact('income', 'number'), fact('poor', 'boolean'), fact('polluted', 'boolean')],
  passRules,
}

test('a programme without points, over its rules, says which are passed, and by which form', () => {
  const rules = rulesFrom(rulesDraft(unscored))
  const by = (facts: Facts) => {
    const { passing, state, problems } = score(rules, [], facts)
    const each = passing.rules.map(rule => `${rule.rule.id} ${rule.passed}${rule.relaxed ? ' relaxed' : ''}`)
    return [passing.passed, state, each.join(', '), problems.map(({ path }) => path).join()]
  }
  assert.deepEqual(by({ income: 20, polluted: false }), [true, 'ranked', 'income true, clean true', ''])
  assert.deepEqual(by({ income: 12, poor: true, polluted: false }), [
    true,
    'ranked',
    'income true relaxed, clean true',
    '',
  ])
  assert.deepEqual(by({ income: 12, poor: false, polluted: false }), [
    false,
    'disqualified',
    'income false, clean true',
    '',
  ])
  assert.deepEqual(by({ income: 12, polluted: false }), [
    null,
    'incomplete',
    'income null, clean true',
    'facts.poor',
  ])
  assert.deepEqual(by({ income: 5, polluted: true }), [
    false,
    'disqualified',
    'income false, clean false',
    '',
  ])
})

test('a line of a programme without points has what its rules say, and keys of other parts are not there', () => {
  const cases = [{ id: 'a', form: 'cloth', facts: { income: 3, polluted: false }, sheets: [] }]
  const lines = scoreSheets(JSON.stringify(rulesDraft(unscored)), JSON.stringify({ cases }))
  assert.ok(lines.ok)
  assert.deepEqual(lines.value, [
    {
      id: 'a',
      totals: [],
      mean: null,
      outcomes: {},
      gates: [],
      problems: [],
      passed: false,
      passRules: [
        { id: 'income', passed: false, relaxed: false, reason: t('too low') },
        { id: 'clean', passed: true, relaxed: false, reason: t('polluted') },
      ],
    },
  ])
})
