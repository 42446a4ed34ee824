import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assign, type Assessor, type Bars } from './assign.ts'

const free: Bars = () => []
const assessors = (count: number): Assessor[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `a${String(index).padStart(2, '0')}`,
    load: 0,
    maxLoad: null,
  }))
const subjects = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `s${String(index).padStart(2, '0')}`,
    kept: [] as string[],
  }))

test('every subject gets as many different assessors as the panel has seats', () => {
  const plan = assign(subjects(10), assessors(6), 3, free)
  for (const { id } of subjects(10)) {
    assert.equal(
      new Set(plan.picks.filter(pick => pick.subjectId === id).map(pick => pick.assessorId)).size,
      3,
    )
  }
  assert.deepEqual(plan.shortages, [])
})

test('without bars no load differs from another by more than one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 3, max: 15 }), (count, people) => {
      const loads = Object.values(assign(subjects(count), assessors(people), 3, free).loads)
      assert.ok(Math.max(...loads) - Math.min(...loads) <= 1)
    }),
  )
})

test('a barred pair is never picked, whatever the bars', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 200, maxLength: 200 }), flags => {
      const barred: Bars = (subject, assessor) =>
        flags[Number(subject.slice(1)) * 8 + Number(assessor.slice(1))] ? ['own-province'] : []
      const plan = assign(subjects(20), assessors(8), 3, barred)
      assert.deepEqual(
        plan.picks.filter(pick => barred(pick.subjectId, pick.assessorId).length > 0),
        [],
      )
      const given = plan.picks.length + plan.shortages.reduce((sum, one) => sum + one.missing, 0)
      assert.equal(given, 60)
    }),
  )
})

test('who is assigned already stays, and is not picked again', () => {
  const plan = assign([{ id: 's00', kept: ['a00', 'a01'] }], assessors(4), 3, free)
  assert.deepEqual(
    plan.picks.map(pick => pick.assessorId),
    ['a02'],
  )
})

test('a shortage says how many are missing and what speaks against each', () => {
  const plan = assign(subjects(1), assessors(3), 3, (_, id) =>
    id === 'a00' ? ['own-province', 'declared-interest'] : [],
  )
  assert.deepEqual(plan.shortages, [
    { subjectId: 's00', missing: 1, barred: { a00: ['own-province', 'declared-interest'] } },
  ])
})

test('a full assessor is passed over', () => {
  const [first, ...rest] = assessors(4)
  const plan = assign(subjects(1), [{ ...(first as Assessor), load: 2, maxLoad: 2 }, ...rest], 3, free)
  assert.deepEqual(
    plan.picks.map(pick => pick.assessorId),
    ['a01', 'a02', 'a03'],
  )
})
