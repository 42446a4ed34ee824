import { sql } from 'kysely'
import type { ActionContext } from '../../actions/index.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { saveFile, type NewFile } from '../files/index.ts'
import { ways, type Count, type StepKind } from './lifecycle.ts'
import type { SampleChange } from './sample.ts'
import { updateSample } from './sample-store.ts'

type EventRow = {
  sample_id: string
  number: number
  kind: StepKind
  at: Date
  person_id: string | null
  pieces: number
  from_count: Count | null
  to_count: Count | null
  place_id: string | null
  session_id: string | null
  note: string
}
type PhotoRow = { id: string; sample_id: string; event_number: number; file_id: string; position: number }
type Tables = { sample_event: EventRow; sample_photo: PhotoRow }

/** A link of the chain as it is read. */
export type SampleEvent = Readonly<{
  sampleId: string
  number: number
  kind: StepKind
  at: Date
  personId: string | null
  pieces: number
  placeId: string | null
  sessionId: string | null
  note: string
}>
export type SamplePhoto = Readonly<{ id: string; sampleId: string; fileId: string; position: number }>

type Acting = Pick<ActionContext, 'actor' | 'now'>

/** Lengthens the chain; whoever calls holds the sample's row. */
export async function addEvents(tx: Tx, { sample, steps }: SampleChange, { actor, now }: Acting) {
  const db = tx.withTables<Tables>()
  const last = await db
    .selectFrom('sample_event')
    .select(sql<number>`coalesce(max(number), 0)::int`.as('number'))
    .where('sample_id', '=', sample.id)
    .executeTakeFirstOrThrow()
  if (steps.length === 0) return last.number
  await db
    .insertInto('sample_event')
    .values(
      steps.map((step, index) => ({
        sample_id: sample.id,
        number: last.number + 1 + index,
        kind: step.kind,
        at: now,
        person_id: actor.personId,
        pieces: step.pieces,
        from_count: ways[step.kind].from,
        to_count: ways[step.kind].to,
        place_id: step.placeId ?? null,
        session_id: step.sessionId ?? null,
        note: step.note ?? '',
      })),
    )
    .execute()
  return last.number + 1
}

/** Stores what an act made of a sample; false when somebody else was faster. */
export async function saveChange(tx: Tx, change: SampleChange, context: Acting): Promise<boolean> {
  if (!(await updateSample(tx, change.sample))) return false
  await addEvents(tx, change, context)
  return true
}

/** The same for many samples: all of them, or none. */
export async function saveChanges(
  tx: Tx,
  changes: readonly SampleChange[],
  context: Acting,
): Promise<boolean> {
  for (const change of changes) if (!(await saveChange(tx, change, context))) return false
  return true
}

export async function listEvents(reader: Reader, sampleId: string): Promise<readonly SampleEvent[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('sample_event')
    .selectAll()
    .where('sample_id', '=', sampleId)
    .orderBy('number')
    .execute()
  return rows.map(eventFrom)
}

/** What was ever taken to a session: the chain's links that name it. */
export async function listEventsOfSession(
  reader: Reader,
  sessionId: string,
): Promise<readonly SampleEvent[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('sample_event')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('sample_id')
    .orderBy('number')
    .execute()
  return rows.map(eventFrom)
}

const eventFrom = (row: EventRow): SampleEvent => ({
  sampleId: row.sample_id,
  number: row.number,
  kind: row.kind,
  at: row.at,
  personId: row.person_id,
  pieces: row.pieces,
  placeId: row.place_id,
  sessionId: row.session_id,
  note: row.note,
})

/** Keeps the photos of an act, each a file of its own. */
export async function savePhotos(
  tx: Tx,
  {
    sampleId,
    eventNumber,
    files,
  }: Readonly<{ sampleId: string; eventNumber: number; files: readonly NewFile[] }>,
  context: ActionContext,
): Promise<void> {
  if (files.length === 0) return
  for (const file of files) await saveFile(tx, file, context)
  await tx
    .withTables<Tables>()
    .insertInto('sample_photo')
    .values(
      files.map((file, position) => ({
        id: context.newId(),
        sample_id: sampleId,
        event_number: eventNumber,
        file_id: file.id,
        position,
      })),
    )
    .execute()
}

export async function listSamplePhotos(reader: Reader, sampleId: string): Promise<readonly SamplePhoto[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('sample_photo')
    .selectAll()
    .where('sample_id', '=', sampleId)
    .orderBy('event_number')
    .orderBy('position')
    .execute()
  return rows.map(row => ({
    id: row.id,
    sampleId: row.sample_id,
    fileId: row.file_id,
    position: row.position,
  }))
}
