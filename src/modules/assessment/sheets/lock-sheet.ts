import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { advance } from '../../nominations/index.ts'
import type { Mark, Scoresheet } from '../assessment.ts'
import { wantsAgreement } from '../agreed/agreed-sheet.ts'
import { recordOf, saveEntered, storeLock } from './own-store.ts'
import { listSheetsOf } from './scoresheet-store.ts'
import { readMarks, type ReadMarks } from './read-marks.ts'
import { conflictProblem } from './sheet-news.ts'
import { marksWith } from './sheet-sums.ts'
import { loadOwnSheetInTurn, type OwnSheet } from './own-sheet.ts'
import { outsideAwaited, problemsBeforeLock, totalHundredths } from './score-marks.ts'
import { outsideWords } from '../outside/outside-messages.ts'

type Loaded = OwnSheet & Readonly<{ lockedOthers: number }>

async function load(
  reader: Reader,
  code: string,
  context: Parameters<typeof loadOwnSheetInTurn>[2],
): Promise<Loaded | null> {
  const own = await loadOwnSheetInTurn(reader, code, context)
  if (!own) return null
  const live = new Set(own.others.map(one => one.id))
  const sheets = await listSheetsOf(reader, [own.nomination.id])
  return {
    ...own,
    lockedOthers: sheets.filter(one => live.has(one.assignmentId) && one.state === 'locked').length,
  }
}

const already = problem(
  'sheet-locked',
  '',
  text('Lembar ini sudah dikunci.', 'This sheet is locked already.'),
)

function locked(own: Loaded, marks: readonly Mark[], now: Date): Scoresheet {
  const total = totalHundredths(own.ground, marks)
  return { ...own.sheet, state: 'locked', total, lockedAt: now, rowVersion: own.sheet.rowVersion + 1 }
}

function awaited(own: Loaded): readonly Problem[] {
  const facts = outsideAwaited(own.ground, own.sheet).map(one => one.fact.title)
  if (facts.length === 0) return []
  const said = (locale: 'id' | 'en') => outsideWords[locale].waits(facts.map(one => one[locale]).join(', '))
  return [problem('outside-awaited', '', text(said('id'), said('en')))]
}

function problemsOf(own: Loaded, marks: readonly Mark[], typed: ReadMarks, now: Date): readonly Problem[] {
  const told = new Set(typed.problems.map(one => one.path))
  const missing = problemsBeforeLock(own.ground, marks).filter(one => !told.has(one.path))
  const conflicts = typed.fields.filter(one => one.merged === 'conflict')
  return [
    ...typed.problems,
    ...conflicts.map(one => conflictProblem(one.field, now)),
    ...missing,
    ...awaited(own),
  ]
}

/** Locks the own sheet for good; with the last sheet of its panel the nomination is assessed. */
export const lockSheet = defineAction({
  name: 'scoresheet.lock',
  audience: 'panel',
  input: z.object({ code: z.string(), version: fields.rowVersion.optional() }).catchall(z.string()),
  load: (reader, { code }, context): Promise<Loaded | null> => load(reader, code, context),
  facts: own => own.facts,
  readAction: 'assessment.read',
  version: own => own.sheet.rowVersion,
  handle: (own, sent, { now, locale }) => {
    if (own.sheet.state === 'locked') return refuse([already])
    // What a script sends along counts too, so that a sheet can be filled and locked in one step.
    const typed = readMarks(own, sent, { now, locale })
    const marks = marksWith(own, typed.marks)
    const problems = problemsOf(own, marks, typed, now)
    if (problems.length > 0) return refuse(problems)
    const last =
      !own.repeatOf && own.lockedOthers + 1 >= own.panelSize && own.lockedOthers === own.others.length
    return done({
      change: { own, typed, sheet: locked(own, marks, now), last },
      event: own.repeatOf ? 'repeat.locked' : 'scoresheet.locked',
      ...recordOf(own),
      detail: { criteria: marks.length, ...(own.repeatOf ? {} : { last }) },
      after: marks.map(mark => [mark.criterionId, mark.answer, mark.reason]),
      // Only now is it told that it was one, with both sheets side by side.
      next: own.repeatOf ? `/penilaian/${own.code}` : '/penilaian',
    })
  },
  save: async (tx, { own, typed, sheet, last }, context) => {
    if (!(await saveEntered(tx, own, typed))) return false
    if (!(await storeLock(tx, own, sheet))) return false
    // A jury's last sheet moves nothing: the published result stands until there is a new decision. Where one sheet is
    // agreed upon, the panel talks about it first.
    const moves = last && sheet.round === 1 && !wantsAgreement(own.ground.rules)
    return moves ? advance(tx, own.nomination, 'scoresheet.lock', context) : true
  },
})
