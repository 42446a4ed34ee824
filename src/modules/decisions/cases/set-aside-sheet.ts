import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { bodiesLacking, findLiveAssignment, setSheetAside } from '../../assessment/index.ts'
import { advance } from '../../nominations/index.ts'
import { loadSheetInTurn, sheetFields, type SheetOfCase } from './desk-sheet.ts'
import { sheetsMovedJob } from './sheets-moved.ts'
import { agreedLocked, settled } from './unlock-problems.ts'

const input = z.object({ ...sheetFields, asideReason: fields.requiredText(2_000, 10) })

const stillOpen = problem(
  'sheet-open',
  '',
  text(
    'Lembar ini tidak terkunci. Sekretariat mengakhiri penugasannya di halaman penugasan.',
    'This sheet is not locked. The secretariat ends its assignment on the page of the assignment.',
  ),
)
const noInterest = problem(
  'no-interest',
  '',
  text(
    'Penilai lembar ini tidak mempunyai benturan kepentingan dengan produknya, jadi lembarnya tetap dihitung.',
    'The assessor of this sheet has no interest in its product, so the sheet counts.',
  ),
)

/** What is left of the panel is whole by itself, with its bodies: a further sheet had been asked for before. */
const staysWhole = ({ rules, sheets, one }: SheetOfCase): boolean => {
  const { size, composition } = rules.rules.document.panel
  const rest = sheets.filter(each => each !== one)
  const bodies = rest.map(each => each.body)
  return (
    rest.length >= size &&
    rest.every(each => each.sheet.state === 'locked') &&
    bodiesLacking(composition, bodies).length === 0
  )
}

/**
 * The chair sets a locked sheet aside whose assessor declared an interest afterwards, or about whom one was found: it
 * stays for the record and counts no more, and the product goes back for somebody else to score it.
 */
export const setAsideSheet = defineAction({
  name: 'scoresheet.set-aside',
  audience: 'panel',
  input,
  load: async (reader, given, context) => {
    const found = await loadSheetInTurn(reader, given, context)
    return found && (await findLiveAssignment(reader, found.one.sheet)) ? found : null
  },
  facts: ({ facts }) => facts,
  readAction: 'plenary.read',
  handle: (loaded: SheetOfCase, { asideReason: reason }, { actor, newId }) => {
    const { nomination, one, settlement, agreed } = loaded
    const { sheet, interest } = one
    if (sheet.state !== 'locked') return refuse([stillOpen])
    if (interest === null) return refuse([noInterest])
    if (settlement !== null) return refuse([settled])
    if (agreed?.state === 'locked') return refuse([agreedLocked])
    const isBack = nomination.state === 'assessed' && !staysWhole(loaded)
    const by = actor.personId ?? ''
    const entry = {
      subject: { kind: 'scoresheet', id: sheet.id },
      record: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { interest },
    }
    // Whose sheet it was is told of it from an entry of the own.
    const told = { ...entry, subject: { kind: 'assessor', id: sheet.personId } }
    const moved = { nomination: nomination.id, cause: 'sheet-opened', reason, by } as const
    return done({
      change: { nomination, sheet, isBack, reason },
      event: 'scoresheet.set-aside',
      ...entry,
      each: [entry, told],
      reason,
      jobs: [sheetsMovedJob(moved, newId())],
    })
  },
  save: async (tx, { nomination, sheet, isBack, reason }, context) => {
    const assignment = await findLiveAssignment(tx, sheet)
    if (!assignment || !(await setSheetAside(tx, assignment, reason))) return false
    return isBack ? advance(tx, nomination, 'scoresheet.set-aside', context) : true
  },
})
