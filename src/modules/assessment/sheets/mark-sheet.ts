import { z } from 'zod'
import {
  defineAction,
  done,
  fields,
  refuse,
  type ActionContext,
  type Outcome,
} from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import type { Mark, Note } from '../assessment.ts'
import { loadOwnSheetInTurn, type OwnSheet } from './own-sheet.ts'
import { recordOf, saveEntered } from './own-store.ts'
import { readMarks, rightIn, type ReadMarks } from './read-marks.ts'
import { conflictProblem, tellFields } from './sheet-news.ts'
import { sumsAnswer } from './sheet-sums.ts'

const lockedProblem = problem(
  'sheet-locked',
  '',
  text('Lembar ini sudah dikunci dan tidak dapat diubah.', 'This sheet is locked and cannot be changed.'),
)

/**
 * Fields `mark.<criterion>`, `reason.<criterion>` and `note.<criterion>`; what a form leaves out stays as it is. `b.…`
 * says what a field was drawn with; a sender that names none states its fields outright.
 */
const input = z.object({ code: z.string(), version: fields.rowVersion.optional() }).catchall(z.string())
type Input = z.output<typeof input>
type Change = Readonly<{ own: OwnSheet; marks: readonly Mark[]; notes: readonly Note[] }>

const parts = {
  audience: 'panel',
  input,
  // Savings of one sheet come one after the other, so that the later one meets what the earlier one has stored.
  load: (reader: Reader, { code }: Input, context: ActionContext) =>
    loadOwnSheetInTurn(reader, code, context),
  facts: (own: OwnSheet) => own.facts,
  readAction: 'assessment.read',
  version: (own: OwnSheet) => own.sheet.rowVersion,
  save: async (tx: Tx, { own, marks, notes }: Change) =>
    (marks.length === 0 && notes.length === 0) || saveEntered(tx, own, { marks, notes }),
} as const

/** Notes are counted nowhere: nobody else learns that there are any. */
const outcomeOf = (own: OwnSheet, { marks, notes }: Pick<ReadMarks, 'marks' | 'notes'>) => ({
  change: { own, marks, notes },
  event: own.repeatOf ? 'repeat.marked' : 'scoresheet.marked',
  ...recordOf(own),
  detail: { criteria: marks.length },
})

const versionAfter = (own: OwnSheet, { marks, notes }: Pick<ReadMarks, 'marks' | 'notes'>): number =>
  own.sheet.rowVersion + (marks.length + notes.length > 0 ? 1 : 0)

const saving =
  (next: (own: OwnSheet) => string | null) =>
  (own: OwnSheet, sent: Input, { now, locale }: ActionContext): Outcome<Change> => {
    if (own.sheet.state === 'locked') return refuse([lockedProblem])
    const read = readMarks(own, sent, { now, locale })
    if (read.problems.length > 0) return refuse(read.problems)
    const conflicts = read.fields.filter(one => one.merged === 'conflict')
    const to = conflicts.length === 0 ? next(own) : null
    return done({
      ...outcomeOf(own, read),
      recorded: read.marks.length > 0,
      answer: { version: versionAfter(own, read) },
      unsaved: conflicts.map(one => conflictProblem(one.field, now)),
      ...(to === null ? {} : { next: to }),
    })
  }

/**
 * Saves marks of an open sheet by its button. Nothing is saved while one of them is wrong; what was changed on two
 * devices is left as it is and asked about, and everything else is saved.
 */
export const markSheet = defineAction({ ...parts, name: 'scoresheet.mark', handle: saving(() => null) })

/** The same on the way to the summary from which a sheet is locked. */
export const reviewSheet = defineAction({
  ...parts,
  name: 'scoresheet.review',
  handle: saving(own => `/penilaian/${own.code}/kunci`),
})

/** Saves while the assessor works: what is right is kept at once, what is wrong is told and stays unsaved. */
export const autosaveSheet = defineAction({
  ...parts,
  name: 'scoresheet.autosave',
  handle: (own: OwnSheet, sent: Input, { now, locale }: ActionContext) => {
    if (own.sheet.state === 'locked') return refuse([lockedProblem])
    const read = readMarks(own, sent, { now, locale })
    const { settled, ...right } = rightIn(read)
    const told = read.problems.map(one => ({ path: one.path, message: one.message[locale] }))
    // Too small an act for the ledger; the explicit saving and the lock are in it.
    return done({
      ...outcomeOf(own, right),
      recorded: false,
      answer: {
        ...(told.length === 0 ? {} : { ok: false, problems: told }),
        version: versionAfter(own, right),
        answers: tellFields(settled, sent, { now, locale }),
        sums: sumsAnswer(own, right.marks, locale),
      },
    })
  },
})
