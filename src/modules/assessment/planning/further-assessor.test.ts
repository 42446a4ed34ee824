import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planFurther } from './further-assessor.ts'

const helpers = [
  { id: 'a', load: 2, maxLoad: null },
  { id: 'b', load: 0, maxLoad: 1 },
  { id: 'c', load: 1, maxLoad: null },
  { id: 'd', load: 0, maxLoad: null },
]
const free = () => []

test('the least loaded gets the next nomination, and never one that was had before', () => {
  const { picks, without } = planFurther(
    [
      { nominationId: 'n1', panel: ['d'] },
      { nominationId: 'n2', panel: [] },
      { nominationId: 'n3', panel: [] },
    ],
    helpers,
    free,
  )
  assert.deepEqual(
    picks.map(one => [one.nominationId, one.personId, one.candidates, one.loadBefore]),
    [
      ['n1', 'b', 3, 0],
      ['n2', 'd', 3, 0],
      ['n3', 'c', 3, 1],
    ],
  )
  assert.deepEqual(without, [])
})

test('who is barred or has no room is passed over, and a nomination that nobody is left for is named', () => {
  const bars = (_: string, person: string) => (person === 'd' ? ['own-province'] : [])
  const one = { nominationId: 'n1', panel: ['a', 'c'] }
  assert.deepEqual(
    planFurther([one], helpers, bars).picks.map(pick => pick.personId),
    ['b'],
  )
  assert.deepEqual(planFurther([one, { ...one, nominationId: 'n2' }], helpers, bars).without, ['n2'])
})

test('the same facts in another order give the same pick', () => {
  const asked = [{ nominationId: 'n1', panel: [] }]
  assert.deepEqual(planFurther(asked, helpers.toReversed(), free), planFurther(asked, helpers, free))
})

test('where a body is short, the sheet is of one of its people, and of nobody where it has none left', () => {
  const seated = helpers.map(one => ({ ...one, body: one.id === 'a' ? 'tani' : 'dagang' }))
  const asked = { nominationId: 'n1', panel: [], bodies: ['tani'] }
  const picked = planFurther([asked], seated, free).picks
  assert.deepEqual(
    picked.map(one => [one.personId, one.candidates]),
    [['a', 1]],
  )
  assert.deepEqual(planFurther([{ ...asked, panel: ['a'] }], seated, free).without, ['n1'])
  assert.equal(planFurther([{ ...asked, bodies: [] }], seated, free).picks[0]?.personId, 'b')
})
