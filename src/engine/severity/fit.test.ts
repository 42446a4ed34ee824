import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { fitSeverity, usableModel, type SheetTotal, type SeverityModel } from './index.ts'
import { readFixture, differencesFrom } from './lme4-fixture.ts'

const folder = join(import.meta.dirname, 'fixtures')
const fixtures = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .map(name => readFixture(readFileSync(join(folder, name), 'utf8')))

const modelOf = (sheets: readonly SheetTotal[]): SeverityModel => {
  const fitted = fitSeverity(sheets)
  assert.ok(fitted.ok, fitted.ok ? '' : fitted.refusal.reason)
  return fitted.model
}
const refusalOf = (sheets: readonly SheetTotal[]) => {
  const fitted = fitSeverity(sheets)
  assert.ok(!fitted.ok, 'the model was not refused')
  return fitted.refusal
}
const near = (one: number, other: number, within: number, what: string): void =>
  assert.ok(Math.abs(one - other) <= within, `${what}: ${one} and ${other}`)

test('every fixture of lme4 is met to a ten-thousandth, in means, variances, effects and deviations', () => {
  assert.deepEqual(
    fixtures.map(one => one.name),
    ['balanced', 'no-quality', 'no-severity', 'one-severe', 'sparse-linked', 'unbalanced'],
  )
  for (const fixture of fixtures)
    for (const [what, difference] of Object.entries(differencesFrom(fixture, modelOf(fixture.sheets))))
      assert.ok(difference < 1e-4, `${fixture.name}, ${what}: ${difference}`)
})

test('a variance on the boundary is zero, and what it would tell apart stays together', () => {
  const named = (name: string) => fixtures.find(one => one.name === name)?.sheets ?? []
  const same = modelOf(named('no-severity'))
  assert.equal(same.variances.assessor, 0)
  for (const one of same.assessors.values()) assert.equal(one.severity, 0)
  const equal = modelOf(named('no-quality'))
  assert.equal(equal.variances.nomination, 0)
  for (const one of equal.nominations.values()) assert.deepEqual([one.fair - equal.mean, one.sd], [0, 0])
})

test('the assessor who was made severe is the most severe one by far', () => {
  const { assessors } = modelOf(fixtures.find(one => one.name === 'one-severe')?.sheets ?? [])
  const [first, second] = [...assessors].toSorted((one, other) => other[1].severity - one[1].severity)
  assert.equal(first?.[0], 'a01')
  assert.ok((first?.[1].severity ?? 0) > (second?.[1].severity ?? 0) + 5)
})

/** Sheets of a linked design: everybody shares the nomination before with the neighbour. */
const linkedSheets = fc
  .record({
    totals: fc.array(fc.integer({ min: 4000, max: 10_000 }), { minLength: 24, maxLength: 60 }),
    assessors: fc.integer({ min: 3, max: 7 }),
  })
  .map(({ totals, assessors }) =>
    totals.map((total, index) => ({
      nomination: `n${Math.floor(index / 2)}`,
      assessor: `a${(Math.floor(index / 2) + (index % 2)) % assessors}`,
      total: total / 100,
    })),
  )
const fittedPairs = (sheets: readonly SheetTotal[], changed: readonly SheetTotal[]) => {
  const [one, other] = [fitSeverity(sheets), fitSeverity(changed)]
  assert.equal(one.ok, other.ok)
  return one.ok && other.ok ? ([one.model, other.model] as const) : null
}

test('so many points more on every sheet move the mean and every score by as much, and no severity', () => {
  fc.assert(
    fc.property(linkedSheets, fc.integer({ min: -30, max: 30 }), (sheets, shift) => {
      const models = fittedPairs(
        sheets,
        sheets.map(one => ({ ...one, total: one.total + shift })),
      )
      if (!models) return
      near(models[1].mean, models[0].mean + shift, 1e-4, 'mean')
      for (const [name, { severity }] of models[0].assessors)
        near(models[1].assessors.get(name)?.severity ?? NaN, severity, 1e-3, 'severity')
    }),
    { numRuns: 60, seed: 11 },
  )
})

test('other names and another order of the sheets change no number', () => {
  fc.assert(
    fc.property(linkedSheets, sheets => {
      const renamed = sheets
        .map(one => ({ ...one, nomination: `x${one.nomination}`, assessor: `p-${one.assessor}` }))
        .toReversed()
      const models = fittedPairs(sheets, renamed)
      if (!models) return
      near(models[1].variances.noise, models[0].variances.noise, 1e-3, 'noise')
      for (const [name, { fair, sd }] of models[0].nominations) {
        near(models[1].nominations.get(`x${name}`)?.fair ?? NaN, fair, 1e-4, 'fair score')
        near(models[1].nominations.get(`x${name}`)?.sd ?? NaN, sd, 1e-3, 'deviation')
      }
    }),
    { numRuns: 60, seed: 12 },
  )
})

test('points taken from one assessor on every sheet raise that severity and leave the fair scores near', () => {
  const sheets = fixtures.find(one => one.name === 'sparse-linked')?.sheets ?? []
  const stricter = sheets.map(one => (one.assessor === 'a07' ? { ...one, total: one.total - 12 } : one))
  const [before, after] = [modelOf(sheets), modelOf(stricter)]
  const rise = (after.assessors.get('a07')?.severity ?? NaN) - (before.assessors.get('a07')?.severity ?? NaN)
  assert.ok(rise > 9 && rise < 13, `${rise}`)
  const largest = (of: 'raw' | 'fair'): number =>
    Math.max(
      ...[...before.nominations].map(([name, one]) =>
        Math.abs((after.nominations.get(name)?.[of] ?? NaN) - one[of]),
      ),
    )
  assert.ok(largest('raw') >= 4 && largest('fair') < 2.5, `${largest('raw')} ${largest('fair')}`)
})

test('groups of assessors that share no nomination are refused, each with its counts', () => {
  const pair = (group: string) =>
    [0, 1, 2].flatMap(n =>
      ['a', 'b'].map(name => ({
        nomination: `${group}${n}`,
        assessor: `${group}-${name}`,
        total: 70 + 3 * n,
      })),
    )
  const refusal = refusalOf([...pair('west'), ...pair('east').slice(0, 4)])
  assert.equal(refusal.reason, 'not-linked')
  assert.deepEqual(
    refusal.groups.map(one => [one.assessors.length, one.nominations, one.sheets]),
    [
      [2, 3, 6],
      [2, 2, 4],
    ],
  )
})

test('too little to tell severity from quality is refused, with the reason and without a number', () => {
  const sheet = (nomination: string, assessor: string, total: number) => ({ nomination, assessor, total })
  assert.equal(refusalOf([]).reason, 'too-few')
  assert.equal(refusalOf([sheet('n1', 'a', 80), sheet('n1', 'b', 70)]).reason, 'too-few')
  assert.equal(refusalOf([sheet('n1', 'a', 80), sheet('n2', 'a', 70)]).reason, 'too-few')
  const chain = [sheet('n1', 'a', 80), sheet('n1', 'b', 70), sheet('n2', 'b', 60), sheet('n2', 'c', 75)]
  assert.equal(refusalOf(chain).reason, 'single-sheets')
  assert.equal(fitSeverity([...chain, sheet('n2', 'a', 79)]).ok, true)
  assert.equal(refusalOf([sheet('n1', 'a', 80), sheet('n2', 'b', 70)]).reason, 'not-linked')
  assert.equal(
    refusalOf([sheet('n1', 'a', 80), sheet('n1', 'b', 70), sheet('n1', 'c', 60), sheet('n2', 'd', 75)])
      .reason,
    'not-linked',
  )
  const exact = ['n1', 'n2', 'n3'].flatMap((n, i) =>
    ['a', 'b', 'c'].map((name, k) => sheet(n, name, 60 + 7 * i * i + 5 * k)),
  )
  assert.equal(refusalOf(exact).reason, 'no-noise')
})

test('sheets that all say the same give that score without a doubt', () => {
  const sheets = ['n1', 'n2'].flatMap(nomination =>
    ['a', 'b'].map(assessor => ({ nomination, assessor, total: 81 })),
  )
  const model = modelOf(sheets)
  assert.deepEqual(model.nominations.get('n1'), { sheets: 2, raw: 81, fair: 81, sd: 0 })
  assert.deepEqual(model.assessors.get('a'), { sheets: 2, severity: 0, spread: 0, fit: null })
  assert.deepEqual(model.variances, { nomination: 0, assessor: 0, noise: 0 })
})

test('no design whatever gives a number that is none', () => {
  const any = fc.array(
    fc.record({
      nomination: fc.constantFrom('n1', 'n2', 'n3', 'n4', 'n5'),
      assessor: fc.constantFrom('a', 'b', 'c', 'd'),
      total: fc.integer({ min: 0, max: 4 }).map(steps => 25 * steps),
    }),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(any, sheets => {
      const fitted = fitSeverity(sheets)
      if (!fitted.ok) return
      const { model } = fitted
      const numbers = [
        model.mean,
        ...Object.values(model.variances),
        ...[...model.nominations.values()].flatMap(one => Object.values(one)),
        ...[...model.assessors.values()].flatMap(one => [one.severity, one.spread ?? 0, one.fit ?? 0]),
      ]
      assert.ok(numbers.every(Number.isFinite), JSON.stringify({ sheets, numbers }))
    }),
    { numRuns: 400, seed: 13 },
  )
})

test('few nominations, or nominations that do not differ, give no model to be read as probabilities', () => {
  const named = (name: string) => fitSeverity(fixtures.find(one => one.name === name)?.sheets ?? [])
  const reasonOf = (sheets: readonly SheetTotal[]): string => {
    const usable = usableModel(fitSeverity(sheets))
    return usable.ok ? 'usable' : usable.refusal.reason
  }
  assert.equal(usableModel(named('balanced')).ok, true)
  assert.equal(usableModel(named('no-severity')).ok, true)
  assert.equal(reasonOf(fixtures.find(one => one.name === 'no-quality')?.sheets ?? []), 'alike')
  const nine =
    fixtures.find(one => one.name === 'balanced')?.sheets.filter(one => one.nomination < 'n010') ?? []
  assert.equal(reasonOf(nine), 'few-nominations')
  assert.equal(reasonOf([]), 'too-few')
})
