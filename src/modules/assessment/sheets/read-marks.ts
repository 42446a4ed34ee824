import { problem, type Problem } from '../../../foundation/problem.ts'
import { text, type Locale } from '../../../foundation/text.ts'
import type { Answer } from '../../../engine/index.ts'
import { mergeAnswer, type Merged } from '../../nominations/index.ts'
import type { Mark, Note } from '../assessment.ts'
import { answerFrom, scoreMarks } from './score-marks.ts'
import {
  baseName,
  choiceName,
  fieldName,
  seenName,
  sheetFields,
  WHOLE,
  type SheetField,
  type Sheeted,
} from './sheet-fields.ts'

const LONGEST_TEXT = 2_000

type Fields = Readonly<Record<string, unknown>>
type Moment = Readonly<{ now: Date; locale: Locale }>

/** One field of the form that was sent: what it says, and what comes of it beside what is stored. */
export type ReadField = Readonly<{ field: SheetField; value: Answer | null; merged: Merged }>

export type ReadMarks = Readonly<{
  marks: readonly Mark[]
  notes: readonly Note[]
  fields: readonly ReadField[]
  problems: readonly Problem[]
}>

/** What was sent of a sheet's form. Fields that are left out stay as they are; of two devices none overwrites the other. */
export function readMarks(own: Sheeted, sent: Fields, moment: Moment): ReadMarks {
  const known = sheetFields(own)
  const fields = known.flatMap(field => readField(field, sent, moment.locale))
  const changed = fields.filter(one => one.merged === 'mine')
  const marks = marksFrom(own, changed, moment.now)
  const problems = [...strayFields(sent, known), ...unknownAnswers(own, marks), ...tooLong(changed)]
  return { marks, notes: notesFrom(changed, moment.now), fields, problems }
}

/** What can be stored of it although something else is wrong, and the fields that need nothing more. */
export function rightIn({ marks, notes, fields, problems }: ReadMarks) {
  const wrong = new Set(problems.map(one => one.path))
  const isRight = (name: string): boolean => !wrong.has(name)
  const right = {
    marks: marks.filter(one => isRight(`mark.${one.criterionId}`) && isRight(`reason.${one.criterionId}`)),
    notes: notes.filter(one => isRight(fieldName('note', one.criterionId || WHOLE))),
  }
  const kept = new Set(right.marks.map(one => one.criterionId))
  const settled = fields.filter(
    ({ field, merged }) =>
      merged !== 'mine' ||
      (field.kind === 'note' ? isRight(field.name) : kept.has(field.criterion?.id ?? '')),
  )
  return { ...right, settled }
}

const textSent = (sent: Fields, name: string): string | undefined => {
  const value = sent[name]
  return typeof value === 'string' ? value : undefined
}

function choiceSent(
  sent: Fields,
  name: string,
): Readonly<{ of: 'mine' | 'theirs'; seen: string }> | undefined {
  const [of, seen] = [textSent(sent, choiceName(name)), textSent(sent, seenName(name))]
  return (of === 'mine' || of === 'theirs') && seen !== undefined ? { of, seen } : undefined
}

function readField(field: SheetField, sent: Fields, locale: Locale): ReadField[] {
  const raw = textSent(sent, field.name)
  if (raw === undefined) return []
  const kind = field.kind === 'mark' ? (field.criterion?.kind ?? '') : 'text'
  const value = answerFrom(kind, raw.replaceAll('\r\n', '\n'), locale)
  const known = { value, base: textSent(sent, baseName(field.name)), choice: choiceSent(sent, field.name) }
  return [{ field, value, merged: mergeAnswer(known, field) }]
}

function marksFrom(own: Sheeted, changed: readonly ReadField[], now: Date): readonly Mark[] {
  const before = new Map(own.marks.map(mark => [mark.criterionId, mark]))
  const marks = new Map<string, Mark>()
  for (const { field, value } of changed) {
    const id = field.criterion?.id
    if (id === undefined || field.kind === 'note') continue
    const stored = before.get(id)
    const mark = marks.get(id) ?? {
      criterionId: id,
      answer: stored?.answer ?? null,
      reason: stored?.reason ?? '',
      savedAt: now,
      revision: (stored?.revision ?? 0) + 1,
    }
    marks.set(
      id,
      field.kind === 'mark' ? { ...mark, answer: value } : { ...mark, reason: String(value ?? '') },
    )
  }
  return [...marks.values()]
}

const notesFrom = (changed: readonly ReadField[], now: Date): readonly Note[] =>
  changed
    .filter(one => one.field.kind === 'note')
    .map(({ field, value }) => ({
      criterionId: field.criterion?.id ?? '',
      note: String(value ?? ''),
      revision: field.revision + 1,
      savedAt: now,
    }))

/** An answer that the rubric does not know is refused at once; a missing one may come later. */
function unknownAnswers(own: Sheeted, marks: readonly Mark[]): readonly Problem[] {
  const answered = new Set(marks.filter(mark => mark.answer !== null).map(mark => mark.criterionId))
  return scoreMarks(own.ground, marks)
    .problems.filter(one => answered.has(one.path))
    .map(one => ({ ...one, path: `mark.${one.path}` }))
}

/** Fields for a criterion that the sheet does not have: a form of other rules, or no form of ours. */
function strayFields(sent: Fields, fields: readonly SheetField[]): readonly Problem[] {
  const known = new Set(fields.map(one => one.name))
  return Object.keys(sent)
    .filter(name => /^(mark|reason|note)\./.test(name) && !known.has(name))
    .map(name =>
      problem(
        'unknown-criterion',
        name,
        text(
          'Lembar ini tidak memuat kriteria itu. Muat ulang halaman, lalu isi lagi.',
          'This sheet has no such criterion. Reload the page and fill it in again.',
        ),
      ),
    )
}

const tooLong = (changed: readonly ReadField[]): readonly Problem[] =>
  changed
    .filter(({ field, value }) => field.kind !== 'mark' && String(value ?? '').length > LONGEST_TEXT)
    .map(({ field }) =>
      problem(
        'too-long',
        field.name,
        field.kind === 'note'
          ? text(
              `Catatan paling panjang ${LONGEST_TEXT} huruf.`,
              `A note has at most ${LONGEST_TEXT} characters.`,
            )
          : text(
              `Alasan paling panjang ${LONGEST_TEXT} huruf.`,
              `A reason has at most ${LONGEST_TEXT} characters.`,
            ),
      ),
    )
