import { z } from 'zod'
import {
  defineAction,
  done,
  fields,
  refuse,
  type ActionContext,
  type Outcome,
} from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Answer } from '../../../engine/index.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { loadAgreedInTurn, type AgreedGround } from './agreed-ground.ts'
import { closed, nothingAlike } from './agreed-problems.ts'
import { heard, type AgreedSheet, type Seat } from './agreed-sheet.ts'
import { saveAgreed } from './agreed-store.ts'
import type { Mark } from '../assessment.ts'
import { readMarks, type ReadMarks } from '../sheets/read-marks.ts'
import { askedCriteria, choiceName, fieldTitle, type SheetField } from '../sheets/sheet-fields.ts'
import { marksWith } from '../sheets/sheet-sums.ts'

/** Fields `mark.<criterion>` and `reason.<criterion>`; `b.…` says what a field was drawn with. What is left out stays. */
const input = z.object({ code: z.string(), version: fields.rowVersion.optional() }).catchall(z.string())
export type Input = z.output<typeof input>
type Change = Readonly<{ ground: AgreedGround; sheet: AgreedSheet; marks: readonly Mark[] }>

/** What every individual sheet answers in the same way; null where they differ or one says nothing. */
export function answeredAlike(seats: readonly Seat[], criterionId: string): Answer | null {
  const said = seats.map(({ marks }) => marks.find(one => one.criterionId === criterionId)?.answer ?? null)
  const [first = null] = said
  return said.every(one => one === first) ? first : null
}

/** Another chair, or another tab, changed the same field: neither overwrites the other. */
function conflictProblem(field: SheetField): Problem {
  const [id, en] = [fieldTitle(field, 'id'), fieldTitle(field, 'en')]
  return problem(
    'changed-elsewhere',
    choiceName(field.name),
    text(
      `“${id}” sudah diubah di tempat lain sejak halaman ini dibuka. Pilih versi yang dipakai.`,
      `“${en}” was changed elsewhere since this page was opened. Choose the version to use.`,
    ),
  )
}

/** The ledger's entry about an agreed sheet, in the history of its product. */
export const entryOf = ({ nomination }: Pick<AgreedGround, 'nomination'>, sheetId: string) => ({
  subject: { kind: 'agreed-sheet', id: sheetId },
  record: { kind: 'nomination', id: nomination.id },
  areaPath: nomination.areaPath,
})

/** How many of those with a voice agree to the sheet as it is now. */
export const standing = (ground: AgreedGround): number =>
  heard(ground).filter(one => one.voice?.agrees).length

export function saved(
  ground: AgreedGround,
  marks: readonly Mark[],
  { newId }: ActionContext,
  rest: Readonly<{ event: string; detail?: Readonly<Record<string, unknown>>; unsaved?: readonly Problem[] }>,
): Extract<Outcome<Change>, { kind: 'done' }> {
  const sheet = ground.sheet.revision === 0 ? { ...ground.sheet, id: newId() } : ground.sheet
  const voided = marks.length === 0 ? 0 : standing(ground)
  return done({
    change: { ground, sheet, marks },
    ...entryOf(ground, sheet.id),
    event: rest.event,
    detail: { criteria: marks.length, revision: sheet.revision + 1, voided, ...rest.detail },
    recorded: marks.length > 0,
    after: marks.map(mark => [mark.criterionId, mark.answer, mark.reason]),
    unsaved: rest.unsaved ?? [],
  })
}

/** What every act that writes an agreed sheet has in common. */
export const writing = {
  audience: 'panel',
  input,
  load: (reader: Reader, { code }: Input, context: ActionContext) => loadAgreedInTurn(reader, code, context),
  facts: (ground: AgreedGround) => ground.facts,
  readAction: 'agreed-sheet.read',
  version: (ground: AgreedGround) => ground.sheet.revision,
  save: async (tx: Tx, { sheet, marks }: Change, { now }: ActionContext) =>
    marks.length === 0 || saveAgreed(tx, sheet, marks, now),
} as const

/** What was typed, beside what is stored now; null for what cannot be stored at all. */
const readOf = (ground: AgreedGround, sent: Input, context: ActionContext): ReadMarks =>
  readMarks(ground, sent, context)

const conflictsOf = (read: ReadMarks): readonly Problem[] =>
  read.fields.filter(one => one.merged === 'conflict').map(one => conflictProblem(one.field))

/** The chair saves what the panel found; every change makes a new revision, to which nobody has agreed yet. */
export const saveAgreedSheet = defineAction({
  ...writing,
  name: 'agreed-sheet.save',
  handle: (ground: AgreedGround, sent: Input, context: ActionContext) => {
    const against = closed(ground)
    if (against) return refuse([against])
    const read = readOf(ground, sent, context)
    if (read.problems.length > 0) return refuse(read.problems)
    return saved(ground, read.marks, context, { event: 'agreed-sheet.saved', unsaved: conflictsOf(read) })
  },
})

const filledIn = (ground: AgreedGround, typed: readonly Mark[], now: Date): readonly Mark[] => {
  const known = new Map(marksWith(ground, typed).map(mark => [mark.criterionId, mark]))
  return askedCriteria(ground).flatMap(({ id }): Mark[] => {
    const mark = known.get(id)
    const answer = answeredAlike(ground.seats, id)
    if (answer === null || (mark && mark.answer !== null)) return []
    const revision = (ground.marks.find(one => one.criterionId === id)?.revision ?? 0) + 1
    return [{ criterionId: id, answer, reason: mark?.reason ?? '', savedAt: now, revision }]
  })
}

/** The same, and every criterion that is still empty and that all assessors answered alike takes over their answer. */
export const takeOverAlike = defineAction({
  ...writing,
  name: 'agreed-sheet.take-over',
  handle: (ground: AgreedGround, sent: Input, context: ActionContext) => {
    const against = closed(ground)
    if (against) return refuse([against])
    const read = readOf(ground, sent, context)
    if (read.problems.length > 0) return refuse(read.problems)
    const alike = filledIn(ground, read.marks, context.now)
    if (alike.length === 0) return refuse([nothingAlike])
    const taken = new Map([...read.marks, ...alike].map(mark => [mark.criterionId, mark]))
    return saved(ground, [...taken.values()], context, {
      event: 'agreed-sheet.taken-over',
      detail: { takenOver: alike.length },
      unsaved: conflictsOf(read),
    })
  },
})
