import { sql, type RawBuilder } from 'kysely'
import { whereAllowed, type Actor } from '../../access/index.ts'
import { areaPathOf } from '../../foundation/area-path.ts'
import type { ListRange, MomentKey, Reader } from '../../platform/database/index.ts'
import {
  countQueue,
  listQueue,
  queueColumns,
  type NominationFilter,
  type Queued,
} from '../nominations/index.ts'
import { heldBy, heldByNobody, isHeld } from './assignment-store.ts'
import { hasOpenFlag } from './flag-store.ts'
import { hasOpenQuestion, isAsked } from './question-store.ts'
import { decidedLenses, shownStates, waitingStates, type Lens, type QueueQuery } from './queue.ts'
import { awaitsSecondLook, verificationColumns } from './refusal-store.ts'
import type { VerificationSettings } from './settings.ts'

type Condition = RawBuilder<boolean>

/** Who looks at the queue, when, and how long a file may wait. */
export type QueueGround = Readonly<{
  actor: Actor
  now: Date
  targetDays: VerificationSettings['targetDays']
  /** Who verifies now. */
  verifiers: readonly string[]
}>

const { id, state, stateAt } = queueColumns

/** When a file is due, as `dueAt` of queue.ts says it. */
const due = ({ first, again }: VerificationSettings['targetDays']): RawBuilder<Date> =>
  sql<Date>`(${stateAt} + case when ${state} = 'resubmitted' then ${again}::int else ${first}::int end * interval '24 hours')`

const waiting = sql<boolean>`${state} in (${sql.join(waitingStates)})`
const both = (one: Condition, other: Condition): Condition => sql<boolean>`(${one} and ${other})`

function conditionsFor({
  actor,
  now,
  targetDays,
  verifiers,
}: QueueGround): Readonly<Record<Lens, Condition>> {
  const mayConfirm = whereAllowed(actor, 'verification.refuse', verificationColumns)
  const inState = (name: string): Condition => sql<boolean>`${state} = ${name}`
  return {
    menunggu: waiting,
    submitted: inState('submitted'),
    resubmitted: inState('resubmitted'),
    'milik-saya': both(waiting, heldBy(id, actor.personId ?? '')),
    'belum-dibagi': both(waiting, heldByNobody(id, verifiers)),
    'lewat-batas': both(waiting, sql<boolean>`${due(targetDays)} < ${now}`),
    'menunggu-rekan': both(waiting, hasOpenQuestion(id)),
    'ditanya-saya': both(waiting, isAsked(id, actor.personId ?? '')),
    'pemeriksaan-kedua': both(waiting, awaitsSecondLook(id)),
    'kedua-saya': both(waiting, both(awaitsSecondLook(id), mayConfirm)),
    ditandai: both(waiting, hasOpenFlag(id)),
    returned: inState('returned'),
    admitted: inState('admitted'),
    'not-admitted': inState('not-admitted'),
  }
}

type Where = Partial<Omit<QueueQuery, 'lens' | 'order'>>

function filterOf({ actor }: QueueGround, query: Where): NominationFilter {
  const read = whereAllowed(actor, 'verification.read', verificationColumns)
  return {
    allowed: query.holder ? both(read, heldBy(id, query.holder)) : read,
    editionId: query.edition ?? null,
    commodity: query.commodity ?? null,
    areaPath: query.province ? areaPathOf(query.province) : null,
    text: query.text ?? null,
  }
}

/** `free`: what is still to be taken. */
export type LensCounts = Readonly<Record<Lens | 'free', number>>

/** What nobody holds and no second person has to look at. */
const isFree = (ground: QueueGround): Condition =>
  both(conditionsFor(ground)['belum-dibagi'], sql<boolean>`not ${awaitsSecondLook(id)}`)

/** How many files each part of the queue has; the chosen part itself is left aside. One query. */
export const countLenses = (reader: Reader, ground: QueueGround, query: Where): Promise<LensCounts> =>
  countQueue(
    reader,
    { ...filterOf(ground, query), states: shownStates },
    { ...conditionsFor(ground), free: isFree(ground) },
  )

const isDecided = (lens: Lens): boolean => (decidedLenses as readonly string[]).includes(lens)

/** The files of a part of the queue, the most urgent or the oldest first. One query. */
export function listLens(
  reader: Reader,
  ground: QueueGround,
  query: QueueQuery,
  range: ListRange<MomentKey> = {},
): Promise<readonly Queued[]> {
  const { lens, order } = query
  const key = order === 'umur' || isDecided(lens) ? stateAt : due(ground.targetDays)
  const states = isDecided(lens) ? [lens as (typeof decidedLenses)[number]] : waitingStates
  const filter = { ...filterOf(ground, query), states }
  return listQueue(reader, { filter, where: conditionsFor(ground)[lens], key }, range)
}

/** The most urgent file that nobody holds and no second person has to look at. One query. */
export async function findNextFile(
  reader: Reader,
  ground: QueueGround,
  query: Where,
): Promise<Queued | null> {
  const filter = { ...filterOf(ground, query), states: waitingStates }
  const queue = { filter, where: isFree(ground), key: due(ground.targetDays) }
  return (await listQueue(reader, queue, { limit: 1 }))[0] ?? null
}

/** How many files wait for the actor in one way or another. One query. */
export const countTasks = (reader: Reader, asked: Omit<QueueGround, 'verifiers'>) => {
  const ground = { ...asked, verifiers: [] }
  const own = conditionsFor(ground)
  return countQueue(
    reader,
    { ...filterOf(ground, {}), states: waitingStates },
    {
      waiting: own.menunggu,
      mine: own['milik-saya'],
      overdue: own['lewat-batas'],
      asked: own['ditanya-saya'],
      secondLook: own['kedua-saya'],
    },
  )
}

/** What of a file in the queue waits for somebody, and how many of its items were looked at. */
export type Marks = Readonly<{ questions: number; flags: number; secondLook: boolean; checked: number }>
export const noMarks: Marks = { questions: 0, flags: 0, secondLook: false, checked: 0 }

/** The open questions, flags, refusals and the checked items of some files; one without any is left out. One query. */
export async function listMarks(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Marks>> {
  if (ids.length === 0) return new Map()
  const wanted = sql.join(ids)
  const { rows } = await sql<{
    nomination: string
    questions: number
    flags: number
    looks: number
    checked: number
  }>`
    select nomination_id as nomination, sum(q) as questions, sum(f) as flags, sum(p) as looks, sum(c) as checked from (
      select nomination_id, 1 as q, 0 as f, 0 as p, 0 as c from check_question where answered_at is null and nomination_id in (${wanted})
      union all select nomination_id, 0, 1, 0, 0 from check_flag where resolved_at is null and nomination_id in (${wanted})
      union all select nomination_id, 0, 0, 1, 0 from refusal_proposal where outcome is null and nomination_id in (${wanted})
      union all select nomination_id, 0, 0, 0, 1 from check_item where nomination_id in (${wanted})
    ) as mark group by nomination_id`.execute(reader)
  return new Map(
    rows.map(row => [
      row.nomination,
      {
        questions: Number(row.questions),
        flags: Number(row.flags),
        secondLook: Number(row.looks) > 0,
        checked: Number(row.checked),
      },
    ]),
  )
}

/** Files that wait and that somebody holds. One query. */
export function listHeldFiles(reader: Reader, actor: Actor): Promise<readonly Queued[]> {
  const allowed = whereAllowed(actor, 'verification.read', verificationColumns)
  return listQueue(reader, { filter: { allowed, states: waitingStates }, where: isHeld(id), key: stateAt })
}

/** Those of some files that wait and that the actor may read, the oldest first. One query. */
export function listWaiting(
  reader: Reader,
  actor: Actor,
  ids: readonly string[],
): Promise<readonly Queued[]> {
  if (ids.length === 0) return Promise.resolve([])
  const read = whereAllowed(actor, 'verification.read', verificationColumns)
  const chosen = sql<boolean>`${id} in (${sql.join(ids)})`
  return listQueue(reader, { filter: { allowed: both(read, chosen), states: waitingStates }, key: stateAt })
}
