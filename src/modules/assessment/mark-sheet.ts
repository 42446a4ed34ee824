import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import type { Criterion } from '../../engine/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text, type Locale } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import type { Mark, Scoresheet } from './assessment.ts'
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
type Input = z.output<typeof input>
type Change = Readonly<{ sheet: Scoresheet; marks: readonly Mark[] }>

const parts = {
  audience: 'panel',
  input,
  load: (reader: Reader, { code }: Input, context: ActionContext) => loadOwnSheet(reader, code, context),
  facts: (own: OwnSheet) => own.facts,
  readAction: 'assessment.read',
  version: (own: OwnSheet) => own.sheet.rowVersion,
  save: (tx: Tx, { sheet, marks }: Change) => saveMarks(tx, sheet, marks),
} as const

const outcomeOf = (own: OwnSheet, marks: readonly Mark[]) => ({
  change: { sheet: own.sheet, marks },
  event: 'scoresheet.marked',
  subject: { kind: 'scoresheet', id: own.sheet.id },
  record: { kind: 'nomination', id: own.nomination.id },
  areaPath: own.nomination.areaPath,
  detail: { criteria: marks.length },
})

/** Saves marks of an open sheet by its button. Nothing is saved while one of them is wrong. */
export const markSheet = defineAction({
  ...parts,
  name: 'scoresheet.mark',
  handle: (own: OwnSheet, sent: Input, { now, locale }: ActionContext) => {
    if (own.sheet.state === 'locked') return refuse([lockedProblem])
    const { marks, problems } = readMarks(own, sent, { now, locale })
    if (problems.length > 0) return refuse(problems)
    return done({ ...outcomeOf(own, marks), answer: { version: own.sheet.rowVersion + 1 } })
  },
})

/** Saves while the assessor works: what is right is kept at once, what is wrong is told and stays unsaved. */
export const autosaveSheet = defineAction({
  ...parts,
  name: 'scoresheet.autosave',
  handle: (own: OwnSheet, sent: Input, { now, locale }: ActionContext) => {
    if (own.sheet.state === 'locked') return refuse([lockedProblem])
    const { marks, problems } = readMarks(own, sent, { now, locale })
    const wrong = new Set(problems.map(one => one.path.slice(one.path.indexOf('.') + 1)))
    const right = marks.filter(mark => !wrong.has(mark.criterionId))
    const version = own.sheet.rowVersion + 1
    const told = problems.map(one => ({ path: one.path, message: one.message[locale] }))
    const answer = problems.length === 0 ? { version } : { ok: false, version, problems: told }
    // Too small an act for the ledger; the explicit saving and the lock are in it.
    return done({ ...outcomeOf(own, right), recorded: false, answer })
  },
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
