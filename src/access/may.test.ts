import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Database } from '../platform/database/index.ts'
import { testDatabase } from '../../tests/builders/test-database.ts'
import {
  abilities,
  grants,
  knownActions,
  may,
  roles,
  visitor,
  whereAllowed,
  type Actor,
  type Columns,
  type Facts,
  type Role,
} from './index.ts'

// Codes 1 and 11 stand beside each other on purpose: without closing slashes one would cover the other.
const areas = ['/', '/1/', '/1/1.01/', '/1/1.02/', '/11/', '/11/11.01/', '/11/11.01/11.01.01/']
const people = ['p1', 'p2', 'p3']
const owners = ['o1', 'o2']
const nominations = ['n1', 'n2']
const states = [
  'draft',
  'approved',
  'submitted',
  'returned',
  'in-assessment',
  'assessed',
  'published',
  'recommended',
]

type Row = Required<{ [Key in keyof Facts]: NonNullable<Facts[Key]> | null }> & { id: number }

const maybe = <Value>(from: readonly Value[]) => fc.option(fc.constantFrom(...from), { nil: null, freq: 4 })
const lists = fc.option(fc.uniqueArray(fc.constantFrom(...people), { maxLength: 2 }), { nil: null, freq: 3 })
const rows = fc.array(
  fc.record({
    areaPath: maybe(areas),
    state: maybe(states),
    ownerId: maybe(owners),
    nominationId: maybe(nominations),
    personId: maybe(people),
    isPublic: maybe([true, false]),
    assignedTo: lists,
    interestOf: lists,
    verifiedBy: lists,
    ownProvinceMayScore: maybe([true, false]),
    verifierMayScore: maybe([true, false]),
    preparedBy: lists,
    earlierSteps: lists,
    tookPart: lists,
  }),
  { minLength: 1, maxLength: 40 },
)
const unbound: fc.Arbitrary<Actor> = fc.record({
  personId: maybe(people),
  name: fc.constant('x'),
  role: fc.constantFrom(...roles),
  areaPath: fc.constantFrom(...areas),
  ownerId: maybe(owners),
  homeAreaPath: fc.constantFrom(...areas),
  grantId: fc.constant('g'),
})

const someOf = (all: readonly string[]) => fc.subarray([...all]).map(ids => new Set(ids))
const ties = fc.option(
  fc.record({ work: someOf(nominations), files: someOf(nominations), owners: someOf(owners) }),
  { nil: null, freq: 2 },
)
const actors: fc.Arbitrary<Actor> = fc.tuple(unbound, maybe(nominations), ties).map(([actor, one, tied]) => ({
  ...actor,
  ...(one === null ? {} : { nominationId: one }),
  ...(tied === null ? {} : { ties: tied }),
}))

/** Mostly an action that the role holds a grant for, since most pairs of role and action are denied at once. */
const attempts = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(...grants)
      .chain(({ role, actions }) =>
        fc.record({ role: fc.constant<Role | null>(role), action: fc.constantFrom(...actions) }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      role: fc.constant<Role | null>(null),
      action: fc.constantFrom(...knownActions, 'no.such-action'),
    }),
  },
)

const factsOf = (row: Row): Facts =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => name !== 'id' && value !== null)) as Facts

const has = (column: string) => (personId: string) =>
  sql<boolean>`coalesce(${sql.ref(column)} @> to_jsonb(array[${personId}::text]), false)`
const columns: Columns = {
  areaPath: sql.ref('r.area_path'),
  state: sql.ref('r.state'),
  ownerId: sql.ref('r.owner_id'),
  nominationId: sql.ref('r.nomination_id'),
  personId: sql.ref('r.person_id'),
  isPublic: sql<boolean>`coalesce(r.is_public, false)`,
  assignedTo: has('r.assigned_to'),
  interestOf: has('r.interest_of'),
  verifiedBy: has('r.verified_by'),
  ownProvinceMayScore: sql<boolean>`coalesce(r.own_province_may_score, false)`,
  verifierMayScore: sql<boolean>`coalesce(r.verifier_may_score, false)`,
  preparedBy: has('r.prepared_by'),
  earlierSteps: has('r.earlier_steps'),
  tookPart: has('r.took_part'),
}

let database: Database
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

const allowedInDatabase = (all: readonly Row[], actor: Actor, action: string): Promise<number[]> =>
  database.read(async reader => {
    const json = JSON.stringify(
      all.map(row => ({
        id: row.id,
        area_path: row.areaPath,
        state: row.state,
        owner_id: row.ownerId,
        nomination_id: row.nominationId,
        person_id: row.personId,
        is_public: row.isPublic,
        assigned_to: row.assignedTo,
        interest_of: row.interestOf,
        verified_by: row.verifiedBy,
        own_province_may_score: row.ownProvinceMayScore,
        verifier_may_score: row.verifierMayScore,
        prepared_by: row.preparedBy,
        earlier_steps: row.earlierSteps,
        took_part: row.tookPart,
      })),
    )
    const { rows: found } = await sql<{ id: number }>`
      select r.id from jsonb_to_recordset(${json}::jsonb) as r(id int, area_path text, state text, owner_id text, nomination_id text, person_id text,
        is_public boolean, assigned_to jsonb, interest_of jsonb, verified_by jsonb, own_province_may_score boolean, verifier_may_score boolean, prepared_by jsonb, earlier_steps jsonb, took_part jsonb)
      where ${whereAllowed(actor, action, columns)} order by r.id`.execute(reader)
    return found.map(row => row.id)
  })

test('may on each record equals whereAllowed over the list, for every actor and action', async () => {
  let covered = 0
  await fc.assert(
    fc.asyncProperty(rows, actors, attempts, async (generated, anyone, attempt) => {
      const actor = attempt.role === null ? anyone : { ...anyone, role: attempt.role }
      const { action } = attempt
      const all = generated.map((row, id) => ({ id, ...row })) as Row[]
      const expected = all.filter(row => may(actor, action, factsOf(row)).allowed).map(row => row.id)
      covered += expected.length
      assert.deepEqual(await allowedInDatabase(all, actor, action), expected)
    }),
    { numRuns: 1_500, seed: 7 },
  )
  assert.ok(covered > 1_000, 'the property must see records that are allowed')
})

test('an action that the table does not name is denied to every role', () => {
  for (const role of roles) {
    assert.equal(
      may({ ...visitor, personId: 'p1', role }, 'no.such-action', { areaPath: '/', isPublic: true }).allowed,
      false,
    )
  }
})

test('an administrator reaches no nomination, document, scoresheet or decision', () => {
  const own = grants.filter(grant => grant.role === 'administrator').flatMap(grant => grant.actions)
  assert.deepEqual(
    own.filter(action =>
      /^(nomination|document|scoresheet|plenary|recommendation|decision|publication|verification|sample)\./.test(
        action,
      ),
    ),
    [],
  )
})

test('an assessor of the province of the product may not score it, though assigned', () => {
  const assessor: Actor = { ...visitor, personId: 'p1', role: 'assessor', homeAreaPath: '/11/11.01/' }
  const facts: Facts = { areaPath: '/11/11.02/', state: 'in-assessment', assignedTo: ['p1'] }
  assert.equal(may(assessor, 'scoresheet.mark', facts).allowed, false)
  assert.equal(may(assessor, 'scoresheet.mark', { ...facts, areaPath: '/1/1.01/' }).allowed, true)
})

test('a role that is for one nomination reaches no other one of the same firm', () => {
  const guest: Actor = { ...visitor, personId: 'p1', role: 'producer', ownerId: 'o1', nominationId: 'n1' }
  const facts: Facts = { ownerId: 'o1', state: 'draft' }
  assert.equal(may(guest, 'nomination.answer', { ...facts, nominationId: 'n1' }).allowed, true)
  assert.equal(may(guest, 'nomination.answer', { ...facts, nominationId: 'n2' }).allowed, false)
})

test('abilities hold exactly the actions that may be done', () => {
  const operator: Actor = { ...visitor, personId: 'p1', role: 'operator', areaPath: '/1/1.01/' }
  const found = abilities(operator, ['nomination.answer', 'nomination.approve', 'nomination.read'], {
    areaPath: '/1/1.01/',
    state: 'draft',
  })
  assert.deepEqual([...found], ['nomination.answer', 'nomination.read'])
})
