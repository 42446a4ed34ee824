import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toText } from '../../foundation/fraction.ts'
import { type Draft, gate, rulesDraft, rulesFrom, t } from '../builders.ts'
import type { Rules } from '../rules/lookups.ts'
import type { Sheet } from './answers.ts'
import { type FormResult, scoreForm } from './form.ts'
import type { Seat } from './seats.ts'
import { traceOf } from './trace.ts'

const roles = [
  { id: 'chair', title: t('chair'), scores: true, seats: 1 },
  { id: 'secretary', title: t('secretary'), scores: false, seats: 1 },
]
const rulesWith = (panel: Draft, combine = 'mean', parts: Draft = {}): Rules =>
  rulesFrom(
    rulesDraft({
      panel: {
        size: 5,
        quorum: 2,
        ownProvince: 'excluded',
        verifierMayScore: false,
        roles,
        chair: 'chair',
        ...panel,
      },
      aggregation: { first: 'sheet', combine, rounding: { kind: 'half-up', places: 2 } },
      ...parts,
    }),
  )

const best: Sheet = { material: '2', finish: '1', buyers: '2', export: true }
const worst: Sheet = { material: '0', finish: '0', buyers: '0', export: false }
const half: Sheet = { ...best, material: '0' }

function score(rules: Rules, sheets: readonly Sheet[], seats?: readonly Seat[]): FormResult {
  const result = scoreForm(rules, { form: 'cloth', sheets, ...(seats ? { seats } : {}) })
  assert.ok(result.ok)
  return result.value
}
const mean = ({ mean: value }: FormResult): string | null => value && toText(value)
const codes = ({ problems }: FormResult): readonly string[] =>
  problems.map(({ code, path }) => `${code} ${path}`)

test('a sheet of a role that does not score, or is not known, never counts and is told', () => {
  const seats: readonly Seat[] = [{ role: 'chair' }, { role: 'secretary' }, {}, { role: 'guest' }]
  const found = score(rulesWith({}), [best, worst, half, worst], seats)
  assert.deepEqual(
    [mean(found), found.counting.positions, codes(found), found.totals.length],
    ['85', [0, 2], ['sheet-not-expected seats[1].role', 'unknown-role seats[3].role'], 4],
  )
})

test('a second jury, where the rules say that it replaces the first, counts alone, also for gates', () => {
  const gates = [gate('rough', { answer: 'finish', is: '0' }, { kind: 'disqualify' }, { per: 'sheet' })]
  const rules = rulesWith({ secondJury: 'replaces' }, 'mean', { gates })
  const found = score(rules, [worst, worst, best, half], [{}, { round: 1 }, { round: 2 }, { round: 2 }])
  assert.deepEqual(
    [mean(found), found.counting.positions, found.gates, found.state],
    ['85', [2, 3], [], 'ranked'],
  )
  const trace = traceOf(rules, found)
  assert.deepEqual([trace.counted, trace.sheets.length], [[2, 3], 4])
  const first = score(rules, [worst, worst])
  assert.deepEqual([mean(first), first.state], ['15', 'disqualified'])
  assert.equal(mean(score(rulesWith({}), [worst, best], [{}, { round: 2 }])), '115/2')
})

test('an agreement, reached after enough individual sheets, is the one sheet that counts', () => {
  const rules = rulesWith({}, 'consensus')
  const agreed = { agreed: true }
  const found = score(rules, [worst, best, half], [{}, {}, agreed])
  assert.deepEqual([mean(found), found.counting.positions, codes(found)], ['70', [2], []])
  const lacking = (sheets: readonly Sheet[], seats: readonly Seat[]) => {
    const result = score(rules, sheets, seats)
    assert.deepEqual(
      [result.mean, result.state, result.outcomes.get('stars')?.band],
      [null, 'incomplete', null],
    )
    return codes(result)
  }
  assert.deepEqual(lacking([worst, best], [{}, {}]), ['no-agreed-sheet sheets'])
  assert.deepEqual(lacking([worst, half], [{}, agreed]), ['too-few-sheets sheets'])
  assert.deepEqual(lacking([], []), ['no-agreed-sheet sheets', 'too-few-sheets sheets'])
  assert.deepEqual(lacking([worst, best, half, half], [{}, {}, agreed, agreed]), [
    'sheet-not-expected seats[3].agreed',
  ])
  assert.deepEqual(codes(score(rulesWith({}), [best, half], [{}, agreed])), [
    'sheet-not-expected seats[1].agreed',
  ])
})

test('a body that must be on the panel and is not, in a file that says who sat there, leaves the result open', () => {
  const composition = [
    { id: 'trade', title: t('trade'), atLeast: 1 },
    { id: 'science', title: t('science'), atLeast: 1 },
  ]
  const rules = rulesWith({ composition })
  const sat = (...bodies: string[]) =>
    score(
      rules,
      [best, best],
      bodies.map(body => ({ body })),
    )
  assert.deepEqual([sat('trade', 'science').state, codes(sat('trade', 'science'))], ['ranked', []])
  assert.deepEqual(
    [sat('trade', 'trade').state, codes(sat('trade', 'trade'))],
    ['incomplete', ['composition-unmet seats']],
  )
  assert.equal(score(rules, [best, best]).state, 'ranked')
})

test('any sheets of a first jury, beside those of a second that replaces it, change nothing but the totals', () => {
  const rules = rulesWith({ secondJury: 'replaces' })
  const sheet = fc.constantFrom(best, worst, half, {})
  fc.assert(
    fc.property(
      fc.array(sheet),
      fc.array(sheet),
      fc.array(sheet, { minLength: 1 }),
      (before, other, second) => {
        const after = (first: readonly Sheet[]) => {
          const seats = [...first.map(() => ({})), ...second.map(() => ({ round: 2 }))]
          const { mean: value, state, outcomes, gates, problems } = score(rules, [...first, ...second], seats)
          return { value, state, outcomes, gates, problems: problems.map(({ code }) => code) }
        }
        assert.deepEqual(after(before), after(other))
      },
    ),
  )
})
