import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readAccessTable, twice, type Clause } from '../../tests/builders/access-table.ts'
import { parseCsv } from '../engine/cases/csv.ts'
import { nominationStates } from '../modules/nominations/index.ts'
import {
  excluded,
  exclusions,
  grants,
  knownActions,
  may,
  mayEver,
  reaches,
  roles,
  type Actor,
  type Exclusion,
  type Facts,
  type Reach,
  type Role,
} from './index.ts'

// `expected.csv` says a second time, independently and for readers who do not program, who may do what.

const rows = readAccessTable('src/access/expected.csv', ['action', 'what it is'])
const written = new Map(rows.map(row => [row.fields['action'] ?? '', row.cells]))
const everyAction = [...new Set([...knownActions, ...written.keys()])]

const exclusionNames = Object.keys(exclusions) as Exclusion[]
const barredCsv = readFileSync(join(import.meta.dirname, 'expected-exclusions.csv'), 'utf8')
/** `by-rules` in a cell: barred unless the rules of the edition let the person score. */
const barredColumns = exclusionNames.filter(name => name !== 'own-province-by-rules')
const readBarred = parseCsv(barredCsv, ['action', ...barredColumns])
assert.ok(readBarred.ok, 'expected-exclusions.csv can be read')
const barred = readBarred.value.map(record => record.fields)

/** States of lists, publications, editions, sheets and papers beside those of nominations. */
const otherStates = [
  'returned',
  'prepared',
  'confirmed',
  'open',
  'finished',
  'locked',
  'received',
  'in-review',
  'accepted',
  'declined',
  'sample-received',
  'on-the-way',
  'stored',
  'going-back',
  'verified',
  'office-draft',
  'office-received',
  'office-dropped',
  'producer-draft',
  'producer-received',
  'producer-dropped',
  'taken-up',
  'with-regency',
  'sent-by-regency',
  'with-province',
  'sent-by-province',
  'with-national',
  'sent-by-national',
  'refused',
  'upheld',
]
const states = [...new Set([...nominationStates, ...otherStates]), undefined]

const actorAs = (role: Role, more: Partial<Actor> = {}): Actor => ({
  personId: 'person',
  name: 'Contoh',
  role,
  areaPath: '/11/11.01/',
  ownerId: 'firm',
  homeAreaPath: '/77/77.01/',
  grantId: 'grant',
  ...more,
})

/** A record that belongs to somebody else, somewhere else. */
const elsewhere: Facts = {
  areaPath: '/11/11.02/',
  ownerId: 'other-firm',
  personId: 'other-person',
  assignedTo: ['other-person'],
  isPublic: false,
  interestOf: ['other-person'],
  verifiedBy: ['other-person'],
  preparedBy: ['other-person'],
  earlierSteps: ['other-person'],
  tookPart: ['other-person'],
}
const within: Readonly<Record<Reach, Facts>> = {
  own: { ...elsewhere, ownerId: 'firm' },
  self: { ...elsewhere, personId: 'person' },
  area: { ...elsewhere, areaPath: '/11/11.01/11.01.03/' },
  assigned: { ...elsewhere, assignedTo: ['other-person', 'person'] },
  public: { ...elsewhere, isPublic: true },
  all: elsewhere,
}
const reachNames = Object.keys(reaches) as Reach[]

const holds = (clauses: readonly Clause[], reach: Reach, state: string | undefined): boolean =>
  clauses.some(
    one =>
      (one.reach === reach || one.reach === 'all') &&
      (one.states === null || (state !== undefined && one.states.includes(state))),
  )

test('every action of the table has exactly one row in expected.csv, and every row an action', () => {
  assert.deepEqual(twice(rows.map(row => row.fields['action'] ?? '')), [])
  assert.deepEqual(
    [...knownActions].filter(action => !written.has(action)),
    [],
    'in grants.ts, not in expected.csv',
  )
  assert.deepEqual(
    [...written.keys()].filter(action => !knownActions.has(action)),
    [],
    'in expected.csv, not in grants.ts',
  )
  assert.deepEqual(
    rows.filter(row => row.fields['what it is'] === '').map(row => row.fields['action']),
    [],
    'a row says in words what the action is',
  )
})

test('every state that either table names is one that the test goes through', () => {
  const named = [
    ...grants.flatMap(grant => grant.states ?? []),
    ...rows.flatMap(row =>
      Object.values(row.cells).flatMap(clauses => clauses.flatMap(one => one.states ?? [])),
    ),
  ]
  assert.deepEqual(
    named.filter(state => !states.includes(state)),
    [],
  )
})

for (const role of roles) {
  test(`${role}: every action, on records within every reach and in every state, is as expected.csv says`, () => {
    const actor = actorAs(role)
    const wrong: string[] = []
    for (const action of everyAction)
      for (const reach of reachNames)
        for (const state of states) {
          const facts = state === undefined ? within[reach] : { ...within[reach], state }
          const expected = holds(written.get(action)?.[role] ?? [], reach, state)
          if (may(actor, action, facts).allowed !== expected)
            wrong.push(
              `${action}, ${reach}, ${state ?? 'without a state'}: should be ${expected ? 'allowed' : 'denied'}`,
            )
        }
    assert.deepEqual(wrong, [])
  })

  test(`${role}: menus and page guards open for exactly the actions with something in its column`, () => {
    const actor = actorAs(role)
    assert.deepEqual(
      everyAction.filter(action => mayEver(actor, action)),
      everyAction.filter(action => (written.get(action)?.[role] ?? []).length > 0),
    )
  })
}

const applying: Readonly<Record<Exclusion, Facts>> = {
  'own-province': { areaPath: '/77/77.09/' },
  'own-province-by-rules': { areaPath: '/77/77.09/' },
  'declared-interest': { interestOf: ['other-person', 'person'] },
  'verified-it': { verifiedBy: ['other-person', 'person'] },
  'prepared-it': { preparedBy: ['other-person', 'person'] },
  'took-earlier-step': { earlierSteps: ['other-person', 'person'] },
  'took-part': { tookPart: ['other-person', 'person'] },
  acting: {},
  'about-self': { aboutPerson: 'person' },
  tied: { nominationId: 'tied-nomination' },
  'tied-file': { nominationId: 'tied-nomination' },
}

/** Rules that let everybody score whom rules can let. */
const letIn: Facts = { ownProvinceMayScore: true, verifierMayScore: true }

const [none, tied] = [new Set<string>(), new Set(['tied-nomination'])]

/** The own province moves the record, so the actor's area goes with it; acting is said of the actor alone. */
const barredActor: Partial<Readonly<Record<Exclusion, Partial<Actor>>>> = {
  'own-province': { areaPath: '/77/' },
  acting: { acting: 'plh' },
  tied: { ties: { work: tied, files: none, owners: none } },
  'tied-file': { ties: { work: none, files: tied, owners: none } },
}

/** A record on which the role may act if nothing bars it, with the exclusion or without. */
function recordFor(clause: Clause, exclusion: Exclusion | null): Facts {
  const state = clause.states?.[0]
  const facts = { ...within[clause.reach], ...(state === undefined ? {} : { state }) }
  return exclusion === null ? facts : { ...facts, ...applying[exclusion] }
}

test('every action with an exclusion has its row in expected-exclusions.csv, and every row an action', () => {
  const named = barred.map(row => row['action'] ?? '')
  assert.deepEqual(named.toSorted(), Object.keys(excluded).toSorted())
  assert.deepEqual(
    named.filter(action => !knownActions.has(action)),
    [],
  )
  const cells = barred.flatMap(row => barredColumns.map(name => row[name] ?? ''))
  assert.deepEqual([...new Set(cells)].toSorted(), ['', 'barred', 'by-rules'])
})

test('each exclusion bars from exactly the actions that expected-exclusions.csv names', () => {
  const wrong: string[] = []
  let asked = 0
  for (const [action, cells] of written)
    for (const role of roles)
      for (const clause of cells[role])
        for (const exclusion of barredColumns) {
          const actor = actorAs(role, barredActor[exclusion])
          const cell = barred.find(row => row['action'] === action)?.[exclusion] ?? ''
          const record = recordFor(clause, exclusion)
          asked += 1
          assert.ok(may(actorAs(role), action, recordFor(clause, null)).allowed, `${role} ${action}`)
          if (may(actor, action, record).allowed !== (cell === ''))
            wrong.push(`${role} ${action} ${exclusion}: should be ${cell || 'allowed'}`)
          if (may(actor, action, { ...record, ...letIn }).allowed !== (cell !== 'barred'))
            wrong.push(`${role} ${action} ${exclusion}, where the rules let them score: should be ${cell}`)
        }
  assert.ok(asked > 500)
  assert.deepEqual(wrong, [])
})
