import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { listNominationsByIds, type Nomination } from '../../nominations/index.ts'
import { type Assignment, type Interest } from '../assessment.ts'
import {
  insertInterest,
  listAssignmentsTo,
  listInterestsOf,
  releaseAssignment,
} from '../planning/assignment-store.ts'
import { listSheetsOf, takeTurn } from '../sheets/scoresheet-store.ts'
import {
  comparable,
  endTie,
  findInterests,
  insertTie,
  interestKinds,
  listTies,
  SHORTEST,
  SHORTEST_NAME,
  subjectsOf,
  takeTiesTurn,
  type Tie,
} from '../../interests/index.ts'

/** One sheet of the person who declares. */
type OwnFile = Readonly<{ assignment: Assignment; nomination: Nomination; locked: boolean }>
type Loaded = Readonly<{ ties: readonly Tie[]; matched: readonly OwnFile[] }>

const noteNeeded = problem(
  'required',
  'note',
  text('Jelaskan hubungan Anda dengan pihak ini.', 'Say what ties you to them.'),
)
const tooShort = (least: number) =>
  problem(
    'too-short',
    'name',
    text(
      `Tuliskan nama yang cukup panjang untuk dikenali, sekurang-kurangnya ${least} huruf.`,
      `Write a name that is long enough to be found, at least ${least} letters.`,
    ),
  )
const known = problem(
  'declared-already',
  'name',
  text('Hubungan ini sudah Anda nyatakan.', 'You declared this tie already.'),
)

/** The person's own files that the declaration speaks against, each in its turn. */
async function matchedFiles(reader: Reader, tie: Tie): Promise<readonly OwnFile[]> {
  const assignments = (await listAssignmentsTo(reader, tie.personId)).toSorted((a, b) =>
    a.nominationId < b.nominationId ? -1 : 1,
  )
  const ids = assignments.map(one => one.nominationId)
  const nominations = await listNominationsByIds(reader, ids)
  const found = findInterests({
    people: [{ id: tie.personId, name: '', employer: '' }],
    subjects: await subjectsOf(reader, nominations),
    ties: [tie],
    clearances: [],
  })
  const hit = found.map(one => one.nominationId).toSorted()
  for (const id of hit) await takeTurn(reader, id)
  const declared = new Set(
    (await listInterestsOf(reader, hit))
      .filter(one => one.personId === tie.personId)
      .map(one => one.nominationId),
  )
  const locked = new Set(
    (await listSheetsOf(reader, hit)).filter(one => one.state === 'locked').map(one => one.assignmentId),
  )
  const live = await listAssignmentsTo(reader, tie.personId)
  return hit.flatMap(id => {
    const nomination = nominations.find(one => one.id === id)
    const assignment = live.find(one => one.nominationId === id)
    if (!nomination || !assignment || declared.has(id)) return []
    return { assignment, nomination, locked: locked.has(assignment.id) }
  })
}

const entryOf = ({ assignment, nomination, locked }: OwnFile, tie: Tie) => ({
  subject: { kind: 'assignment', id: assignment.id },
  record: { kind: 'nomination', id: nomination.id },
  areaPath: nomination.areaPath,
  detail: { kind: tie.kind, tie: tie.id, ...(locked ? { afterLock: true } : {}) },
})

/**
 * An assessor declares a firm, a sentra, an institution or a family in general, best before any product is seen. From
 * then on no plan gives them a product that it matches; what they have already is closed to them at once. A sheet that
 * is not locked ends; a locked one stays and is marked, for the chair and the secretariat to decide.
 */
export const declareTie = defineAction({
  name: 'interest.declare-tie',
  audience: 'panel',
  input: z.object({
    kind: z.enum(interestKinds),
    name: fields.requiredText(150),
    note: fields.optionalText(500),
  }),
  load: async (reader, { kind, name, note }, { actor, now }): Promise<Loaded> => {
    await takeTiesTurn(reader)
    const personId = actor.personId ?? ''
    const tie = { id: '', personId, kind, name, note, declaredAt: now, endedAt: null, endReason: '' }
    return { ties: await listTies(reader, [personId]), matched: await matchedFiles(reader, tie) }
  },
  facts: (_, __, { actor }) => ({ personId: actor.personId ?? '' }),
  handle: ({ ties, matched }, { kind, name, note }, { actor, now, newId }) => {
    const same = ties.some(
      one => one.endedAt === null && one.kind === kind && comparable(one.name) === comparable(name),
    )
    // Families have short names.
    const least = kind === 'family' ? SHORTEST_NAME : SHORTEST
    if (comparable(name).length < least) return refuse([tooShort(least)])
    if (same) return refuse([known])
    if (kind === 'other' && note === '') return refuse([noteNeeded])
    const personId = actor.personId ?? ''
    const base = { personId, kind, declaredAt: now }
    const tie: Tie = { ...base, id: newId(), name, note, endedAt: null, endReason: '' }
    const interests = matched.map(
      ({ nomination }): Interest => ({ ...base, id: newId(), nominationId: nomination.id, note: '' }),
    )
    const entry = {
      subject: { kind: 'assessor', id: personId },
      areaPath: '/',
      detail: { kind, tie: tie.id },
    }
    return done({
      change: { tie, interests, ended: matched.filter(one => !one.locked).map(one => one.assignment) },
      event: 'interest.tie-declared',
      ...entry,
      each: [entry, ...matched.map(one => entryOf(one, tie))],
      next: '/benturan',
    })
  },
  save: async (tx, { tie, interests, ended }) => {
    await insertTie(tx, tie)
    for (const one of interests) await insertInterest(tx, one)
    for (const one of ended) if (!(await releaseAssignment(tx, one, `interest: ${tie.kind}`))) return false
    return true
  },
})

const over = problem(
  'no-such-tie',
  '',
  text('Pernyataan ini sudah diakhiri.', 'This declaration has ended already.'),
)

/**
 * A tie that is over ends, with the reason; what it spoke against until then stays as it was. For every edition that had
 * begun it counts on, until the secretariat has looked into it: nobody becomes free of a product by taking back a word.
 */
export const endOwnTie = defineAction({
  name: 'interest.end-tie',
  audience: 'panel',
  input: z.object({ tie: fields.recordId, reason: fields.requiredText(500, 10) }),
  load: async (reader, _, { actor }) => {
    await takeTiesTurn(reader)
    return listTies(reader, [actor.personId ?? ''])
  },
  facts: (_, __, { actor }) => ({ personId: actor.personId ?? '' }),
  handle: (ties, { tie: id, reason }) => {
    const tie = ties.find(one => one.id === id && one.endedAt === null)
    if (!tie) return refuse([over])
    return done({
      change: { id, reason },
      event: 'interest.tie-ended',
      subject: { kind: 'assessor', id: tie.personId },
      areaPath: '/',
      reason,
      detail: { kind: tie.kind, tie: id },
      next: '/benturan',
    })
  },
  save: (tx, { id, reason }, { now }) => endTie(tx, id, reason, now),
})
