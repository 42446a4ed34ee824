import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { head, NominationOffice, operator } from '../../../../tests/builders/nomination-office.ts'
import { answerSection, autosaveSection } from './answer-section.ts'
import { findAnswers, findStoredAnswers } from './answer-store.ts'
import { baseOf } from './answer-merge.ts'
import { openNomination } from './open-nomination.ts'

let office: NominationOffice
before(async () => {
  office = await NominationOffice.open()
})
after(() => office.close())

const section = 'pasar'
const PLACES = 'wilayah-penjualan'
const SHARE = 'porsi-penjualan-daerah'
const colleague = { ...operator, personId: 'rekan', name: 'Rekan contoh' }

async function aDraft(): Promise<string> {
  const { product } = await office.aProduct()
  return office.done(operator, openNomination, { product, edition: office.editionId })
}
const answersOf = (id: string) => office.database.read(reader => findAnswers(reader, id))
const storedOf = (id: string) => office.database.read(reader => findStoredAnswers(reader, id))
async function formOf(id: string): Promise<Record<string, string>> {
  const stored = await storedOf(id)
  return Object.fromEntries([PLACES, SHARE].map(one => [`b.${one}`, baseOf(stored.get(one))]))
}
const typed = (places: string, share: string) => ({ [`q.${PLACES}`]: places, [`q.${SHARE}`]: share })
type News = { name: string; state: string; base: string; text?: string; who?: string }

test('two forms of the same section, each changing another field, both stand afterwards', async () => {
  const id = await aDraft()
  const form = await formOf(id)
  const one = { id, section, ...form, ...typed('Pasar kota', '') }
  const other = { id, section, ...form, ...typed('', '40') }
  assert.equal((await office.run(operator, answerSection, one)).kind, 'done')
  const result = await office.run(colleague, autosaveSection, other)
  assert.ok(result.kind === 'done')
  assert.deepEqual(await answersOf(id), { [PLACES]: 'Pasar kota', [SHARE]: 40 })
  const news = result.answer['answers'] as News[]
  assert.deepEqual(Object.fromEntries(news.map(one => [one.name, [one.state, one.text]])), {
    [`q.${SHARE}`]: ['saved', undefined],
    [`q.${PLACES}`]: ['theirs', 'Pasar kota'],
  })
})

test('the same field changed twice is a conflict: nothing is overwritten, everything else is saved', async () => {
  const id = await aDraft()
  const form = await formOf(id)
  await office.done(operator, answerSection, { id, section, ...form, ...typed('Pasar kota', '') })
  const sent = { id, section, ...form, ...typed('Pasar desa', '12,5') }
  const result = await office.run(colleague, answerSection, sent)
  assert.ok(result.kind === 'done')
  assert.deepEqual(
    result.unsaved?.map(one => [one.code, one.path]),
    [['changed-elsewhere', `c.${PLACES}`]],
  )
  assert.deepEqual(await answersOf(id), { [PLACES]: 'Pasar kota', [SHARE]: 12.5 })
  const seen = baseOf((await storedOf(id)).get(PLACES))
  const chosen = { ...sent, [`c.${PLACES}`]: 'mine', [`s.${PLACES}`]: seen }
  const settled = await office.run(colleague, answerSection, chosen)
  assert.ok(settled.kind === 'done' && settled.unsaved === undefined)
  assert.equal((await answersOf(id))[PLACES], 'Pasar desa')
  assert.equal((await storedOf(id)).get(PLACES)?.savedBy, 'rekan')
  const late = await office.run(operator, answerSection, { ...chosen, ...typed('Lain lagi', '12,5') })
  assert.ok(late.kind === 'done' && late.unsaved?.length === 1, 'a choice that has seen an older version')
})

test('an emptied answer keeps its revision and who emptied it, and is no answer any more', async () => {
  const id = await aDraft()
  await office.done(operator, answerSection, { id, section, ...(await formOf(id)), ...typed('Pasar', '') })
  const form = await formOf(id)
  await office.done(colleague, answerSection, { id, section, ...form, ...typed('', '') })
  const found = (await storedOf(id)).get(PLACES)
  assert.deepEqual([found?.value, found?.revision, found?.savedBy], [null, 2, 'rekan'])
  assert.deepEqual(await answersOf(id), {})
  const result = await office.run(operator, autosaveSection, {
    id,
    section,
    ...form,
    ...typed('Pasar lain', ''),
  })
  assert.ok(result.kind === 'done')
  assert.equal((result.answer['answers'] as News[])[0]?.state, 'conflict')
})

test('forms sent at the same moment are stored one after the other, none is told to be stale', async () => {
  const id = await aDraft()
  const form = await formOf(id)
  const results = await Promise.all([
    office.run(operator, autosaveSection, { id, section, ...form, ...typed('Pasar', '') }, 'merge-1'),
    office.run(colleague, autosaveSection, { id, section, ...form, ...typed('', '7') }, 'merge-2'),
    office.run(operator, autosaveSection, { id, section, ...form, ...typed('Pasar', '') }, 'merge-3'),
  ])
  assert.deepEqual(
    results.map(one => one.kind),
    ['done', 'done', 'done'],
  )
  assert.deepEqual(await answersOf(id), { [PLACES]: 'Pasar', [SHARE]: 7 })
  assert.equal((await storedOf(id)).get(PLACES)?.revision, 1)
})

test('who approves a file that was changed since it was opened is told so; saving what stands changes nothing', async () => {
  const { id } = await office.readyDraft()
  const before = await office.get(id)
  const stored = await storedOf(id)
  const same = {
    ...office.sectionForm(section),
    ...Object.fromEntries([...stored].map(([one, answer]) => [`b.${one}`, baseOf(answer)])),
  }
  await office.done(operator, answerSection, { id, section, ...same })
  assert.equal((await office.get(id)).rowVersion, before.rowVersion)
  await office.done(operator, answerSection, { id, section, ...same, [`q.${SHARE}`]: '41' })
  const version = String(before.rowVersion)
  assert.equal((await office.run(head, office.letters.approveNomination, { id, version })).kind, 'stale')
})
