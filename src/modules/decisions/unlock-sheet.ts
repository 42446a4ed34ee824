import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import {
  loadLockedDeskInTurn,
  openSheetAgain,
  versionOfSheet,
  type DeskSheet,
  type LockedDesk,
} from '../assessment/index.ts'
import { advance } from '../nominations/index.ts'
import { ownFacts } from './own-interest.ts'
import type { Settlement } from './settlement.ts'
import { listSettlements, takePlenaryTurn } from './settlement-store.ts'
import { sheetsMovedJob } from './sheets-moved.ts'

const input = z.object({
  edition: fields.recordId,
  nomination: fields.recordId,
  sheet: fields.recordId,
  reason: fields.requiredText(2_000, 10),
})
type Input = z.output<typeof input>
type Loaded = LockedDesk & Readonly<{ one: DeskSheet; settlement: Settlement | null }>

const notLocked = problem('sheet-open', '', text('Lembar ini tidak terkunci.', 'This sheet is not locked.'))
const agreedLocked = problem(
  'agreed-sheet-locked',
  '',
  text(
    'Lembar bersama produk ini terkunci. Buka dulu lembar bersamanya, lalu lembar perorangan ini.',
    'The agreed sheet of this product is locked. Open the agreed sheet first, then this individual one.',
  ),
)
const settled = problem(
  'already-settled',
  '',
  text(
    'Pleno sudah memutuskan produk ini, jadi lembarnya tidak dapat dibuka lagi.',
    'The plenary has settled this product, so its sheets can no longer be opened.',
  ),
)

async function load(
  reader: Reader,
  { edition, nomination, sheet }: Input,
  context: ActionContext,
): Promise<Loaded | null> {
  await takePlenaryTurn(reader, edition)
  const desk = await loadLockedDeskInTurn(reader, nomination)
  const one = desk?.sheets.find(each => each.sheet.id === sheet)
  if (!desk || !one || desk.nomination.editionId !== edition) return null
  const settlement = (await listSettlements(reader, [nomination])).get(nomination) ?? null
  const facts = await ownFacts(reader, context, desk.nomination)
  return { ...desk, facts, one, settlement }
}

/**
 * The chair opens a locked sheet again, with a reason, before the plenary has settled the product. What was locked is
 * kept for good; the assessor goes on from it and locks a new version.
 */
export const unlockSheet = defineAction({
  name: 'scoresheet.unlock',
  audience: 'panel',
  input,
  load,
  facts: ({ facts }) => facts,
  readAction: 'plenary.read',
  handle: ({ nomination, one, settlement, agreed }, given, { actor, now, newId }) => {
    const { sheet, marks, versions } = one
    if (sheet.state !== 'locked' || sheet.lockedAt === null) return refuse([notLocked])
    if (settlement !== null) return refuse([settled])
    if (agreed?.state === 'locked') return refuse([agreedLocked])
    const act = { id: newId(), version: versions.length + 1, by: actor.personId ?? '', at: now }
    const kept = versionOfSheet({ ...sheet, lockedAt: sheet.lockedAt }, marks, {
      ...act,
      reason: given.reason,
    })
    return done({
      change: { nomination, sheet, kept },
      event: 'scoresheet.unlocked',
      subject: { kind: 'scoresheet', id: sheet.id },
      record: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      reason: given.reason,
      detail: { version: kept.version },
      jobs: [
        sheetsMovedJob(
          { nomination: nomination.id, cause: 'sheet-opened', reason: given.reason, by: kept.unlockedBy },
          newId(),
        ),
      ],
      before: kept.marks.map(mark => [mark.criterionId, mark.answer, mark.reason]),
    })
  },
  save: async (tx, { nomination, sheet, kept }, context) => {
    if (!(await openSheetAgain(tx, sheet, kept))) return false
    // While other sheets are still open, the product is with its assessors anyway.
    return nomination.state === 'assessed' ? advance(tx, nomination, 'scoresheet.unlock', context) : true
  },
})
