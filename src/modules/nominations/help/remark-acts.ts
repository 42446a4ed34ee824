import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { rulesOf } from '../draft/load-file.ts'
import { nominationFacts, type Nomination } from '../nomination.ts'
import { findNomination, getNomination } from '../nomination-store.ts'
import { isSameItem, isWaiting, itemsOf, readItem, remarkAnswers, type Remark } from './remark.ts'
import { closeRemark, insertRemark, lockRemark, storeAnswer } from './remark-store.ts'

const unknownItem = problem(
  'unknown-item',
  'item',
  text('Pilih butir dari daftar.', 'Choose an item from the list.'),
)
const closed = problem(
  'closed',
  '',
  text(
    'Catatan ini sudah selesai atau dicabut. Muat ulang halaman.',
    'This remark is settled or withdrawn already. Reload the page.',
  ),
)
const noReason = problem(
  'no-reason',
  'reason',
  text('Tulis mengapa catatan ini tidak tepat.', 'Write why the remark does not hold.'),
)

const nextOf = ({ id }: Nomination): string => `/usulan/${id}/catatan`
const stampOf = ({ actor, now }: ActionContext) => ({ by: actor.personId ?? '', now })

/** The province notes what is to be looked at again, about one item of a file. */
export const writeRemark = defineAction({
  name: 'nomination.remark',
  input: z.object({
    id: fields.recordId,
    item: fields.requiredText(120),
    text: fields.requiredText(600, 5),
  }),
  load: async (reader, given) => {
    const nomination = await findNomination(reader, given.id)
    if (!nomination) return null
    const { rules } = await rulesOf(reader, nomination)
    return { nomination, items: itemsOf(rules, nomination.commodity) }
  },
  facts: ({ nomination }) => nominationFacts(nomination),
  readAction: 'nomination.read',
  handle: ({ nomination, items }, given, { actor, newId }) => {
    const item = readItem(given.item)
    if (!item || !items.some(one => isSameItem(one.item, item))) return refuse([unknownItem])
    const id = newId()
    return done({
      change: { id, nominationId: nomination.id, item, text: given.text, areaPath: actor.areaPath },
      event: 'nomination.remarked',
      subject: { kind: 'remark', id },
      record: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { item: item.kind, of: item.id },
      next: nextOf(nomination),
      answer: { id },
    })
  },
  save: (tx, change, context) => insertRemark(tx, change, stampOf(context)),
})

type Loaded = Readonly<{ remark: Remark; nomination: Nomination }>

async function loadRemark(reader: Reader, given: Readonly<{ remark: string }>): Promise<Loaded | null> {
  const remark = await lockRemark(reader, given.remark)
  return remark && { remark, nomination: await getNomination(reader, remark.nominationId) }
}

const parts = {
  load: loadRemark,
  facts: ({ nomination }: Loaded) => nominationFacts(nomination),
  readAction: 'nomination.read',
  version: ({ remark }: Loaded) => remark.rowVersion,
} as const

const target = { remark: fields.recordId, version: fields.rowVersion.optional() }

/** The same of every act on a remark that is there. */
const ofRemark = ({ remark, nomination }: Loaded) => ({
  subject: { kind: 'remark', id: remark.id },
  record: { kind: 'nomination', id: nomination.id },
  areaPath: nomination.areaPath,
  next: nextOf(nomination),
})

const answerInput = z.object({ ...target, answer: z.enum(remarkAnswers), reason: fields.optionalText(600) })

/** The office says that it put the matter right, or why the remark does not hold. It may answer again until the end. */
export const answerRemark = defineAction({
  ...parts,
  name: 'nomination.answer-remark',
  input: answerInput,
  handle: (loaded: Loaded, { answer, reason }: z.output<typeof answerInput>) => {
    if (!isWaiting(loaded.remark)) return refuse([closed])
    if (answer === 'not-so' && reason === '') return refuse([noReason])
    return done({
      change: { id: loaded.remark.id, answer, reason },
      event: 'nomination.remark-answered',
      ...ofRemark(loaded),
      detail: { answer },
    })
  },
  save: (tx, { id, ...change }, context) => storeAnswer(tx, id, change, stampOf(context)),
})

const closing = (state: 'settled' | 'withdrawn') => ({
  ...parts,
  input: z.object(target),
  handle: (loaded: Loaded) =>
    isWaiting(loaded.remark)
      ? done({
          change: loaded.remark.id,
          event: `nomination.remark-${state}`,
          ...ofRemark(loaded),
          detail: { was: loaded.remark.state },
        })
      : refuse([closed]),
  save: (tx: Tx, id: string, context: ActionContext) => closeRemark(tx, id, state, stampOf(context)),
})

/** The province is content. */
export const settleRemark = defineAction({ ...closing('settled'), name: 'nomination.settle-remark' })

/** The province takes a remark back that should not have been made. */
export const withdrawRemark = defineAction({ ...closing('withdrawn'), name: 'nomination.withdraw-remark' })
