import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { regionalDatabase } from '../../../tests/builders/regional-database.ts'
import { grants } from '../../access/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { RoleGrant } from './person.ts'
import {
  areaKindOf,
  findOverlapping,
  grantable,
  grantableRoles,
  isInForce,
  isLive,
  keepsAccounts,
  termOf,
} from './role-rules.ts'

let database: Database
before(async () => {
  database = await regionalDatabase()
})
after(() => database.close())

const may = termOf({ area: '/', from: '2024-05-01', until: '2024-05-31' })
const grant: RoleGrant = {
  id: 'g',
  personId: 'p',
  role: 'operator',
  areaPath: '/32/32.05/',
  ownerId: null,
  validFrom: may.from,
  validUntil: may.until,
  endedAt: null,
  mandate: null,
  isDelegated: false,
}

test('a term holds from the first moment of its first day to the last of its last, in the capital', () => {
  const inForce = (moment: string) => isInForce(grant, new Date(moment))
  assert.equal(inForce('2024-04-30T16:59:59Z'), false)
  assert.equal(inForce('2024-04-30T17:00:00Z'), true)
  assert.equal(inForce('2024-05-31T16:59:59Z'), true)
  assert.equal(inForce('2024-05-31T17:00:00Z'), false)
})

test('an ended grant is over for good, wherever the clock stands', () => {
  const ended = { ...grant, endedAt: new Date('2024-05-20T00:00:00Z') }
  assert.equal(isInForce(ended, new Date('2024-05-10T00:00:00Z')), false)
  assert.equal(isLive(ended, new Date('2024-05-10T00:00:00Z')), false)
  assert.equal(isLive(grant, new Date('2024-04-01T00:00:00Z')), true)
})

test('the same role in the same area twice at a time is found', () => {
  const now = new Date('2024-04-01T00:00:00Z')
  const find = (role: string, area: string, from: string, until: string | null) =>
    findOverlapping([grant], role, area, termOf({ area: '/', from, until }), now)?.id
  assert.equal(find('operator', '/32/32.05/', '2024-05-31', null), 'g')
  assert.equal(find('operator', '/32/32.05/', '2024-06-01', null), undefined)
  assert.equal(find('operator', '/32/32.05/', '2024-01-01', '2024-04-30'), undefined)
  assert.equal(find('operator', '/32/32.05/', '2024-01-01', '2024-05-01'), 'g')
  assert.equal(find('office-head', '/32/32.05/', '2024-05-01', null), undefined)
  assert.equal(find('operator', '/32/32.04/', '2024-05-01', null), undefined)
})

test('areas are told apart by kind, and what is no province or regency has none', () => {
  assert.deepEqual(
    ['/', '/32/', '/32/32.05/', '/32/32.05/32.05.01/', '/99/', '/31/32.05/', '32', ''].map(areaKindOf),
    ['country', 'province', 'regency', null, null, null, null, null],
  )
})

test('every role can be given but the producer’s, which comes with the firm', () => {
  const all = new Set(grants.map(one => one.role))
  assert.deepEqual([...all].filter(role => !(role in grantable)).toSorted(), ['producer', 'visitor'])
  assert.deepEqual(grantableRoles.filter(keepsAccounts), ['administrator'])
})

test('who keeps accounts may do nothing with nominations, assessments or decisions', () => {
  const actions = grants
    .filter(one => one.role === 'administrator' && one.reach !== 'public')
    .flatMap(one => one.actions)
  const foreign = actions.filter(action => !/^(person|role|session|account|task|mail|notice)\./.test(action))
  assert.deepEqual(foreign, [])
})
