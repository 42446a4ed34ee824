import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  auditor,
  head,
  neighbour,
  NominationOffice,
  nominateUntil,
  operator,
  pathsOf,
  secretariat,
} from '../../../../tests/builders/nomination-office.ts'
import { here, there } from '../../../../tests/builders/offices.ts'
import { listHistory } from '../../../audit/index.ts'
import { findAnswers } from './answer-store.ts'
import { answerSection, autosaveSection } from './answer-section.ts'
import { attachDocument } from './attach-document.ts'
import { loadWorkingFile } from './load-file.ts'
import { openNomination } from './open-nomination.ts'

let office: NominationOffice
before(async () => {
  office = await NominationOffice.open()
})
after(() => office.close())

const answersOf = (id: string) => office.database.read(reader => findAnswers(reader, id))
const readiness = async (id: string) => {
  const nomination = await office.get(id)
  const file = await office.database.read(r => loadWorkingFile(r, nomination, office.clock.now()))
  return file.readiness
}
const stateOf = async (id: string, requirement: string) =>
  (await readiness(id)).documents.find(one => one.requirement.id === requirement)?.state

async function aDraft(): Promise<string> {
  const { product } = await office.aProduct()
  return office.done(operator, openNomination, { product, edition: office.editionId })
}

test('open, while nominations are open, makes one draft with pinned rules; a second one is refused', async () => {
  const { product } = await office.aProduct()
  const input = { product, edition: office.editionId }
  const result = await office.run(operator, openNomination, input, 'open-1')
  assert.ok(result.kind === 'done')
  const again = await office.run(operator, openNomination, input, 'open-1')
  assert.ok(again.kind === 'done' && again.repeated && again.answer['id'] === result.answer['id'])
  const nomination = await office.get(String(result.answer['id']))
  assert.deepEqual(
    [nomination.state, nomination.rulesId, nomination.areaPath, nomination.commodity, nomination.rowVersion],
    ['draft', office.rules.id, here.path, 'tenun', 1],
  )
  assert.deepEqual(pathsOf(await office.run(operator, openNomination, input)), ['product'])
})

test('open, by another office, finds nothing; by the head or a reader it is not allowed', async () => {
  const { product } = await office.aProduct()
  const input = { product, edition: office.editionId }
  assert.deepEqual(pathsOf(await office.run(neighbour, openNomination, input)), ['not-found'])
  assert.deepEqual(pathsOf(await office.run(head, openNomination, input)), ['not-allowed'])
  assert.deepEqual(pathsOf(await office.run(auditor, openNomination, input)), ['not-allowed'])
  const unknown = { product, edition: 'aaaaaaaaaaaaaaaa' }
  assert.deepEqual(pathsOf(await office.run(operator, openNomination, unknown)), ['edition'])
})

test('open, before the stage opens and once it has closed, is refused; within its last minute it is not', async () => {
  const { product } = await office.aProduct()
  const input = { product, edition: office.editionId }
  const start = office.clock.now()
  office.clock.moveTo(new Date('2031-02-01T00:00:00Z'))
  assert.deepEqual(pathsOf(await office.run(operator, openNomination, input)), ['edition'])
  office.clock.moveTo(nominateUntil)
  assert.deepEqual(pathsOf(await office.run(operator, openNomination, input)), ['edition'])
  office.clock.moveTo(new Date(nominateUntil.getTime() - 1))
  assert.equal((await office.run(operator, openNomination, input)).kind, 'done')
  office.clock.moveTo(start)
})

test('a section, saved, keeps incomplete answers and names every wrong one without saving any', async () => {
  const id = await aDraft()
  const section = 'pasar'
  const wrong = {
    ...office.sectionForm(section),
    'q.porsi-penjualan-daerah': 'banyak',
    'q.status-merek': 'tidak-ada-pilihan-ini',
  }
  assert.deepEqual(pathsOf(await office.run(operator, answerSection, { id, section, ...wrong })), [
    'q.porsi-penjualan-daerah',
    'q.status-merek',
  ])
  assert.deepEqual(await answersOf(id), {})
  const part = { 'q.porsi-penjualan-daerah': '12,5', 'q.wilayah-penjualan': 'Singkat', 'q.status-merek': '' }
  const saved = await office.run(operator, answerSection, { id, section, version: '1', ...part })
  assert.ok(saved.kind === 'done')
  assert.deepEqual(saved.answer, { version: 2 })
  assert.deepEqual(await answersOf(id), {
    'porsi-penjualan-daerah': 12.5,
    'wilayah-penjualan': 'Singkat',
  })
  const lacks = (await readiness(id)).sections.find(one => one.section.id === section)?.shortcomings
  assert.ok(lacks?.some(one => one.code === 'too-short' && one.path === 'wilayah-penjualan'))
  const emptied = { id, section, 'q.porsi-penjualan-daerah': '' }
  assert.equal((await office.run(operator, answerSection, emptied)).kind, 'done')
  assert.deepEqual(await answersOf(id), { 'wilayah-penjualan': 'Singkat' })
})

test('a section, from a stale tab or by another office or role, changes nothing', async () => {
  const id = await aDraft()
  const form = { id, section: 'produksi', ...office.sectionForm('produksi') }
  assert.deepEqual(pathsOf(await office.run(neighbour, answerSection, form)), ['not-found'])
  assert.deepEqual(pathsOf(await office.run(head, answerSection, form)), ['not-allowed'])
  assert.equal((await office.run(operator, answerSection, { ...form, version: '1' })).kind, 'done')
  assert.equal((await office.run(operator, answerSection, { ...form, version: '1' })).kind, 'stale')
  assert.deepEqual(pathsOf(await office.run(operator, answerSection, { id, section: 'tidak-ada' })), [
    'not-found',
  ])
})

test('autosaving keeps what is right and tells what is wrong; it is too small for the ledger', async () => {
  const id = await aDraft()
  const section = 'pasar'
  const mixed = { 'q.porsi-penjualan-daerah': 'x', 'q.wilayah-penjualan': 'Pasar di tiga kota besar.' }
  const partly = await office.run(operator, autosaveSection, { id, section, version: '1', ...mixed })
  assert.ok(partly.kind === 'done')
  assert.equal(partly.answer['ok'], false)
  assert.deepEqual(
    (partly.answer['problems'] as { path: string }[]).map(one => one.path),
    ['q.porsi-penjualan-daerah'],
  )
  assert.deepEqual(await answersOf(id), { 'wilayah-penjualan': 'Pasar di tiga kota besar.' })
  assert.equal(partly.answer['version'], 2)
  const right = { ...mixed, 'q.porsi-penjualan-daerah': '40' }
  const whole = await office.run(operator, autosaveSection, { id, section, version: '2', ...right })
  assert.ok(whole.kind === 'done')
  assert.equal(whole.answer['version'], 3)
  assert.equal((await answersOf(id))['porsi-penjualan-daerah'], 40)
  const stale = await office.run(operator, autosaveSection, { id, section, version: '1', ...right })
  assert.equal(stale.kind, 'stale')
  const history = await office.database.read(r => listHistory(r, { kind: 'nomination', id }, ['record']))
  assert.deepEqual(
    history.map(row => row.event),
    ['nomination.opened'],
  )
})

test('documents are taken automatically, the best one first; the office may choose, and go back', async () => {
  const made = await office.aProduct()
  const id = await office.done(operator, openNomination, { product: made.product, edition: office.editionId })
  assert.equal(await stateOf(id, 'nib'), 'missing')
  const owner = { kind: 'producer' as const, id: made.producer }
  const expired = await office.aPaper(owner, 'nib', { validUntil: '2031-01-31' })
  assert.equal(await stateOf(id, 'nib'), 'wrong')
  const good = await office.aPaper(owner, 'nib', { number: '9876543210987' })
  const taken = async () =>
    (await readiness(id)).documents.find(one => one.requirement.id === 'nib')?.document?.id
  assert.equal(await taken(), good)
  assert.equal(await stateOf(id, 'nib'), 'met')
  const choose = { id, requirement: 'nib', document: expired }
  assert.deepEqual(pathsOf(await office.run(neighbour, attachDocument, choose)), ['not-found'])
  assert.equal((await office.run(operator, attachDocument, { ...choose, version: '1' })).kind, 'done')
  assert.equal((await office.run(operator, attachDocument, { ...choose, version: '1' })).kind, 'stale')
  assert.equal(await taken(), expired)
  assert.equal((await office.run(operator, attachDocument, { ...choose, document: '' })).kind, 'done')
  assert.equal(await taken(), good)
  const other = await office.aProduct(neighbour, there)
  const foreign = await office.aPaper({ kind: 'producer', id: other.producer }, 'nib')
  const wrong = { ...choose, document: foreign }
  assert.deepEqual(pathsOf(await office.run(operator, attachDocument, wrong)), ['document'])
})

test('a document that ends before it is needed is pointed out, one without a file is wrong, neither is silent', async () => {
  const made = await office.aProduct()
  const id = await office.done(operator, openNomination, { product: made.product, edition: office.editionId })
  const producer = { kind: 'producer' as const, id: made.producer }
  await office.aPaper(producer, 'nib', { validUntil: '2031-06-01' })
  await office.aPaper(producer, 'npwp', { withFile: false })
  assert.equal(await stateOf(id, 'nib'), 'expiring')
  assert.equal(await stateOf(id, 'npwp'), 'wrong')
  const { documents, problems } = await readiness(id)
  const nib = documents.find(one => one.requirement.id === 'nib')
  assert.match(nib?.notes[0]?.message.id ?? '', /1 Juni 2031.*30 Juni 2031/)
  assert.ok(problems.some(one => one.path === 'npwp'))
  assert.ok(!problems.some(one => one.path === 'nib'))
})

test('readiness tells everything that is missing at once', async () => {
  const id = await aDraft()
  const { problems, documents, photos } = await readiness(id)
  const paths = new Set(problems.map(one => one.path))
  for (const path of ['nib', 'sk-sentra', 'photos', 'keunikan-tenun', 'peran-penghela'])
    assert.ok(paths.has(path), path)
  assert.ok(!paths.has('halal'), 'a paper of another commodity is not asked for')
  assert.ok(!documents.some(one => one.requirement.id === 'halal'))
  assert.equal(documents.find(one => one.requirement.id === 'merek')?.state, 'not-needed')
  assert.deepEqual(photos, { count: 0, min: 4, max: 12 })
})

test('whether a paper is asked for, as long as an answer decides it, is said', async () => {
  const { product } = await office.aProduct(operator, here, 'makanan-minuman')
  const id = await office.done(operator, openNomination, { product, edition: office.editionId })
  const before = (await readiness(id)).documents.find(one => one.requirement.id === 'izin-edar-pirt')
  assert.equal(before?.need, 'undecided')
  assert.match(before?.notes[0]?.message.id ?? '', /Jenis izin edar/)
  const answer = { id, section: 'mutu', 'q.jenis-izin-edar': 'p-irt' }
  assert.equal((await office.run(operator, answerSection, answer)).kind, 'done')
  const after = (await readiness(id)).documents
  assert.equal(after.find(one => one.requirement.id === 'izin-edar-pirt')?.need, 'required')
  assert.equal(after.find(one => one.requirement.id === 'izin-edar-bpom')?.need, undefined)
  assert.equal((await office.run(secretariat, answerSection, answer)).kind, 'not-allowed')
})
