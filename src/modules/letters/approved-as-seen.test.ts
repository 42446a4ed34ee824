import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { letterSite } from '../../../tests/builders/letter-acts.ts'
import {
  draftWithoutLetter as aDraft,
  newestLetter,
  tickedOf,
} from '../../../tests/builders/letter-office.ts'
import { head, NominationOffice, operator } from '../../../tests/builders/nomination-office.ts'
import type { TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import { sql, type KyselyPlugin } from 'kysely'
import { text } from '../../foundation/text.ts'
import { openNomination } from '../nominations/index.ts'
import { reopenNomination } from '../nominations/desk/office-actions.ts'
import { producerActions } from '../producers/index.ts'
import { loadFilesOf } from './load-approval.ts'

let office: NominationOffice
let site: TestSite
before(async () => {
  office = await NominationOffice.open()
  site = letterSite(office.environment)
})
after(() => office.close())

const { editProduct, registerProduct } = producerActions({
  commodities: () => [{ id: 'tenun', title: text('Kain tenun', 'Woven cloth') }],
  sentraUnits: { atLeast: 5, reason: text('Syarat contoh.', 'Example requirement.') },
  maxPhotos: 12,
  scales: [],
  afterTakeBack: [],
})
const reason = 'Contoh alasan yang cukup panjang.'
let register = 0
const nextNumber = (): string => `700/${++register}/Disperin/2031`
const draft = () => aDraft(office)
const rename = (id: string, name: string) =>
  office.done(operator, editProduct, {
    id,
    name,
    commodity: 'tenun',
    about: 'Kain yang ditenun dari benang setempat, contoh.',
  })
const list = () => openValid(site, head, '/persetujuan')
const seenOn = async (id: string): Promise<string> =>
  /name="seen" value="([0-9a-f]+)"/.exec(await openValid(site, head, `/usulan/${id}`))?.[1] ?? ''

const codesOf = (result: Awaited<ReturnType<NominationOffice['run']>>): readonly string[] =>
  result.kind === 'refused' ? result.problems.map(one => one.code) : [result.kind]

test('a product that was renamed after the head looked keeps the approval back, alone and among others', async () => {
  const [one, two] = [await draft(), await draft()]
  const nominations = await tickedOf(office, one.id, two.id)
  const seen = await seenOn(two.id)
  assert.notEqual(seen, '')
  await rename(two.product, 'Kain yang lain contoh')
  const { approveTogether, approveNomination } = office.letters
  const together = await office.run(head, approveTogether, { nominations, number: nextNumber() })
  assert.deepEqual(codesOf(together), ['changed'])
  assert.match(together.kind === 'refused' ? (together.problems[0]?.message.id ?? '') : '', /Kain yang lain/)
  const alone = await office.run(head, approveNomination, { id: two.id, seen, number: nextNumber() })
  assert.deepEqual(codesOf(alone), ['changed'])
  const old = encodeURIComponent(nominations)
  assert.match(await openValid(site, head, `/persetujuan/surat?usulan=${old}`), /berubah setelah halaman ini/)
  const now = { id: two.id, seen: await seenOn(two.id), number: nextNumber() }
  await office.done(head, approveNomination, now)
  const again = { nominations: await tickedOf(office, one.id), number: nextNumber() }
  await office.done(head, approveTogether, again)
})

test('a tick without what was looked at approves nothing', async () => {
  const { id } = await draft()
  const { rowVersion } = await office.get(id)
  const nominations = `${id}:${rowVersion}`
  const { approveTogether } = office.letters
  const result = await office.run(head, approveTogether, { nominations, number: nextNumber() })
  assert.deepEqual(codesOf(result), ['changed'])
})

test('more than one letter names is said on the page, not answered with nothing', async () => {
  const ticks = Array.from({ length: 41 }, (_, index) => `u${index}:1:0`).join('%20')
  const page = await openValid(site, head, `/persetujuan/surat?usulan=${ticks}`)
  assert.match(page, /paling banyak 40 usulan/)
})

test('a number is the same with spaces between, and the number of an uploaded letter is taken', async () => {
  const [one, two] = [await draft(), await draft()]
  const { approveNomination } = office.letters
  await office.done(head, approveNomination, { id: one.id, number: '701/9/Disperin/2031' })
  const spaced = { id: two.id, number: '701 / 9 / disperin / 2031' }
  assert.deepEqual(codesOf(await office.run(head, approveNomination, spaced)), ['letter-number-used'])
  const { made } = await office.readyDraft()
  const type = office.rules.rules.document.documents.find(each => each.madeAtApproval)
  assert.ok(type)
  await office.aPaper({ kind: type.owner, id: made[type.owner] }, type.type, { number: '702/ 2/Y' })
  const brought = { id: two.id, number: '702/2/y' }
  assert.deepEqual(codesOf(await office.run(head, approveNomination, brought)), ['letter-number-used'])
  assert.equal((await office.get(two.id)).state, 'draft')
})

test('a draft that was given back waits for the operator until anything of it changed', async () => {
  const { id, product } = await draft()
  const box = new RegExp(`value="${id}:`)
  assert.match(await list(), box)
  const tasks = async (): Promise<string> => (await site.get(head, '/tugas')).body
  const before = await tasks()
  await office.done(head, office.letters.giveBack, { id, reason })
  assert.doesNotMatch(await list(), box)
  assert.match(await list(), /1 usulan Anda kembalikan dan belum diubah/)
  assert.notEqual(await tasks(), before)
  office.clock.advance(60)
  await rename(product, 'Kain yang diperbaiki contoh')
  assert.match(await list(), box)
  assert.match(await list(), /Sudah diubah sejak itu/)
})

test('a reason to give back is history once the draft was approved', async () => {
  const { id } = await draft()
  await office.done(head, office.letters.giveBack, { id, reason })
  const page = () => openValid(site, operator, `/usulan/${id}`)
  assert.match(await page(), /mengembalikan usulan ini pada/)
  await office.done(head, office.letters.approveNomination, { id, number: nextNumber() })
  office.clock.advance(60)
  await office.done(head, reopenNomination, { id, reason })
  assert.doesNotMatch(await page(), /mengembalikan usulan ini pada/)
  assert.match(await list(), new RegExp(`value="${id}:`))
})

test('a number of the signer that was recorded can be taken off again', async () => {
  const nipOf = async (nip?: string): Promise<string> => {
    const { id } = await draft()
    office.clock.advance(60)
    const typed = { id, number: nextNumber(), ...(nip === undefined ? {} : { nip }) }
    await office.done(head, office.letters.approveNomination, typed)
    return (await newestLetter(office, id)).letter.content.signer.nip
  }
  assert.equal(await nipOf('198001012005011001'), '198001012005011001')
  assert.equal(await nipOf(), '198001012005011001')
  assert.equal(await nipOf('-'), '')
  assert.equal(await nipOf(), '')
})

test('three drafts are read with as many queries as one', async () => {
  const ids = [(await draft()).id, (await draft()).id, (await draft()).id]
  const queriesFor = async (asked: readonly string[]): Promise<number> => {
    let queries = 0
    const counter: KyselyPlugin = {
      transformQuery: ({ node }) => {
        queries++
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    }
    const now = office.clock.now()
    const files = await office.database.read(reader => loadFilesOf(reader.withPlugin(counter), asked, now))
    assert.deepEqual(
      files?.map(one => one.nomination.id),
      asked,
    )
    return queries
  }
  await queriesFor(ids)
  assert.equal(await queriesFor(ids), await queriesFor(ids.slice(0, 1)))
})

test('the check of a letter says when what it names is called otherwise today', async () => {
  const { id, product } = await draft()
  await office.done(head, office.letters.approveNomination, { id, number: nextNumber() })
  const { letter } = await newestLetter(office, id)
  const check = () => openValid(site, null, `/surat-usulan/${letter.checkKey}`)
  assert.doesNotMatch(await check(), /berubah setelah surat dibuat/)
  await office.database.write(tx =>
    sql`update product set name = 'Kain berganti nama contoh' where id = ${product}`.execute(tx),
  )
  assert.match(await check(), /berubah setelah surat dibuat/)
  assert.doesNotMatch(await check(), /Kain berganti nama contoh/)
})

test('a letter of several makers has none of their whole numbers, of one maker the whole', async () => {
  const [one, two] = [await draft(), await draft()]
  const nominations = await tickedOf(office, one.id, two.id)
  await office.done(head, office.letters.approveTogether, { nominations, number: nextNumber() })
  const { letter } = await newestLetter(office, one.id)
  assert.deepEqual(
    letter.content.items.map(item => item.number),
    ['…0123', '…0123'],
  )
})

test('a letter is nothing for another nomination of the same maker', async () => {
  const { id, producer } = await draft()
  await office.done(head, office.letters.approveNomination, { id, number: nextNumber() })
  const { paper } = await newestLetter(office, id)
  const about = 'Kain yang ditenun dari benang setempat, contoh.'
  const product = await office.done(operator, registerProduct, {
    id: producer,
    name: 'Selendang Contoh',
    commodity: 'tenun',
    about,
  })
  const other = await office.done(operator, openNomination, { product, edition: office.editionId })
  const [file] =
    (await office.database.read(reader => loadFilesOf(reader, [other], office.clock.now()))) ?? []
  const letter = file?.readiness.documents.find(one => one.requirement.madeAtApproval)
  assert.equal(letter?.requirement.type, paper.type)
  assert.ok(paper.owner.id !== product || letter.requirement.owner !== 'product')
  assert.deepEqual([letter.state, letter.document], ['at-approval', null])
  const own = await office.database.read(reader => loadFilesOf(reader, [id], office.clock.now()))
  const made = own?.[0]?.readiness.documents.find(one => one.requirement.madeAtApproval)
  assert.equal(made?.document?.id, paper.id)
})

test('one that changed in between keeps all of them back, and is named', async () => {
  const [one, two] = [await draft(), await draft()]
  const nominations = await tickedOf(office, one.id, two.id)
  await office.database.write(tx =>
    sql`update nomination set row_version = row_version + 1 where id = ${two.id}`.execute(tx),
  )
  const { approveTogether } = office.letters
  const result = await office.run(head, approveTogether, { nominations, number: nextNumber() })
  assert.ok(result.kind === 'refused')
  assert.deepEqual(
    result.problems.map(each => each.code),
    ['changed'],
  )
  assert.match(result.problems[0]?.message.id ?? '', /Kain Contoh berubah/)
  assert.equal((await office.get(one.id)).state, 'draft')
  const none = await office.run(head, approveTogether, { nominations: '', number: nextNumber() })
  assert.deepEqual(none.kind === 'refused' && none.problems.map(each => each.code), ['nothing-ticked'])
})
