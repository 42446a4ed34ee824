import { json, type Reader, type Tx } from '../../../platform/database/index.ts'
import type { Mark, Note, Scoresheet } from '../assessment.ts'
import { marksBy, type MarkColumns } from '../sheets/mark-rows.ts'
import type { Repeat } from './repeat.ts'

type RepeatRow = {
  id: string
  edition_id: string
  nomination_id: string
  person_id: string
  scoresheet_id: string
  rules_id: string
  code: string
  state: Scoresheet['state']
  total: number | null
  given_by: string
  given_at: Date
  locked_at: Date | null
  row_version: number
}
type MarkRow = MarkColumns & { repeat_id: string }
type NoteRow = { repeat_id: string; criterion_id: string; note: string; revision: number; saved_at: Date }
type Tables = {
  repeat_sheet: RepeatRow
  repeat_mark: MarkRow
  repeat_note: NoteRow
  scoresheet: { id: string; assignment_id: string }
}

const repeats = (reader: Reader) =>
  reader
    .withTables<Tables>()
    .selectFrom('repeat_sheet')
    .innerJoin('scoresheet', 'scoresheet.id', 'repeat_sheet.scoresheet_id')
    .selectAll('repeat_sheet')
    .select('scoresheet.assignment_id')
    .orderBy('repeat_sheet.given_at')
    .orderBy('repeat_sheet.id')

const repeatFrom = (row: RepeatRow & { assignment_id: string }): Repeat => ({
  id: row.id,
  assignmentId: row.assignment_id,
  nominationId: row.nomination_id,
  personId: row.person_id,
  rulesId: row.rules_id,
  round: 1,
  state: row.state,
  total: row.total,
  lockedAt: row.locked_at,
  rowVersion: row.row_version,
  code: row.code,
  editionId: row.edition_id,
  firstSheetId: row.scoresheet_id,
  givenAt: row.given_at,
})

/** All repeats of one person, in the order in which they were given. */
export const listRepeatsTo = async (reader: Reader, personId: string): Promise<readonly Repeat[]> =>
  (await repeats(reader).where('repeat_sheet.person_id', '=', personId).execute()).map(repeatFrom)

export const listRepeatsIn = async (reader: Reader, editionId: string): Promise<readonly Repeat[]> =>
  (await repeats(reader).where('repeat_sheet.edition_id', '=', editionId).execute()).map(repeatFrom)

export const listRepeats = async (reader: Reader): Promise<readonly Repeat[]> =>
  (await repeats(reader).execute()).map(repeatFrom)

/** The repeat of this person under this code: nobody else's is ever found. */
export async function findRepeat(reader: Reader, code: string, personId: string): Promise<Repeat | null> {
  const row = await repeats(reader)
    .where('repeat_sheet.code', '=', code)
    .where('repeat_sheet.person_id', '=', personId)
    .executeTakeFirst()
  return row ? repeatFrom(row) : null
}

/** Whether any of the codes stands for a repeat. */
export async function isRepeatCode(reader: Reader, codes: readonly string[]): Promise<boolean> {
  const found = await reader
    .withTables<Tables>()
    .selectFrom('repeat_sheet')
    .select('code')
    .where('code', 'in', codes)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export type NewRepeat = Pick<
  Repeat,
  'id' | 'editionId' | 'nominationId' | 'personId' | 'firstSheetId' | 'rulesId' | 'code' | 'givenAt'
> &
  Readonly<{ givenBy: string }>

export async function insertRepeat(tx: Tx, one: NewRepeat): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('repeat_sheet')
    .values({
      id: one.id,
      edition_id: one.editionId,
      nomination_id: one.nominationId,
      person_id: one.personId,
      scoresheet_id: one.firstSheetId,
      rules_id: one.rulesId,
      code: one.code,
      state: 'open',
      total: null,
      given_by: one.givenBy,
      given_at: one.givenAt,
      locked_at: null,
      row_version: 1,
    })
    .execute()
}

export async function listRepeatMarks(
  reader: Reader,
  repeatIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Mark[]>> {
  if (repeatIds.length === 0) return new Map()
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('repeat_mark')
    .selectAll()
    .where('repeat_id', 'in', repeatIds)
    .orderBy('criterion_id')
    .execute()
  return marksBy(repeatIds, rows, row => row.repeat_id)
}

/** Only the repeat's own person may ever be given them: see `own-sheet.ts`. */
export async function listRepeatNotes(reader: Reader, repeatId: string): Promise<readonly Note[]> {
  const rows = await reader
    .withTables<Tables>()
    .selectFrom('repeat_note')
    .selectAll()
    .where('repeat_id', '=', repeatId)
    .execute()
  return rows.map(({ criterion_id, note, revision, saved_at }) => ({
    criterionId: criterion_id,
    note,
    revision,
    savedAt: saved_at,
  }))
}

/** Moves the version on and sets what is given; false when the repeat was changed or locked in between. */
async function change(
  tx: Tx,
  { id, rowVersion }: Pick<Repeat, 'id' | 'rowVersion'>,
  set: Partial<Pick<RepeatRow, 'state' | 'total' | 'locked_at'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('repeat_sheet')
    .set({ ...set, row_version: rowVersion + 1 })
    .where('id', '=', id)
    .where('row_version', '=', rowVersion)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function saveRepeatMarks(
  tx: Tx,
  repeat: Pick<Repeat, 'id' | 'rowVersion'>,
  marks: readonly Mark[],
): Promise<boolean> {
  if (!(await change(tx, repeat, {}))) return false
  for (const { criterionId, answer, reason, savedAt, revision } of marks) {
    const row = { answer: json(answer), reason, saved_at: savedAt, revision }
    await tx
      .withTables<Tables>()
      .insertInto('repeat_mark')
      .values({ repeat_id: repeat.id, criterion_id: criterionId, ...row })
      .onConflict(conflict => conflict.columns(['repeat_id', 'criterion_id']).doUpdateSet(row))
      .execute()
  }
  return true
}

export async function saveRepeatNotes(tx: Tx, repeatId: string, notes: readonly Note[]): Promise<void> {
  for (const { criterionId, note, revision, savedAt } of notes) {
    const row = { note, revision, saved_at: savedAt }
    await tx
      .withTables<Tables>()
      .insertInto('repeat_note')
      .values({ repeat_id: repeatId, criterion_id: criterionId, ...row })
      .onConflict(conflict => conflict.columns(['repeat_id', 'criterion_id']).doUpdateSet(row))
      .execute()
  }
}

export const lockRepeat = (tx: Tx, { id, rowVersion, total, lockedAt }: Scoresheet): Promise<boolean> =>
  change(tx, { id, rowVersion }, { state: 'locked', total, locked_at: lockedAt })
