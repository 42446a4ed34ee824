import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  auditor,
  head,
  neighbour,
  NominationOffice,
  operator,
  pathsOf,
  secretariat,
  verifier,
} from '../../../tests/builders/nomination-office.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import { checkOneItem } from '../../../tests/builders/verification-acts.ts'
import { listHistory } from '../../audit/index.ts'
import { findDocument } from '../documents/index.ts'
import { answerSection, resubmitNomination } from '../nominations/index.ts'
import type { CheckItem } from './check-item.ts'
import { loadChecking } from './load-checks.ts'
import { admitNomination, returnNomination } from './outcomes.ts'
import { proposeRefusal, refuseNomination } from './refuse-nomination.ts'
import { takeFile } from './take-file.ts'
import { listOutcomes } from './verification-store.ts'
import { verifiedByIn, verifiersOf } from './verifier-store.ts'

let office: NominationOffice
before(async () => {
  office = await NominationOffice.open()
})
after(() => office.close())

const other = anActor('verifier')
const reason = 'Pindaian halaman dua tidak terbaca; unggah ulang.'

async function itemsOf(id: string): Promise<readonly CheckItem[]> {
  const checking = await office.database.read(reader => loadChecking(reader, id))
  assert.ok(checking)
  return checking.items
}
const accept = (id: string, item: string, actor = verifier) =>
  office.run(actor, checkOneItem, { id, item, outcome: 'accept' })
const giveBack = (id: string, item: string, more: Record<string, string> = {}) =>
  office.run(verifier, checkOneItem, { id, item, outcome: 'return', reason, ...more })

/** Accepts every open item but those to be returned. */
async function checkAll(id: string, returned: readonly string[] = []): Promise<void> {
  for (const item of (await itemsOf(id)).filter(one => one.state === 'open')) {
    const result = await (returned.includes(item.id) ? giveBack(id, item.id) : accept(id, item.id))
    assert.equal(result.kind, 'done', JSON.stringify(result))
  }
}

test('a submitted file has one item for each document and section, and one for the photos', async () => {
  const { id } = await office.submitted()
  const items = await itemsOf(id)
  const kinds = Map.groupBy(items, item => item.kind)
  assert.deepEqual(
    kinds.get('document')?.map(item => item.subjectId),
    ['surat-usulan', 'sk-sentra', 'nib', 'kbli', 'npwp', 'nik'],
  )
  assert.equal(kinds.get('section')?.length, 6)
  assert.equal(kinds.get('photos')?.length, 1)
  assert.ok(items.every(item => item.state === 'open' && item.rule.id !== '' && item.rule.en !== ''))
})

test('an item is accepted or returned with a reason; without one it is refused by its field', async () => {
  const { id } = await office.submitted()
  assert.deepEqual(pathsOf(await giveBack(id, 'document.nib', { reason: '' })), ['reason'])
  assert.deepEqual(pathsOf(await giveBack(id, 'document.nib', { reason: 'salah' })), ['reason'])
  assert.deepEqual(pathsOf(await office.run(verifier, checkOneItem, { id, item: 'photos' })), ['outcome'])
  assert.deepEqual(pathsOf(await accept(id, 'document.tidak-ada')), ['not-found'])
  const returned = await giveBack(id, 'document.nib', { template: 'unreadable', reason: 'Halaman dua.' })
  assert.ok(returned.kind === 'done')
  const item = (await itemsOf(id)).find(one => one.id === 'document.nib')
  assert.equal(item?.state, 'returned')
  assert.match(item?.last?.reason ?? '', /^Berkas tidak terbaca\..* Halaman dua\.$/)
  assert.match(String(returned.next), /butir=document\.kbli/)
  assert.equal((await accept(id, 'document.nib')).kind, 'done')
})

test('an item, from a stale page, or by those who may not verify, is left as it is', async () => {
  const { id } = await office.submitted()
  const stale = { id, item: 'photos', outcome: 'accept', version: '0' }
  assert.equal((await office.run(verifier, checkOneItem, stale)).kind, 'done')
  assert.deepEqual(pathsOf(await office.run(other, checkOneItem, { ...stale, version: '1' })), [''])
  await office.done(other, takeFile, { id })
  assert.equal((await office.run(other, checkOneItem, stale)).kind, 'stale')
  const again = { ...stale, version: '1' }
  assert.ok((await office.run(other, checkOneItem, again, 'key-1')).kind === 'done')
  const repeated = await office.run(other, checkOneItem, again, 'key-1')
  assert.ok(repeated.kind === 'done' && repeated.repeated)
  assert.deepEqual(pathsOf(await accept(id, 'photos', operator)), ['not-found'])
  assert.deepEqual(pathsOf(await accept(id, 'photos', neighbour)), ['not-found'])
  assert.deepEqual(pathsOf(await accept(id, 'photos', secretariat)), ['not-allowed'])
  assert.deepEqual(pathsOf(await accept(id, 'photos', auditor)), ['not-allowed'])
  const draft = await office.readyDraft()
  assert.deepEqual(pathsOf(await accept(draft.id, 'photos')), ['not-found'])
})

test('no outcome is given while an item is open; each names what stands in its way', async () => {
  const { id } = await office.submitted()
  const total = (await itemsOf(id)).length
  for (const action of [admitNomination, returnNomination, proposeRefusal]) {
    const open = pathsOf(await office.run(verifier, action, { id }))
    assert.equal(open.filter(path => path !== '').length, total)
  }
  await checkAll(id)
  assert.deepEqual(pathsOf(await office.run(verifier, returnNomination, { id })), [''])
  assert.deepEqual(pathsOf(await office.run(verifier, proposeRefusal, { id })), [''])
  await giveBack(id, 'photos')
  assert.deepEqual(pathsOf(await office.run(verifier, admitNomination, { id })), ['photos'])
  assert.deepEqual(pathsOf(await office.run(operator, admitNomination, { id })), ['not-found'])
  assert.deepEqual(pathsOf(await office.run(secretariat, admitNomination, { id })), ['not-allowed'])
})

test('admit, of a file with every item accepted, verifies its documents by who looked at them', async () => {
  const { id, papers } = await office.submitted()
  await checkAll(id)
  const unchecked = await office.database.read(r => findDocument(r, papers['nib'] ?? ''))
  assert.equal(unchecked?.lastCheck, null, 'nobody hears of a verdict before the outcome')
  const { rowVersion } = await office.get(id)
  const stale = { id, version: String(rowVersion - 1) }
  assert.equal((await office.run(other, admitNomination, stale)).kind, 'stale')
  assert.deepEqual(pathsOf(await office.run(other, admitNomination, { id })), [''], 'a colleague holds it')
  await office.done(other, takeFile, { id })
  assert.equal((await office.run(other, admitNomination, { id }, 'admit-1')).kind, 'done')
  const repeated = await office.run(other, admitNomination, { id }, 'admit-1')
  assert.ok(repeated.kind === 'done' && repeated.repeated)
  const nomination = await office.get(id)
  assert.deepEqual([nomination.state, nomination.findings], ['admitted', []])
  const nib = await office.database.read(r => findDocument(r, papers['nib'] ?? ''))
  assert.deepEqual([nib?.lastCheck?.outcome, nib?.lastCheck?.checkedBy], ['verified', verifier.personId])
  assert.deepEqual(pathsOf(await accept(id, 'photos')), ['not-allowed'])
})

test('return tells the office all reasons with their rules; only what changed is open afterwards', async () => {
  const { id, made } = await office.submitted()
  const returned = ['document.nib', 'section.pasar', 'photos']
  await checkAll(id, returned)
  assert.equal((await office.run(verifier, returnNomination, { id })).kind, 'done')
  const back = await office.get(id)
  assert.equal(back.state, 'returned')
  assert.deepEqual(
    back.findings.map(one => [one.kind, one.itemId, one.reason]),
    [
      ['document', 'nib', reason],
      ['section', 'pasar', reason],
      ['photos', 'photos', reason],
    ],
  )
  assert.ok(back.findings.every(one => one.rule.id !== '' && one.rule.en !== ''))

  // The refused paper keeps the file from being sent back as it was.
  assert.deepEqual(pathsOf(await office.run(operator, resubmitNomination, { id })), ['nib'])
  await office.aPaper({ kind: 'producer', id: made.producer }, 'nib', { number: '2222222222222' })
  const changed = { ...office.sectionForm('pasar'), 'q.porsi-penjualan-daerah': '55' }
  await office.done(operator, answerSection, { id, section: 'pasar', ...changed })
  await office.done(head, resubmitNomination, { id })
  const items = await itemsOf(id)
  assert.deepEqual(
    items.filter(item => item.state === 'open').map(item => item.id),
    ['document.nib', 'section.pasar'],
  )
  const photos = items.find(item => item.id === 'photos')
  assert.deepEqual([photos?.state, photos?.unchanged], ['returned', true])
  await accept(id, 'photos')
  await checkAll(id)
  assert.equal((await office.run(verifier, admitNomination, { id })).kind, 'done')
  const outcomes = await office.database.read(reader => listOutcomes(reader, id))
  assert.deepEqual(
    outcomes.map(one => [one.round, one.outcome, one.reasons.length]),
    [
      [2, 'admitted', 0],
      [1, 'returned', 3],
    ],
  )
})

test('refuse ends the nomination with every reason and its rule', async () => {
  const { id } = await office.submitted()
  await checkAll(id, ['document.sk-sentra', 'section.produksi'])
  await office.done(verifier, proposeRefusal, { id })
  assert.equal((await office.run(other, refuseNomination, { id })).kind, 'done')
  const nomination = await office.get(id)
  assert.equal(nomination.state, 'not-admitted')
  assert.deepEqual(
    nomination.findings.map(one => one.itemId),
    ['sk-sentra', 'produksi'],
  )
  assert.match(nomination.findings[0]?.rule.id ?? '', /\S/)
})

test('single verdicts stay with the secretariat; the outcome is in everyone’s history', async () => {
  const { id } = await office.submitted()
  await checkAll(id, ['photos'])
  await office.run(verifier, returnNomination, { id })
  const history = (audiences: ('record' | 'panel')[]) =>
    office.database.read(reader => listHistory(reader, { kind: 'nomination', id }, audiences))
  const forOffice = (await history(['record'])).map(row => row.event)
  assert.ok(!forOffice.includes('verification.checked') && forOffice.includes('verification.returned'))
  assert.ok((await history(['record', 'panel'])).some(row => row.event === 'verification.checked'))
})

test('who verified a file is known, as a list and as a condition, so that they never score it', async () => {
  const { id } = await office.submitted()
  await checkAll(id)
  await office.done(other, takeFile, { id })
  await office.done(other, admitNomination, { id })
  const verifiers = (await office.database.read(reader => verifiersOf(reader, [id]))).get(id)
  assert.deepEqual(verifiers?.toSorted(), [verifier.personId ?? '', other.personId ?? ''].toSorted())
  const holds = async (personId: string): Promise<boolean> => {
    const condition = verifiedByIn(sql<string>`n.id`)(personId)
    const { rows } = await office.database.read(reader =>
      sql<{ id: string }>`select n.id from nomination n where n.id = ${id} and ${condition}`.execute(reader),
    )
    return rows.length === 1
  }
  assert.deepEqual(
    [await holds(verifier.personId ?? ''), await holds(other.personId ?? ''), await holds('nobody')],
    [true, true, false],
  )
})
