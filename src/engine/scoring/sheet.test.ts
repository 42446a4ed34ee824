import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  alternatives,
  choice,
  type Draft,
  exampleRoot,
  fact,
  gate,
  group,
  imported,
  measured,
  options,
  root,
  rulesWithRoot,
  t,
  yesNo,
} from '../builders.ts'
import { pointsText } from './points.ts'
import { missingReasons } from './reasons.ts'
import { scoreSheet } from './sheet.ts'

type Scored = ReturnType<typeof scoreSheet>

const full = { material: '2', finish: '1', buyers: '2', export: true }
const total = ({ total: points }: Scored): string | null => points && pointsText(points)
const node = ({ nodes }: Scored, id: string): string | null | undefined => {
  const points = nodes.get(id)
  return points && pointsText(points)
}
const told = ({ problems }: Scored): string[] => problems.map(({ code, path }) => `${code} ${path}`)
const dry = { facts: [fact('dry', 'boolean')] }
const whenDry = { appliesWhen: { fact: 'dry', is: true } }

test('a complete sheet, scored, gives points of criteria, groups and the whole', () => {
  const scored = scoreSheet(rulesWithRoot(exampleRoot()), 'cloth', { ...full, buyers: '1', export: false })
  assert.equal(total(scored), '72.50')
  assert.equal(node(scored, 'quality'), '60.00')
  assert.equal(node(scored, 'market'), '12.50')
  assert.deepEqual(told(scored), [])
})

test('a sheet, scored by the id of its rubric, gives the same as by its commodity', () => {
  const rules = rulesWithRoot(exampleRoot())
  assert.equal(total(scoreSheet(rules, 'cloth-form', full)), total(scoreSheet(rules, 'cloth', full)))
  assert.throws(() => scoreSheet(rules, 'wine', full), RangeError)
})

test('an incomplete sheet, scored, has no total, names what is missing, and knows the groups that are complete', () => {
  const scored = scoreSheet(rulesWithRoot(exampleRoot()), 'cloth', { material: '0', finish: '0' })
  assert.equal(total(scored), null)
  assert.equal(node(scored, 'quality'), '10.00')
  assert.equal(node(scored, 'market'), undefined)
  assert.deepEqual(told(scored), ['missing-answer buyers', 'missing-answer export'])
})

test('a sheet with wrong answers, scored, has no total and names each of them', () => {
  const wrong = { material: '7', finish: true, buyers: '2', export: 'yes', taste: '1' } as const
  const scored = scoreSheet(rulesWithRoot(exampleRoot()), 'cloth', wrong)
  assert.equal(total(scored), null)
  assert.deepEqual(told(scored).toSorted(), [
    'answer-kind export',
    'unknown-criterion taste',
    'unknown-option finish',
    'unknown-option material',
  ])
})

test('an answer named like a property of every object, scored, is unknown', () => {
  const scored = scoreSheet(rulesWithRoot(exampleRoot()), 'cloth', { ...full, constructor: '1' } as never)
  assert.deepEqual(told(scored), ['unknown-criterion constructor'])
})

test('a number, turned into points by bands, takes the highest lower bound that it reaches', () => {
  const bands = [
    ['0', '0.00'],
    ['12.5', '40.00'],
    ['80', '100.00'],
  ] as const
  const rules = rulesWithRoot(root(measured('share', '100.00', bands, { highest: '100' })))
  const at = (share: string) => total(scoreSheet(rules, 'cloth', { share }))
  assert.deepEqual(['0', '12.499999', '12.5', '79.99', '80', '100.0'].map(at), [
    '0.00',
    '0.00',
    '40.00',
    '40.00',
    '100.00',
    '100.00',
  ])
  assert.deepEqual(
    ['-1', '100.01', '12,5', '', '1e2'].map(share => told(scoreSheet(rules, 'cloth', { share }))),
    [
      ['number-out-of-range share'],
      ['number-out-of-range share'],
      ['answer-kind share'],
      ['answer-kind share'],
      ['answer-kind share'],
    ],
  )
})

test('one of two scales, answered, gives the points of the chosen option', () => {
  const scales = {
    woven: options('10.00', '100.00'),
    dyed: [{ ...options('55.00')[0], id: 'plant' }] as Draft[],
  }
  const rules = rulesWithRoot(root(alternatives('cloth', '100.00', scales)))
  assert.equal(total(scoreSheet(rules, 'cloth', { cloth: 'plant' })), '55.00')
  assert.equal(total(scoreSheet(rules, 'cloth', { cloth: '1' })), '100.00')
})

test('an imported rating, by options, bands or as points, is read from its fact', () => {
  const rated = (fact: string | number, kind: string, more: Draft) =>
    scoreSheet(
      rulesWithRoot(root(imported('rating', '100.00', 'stars', more)), {
        facts: [{ name: 'stars', kind, title: t('s') }],
      }),
      'cloth',
      {},
      { stars: fact },
    )
  assert.equal(total(rated('1', 'text', { options: options('20.00', '100.00') })), '100.00')
  assert.equal(
    total(
      rated(3, 'number', {
        bands: [
          { from: '0', points: '20.00' },
          { from: '4', points: '100.00' },
        ],
      }),
    ),
    '20.00',
  )
  assert.equal(total(rated(87.25, 'number', {})), '87.25')
  assert.deepEqual(told(rated(100.5, 'number', {})), ['number-out-of-range facts.stars'])
  assert.deepEqual(told(rated('9', 'text', { options: options('20.00', '100.00') })), [
    'unknown-option facts.stars',
  ])
})

test('a criterion scored at another level, carried, counts and may not stand on the sheet', () => {
  const levels = { levels: [{ id: 'village', title: t('village') }] }
  const rules = rulesWithRoot(
    root(choice('a', ['0.00', '60.00']), choice('b', ['0.00', '40.00'], { scoredAt: 'village' })),
    levels,
  )
  const carried = { village: { b: '1' } }
  assert.equal(total(scoreSheet(rules, 'cloth', { a: '0' }, {}, carried)), '40.00')
  assert.deepEqual(told(scoreSheet(rules, 'cloth', { a: '0' })), ['missing-answer carried.village.b'])
  assert.deepEqual(told(scoreSheet(rules, 'cloth', { a: '0', b: '0' }, {}, carried)), [
    'answer-not-expected b',
  ])
})

const conditional = (whenNotApplicable: string) =>
  rulesWithRoot(
    root(
      choice('a', ['0.00', '30.00', '60.00']),
      choice('b', ['10.00', '40.00'], { ...whenDry, whenNotApplicable }),
    ),
    dry,
  )

test('a criterion that does not apply, by its rule, gives all, nothing, or its weight to the rest', () => {
  const at = (rule: string) => total(scoreSheet(conditional(rule), 'cloth', { a: '1' }, { dry: false }))
  assert.equal(at('full'), '70.00')
  assert.equal(at('zero'), '30.00')
  assert.equal(at('redistribute'), '50.00')
})

test('a criterion under a condition, whose fact is not known, leaves the sheet without a total', () => {
  const scored = scoreSheet(conditional('zero'), 'cloth', { a: '1', b: '1' })
  assert.equal(total(scored), null)
  assert.deepEqual(told(scored), ['missing-fact facts.dry'])
  assert.deepEqual(told(scoreSheet(conditional('zero'), 'cloth', { a: '1', b: '1' }, { dry: 'no' })), [
    'fact-kind facts.dry',
    'missing-fact facts.dry',
  ])
})

test('a condition on another answer, once that is given, decides what applies', () => {
  const exported = { appliesWhen: { answer: 'export', is: true }, whenNotApplicable: 'zero' }
  const rules = rulesWithRoot(
    root(yesNo('export', '40.00'), choice('countries', ['0.00', '60.00'], exported)),
  )
  assert.equal(total(scoreSheet(rules, 'cloth', { export: false })), '0.00')
  assert.deepEqual(told(scoreSheet(rules, 'cloth', { export: true })), ['missing-answer countries'])
  assert.deepEqual(told(scoreSheet(rules, 'cloth', { countries: '1' })), ['missing-answer export'])
})

test('a condition on the answer of a criterion that does not apply, decided, does not hold', () => {
  const rules = rulesWithRoot(
    root(
      choice('a', ['0.00', '50.00'], { ...whenDry, whenNotApplicable: 'zero' }),
      choice('b', ['0.00', '50.00'], {
        appliesWhen: { answer: 'a', below: '50.00' },
        whenNotApplicable: 'full',
      }),
    ),
    dry,
  )
  assert.equal(total(scoreSheet(rules, 'cloth', {}, { dry: false })), '50.00')
  assert.deepEqual(told(scoreSheet(rules, 'cloth', { a: '0' }, { dry: true })), ['missing-answer b'])
})

test('a group in which nothing applies, redistributed, hands its weight up', () => {
  const off = { ...whenDry, whenNotApplicable: 'redistribute' }
  const rules = rulesWithRoot(
    root(
      group('lab', '40.00', [choice('a', ['0.00', '20.00'], off), choice('b', ['0.00', '20.00'], off)]),
      choice('c', ['0.00', '45.00', '60.00']),
    ),
    dry,
  )
  const scored = scoreSheet(rules, 'cloth', { c: '1' }, { dry: false })
  assert.equal(total(scored), '75.00')
  assert.equal(node(scored, 'lab'), null)
})

test('a rubric in which nothing applies, scored, says so', () => {
  const rules = rulesWithRoot(
    root(choice('a', ['0.00', '100.00'], { ...whenDry, whenNotApplicable: 'redistribute' })),
    dry,
  )
  const scored = scoreSheet(rules, 'cloth', {}, { dry: false })
  assert.deepEqual([total(scored), told(scored)], [null, ['nothing-applies whole']])
})

test('groups, combined in each way, give weighted sums, minima and means exactly', () => {
  const hundred = (id: string, more: Draft = {}) => choice(id, ['0.00', '50.00', '75.00', '100.00'], more)
  const at = (combine: string, ...children: Draft[]) =>
    scoreSheet(rulesWithRoot({ ...root(...children), combine }), 'cloth', { a: '1', b: '2', c: '3' }).total
  const weighted = at(
    'weighted-sum',
    hundred('a', { weight: '0.125' }),
    hundred('b', { weight: '0.5' }),
    hundred('c', { weight: '0.375' }),
  )
  assert.equal(weighted && pointsText(weighted), '81.25')
  assert.deepEqual(at('minimum', hundred('a'), hundred('b'), hundred('c')), {
    numerator: 50n,
    denominator: 1n,
  })
  assert.deepEqual(at('mean', hundred('a'), hundred('b'), hundred('c')), { numerator: 75n, denominator: 1n })
})

test('a gate on a sheet, firing, caps a part or ends the scoring', () => {
  const bad = { answer: 'finish', is: '0' }
  const perSheet = { per: 'sheet' }
  const capped = {
    gates: [gate('rough', bad, { kind: 'cap-node', node: 'quality', max: '30.00' }, perSheet)],
  }
  const stopped = { gates: [gate('rough', bad, { kind: 'stop-scoring' }, perSheet)] }
  const rough = { ...full, finish: '0' }
  assert.equal(total(scoreSheet(rulesWithRoot(exampleRoot(), capped), 'cloth', rough)), '70.00')
  assert.equal(total(scoreSheet(rulesWithRoot(exampleRoot(), capped), 'cloth', full)), '100.00')
  const ended = scoreSheet(rulesWithRoot(exampleRoot(), stopped), 'cloth', { finish: '0' })
  assert.deepEqual([total(ended), told(ended), ended.gates.map(each => each.id)], ['0.00', [], ['rough']])
})

test('reasons, needed below and above stated levels, are missed only where they are not written', () => {
  const rules = rulesWithRoot(
    root(
      choice('a', ['0.00', '20.00', '60.00'], { reasonBelow: '20.00', reasonAbove: '20.00' }),
      choice('b', ['0.00', '40.00'], { reasonBelow: '40.00' }),
    ),
  )
  const missing = (sheet: Record<string, string>, reasons: Record<string, string>) =>
    missingReasons(rules, 'cloth', sheet, reasons).map(({ code, path }) => `${code} ${path}`)
  assert.deepEqual(missing({ a: '1', b: '1' }, {}), [])
  assert.deepEqual(missing({ a: '0', b: '0' }, { b: ' \n' }), ['missing-reason a', 'missing-reason b'])
  assert.deepEqual(missing({ a: '2', b: '0' }, { a: 'sangat baik', b: 'belum ada' }), [])
})
