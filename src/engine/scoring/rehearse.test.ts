import assert from 'node:assert/strict'
import { test } from 'node:test'
import { band, choice, type Draft, fact, root, rulesWithRoot, t } from '../builders.ts'
import type { Rules } from '../rules/lookups.ts'
import { type FormInput, scoreForm } from './form.ts'
import { inputOfTrace, rehearse } from './rehearse.ts'
import { traceOf } from './trace.ts'

const rulesWith = (two: string, parts: Draft = {}): Rules =>
  rulesWithRoot(
    root(
      choice('a', ['0.00', '30.00', '60.00']),
      choice('origin', ['0.00', '40.00'], { scoredAt: 'village' }),
    ),
    {
      levels: [{ id: 'village', title: t('village') }],
      facts: [fact('dry', 'boolean')],
      panel: { size: 3, quorum: 1, ownProvince: 'excluded', verifierMayScore: false, secondJury: 'replaces' },
      scales: [{ id: 'stars', title: t('stars'), bands: [band('one', '40.00'), band('two', two)] }],
      ...parts,
    },
  )

const input: FormInput = {
  form: 'cloth',
  sheets: [{ a: '0' }, { a: '2' }, { a: '1' }],
  seats: [{}, { round: 2 }, { round: 2 }],
  facts: { dry: true },
  carried: { village: { origin: '1' } },
}

function traceBy(rules: Rules) {
  const result = scoreForm(rules, input)
  assert.ok(result.ok)
  return traceOf(rules, result.value)
}

test('the frozen inputs of a decided file, read from its trace, are those that counted', () => {
  assert.deepEqual(inputOfTrace(traceBy(rulesWith('81.00'))), {
    form: 'cloth',
    sheets: [{ a: '2' }, { a: '1' }],
    facts: { dry: true },
    carried: { village: { origin: '1' } },
  })
})

test('a decided file, rehearsed by its own rules, stays, and by a higher line says what changes', () => {
  const trace = traceBy(rulesWith('81.00'))
  const files = [{ id: 'x', trace }]
  const [same] = rehearse(rulesWith('81.00'), files)
  assert.deepEqual([same?.changed, same?.was.mean, same?.becomes.mean], [[], '85', '85'])
  const [other] = rehearse(rulesWith('86.00'), files)
  assert.deepEqual(other?.changed, ['stars'])
  assert.deepEqual(
    [other.was.outcomes, other.becomes.outcomes],
    [{ stars: { rounded: '85.00', band: 'two' } }, { stars: { rounded: '85.00', band: 'one' } }],
  )
})

test('a decided file, rehearsed by rules with other criteria, has no result, and the problems say why', () => {
  const other = rulesWithRoot(root(choice('b', ['0.00', '100.00'])))
  const [line] = rehearse(other, [{ id: 'x', trace: traceBy(rulesWith('81.00')) }])
  assert.deepEqual(line?.becomes.outcomes, { stars: { rounded: null, band: null } })
  assert.ok(line.becomes.problems.some(each => each.code === 'missing-answer'))
  assert.deepEqual(line.changed, ['stars'])
})
