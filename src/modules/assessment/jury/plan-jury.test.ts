import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { planJury, type JuryFacts } from './plan-jury.ts'

const province = (path: string): string => path.split('/')[1] ?? ''
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const some = fc.subarray(ids)

/** Small worlds: eight people of three provinces with loads, bodies and every kind of reason against them. */
const world = fc
  .record({
    homes: fc.array(fc.constantFrom('/32/32.05/', '/33/33.02/', '/51/', '/'), { minLength: 8, maxLength: 8 }),
    loads: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
    limits: fc.array(fc.option(fc.integer({ min: 1, max: 4 })), { minLength: 8, maxLength: 8 }),
    bodies: fc.array(fc.constantFrom('', 'asosiasi', 'dinas'), { minLength: 8, maxLength: 8 }),
    weavers: some,
    had: some,
    tookPart: some,
    interested: some,
    verifiers: some,
    found: some,
    seats: fc.integer({ min: 1, max: 4 }),
    wanted: fc.nat(2),
    own: fc.constantFrom('excluded' as const, 'allowed' as const),
  })
  .map(made => {
    const facts: JuryFacts = {
      nomination: { id: 'usulan', areaPath: '/32/32.10/', commodity: 'tenun' },
      seats: made.seats,
      bodies: [{ id: 'dinas', missing: Math.min(made.wanted, made.seats) }],
      had: made.had,
      tookPart: made.tookPart,
      helpers: ids.map((id, index) => ({
        id,
        load: made.loads[index] ?? 0,
        maxLoad: made.limits[index] ?? null,
      })),
      bodyOf: new Map(ids.map((id, index) => [id, made.bodies[index] ?? ''])),
      barred: {
        assessors: ids.map((id, index) => ({ id, homeAreaPath: made.homes[index] ?? '/' })),
        assignments: [],
        interests: made.interested.map(personId => ({ nominationId: 'usulan', personId })),
        verifiedBy: new Map([['usulan', made.verifiers]]),
        panel: { ownProvince: made.own, verifierMayScore: false },
        found: made.found.map(personId => ({
          nominationId: 'usulan',
          personId,
          reason: 'name-found' as const,
        })),
        profiles: new Map(
          ids.map(id => [id, { commodities: made.weavers.includes(id) ? ['tenun'] : ['batik'] }]),
        ),
      },
    }
    return { made, facts }
  })

type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never

/** Said once more, apart from the code: who may sit in a jury. */
function mayScoreAgain({ made, facts }: World, id: string): boolean {
  const helper = facts.helpers.find(one => one.id === id)
  const home = facts.barred.assessors.find(one => one.id === id)?.homeAreaPath ?? '/'
  return (
    ![made.had, made.tookPart, made.interested, made.verifiers, made.found].some(all => all.includes(id)) &&
    made.weavers.includes(id) &&
    province(home) !== '32' &&
    helper !== undefined &&
    (helper.maxLoad === null || helper.load < helper.maxLoad)
  )
}

test('a second jury, in any world: nobody who had the product, took part, is of its province or has a tie', () => {
  fc.assert(
    fc.property(world, one => {
      const { picks, missing } = planJury(one.facts)
      const people = picks.map(pick => pick.personId)
      assert.equal(new Set(people).size, people.length)
      for (const id of people) assert.ok(mayScoreAgain(one, id), id)
      assert.equal(people.length + missing, one.facts.seats, 'every seat is filled or told')
      assert.deepEqual(
        planJury(one.facts),
        planJury({ ...one.facts, helpers: one.facts.helpers.toReversed() }),
      )
    }),
    { numRuns: 400, seed: 75 },
  )
})

test('a second jury lacks nobody where enough people may, and its bodies are as the rules want them', () => {
  fc.assert(
    fc.property(world, one => {
      const able = ids.filter(id => mayScoreAgain(one, id))
      const { picks, missing } = planJury(one.facts)
      const wanted = one.facts.bodies[0]?.missing ?? 0
      const offices = able.filter(id => one.facts.bodyOf.get(id) === 'dinas')
      const enough = able.length >= one.facts.seats && offices.length >= wanted
      assert.equal(missing === 0, enough)
      if (missing > 0) return
      assert.ok(picks.filter(pick => one.facts.bodyOf.get(pick.personId) === 'dinas').length >= wanted)
      if (wanted > 0) return
      // The least loaded are asked: nobody who stays out has less to do than somebody who is in.
      const loadOf = (id: string): number => one.facts.helpers.find(each => each.id === id)?.load ?? 0
      const most = Math.max(...picks.map(pick => loadOf(pick.personId)))
      const out = able.filter(id => !picks.some(pick => pick.personId === id))
      assert.ok(out.every(id => loadOf(id) >= most))
    }),
    { numRuns: 400, seed: 76 },
  )
})
