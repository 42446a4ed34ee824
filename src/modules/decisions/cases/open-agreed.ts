import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { loadLockedDeskInTurn, openAgreedSheet, type LockedDesk } from '../../assessment/index.ts'
import { advance } from '../../nominations/index.ts'
import { ownFacts } from './own-interest.ts'
import { listSettlements, takePlenaryTurn } from '../settlement-store.ts'
import { sheetsMovedJob } from './sheets-moved.ts'

const input = z.object({
  edition: fields.recordId,
  nomination: fields.recordId,
  reason: fields.requiredText(2_000, 10),
})
type Input = z.output<typeof input>
type Loaded = LockedDesk & Readonly<{ isSettled: boolean }>

const notLocked = problem(
  'sheet-open',
  '',
  text('Lembar bersama produk ini tidak terkunci.', 'The agreed sheet of this product is not locked.'),
)
const settled = problem(
  'already-settled',
  '',
  text(
    'Pleno sudah memutuskan produk ini, jadi lembar bersamanya tidak dapat dibuka lagi.',
    'The plenary has settled this product, so its agreed sheet can no longer be opened.',
  ),
)

async function load(
  reader: Reader,
  { edition, nomination }: Input,
  context: ActionContext,
): Promise<Loaded | null> {
  await takePlenaryTurn(reader, edition)
  const desk = await loadLockedDeskInTurn(reader, nomination)
  if (desk?.nomination.editionId !== edition) return null
  const isSettled = (await listSettlements(reader, [nomination])).has(nomination)
  return { ...desk, facts: await ownFacts(reader, context, desk.nomination), isSettled }
}

/**
 * The chair opens the agreed sheet again, with a reason, before the plenary has settled the product. What was locked is
 * kept for good, and the panel has to agree anew.
 */
export const openAgreed = defineAction({
  name: 'agreed-sheet.open',
  audience: 'panel',
  input,
  load,
  facts: ({ facts }) => facts,
  readAction: 'plenary.read',
  handle: ({ nomination, agreed, isSettled }, { reason }, { actor, newId }) => {
    if (agreed?.state !== 'locked') return refuse([notLocked])
    if (isSettled) return refuse([settled])
    const by = actor.personId ?? ''
    return done({
      change: { nomination, agreed, reason },
      event: 'agreed-sheet.opened',
      subject: { kind: 'agreed-sheet', id: agreed.id },
      record: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      reason,
      detail: { revision: agreed.revision },
      jobs: [sheetsMovedJob({ nomination: nomination.id, cause: 'sheet-opened', reason, by }, newId())],
    })
  },
  save: async (tx, { nomination, agreed, reason }, context) => {
    const { actor, now, newId } = context
    const act = { id: newId(), reason, by: actor.personId ?? '', at: now }
    if (!(await openAgreedSheet(tx, agreed, act))) return false
    return advance(tx, nomination, 'agreed-sheet.open', context)
  },
})
