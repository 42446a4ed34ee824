import { z } from 'zod'
import { defineAction, done, fields } from '../../actions/index.ts'
import { listFiles } from '../files/index.ts'
import { nominationFacts, touchNomination } from '../nominations/index.ts'
import { insertGiveBack } from './give-back-store.ts'
import { fileIdsOf, loadFilesOf } from './load-approval.ts'
import { seenOf } from './seen.ts'

/** The head does not let a draft go out: it stays a draft, and the operator reads why. */
export const giveBack = defineAction({
  name: 'nomination.give-back',
  input: z.object({
    id: fields.recordId,
    version: fields.rowVersion.optional(),
    reason: fields.requiredText(1000, 10),
  }),
  load: async (reader, { id }, { now }) => {
    const [file] = (await loadFilesOf(reader, [id], now)) ?? []
    if (!file) return null
    const seen = seenOf(file, await listFiles(reader, fileIdsOf(file)), now)
    return { nomination: file.nomination, seen }
  },
  facts: ({ nomination }) => nominationFacts(nomination),
  readAction: 'nomination.read',
  version: ({ nomination }) => nomination.rowVersion,
  handle: ({ nomination, seen }, { reason }, { newId }) =>
    done({
      change: { nomination, seen, id: newId(), reason },
      event: 'nomination.given-back',
      subject: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      reason,
      next: '/persetujuan',
    }),
  save: async (tx, { nomination, seen, id, reason }, { actor, now }) => {
    if (!(await touchNomination(tx, nomination))) return false
    await insertGiveBack(tx, {
      id,
      nominationId: nomination.id,
      reason,
      by: actor.personId ?? '',
      at: now,
      seen,
    })
    return true
  },
})
