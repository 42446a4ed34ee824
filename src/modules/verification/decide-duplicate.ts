import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Tx } from '../../platform/database/index.ts'
import { itemAddress } from './check-item.ts'
import { isHeld, pairKey, type DuplicateVerdict, type Likeness } from './duplicate.ts'
import { saveDuplicateVerdict } from './duplicate-store.ts'
import { findDuplicates } from './find-duplicates.ts'
import { insertFlag, type Flag } from './flag-store.ts'
import { deskFacts, lockDesk, type Desk } from './load-desk.ts'
import type { VerificationSettings } from './settings.ts'

const LONGEST = 1_000

const input = z.object({
  id: fields.recordId,
  pair: fields.requiredText(80),
  verdict: z.enum(['different', 'flagged']),
  why: fields.requiredText(LONGEST, 10),
})

type Loaded = Readonly<{ desk: Desk; likeness: Likeness }>
type Decided = Omit<DuplicateVerdict, 'open'>
type Change = Readonly<{ decided: Decided; flag: Omit<Flag, 'resolved'> | null }>

async function save(tx: Tx, { decided, flag }: Change): Promise<void> {
  await saveDuplicateVerdict(tx, decided)
  if (flag) await insertFlag(tx, flag)
}

const flagFrom = (id: string, nominationId: string, { reason, by, at }: Decided) =>
  ({ id, nominationId, itemId: '', kind: 'duplicate', note: reason, raisedBy: by, raisedAt: at }) as const

const held = problem(
  'flagged',
  '',
  text(
    'Pasangan ini ditandai ganda. Selesaikan tandanya lebih dahulu, lalu putuskan lagi.',
    'This pair is flagged as a duplicate. Clear up its flag first, then decide again.',
  ),
)

/** A person says whether two that look alike are one: kept for the pair, or raised as a flag. */
export const decideDuplicate = ({ ownNumbers }: Pick<VerificationSettings, 'ownNumbers'>) =>
  defineAction({
    name: 'verification.decide-duplicate',
    input,
    load: async (reader, given): Promise<Loaded | null> => {
      const desk = await lockDesk(reader, given.id)
      if (!desk) return null
      const found = await findDuplicates(reader, desk, ownNumbers)
      const likeness = found.find(one => pairKey(one.pair) === given.pair)
      return likeness ? { desk, likeness } : null
    },
    facts: ({ desk }) => deskFacts(desk),
    readAction: 'verification.read',
    handle: ({ desk, likeness }, given, { actor, now, newId }) => {
      if (isHeld(likeness)) return refuse([held])
      const { pair, grounds } = likeness
      const by = actor.personId ?? ''
      const { nomination } = desk
      const decided = { pair, verdict: given.verdict, reason: given.why, grounds, by, at: now }
      const flag = given.verdict === 'flagged' ? flagFrom(newId(), nomination.id, decided) : null
      return done({
        change: { decided, flag },
        event: given.verdict === 'flagged' ? 'verification.flagged' : 'verification.duplicate-denied',
        subject: { kind: 'nomination', id: nomination.id },
        areaPath: nomination.areaPath,
        detail: { pair: pair.kind, first: pair.first, second: pair.second, grounds, verdict: given.verdict },
        next: `${itemAddress(nomination.id, '')}#ganda`,
      })
    },
    save,
    audience: 'panel',
  })
