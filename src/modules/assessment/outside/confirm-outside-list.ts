import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { BROUGHT_EVENT, recordOfBrought, rowsFrom } from './bring-outside.ts'
import { judgeList } from './judge-outside-list.ts'
import { insertBrought } from './outside-fact-store.ts'
import { editionAddress } from './outside-list.ts'
import { endOutsideList, findOutsideList } from './outside-list-store.ts'
import { groundOfList } from './outside-lists.ts'

const ended = problem(
  'list-ended',
  '',
  text(
    'Daftar ini sudah disimpan atau dibatalkan. Muat ulang halaman untuk melihat keadaannya.',
    'This list was stored or cancelled already. Reload the page to see how it stands.',
  ),
)
const rowsWrong = (count: number) =>
  problem(
    'rows-wrong',
    '',
    text(
      `${count} baris masih salah, jadi belum ada yang disimpan. Perbaiki berkasnya menurut keterangan di bawah, lalu kirim lagi.`,
      `${count} rows are wrong, so nothing was stored. Mend the file as said below, then send it again.`,
    ),
  )
const nothingNew = problem(
  'nothing-new',
  '',
  text(
    'Semua isi daftar ini sudah berlaku. Tidak ada yang perlu disimpan.',
    'Everything on this list counts already. There is nothing to store.',
  ),
)

const listInput = z.object({ id: fields.recordId, version: fields.rowVersion.optional() })

/** Stores a list as a whole, judged once more as things are now; one wrong row keeps back all of it. */
export const confirmOutsideList = defineAction({
  name: 'outside-list.confirm',
  audience: 'panel',
  input: listInput,
  load: async (reader, { id }, context) => {
    const list = await findOutsideList(reader, id)
    return list && { list, rows: judgeList(await groundOfList(reader, list, context, true)) }
  },
  facts: () => ({ areaPath: '/' }),
  readAction: 'outside-fact.list',
  version: ({ list }) => list.rowVersion,
  handle: ({ list, rows }, _input, context) => {
    if (list.state !== 'seen') return refuse([ended])
    const wrong = rows.filter(one => one.problems.length > 0).length
    if (wrong > 0) return refuse([rowsWrong(wrong)])
    const told = rows.filter(one => one.changes.length > 0)
    if (told.length === 0) return refuse([nothingNew])
    const each = told.flatMap(({ ground, changes }) =>
      ground ? [{ ground, brought: rowsFrom(ground, changes, list.id, context) }] : [],
    )
    return done({
      change: { list, brought: each.flatMap(one => one.brought) },
      event: BROUGHT_EVENT,
      subject: { kind: 'outside-list', id: list.id },
      areaPath: '/',
      each: each.map(one => ({
        ...recordOfBrought(one.ground, one.brought),
        after: one.brought.map(row => [row.fact, row.value]),
      })),
      next: editionAddress(list.editionId),
      answer: { facts: each.reduce((sum, one) => sum + one.brought.length, 0) },
    })
  },
  save: async (tx, { list, brought }, { actor, now }) => {
    if (!(await endOutsideList(tx, list, 'confirmed', { personId: actor.personId ?? '', now }))) return false
    await insertBrought(tx, brought)
    return true
  },
})

/** Puts a list away of which nothing was stored. */
export const cancelOutsideList = defineAction({
  name: 'outside-list.cancel',
  audience: 'panel',
  input: listInput,
  load: (reader, { id }) => findOutsideList(reader, id),
  facts: () => ({ areaPath: '/' }),
  readAction: 'outside-fact.list',
  version: list => list.rowVersion,
  handle: list =>
    list.state === 'seen'
      ? done({
          change: list,
          event: 'outside-list.cancelled',
          subject: { kind: 'outside-list', id: list.id },
          areaPath: '/',
          next: editionAddress(list.editionId),
        })
      : refuse([ended]),
  save: (tx, list, { actor, now }) =>
    endOutsideList(tx, list, 'cancelled', { personId: actor.personId ?? '', now }),
})
