import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Assignment } from './assessment.ts'
import { planAssignment, type PlanInput } from './plan-assignment.ts'

const people = (homes: readonly string[]) =>
  homes.map((homeAreaPath, index) => ({ id: `p${index}`, homeAreaPath }))
const input = (change: Partial<PlanInput> = {}): PlanInput => ({
  nominations: [{ id: 'n1', areaPath: '/32/32.05/' }],
  assessors: people(['/32/32.04/', '/33/', '/34/', '/51/', '/']),
  assignments: [],
  interests: [],
  verifiedBy: new Map(),
  loads: new Map(),
  panel: { size: 3, ownProvince: 'excluded', verifierMayScore: false },
  ...change,
})
const chosen = (plan: ReturnType<typeof planAssignment>): string[] => plan.picks.map(pick => pick.assessorId)
const assignment = (personId: string, state: Assignment['state']): Assignment => ({
  id: `a-${personId}`,
  nominationId: 'n1',
  personId,
  state,
  assignedAt: new Date(0),
  explanation: { candidates: 1, loadBefore: 0 },
  rowVersion: 1,
})

test('an assessor of the nomination’s own province is never picked', () => {
  assert.deepEqual(chosen(planAssignment(input())), ['p1', 'p2', 'p3'])
})

test('the own province may score where the rules allow it', () => {
  const panel = { size: 3, ownProvince: 'allowed', verifierMayScore: false } as const
  assert.deepEqual(chosen(planAssignment(input({ panel }))), ['p0', 'p1', 'p2'])
})

test('a declared interest, a released assignment and having verified the file each bar', () => {
  const interests = [
    { id: 'i', personId: 'p1', nominationId: 'n1', kind: 'coach', note: '', declaredAt: new Date(0) },
  ] as const
  const plan = planAssignment(
    input({ interests, assignments: [assignment('p2', 'released')], verifiedBy: new Map([['n1', ['p3']]]) }),
  )
  assert.deepEqual(chosen(plan), ['p4'])
  assert.equal(plan.shortages[0]?.missing, 2)
  assert.deepEqual(plan.shortages[0]?.barred, {
    p0: ['own-province'],
    p1: ['declared-interest'],
    p2: ['released'],
    p3: ['verified-it'],
  })
})

test('an interest in another product bars nothing', () => {
  const interests = [
    { id: 'i', personId: 'p1', nominationId: 'n2', kind: 'coach', note: '', declaredAt: new Date(0) },
  ] as const
  assert.deepEqual(chosen(planAssignment(input({ interests }))), ['p1', 'p2', 'p3'])
})

test('live assignments stay, and only the missing seats are filled, by the least loaded', () => {
  const plan = planAssignment(
    input({
      assignments: [assignment('p3', 'assigned')],
      loads: new Map([
        ['p1', 4],
        ['p2', 1],
        ['p4', 0],
      ]),
    }),
  )
  assert.deepEqual(chosen(plan), ['p4', 'p2'])
})
