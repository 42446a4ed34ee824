import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toText } from '../../foundation/fraction.ts'
import {
  band,
  choice,
  type Draft,
  exampleRoot,
  fact,
  gate,
  root,
  rulesDraft,
  rulesFrom,
  rulesWithRoot,
  stars,
  t,
} from '../builders.ts'
import type { Rules } from '../rules/lookups.ts'
import type { Sheet } from './answers.ts'
import { type FormInput, type FormResult, scoreForm } from './form.ts'
import { pointsText } from './points.ts'

function score(rules: Rules, sheets: readonly Sheet[], more: Partial<FormInput> = {}): FormResult {
  const result = scoreForm(rules, { form: 'cloth', sheets, ...more })
  if (!result.ok) throw new Error(result.problems.map(each => each.code).join())
  return result.value
}

const mean = (result: FormResult): string | null => result.mean && toText(result.mean)
const told = ({ problems }: FormResult): string[] => problems.map(({ code, path }) => `${code} ${path}`)
const outcome = (result: FormResult, scale = 'stars') => {
  const { rounded, band: reached } = result.outcomes.get(scale) ?? { rounded: null, band: null }
  return [rounded, reached?.id ?? null]
}

/** One criterion on which every half point can be given, so that a sheet is just its total. */
const halves = Array.from({ length: 201 }, (_, index) => (index / 2).toFixed(2))
const plain = (parts: Draft = {}): Rules => rulesWithRoot(root(choice('all', halves)), parts)
const totals = (...points: readonly number[]): Sheet[] => points.map(each => ({ all: String(each * 2) }))
const rounding = (kind: string, places: number, more: Draft = {}): Draft => ({
  aggregation: { first: 'sheet', combine: 'mean', rounding: { kind, places }, ...more },
})

const licence = { facts: [fact('licence', 'boolean')] }
const noLicence = { fact: 'licence', is: false }
const foreignMatter = { answer: 'finish', is: '0' }
const good = { material: '2', finish: '1', buyers: '2', export: true }
const rough = { ...good, finish: '0' }

test('seven sheets, scored, give an exact mean, its rounded value and the band', () => {
  const result = score(plain(), totals(88.5, 90, 89, 88, 91.5, 87, 90))
  assert.equal(mean(result), '624/7')
  assert.deepEqual(outcome(result), ['89.14', 'two'])
  assert.deepEqual(
    result.totals.map(total => total && pointsText(total)),
    ['88.50', '90.00', '89.00', '88.00', '91.50', '87.00', '90.00'],
  )
  assert.equal(result.state, 'ranked')
})

test('a mean just below and on each line, by the rounding of the rules, falls into its band', () => {
  const lines: [
    sheets: number[],
    half: string | null,
    even: string | null,
    down: string | null,
    exact: string | null,
  ][] = [
    [[70, 70.5], null, null, null, null],
    [[70.5], 'one', null, null, null],
    [[70.5, 71, 71], 'one', 'one', null, null],
    [[71], 'one', 'one', 'one', 'one'],
    [[80.5], 'two', 'one', 'one', 'one'],
    [[80.5, 81], 'two', 'two', 'one', 'one'],
    [[90.5], 'three', 'two', 'two', 'two'],
    [[91], 'three', 'three', 'three', 'three'],
  ]
  const bandBy = (kind: string, places: number, sheets: number[]) =>
    outcome(score(plain(rounding(kind, places)), totals(...sheets)))[1]
  for (const [sheets, half, even, down, exact] of lines) {
    const found = [bandBy('half-up', 0, sheets), bandBy('half-even', 0, sheets), bandBy('down', 0, sheets)]
    assert.deepEqual([...found, bandBy('half-up', 2, sheets)], [half, even, down, exact], sheets.join())
  }
  assert.deepEqual(outcome(score(plain(), totals(70.5, 71, 71))), ['70.83', null])
  assert.deepEqual(outcome(score(plain(rounding('half-up', 1)), totals(90.5))), ['90.5', 'two'])
})

test('median and trimmed mean, of sheets in any order, are exact and say what was left out', () => {
  const median = plain(rounding('half-up', 2, { combine: 'median' }))
  assert.equal(mean(score(median, totals(90, 70, 80))), '80')
  assert.equal(mean(score(median, totals(90, 70.5, 80, 60))), '301/4')
  const trimmed = plain(rounding('half-up', 2, { combine: 'trimmed-mean', trim: 1 }))
  const result = score(trimmed, totals(100, 70, 80, 0, 90))
  assert.equal(mean(result), '80')
  assert.deepEqual(result.aggregated.leftOut, [0, 3])
  assert.deepEqual(told(score(trimmed, totals(90, 80))), ['too-few-sheets sheets'])
  const panel = { size: 5, quorum: 5, ownProvince: 'excluded', verifierMayScore: false }
  const twice = plain({ ...rounding('half-up', 2, { combine: 'trimmed-mean', trim: 2 }), panel })
  const middle = score(twice, totals(100, 70, 81, 0, 90))
  assert.deepEqual([mean(middle), middle.aggregated.leftOut], ['81', [0, 1, 3, 4]])
})

test('criteria, combined before adding up, differ from totals where medians differ', () => {
  const node = root(choice('a', ['0.00', '50.00']), choice('b', ['0.00', '50.00']))
  const sheets = [
    { a: '1', b: '0' },
    { a: '0', b: '1' },
    { a: '0', b: '0' },
  ]
  const by = (first: string) =>
    mean(score(rulesWithRoot(node, rounding('half-up', 2, { first, combine: 'median' })), sheets))
  assert.deepEqual([by('sheet'), by('criterion')], ['50', '0'])
})

test('criteria, combined before adding up, are capped by a gate that enough sheets agree on', () => {
  const cap = { kind: 'cap-node', node: 'quality', max: '30.00' }
  const gates = [gate('rough', foreignMatter, cap, { per: 'sheet', sheets: 'majority' })]
  const rules = rulesWithRoot(exampleRoot(), { ...rounding('half-up', 2, { first: 'criterion' }), gates })
  assert.equal(mean(score(rules, [good, good, rough])), '280/3')
  assert.equal(mean(score(rules, [good, rough, rough])), '70')
})

test('two caps on one part, firing together, leave the lower one whatever their order', () => {
  const cap = (id: string, max: string) => gate(id, noLicence, { kind: 'cap-node', node: 'whole', max })
  const by = (...gates: Draft[]) =>
    mean(score(plain({ ...licence, gates }), totals(95), { facts: { licence: false } }))
  assert.equal(by(cap('a', '50.00'), cap('b', '60.00')), '50')
  assert.equal(by(cap('b', '60.00'), cap('a', '50.00')), '50')
})

test('the commodity, asked for by a gate, is known without being given, and a given one comes first', () => {
  const gates = [gate('wine', { fact: 'commodity', is: 'wine' }, { kind: 'disqualify' })]
  const commodities = ['cloth', 'wine'].map(id => ({ id, title: t(id), rubric: 'cloth-form' }))
  const rules = rulesFrom(rulesDraft({ facts: [fact('commodity', 'text')], commodities, gates }))
  const state = (form: string, facts = {}) => score(rules, [good], { form, facts }).state
  assert.deepEqual(
    [state('cloth'), state('wine'), state('cloth-form')],
    ['ranked', 'disqualified', 'incomplete'],
  )
  assert.equal(state('cloth', { commodity: 'wine' }), 'disqualified')
})

test('no sheet, or an incomplete one, scored, leaves everything open and says why', () => {
  const none = score(plain(), [])
  assert.deepEqual(
    [mean(none), outcome(none), none.state, told(none)],
    [null, [null, null], 'incomplete', ['no-sheets sheets']],
  )
  const half = score(plain(), [...totals(90), {}])
  assert.deepEqual([mean(half), outcome(half), half.state], [null, [null, null], 'incomplete'])
  assert.deepEqual(told(half), ['missing-answer sheets[1].all'])
})

test('an unknown form, scored, fails', () => {
  const result = scoreForm(plain(), { form: 'wine', sheets: [] })
  assert.deepEqual(result.ok ? [] : result.problems.map(each => each.code), ['unknown-form'])
})

test('a gate of the file, firing, takes or caps the band and keeps the points', () => {
  const by = (effect: Draft, fired = true) =>
    score(plain({ ...licence, gates: [gate('no-licence', noLicence, effect)] }), totals(95), {
      facts: { licence: !fired },
    })
  const states = (effect: Draft) => [by(effect).state, outcome(by(effect)), mean(by(effect))]
  assert.deepEqual(states({ kind: 'disqualify' }), ['disqualified', ['95.00', null], '95'])
  assert.deepEqual(states({ kind: 'suspend' }), ['suspended', ['95.00', null], '95'])
  assert.deepEqual(states({ kind: 'cap-band', band: 'one' }), ['ranked', ['95.00', 'one'], '95'])
  assert.deepEqual(states({ kind: 'cap-band', band: null }), ['ranked', ['95.00', null], '95'])
  assert.deepEqual(states({ kind: 'cap-node', node: 'whole', max: '72.00' }), [
    'ranked',
    ['72.00', 'one'],
    '72',
  ])
  assert.deepEqual(states({ kind: 'stop-scoring' }), ['ranked', ['0.00', null], '0'])
  assert.deepEqual(
    [outcome(by({ kind: 'disqualify' }, false)), by({ kind: 'disqualify' }, false).gates],
    [['95.00', 'three'], []],
  )
  assert.equal(by({ kind: 'disqualify' }).outcomes.get('stars')?.bandBeforeGates?.id, 'three')
})

test('a band cap above the reached band, firing, changes nothing', () => {
  const rules = plain({ ...licence, gates: [gate('g', noLicence, { kind: 'cap-band', band: 'two' })] })
  assert.deepEqual(outcome(score(rules, totals(75), { facts: { licence: false } })), ['75.00', 'one'])
})

test('a gate of the file, undecided for want of a fact, leaves the band open', () => {
  const rules = plain({ ...licence, gates: [gate('g', noLicence, { kind: 'disqualify' })] })
  const result = score(rules, totals(95))
  assert.deepEqual(
    [result.state, outcome(result), told(result)],
    ['incomplete', ['95.00', null], ['missing-fact facts.licence']],
  )
})

test('a gate on sheets, firing on some of them, reaches the file when enough agree', () => {
  const by = (sheets: string | undefined, ...given: Sheet[]) => {
    const more = { per: 'sheet', ...(sheets ? { sheets } : {}) }
    return score(
      rulesWithRoot(exampleRoot(), { gates: [gate('matter', foreignMatter, { kind: 'disqualify' }, more)] }),
      given,
    )
  }
  assert.equal(by(undefined, good, rough, good).state, 'disqualified')
  assert.equal(by('majority', good, rough, good).state, 'ranked')
  assert.equal(by('majority', rough, rough, good).state, 'disqualified')
  assert.equal(by('majority', rough, good).state, 'ranked')
  assert.equal(by('all', rough, rough, good).state, 'ranked')
  assert.equal(by('all', rough, rough).state, 'disqualified')
  const fired = by('majority', good, rough, good).gates.map(({ id, sheet, applied }) => ({
    id,
    sheet,
    applied,
  }))
  assert.deepEqual(fired, [{ id: 'matter', sheet: 1, applied: false }])
})

test('a gate that ends one sheet, firing, counts that sheet as zero in the mean and names it', () => {
  const gates = [gate('matter', foreignMatter, { kind: 'stop-scoring' }, { per: 'sheet' })]
  const result = score(rulesWithRoot(exampleRoot(), { gates }), [good, { finish: '0' }, good])
  assert.equal(mean(result), '200/3')
  assert.deepEqual(
    result.gates.map(({ id, sheet }) => [id, sheet]),
    [['matter', 1]],
  )
  assert.deepEqual(told(result), [])
})

test('a gate of some commodities, firing, leaves the others alone', () => {
  const commodities = ['cloth', 'wine'].map(id => ({ id, title: t(id), rubric: 'cloth-form' }))
  const gates = [gate('halal', noLicence, { kind: 'disqualify' }, { commodities: ['wine'] })]
  const rules = rulesFrom(rulesDraft({ ...licence, commodities, gates }))
  const state = (form: string) => score(rules, [good], { form, facts: { licence: false } }).state
  assert.deepEqual(['cloth', 'wine', 'cloth-form'].map(state), ['ranked', 'disqualified', 'disqualified'])
})

test('two scales, read from one value, have their own bands and caps', () => {
  const colours = { id: 'colours', title: t('colours'), bands: [band('gold', '95.00'), band('blue', '0.00')] }
  const gates = [gate('g', noLicence, { kind: 'cap-band', scale: 'colours', band: 'blue' })]
  const rules = plain({ ...licence, gates, scales: [stars(), colours] })
  const result = score(rules, totals(96), { facts: { licence: false } })
  assert.deepEqual(
    [outcome(result), outcome(result, 'colours')],
    [
      ['96.00', 'three'],
      ['96.00', 'blue'],
    ],
  )
})
