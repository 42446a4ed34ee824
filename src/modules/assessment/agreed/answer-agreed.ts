import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import type { Problem } from '../../../foundation/problem.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { loadAgreedInTurn, type AgreedGround } from './agreed-ground.ts'
import { changedSince, closed, incomplete, missingMarks, noVoice, saidAlready } from './agreed-problems.ts'
import { voiceOf, type Voice } from './agreed-sheet.ts'
import { insertVoice } from './agreed-store.ts'
import { entryOf } from './save-agreed.ts'

type Change = Readonly<{ ground: AgreedGround; voice: Voice }>

/** What a page showed: the revision of the agreed sheet, and which individual sheets stood beside it. */
export const seenOf = ({ sheet, beside }: Pick<AgreedGround, 'sheet' | 'beside'>): string =>
  `${sheet.revision}-${beside.slice(0, 16)}`

const parts = {
  audience: 'panel',
  load: (reader: Reader, { code }: Readonly<{ code: string }>, context: ActionContext) =>
    loadAgreedInTurn(reader, code, context),
  facts: (ground: AgreedGround) => ground.facts,
  readAction: 'agreed-sheet.read',
  save: async (tx: Tx, { ground, voice }: Change) => insertVoice(tx, ground.sheet, voice),
} as const

/** Whoever has an interest, declared since the lock or found, does not get here: access bars them from the product. */
function whyNot(ground: AgreedGround, seen: string, personId: string): Problem | null {
  const seat = ground.seats.find(one => one.personId === personId && one.interest === null)
  if (!seat) return noVoice
  return closed(ground) ?? (seen === seenOf(ground) ? null : changedSince)
}

const voiceFrom = (
  ground: AgreedGround,
  said: Readonly<{ agrees: boolean; reason: string }>,
  { actor, now, newId }: ActionContext,
): Voice => ({
  ...said,
  id: newId(),
  personId: actor.personId ?? '',
  revision: ground.sheet.revision,
  beside: ground.beside,
  turn: ground.voices.filter(one => one.personId === actor.personId).length + 1,
  saidAt: now,
})

/** An assessor agrees to the sheet as it is now. */
export const agreeToSheet = defineAction({
  ...parts,
  name: 'agreed-sheet.agree',
  input: z.object({ code: z.string(), seen: fields.optionalText(64) }),
  handle: (ground: AgreedGround, { seen }, context: ActionContext) => {
    const personId = context.actor.personId ?? ''
    const against = whyNot(ground, seen, personId)
    if (against) return refuse([against])
    const missing = missingMarks(ground)
    if (missing.length > 0) return refuse([incomplete(missing.length)])
    if (voiceOf(ground, personId)?.agrees) return refuse([saidAlready])
    const voice = voiceFrom(ground, { agrees: true, reason: '' }, context)
    return done({
      change: { ground, voice },
      event: 'agreed-sheet.agreed',
      ...entryOf(ground, ground.sheet.id),
      detail: { revision: voice.revision },
    })
  },
})

/** An assessor does not agree, and says why; the sheet cannot be locked until this is settled. */
export const refuseSheet = defineAction({
  ...parts,
  name: 'agreed-sheet.refuse',
  input: z.object({
    code: z.string(),
    seen: fields.optionalText(64),
    reason: fields.requiredText(1_000, 10),
  }),
  handle: (ground: AgreedGround, { seen, reason }, context: ActionContext) => {
    const against = whyNot(ground, seen, context.actor.personId ?? '')
    if (against) return refuse([against])
    // There is nothing yet to be against.
    if (ground.sheet.revision === 0) return refuse([incomplete(missingMarks(ground).length)])
    const voice = voiceFrom(ground, { agrees: false, reason }, context)
    return done({
      change: { ground, voice },
      event: 'agreed-sheet.refused',
      ...entryOf(ground, ground.sheet.id),
      reason,
      detail: { revision: voice.revision },
    })
  },
})
