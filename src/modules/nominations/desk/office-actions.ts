import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { endMadeFor } from '../../documents/index.ts'
import { listStages } from '../../editions/index.ts'
import { nextState } from '../lifecycle.ts'
import { maySendNow } from '../draft/load-file.ts'
import { nominationFacts, type Nomination } from '../nomination.ts'
import { advance, findNomination } from '../nomination-store.ts'

const target = z.object({ id: fields.recordId, version: fields.rowVersion.optional() })
const withReason = target.extend({ reason: fields.requiredText(500, 10) })

const wrongState = problem(
  'state',
  '',
  text('Usulan sudah berpindah tahap. Muat ulang halaman.', 'The nomination has moved on. Reload the page.'),
)

/** The acts that only move a nomination: what they have in one another. */
const moved = (
  nomination: Nomination,
  event: string,
  more: Readonly<{ reason?: string; action: string }>,
) => ({
  change: nomination,
  event,
  subject: { kind: 'nomination', id: nomination.id },
  areaPath: nomination.areaPath,
  detail: { from: nomination.state, to: nextState(nomination.state, more.action) },
  next: `/usulan/${nomination.id}`,
  ...(more.reason === undefined ? {} : { reason: more.reason }),
})

const find = (reader: Reader, { id }: { id: string }): Promise<Nomination | null> =>
  findNomination(reader, id)

const plain = {
  load: find,
  facts: (nomination: Nomination) => nominationFacts(nomination),
  readAction: 'nomination.read',
  version: (nomination: Nomination) => nomination.rowVersion,
} as const

/** Takes the approval back, so that the operator can change the file. Its letter ends with it. */
export const reopenNomination = defineAction({
  ...plain,
  name: 'nomination.reopen',
  input: withReason,
  handle: (nomination: Nomination, { reason }: z.output<typeof withReason>) =>
    nextState(nomination.state, 'nomination.reopen')
      ? done(moved(nomination, 'nomination.reopened', { action: 'nomination.reopen', reason }))
      : refuse([wrongState]),
  save: async (tx, nomination: Nomination, context: ActionContext) => {
    await endMadeFor(tx, nomination.id, 'reopened', context)
    return advance(tx, nomination, 'nomination.reopen', context, { approved: null })
  },
})

/** The office takes the nomination back, for a reason that stays in its history. */
export const withdrawNomination = defineAction({
  ...plain,
  name: 'nomination.withdraw',
  input: withReason,
  handle: (nomination: Nomination, { reason }: z.output<typeof withReason>) =>
    nextState(nomination.state, 'nomination.withdraw')
      ? done(moved(nomination, 'nomination.withdrawn', { action: 'nomination.withdraw', reason }))
      : refuse([wrongState]),
  save: async (tx, nomination: Nomination, context: ActionContext) => {
    await endMadeFor(tx, nomination.id, 'withdrawn', context)
    return advance(tx, nomination, 'nomination.withdraw', context)
  },
})

const stillOpen = problem(
  'still-open',
  '',
  text(
    'Dinas masih dapat mengirim perbaikan: tahap pengusulan atau verifikasi belum ditutup.',
    'The office can still send its correction: nominating or verifying has not been closed.',
  ),
)

type Returned = Readonly<{ nomination: Nomination; isOpen: boolean }>

/** Ends a returned file that was not brought back while it could be. */
export const lapseNomination = defineAction({
  name: 'nomination.lapse',
  input: target,
  load: async (reader, given, { now }): Promise<Returned | null> => {
    const nomination = await findNomination(reader, given.id)
    if (!nomination) return null
    const stages = await listStages(reader, nomination.editionId, { area: nomination.areaPath })
    return { nomination, isOpen: maySendNow({ nomination, stages }, now) }
  },
  facts: ({ nomination }) => nominationFacts(nomination),
  readAction: 'nomination.read',
  version: ({ nomination }) => nomination.rowVersion,
  handle: ({ nomination, isOpen }) => {
    if (!nextState(nomination.state, 'nomination.lapse')) return refuse([wrongState])
    if (isOpen) return refuse([stillOpen])
    return done(moved(nomination, 'nomination.lapsed', { action: 'nomination.lapse' }))
  },
  save: (tx, nomination: Nomination, context) => advance(tx, nomination, 'nomination.lapse', context),
})
