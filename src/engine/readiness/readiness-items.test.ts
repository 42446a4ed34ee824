import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fact, question, requirement, rulesDraft, rulesFrom, section, t } from '../builders.ts'
import { checkRules } from '../index.ts'
import type { Paper } from './judge-paper.ts'
import { decidingQuestions, openGates, readinessItems, type ReadinessGround } from './readiness-items.ts'
import { startBy, sumOf } from './readiness-sum.ts'

const gate = {
  id: 'outside',
  when: { fact: 'place', is: 'outside' },
  effect: { kind: 'disqualify' },
  per: 'file',
  reason: t('outside'),
}
const draft = rulesDraft({
  facts: [fact('permit', 'text'), fact('place', 'text')],
  sections: [
    section('firm', [
      question('permit', 'choice', {
        fact: 'permit',
        options: ['big', 'small'].map(id => ({ id, title: t(id) })),
      }),
      question('place', 'choice', {
        fact: 'place',
        options: ['inside', 'outside'].map(id => ({ id, title: t(id) })),
      }),
      question('story', 'text'),
    ]),
  ],
  documents: [
    requirement('licence', { durationDays: { from: 1, to: 10 } }),
    requirement('big', { required: { fact: 'permit', is: 'big' }, durationDays: { from: 30, to: 60 } }),
    requirement('small', { required: { fact: 'permit', is: 'small' }, validAt: 'decision' }),
    requirement('extra', { required: false }),
  ],
  gates: [gate],
  photos: { min: 2, max: 5 },
})
const rules = rulesFrom(draft)

const paper = (change: Partial<Paper> = {}): Paper => ({
  state: 'verified',
  validUntil: null,
  hasFile: true,
  ...change,
})
const ground = (change: Partial<ReadinessGround> = {}): ReadinessGround => ({
  rules,
  commodity: 'cloth',
  answers: { permit: 'big', place: 'inside' },
  papers: new Map([
    ['licence', paper()],
    ['big', paper()],
  ]),
  photoCount: 2,
  hasSentra: true,
  neededOn: { submission: '2031-03-10', assessment: null, decision: '2031-06-30', never: null },
  ...change,
})
const told = (change: Partial<ReadinessGround> = {}) =>
  readinessItems(ground(change)).map(item => `${item.id} ${item.need} ${item.state}`)
const sum = (change: Partial<ReadinessGround> = {}) => sumOf(readinessItems(ground(change)))

test('questions that decide, of all that are asked, are those whose facts conditions name', () => {
  assert.deepEqual(
    decidingQuestions(rules, 'cloth').map(one => one.id),
    ['permit', 'place'],
  )
})

test('a product with everything, looked at, is ready: what an answer rules out is not asked', () => {
  assert.deepEqual(told(), [
    'sentra required met',
    'permit required met',
    'place required met',
    'licence required met',
    'big required met',
    'extra optional not-needed',
    'photos required met',
  ])
  const { standing, asked, met, longest } = sum()
  assert.deepEqual([standing, asked, met, longest], ['ready', 6, 6, null])
})

test('an answer that is missing, looked at, leaves its documents open and counts as one thing lacking', () => {
  const items = readinessItems(ground({ answers: { place: 'inside' } }))
  const open = items.filter(item => item.need === 'undecided')
  assert.deepEqual(
    open.map(item => [item.id, item.kind === 'document' ? item.dependsOn.map(one => one.id) : []]),
    [
      ['big', ['permit']],
      ['small', ['permit']],
    ],
  )
  const { standing, lacking } = sumOf(items)
  assert.deepEqual([standing, lacking.map(item => item.id)], ['near', ['permit']])
})

test('papers that ran out or end too early, alone, are to be renewed; with more lacking it is more', () => {
  const old = new Map([
    ['licence', paper({ state: 'expired', validUntil: '2030-01-01' })],
    ['big', paper()],
  ])
  assert.equal(sum({ papers: old }).standing, 'renew')
  assert.equal(sum({ papers: old, hasSentra: false }).standing, 'near')
  assert.equal(sum({ papers: old, hasSentra: false, photoCount: 0 }).standing, 'far')
  const small = { permit: 'small', place: 'inside' }
  const early = new Map([
    ['licence', paper()],
    ['small', paper({ validUntil: '2031-06-29' })],
  ])
  assert.equal(sum({ answers: small, papers: early }).standing, 'renew')
  const late = new Map([...early, ['small', paper({ validUntil: '2031-06-30' })] as const])
  assert.equal(sum({ answers: small, papers: late }).standing, 'ready')
  const soon = new Map([...early, ['small', paper({ state: 'expiring', validUntil: '2031-07-01' })] as const])
  assert.equal(sum({ answers: small, papers: soon }).standing, 'ready', 'valid as long as it is needed')
})

test('a wrong number, a missing file and too many photos, looked at, are wrong', () => {
  const wrong = new Map([
    ['licence', paper({ state: 'format-wrong' })],
    ['big', paper({ hasFile: false })],
  ])
  assert.deepEqual(
    told({ papers: wrong, photoCount: 6 }).filter(one => one.endsWith('wrong')),
    ['licence required wrong', 'big required wrong', 'photos required wrong'],
  )
})

test('a gate, by the answer, is wrong, open or not there', () => {
  const outside = { permit: 'big', place: 'outside' }
  assert.ok(told({ answers: outside }).includes('outside required wrong'))
  assert.deepEqual(openGates(ground({ answers: outside })), [])
  assert.deepEqual(
    openGates(ground({ answers: { permit: 'big' } })).map(one => one.id),
    ['outside'],
  )
})

test('the last day to begin, before a closing, counts the longest time back over months and years', () => {
  const { longest } = sum({ papers: new Map() })
  assert.ok(longest)
  assert.deepEqual(
    [longest.id, startBy(longest, '2031-03-01'), startBy(longest, '2031-01-10'), startBy(longest, null)],
    ['big', '2030-12-31', '2030-11-11', null],
  )
})

test('a duration whose shortest is longer than its longest, checked, is a problem', () => {
  const wrong = { ...draft, documents: [requirement('licence', { durationDays: { from: 9, to: 2 } })] }
  assert.deepEqual(
    checkRules(JSON.stringify(wrong)).map(one => `${one.code} ${one.path}`),
    ['range-impossible documents[0].durationDays'],
  )
})
