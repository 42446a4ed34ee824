import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text } from '../../../foundation/text.ts'
import { barsOf } from '../interests/bars.ts'
import { bodiesShort } from './bodies-short.ts'
import { planEdition } from './plan-edition.ts'
import type { PlanFacts } from './plan-facts.ts'

const panel = { ownProvince: 'excluded', verifierMayScore: true } as const

test('who holds the post of a chair gets no sheet where the rules say that the chair does not score', () => {
  const input = {
    nominations: [{ id: 'kain', areaPath: '/32/32.04/' }],
    assessors: [
      { id: 'ketua', homeAreaPath: '/', isChair: true },
      { id: 'penilai', homeAreaPath: '/', isChair: false },
    ],
    assignments: [],
    interests: [],
    verifiedBy: new Map(),
  }
  for (const [chairScores, barred] of [
    [false, ['is-chair']],
    [true, []],
    [undefined, []],
  ] as const) {
    const bars = barsOf({ ...input, panel: { ...panel, chairScores } })
    assert.deepEqual(bars('kain', 'ketua'), barred)
    assert.deepEqual(bars('kain', 'penilai'), [])
  }
})

test('a panel that cannot be as the rules compose it names the bodies that are missing', () => {
  const profile = (body: string) => ({ body }) as never
  const facts = {
    panel: {
      size: 3,
      ...panel,
      composition: [
        { id: 'tani', title: text('Dinas pertanian', 'Agriculture office'), atLeast: 1 },
        { id: 'dagang', title: text('Dinas perdagangan', 'Trade office'), atLeast: 2 },
      ],
    },
    profiles: new Map([
      ['satu', profile('tani')],
      ['dua', profile('dagang')],
      ['tiga', profile('dagang')],
    ]),
    assignments: [
      { nominationId: 'kain', personId: 'satu', state: 'assigned', body: 'tani' },
      { nominationId: 'kain', personId: 'tiga', state: 'released', body: 'dagang' },
    ] as never,
  }
  const pick = (personId: string) => ({ nominationId: 'kain', personId })
  assert.deepEqual(bodiesShort(facts, [pick('dua')], 'kain', 'id'), ['kurang 1 dari Dinas perdagangan'])
  assert.deepEqual(bodiesShort(facts, [pick('dua'), pick('tiga')], 'kain', 'en'), [])
  assert.deepEqual(bodiesShort(facts, [], 'lain', 'en'), [
    '1 missing from Agriculture office',
    '2 missing from Trade office',
  ])
})

test('who sits on a panel counts for the body of then, also with another body now or without the role', async () => {
  const people = ['satu', 'dua', 'tiga']
  const held = (personId: string, body: string) => ({
    id: personId,
    nominationId: 'kain',
    personId,
    body,
    state: 'assigned' as const,
    round: 1,
  })
  const facts = {
    digest: 'badan-lama',
    nominations: [{ id: 'kain', areaPath: '/32/32.04/', commodity: 'tenun', state: 'in-assessment' }],
    assessors: people.map(id => ({ id, homeAreaPath: '/' })),
    profiles: new Map(people.map(id => [id, { commodities: [], body: 'pangan', maxLoad: null }])),
    // The second one has the role no more.
    assignments: [held('satu', 'tani'), held('pergi', 'dagang')],
    interests: [],
    found: [],
    verifiedBy: new Map(),
    loads: new Map(),
    settled: [],
    setting: { links: 1, anchors: new Map() },
    panel: {
      size: 3,
      ...panel,
      composition: ['tani', 'dagang', 'pangan'].map(id => ({ id, title: text(id, id), atLeast: 1 })),
    },
  } as unknown as PlanFacts
  const plan = await planEdition(facts)
  assert.deepEqual([plan.picks.length, plan.shortages.length], [1, 0])
  assert.deepEqual(bodiesShort(facts, plan.picks, 'kain', 'id'), [])
})
