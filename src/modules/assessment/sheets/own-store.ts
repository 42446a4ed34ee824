import type { Reader, Tx } from '../../../platform/database/index.ts'
import type { Mark, Note, Scoresheet } from '../assessment.ts'
import { listNotes, saveNotes } from './note-store.ts'
import {
  listRepeatMarks,
  listRepeatNotes,
  lockRepeat,
  saveRepeatMarks,
  saveRepeatNotes,
} from '../repeats/repeat-store.ts'
import { listMarks, lockSheet, saveMarks } from './scoresheet-store.ts'

/** Where a sheet's marks and notes stand: with the scoresheets, or with the repeats, which count nowhere. */
type Place = Readonly<{ sheet: Pick<Scoresheet, 'id' | 'rowVersion'>; isRepeat: boolean }>
type Entered = Readonly<{ marks: readonly Mark[]; notes: readonly Note[] }>
type Own = Readonly<{ sheet: Scoresheet; repeatOf: Scoresheet | null }>

export async function listEntered(reader: Reader, { sheet: { id }, isRepeat }: Place): Promise<Entered> {
  const marks = await (isRepeat ? listRepeatMarks(reader, [id]) : listMarks(reader, [id]))
  const notes = await (isRepeat ? listRepeatNotes(reader, id) : listNotes(reader, id))
  return { marks: marks.get(id) ?? [], notes }
}

/** False when the sheet was changed or locked in between. */
export async function saveEntered(
  tx: Tx,
  { sheet, repeatOf }: Own,
  { marks, notes }: Entered,
): Promise<boolean> {
  const isRepeat = repeatOf !== null
  if (!(await (isRepeat ? saveRepeatMarks(tx, sheet, marks) : saveMarks(tx, sheet, marks)))) return false
  await (isRepeat ? saveRepeatNotes(tx, sheet.id, notes) : saveNotes(tx, sheet.id, notes))
  return true
}

/** Locks the sheet as it is given, in the place where it stands. */
export const storeLock = (
  tx: Tx,
  { repeatOf }: Pick<Own, 'repeatOf'>,
  sheet: Scoresheet,
): Promise<boolean> => (repeatOf === null ? lockSheet(tx, sheet) : lockRepeat(tx, sheet))

/** What the ledger says an act was about: a repeat stands in no product's history. */
export const recordOf = ({
  sheet,
  nomination,
  repeatOf,
}: Own & Readonly<{ nomination: Readonly<{ id: string; areaPath: string }> }>) =>
  repeatOf === null
    ? {
        subject: { kind: 'scoresheet', id: sheet.id },
        record: { kind: 'nomination', id: nomination.id },
        areaPath: nomination.areaPath,
      }
    : { subject: { kind: 'repeat', id: sheet.id }, areaPath: '/' }
