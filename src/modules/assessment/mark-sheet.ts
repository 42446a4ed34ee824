import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import type { Criterion } from '../../engine/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text, type Locale } from '../../foundation/text.ts'
import type { Mark } from './assessment.ts'
import { saveMarks } from './scoresheet-store.ts'
import { loadOwnSheet, type OwnSheet } from './own-sheet.ts'
import { answerFrom, scoreMarks } from './score-marks.ts'

const lockedProblem = problem(
  'sheet-locked',
  '',
  text('Lembar ini sudah dikunci dan tidak dapat diubah.', 'This sheet is locked and cannot be changed.'),
)
const REASON_LENGTH = 2_000

/** Fields `mark.<criterion>` and `reason.<criterion>`; what a form leaves out stays as it is. */
const input = z.object({ code: z.string(), version: fields.rowVersion.optional() }).catchall(z.string())

/** Saves marks of an open sheet: all at once by a button, or one by one while the assessor works. */
export const markSheet = defineAction({
  name: 'scoresheet.mark',
  audience: 'panel',
  input,
  load: (reader, { code }, context) => loadOwnSheet(reader, code, context),
  facts: own => own.facts,
  readAction: 'assessment.read',
  version: own => own.sheet.rowVersion,
  handle: (own, fieldsOfForm, { now, locale }) => {
    if (own.sheet.state === 'locked') return refuse([lockedProblem])
    const { marks, problems } = readMarks(own, fieldsOfForm, { now, locale })
    if (problems.length > 0) return refuse(problems)
    return done({
      change: { sheet: own.sheet, marks },
      event: 'scoresheet.marked',
      subject: { kind: 'scoresheet', id: own.sheet.id },
      record: { kind: 'nomination', id: own.nomination.id },
      areaPath: own.nomination.areaPath,
      recorded: false,
      answer: { version: own.sheet.rowVersion + 1 },
    })
  },
  save: (tx, { sheet, marks }) => saveMarks(tx, sheet, marks),
})

type Fields = Readonly<Record<string, unknown>>
type Moment = Readonly<{ now: Date; locale: Locale }>

export function readMarks(
  own: OwnSheet,
  sent: Fields,
  moment: Moment,
): Readonly<{ marks: readonly Mark[]; problems: readonly Problem[] }> {
  const criteria = [...(own.ground.rules.rubrics.get(rubricOf(own))?.criteria.values() ?? [])]
  const before = new Map(own.marks.map(mark => [mark.criterionId, mark]))
  const marks = criteria.flatMap(criterion => {
    const next = markFrom(criterion, sent, before.get(criterion.id), moment)
    return next ? [next] : []
  })
  const tooLong = marks
    .filter(mark => mark.reason.length > REASON_LENGTH)
    .map(mark => reasonTooLong(mark.criterionId))
  const strays = strayFields(sent, new Set(criteria.map(one => one.id)))
  return { marks, problems: [...strays, ...unknownAnswers(own, marks), ...tooLong] }
}

const rubricOf = ({ ground }: OwnSheet): string =>
  ground.rules.commodities.get(ground.commodity)?.rubric ?? ground.commodity

function markFrom(
  criterion: Criterion,
  sent: Fields,
  before: Mark | undefined,
  { now, locale }: Moment,
): Mark | null {
  const answer = sent[`mark.${criterion.id}`]
  const reason = sent[`reason.${criterion.id}`]
  if (typeof answer !== 'string' && typeof reason !== 'string') return null
  const next: Mark = {
    criterionId: criterion.id,
    answer:
      typeof answer === 'string' ? answerFrom(criterion.kind, answer, locale) : (before?.answer ?? null),
    reason: typeof reason === 'string' ? reason.trim() : (before?.reason ?? ''),
    savedAt: now,
  }
  const unchanged = before
    ? before.answer === next.answer && before.reason === next.reason
    : next.answer === null && next.reason === ''
  return unchanged ? null : next
}

/** An answer that the rubric does not know is refused at once; a missing one may come later. */
function unknownAnswers(own: OwnSheet, marks: readonly Mark[]): readonly Problem[] {
  const answered = new Set(marks.filter(mark => mark.answer !== null).map(mark => mark.criterionId))
  return scoreMarks(own.ground, marks)
    .problems.filter(one => answered.has(one.path))
    .map(one => ({ ...one, path: `mark.${one.path}` }))
}

/** Fields for a criterion that the sheet does not have: a form of other rules, or no form of ours. */
const strayFields = (sent: Fields, known: ReadonlySet<string>): readonly Problem[] =>
  Object.keys(sent)
    .filter(name => /^(mark|reason)\./.test(name) && !known.has(name.slice(name.indexOf('.') + 1)))
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

const reasonTooLong = (id: string): Problem =>
  problem(
    'too-long',
    `reason.${id}`,
    text(
      `Alasan paling panjang ${REASON_LENGTH} huruf.`,
      `A reason has at most ${REASON_LENGTH} characters.`,
    ),
  )
