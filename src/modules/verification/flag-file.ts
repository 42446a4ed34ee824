import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { itemAddress } from './check-item.ts'
import { flagKinds, insertFlag, saveResolution, type Flag } from './flag-store.ts'
import { deskFacts, lockDesk, type Desk } from './load-desk.ts'

const LONGEST = 1_000

const raiseInput = z.object({
  id: fields.recordId,
  item: fields.optionalText(120),
  flag: z.enum(flagKinds),
  remark: fields.requiredText(LONGEST, 10),
})

const unknownItem = problem('unknown-item', '', text('Butir ini tidak ada.', 'There is no such item.'))

/** Marks a file, or one of its items, for the secretariat alone. The file cannot be admitted before it is cleared up. */
export const raiseFlag = defineAction({
  name: 'verification.flag',
  input: raiseInput,
  load: (reader, given): Promise<Desk | null> => lockDesk(reader, given.id),
  facts: deskFacts,
  readAction: 'verification.read',
  handle: (desk, given, { actor, now, newId }) => {
    const { nomination, items } = desk
    if (given.item !== '' && !items.some(one => one.id === given.item)) return refuse([unknownItem])
    const change = {
      id: newId(),
      nominationId: nomination.id,
      itemId: given.item,
      kind: given.flag,
      note: given.remark,
      raisedBy: actor.personId ?? '',
      raisedAt: now,
    }
    return done({
      change,
      event: 'verification.flagged',
      subject: { kind: 'check-flag', id: change.id },
      record: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { item: given.item, kind: given.flag },
      next: itemAddress(nomination.id, given.item),
    })
  },
  save: insertFlag,
  audience: 'panel',
})

const resolveInput = z.object({
  id: fields.recordId,
  raised: fields.recordId,
  resolution: fields.requiredText(LONGEST, 10),
})
type Resolving = Readonly<{ desk: Desk; flag: Flag }>

const resolved = problem(
  'resolved',
  '',
  text('Tanda ini sudah diselesaikan.', 'This flag has been cleared up.'),
)

/** Clears a flag up, saying how. */
export const resolveFlag = defineAction({
  name: 'verification.resolve-flag',
  input: resolveInput,
  load: async (reader, given): Promise<Resolving | null> => {
    const desk = await lockDesk(reader, given.id)
    const flag = desk?.flags.find(one => one.id === given.raised)
    return desk && flag ? { desk, flag } : null
  },
  facts: ({ desk }) => deskFacts(desk),
  readAction: 'verification.read',
  handle: ({ desk, flag }, given, { actor, now }) => {
    if (flag.resolved) return refuse([resolved])
    return done({
      change: { id: flag.id, note: given.resolution, by: actor.personId ?? '', at: now },
      event: 'verification.flag-resolved',
      subject: { kind: 'check-flag', id: flag.id },
      record: { kind: 'nomination', id: desk.nomination.id },
      areaPath: desk.nomination.areaPath,
      detail: { item: flag.itemId, kind: flag.kind },
      next: itemAddress(desk.nomination.id, flag.itemId),
    })
  },
  save: (tx, { id, ...change }) => saveResolution(tx, id, change),
  audience: 'panel',
})
