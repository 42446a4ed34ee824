import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../actions/index.ts'
import { changeKinds } from '../../engine/document-numbers/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { findProducer, listProductsOf, type MoveStep } from '../producers/index.ts'
import { dayIn } from '../regions/index.ts'
import type { Owner, StoredDocument } from './document.ts'
import { listDocumentsOf } from './document-store.ts'
import { changedSince, type NotedChange } from './noted-change.ts'
import {
  findChange,
  holdChanges,
  insertChange,
  listChangesOf,
  markChanged,
  markChangeTakenBack,
} from './noted-change-store.ts'
import type { DocumentSettings } from './settings.ts'

type Settings = Pick<DocumentSettings, 'types' | 'warnDays'>
type Producer = NonNullable<Awaited<ReturnType<typeof findProducer>>>

/** A firm with its products, its papers in use, and the changes noted so far. */
type Ground = Readonly<{
  producer: Producer
  productIds: readonly string[]
  documents: readonly StoredDocument[]
  changes: readonly NotedChange[]
}>

async function papersOf(reader: Reader, producer: Producer, productIds: readonly string[], now: Date) {
  const owners: readonly Owner[] = [
    { kind: 'producer', id: producer.id },
    ...productIds.map(id => ({ kind: 'product' as const, id })),
  ]
  return listDocumentsOf(reader, owners, { day: dayIn(producer.areaPath, now), warnDays: 0 })
}

/** Papers cannot be added, nor other changes noted, until this act is through. */
async function loadGround(reader: Reader, producerId: string, now: Date): Promise<Ground | null> {
  const producer = await findProducer(reader, producerId)
  if (!producer) return null
  await holdChanges(reader, producer.id)
  const productIds = (await listProductsOf(reader, producer.id)).map(product => product.id)
  const documents = await papersOf(reader, producer, productIds, now)
  return { producer, productIds, documents, changes: await listChangesOf(reader, producer.id) }
}

/** The papers whose day moves, with the new one. */
const marksOf = (
  documents: readonly StoredDocument[],
  changes: readonly NotedChange[],
  { types }: Pick<Settings, 'types'>,
) =>
  documents
    .map(document => ({ document, changedOn: changedSince(document, changes, types) }))
    .filter(({ document, changedOn }) => document.changedOn !== changedOn)
    .map(({ document, changedOn }) => ({ documentId: document.id, changedOn }))

const noProduct = problem(
  'no-product',
  'product',
  text('Pilih produk yang komposisinya berubah.', 'Choose the product whose composition changed.'),
)
const inFuture = problem(
  'change-in-future',
  'changedOn',
  text(
    'Tanggal ini belum terjadi. Catat perubahan setelah terjadi.',
    'This day has not come yet. Note a change once it has happened.',
  ),
)
const noted = problem(
  'noted-already',
  'changedOn',
  text('Perubahan ini sudah dicatat untuk tanggal tersebut.', 'This change is noted for that day already.'),
)

const input = z.object({
  id: fields.recordId,
  what: z.enum(changeKinds),
  product: fields.optionalText(40),
  changedOn: fields.isoDate,
  explanation: fields.requiredText(1000, 10),
})
type Given = z.output<typeof input>

function problemsOf(ground: Ground, given: Given, now: Date): readonly Problem[] {
  const product = given.product === '' ? null : given.product
  const isOwn = product !== null && ground.productIds.includes(product)
  const known = ground.changes.some(
    one =>
      one.takenBackAt === null &&
      one.what === given.what &&
      one.productId === product &&
      one.changedOn === given.changedOn,
  )
  return [
    ...((given.what === 'composition' || product !== null) && !isOwn ? [noProduct] : []),
    ...(given.changedOn > dayIn(ground.producer.areaPath, now) ? [inFuture] : []),
    ...(known ? [noted] : []),
  ]
}

const personOf = ({ actor }: ActionContext): string => {
  if (actor.personId === null) throw new Error('a change is noted by a person')
  return actor.personId
}

type Said = Pick<NotedChange, 'productId' | 'what' | 'changedOn' | 'explanation'>

const newChange = (producer: Producer, said: Said, context: ActionContext): NotedChange => ({
  ...said,
  id: context.newId(),
  producerId: producer.id,
  areaPath: producer.areaPath,
  notedBy: personOf(context),
  notedAt: context.now,
  takenBackBy: null,
  takenBackAt: null,
})

/** Says that a product's composition, or the place where it is made, changed. Papers that this ends are over. */
export const noteChange = (settings: Settings) =>
  defineAction({
    name: 'product.note-change',
    readAction: 'producer.read',
    input,
    load: (reader, given, { now }) => loadGround(reader, given.id, now),
    facts: ({ producer }) => ({ areaPath: producer.areaPath, ownerId: producer.id }),
    handle: (ground, given, context) => {
      const problems = problemsOf(ground, given, context.now)
      if (problems.length > 0) return refuse(problems)
      const { producer } = ground
      const { what, changedOn, explanation } = given
      const productId = given.product === '' ? null : given.product
      const change = newChange(producer, { productId, what, changedOn, explanation }, context)
      const marks = marksOf(ground.documents, [...ground.changes, change], settings)
      return done({
        change: { change, marks },
        event: 'product.change-noted',
        subject: { kind: 'producer', id: producer.id },
        areaPath: producer.areaPath,
        detail: { change: change.id, what, on: changedOn, product: productId, papers: marks.length },
        answer: { id: change.id, papers: marks.length },
      })
    },
    save: async (tx, { change, marks }) => {
      await insertChange(tx, change)
      await markChanged(tx, marks)
    },
  })

/** Takes a change back that did not happen. Papers that it ended are in force again. */
export const takeChangeBack = (settings: Settings) =>
  defineAction({
    name: 'product.take-back-change',
    readAction: 'producer.read',
    input: z.object({ change: fields.recordId, reason: fields.requiredText(500, 5) }),
    load: async (reader, given, { now }) => {
      const change = await findChange(reader, given.change)
      const ground = change && (await loadGround(reader, change.producerId, now))
      return change && ground ? { change, ground } : null
    },
    facts: ({ ground }) => ({ areaPath: ground.producer.areaPath, ownerId: ground.producer.id }),
    handle: ({ change, ground }, { reason }) => {
      const others = ground.changes.filter(one => one.id !== change.id)
      const marks = marksOf(ground.documents, others, settings)
      return done({
        change: { id: change.id, marks },
        event: 'product.change-taken-back',
        subject: { kind: 'producer', id: change.producerId },
        areaPath: change.areaPath,
        reason,
        detail: { change: change.id, what: change.what, on: change.changedOn, papers: marks.length },
      })
    },
    save: async (tx, { id, marks }, context) => {
      if (!(await markChangeTakenBack(tx, id, personOf(context), context.now))) return false
      await markChanged(tx, marks)
      return true
    },
  })

/** The same where an office corrects the address of a firm because it moved. */
export const noteMove =
  (settings: Settings): MoveStep =>
  async (tx: Tx, { producerId, movedOn, explanation }, context) => {
    const ground = await loadGround(tx, producerId, context.now)
    if (!ground) throw new Error(`no producer ${producerId}`)
    const known = ground.changes.some(
      one => one.takenBackAt === null && one.productId === null && one.changedOn === movedOn,
    )
    if (known) return
    const said = { productId: null, what: 'place' as const, changedOn: movedOn, explanation }
    const change = newChange(ground.producer, said, context)
    await insertChange(tx, change)
    await markChanged(tx, marksOf(ground.documents, [...ground.changes, change], settings))
  }
