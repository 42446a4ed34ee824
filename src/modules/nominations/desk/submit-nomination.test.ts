import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  head,
  neighbour,
  NominationOffice,
  nominateUntil,
  operator,
  pathsOf,
  secretariat,
  verifier,
} from '../../../../tests/builders/nomination-office.ts'
import { listHistory } from '../../../audit/index.ts'
import { answerSection } from '../draft/answer-section.ts'
import { countByState, listNominations } from '../nomination-list-store.ts'
import { lapseNomination, reopenNomination, withdrawNomination } from './office-actions.ts'
import { openNomination } from '../draft/open-nomination.ts'
import { advance } from '../nomination-store.ts'
import { resubmitNomination, submitNomination } from './submit-nomination.ts'

let office: NominationOffice
before(async () => {
  office = await NominationOffice.open()
})
after(() => office.close())

const reason = 'Alasan contoh yang cukup panjang.'
const returned = async (): Promise<string> => {
  const { id } = await office.submitted()
  const nomination = await office.get(id)
  const context = { now: office.clock.now() }
  assert.ok(await office.database.write(tx => advance(tx, nomination, 'verification.return', context)))
  return id
}

test('approve, of a file that lacks something, is refused with all of it; of a complete one it is done', async () => {
  const { product } = await office.aProduct()
  const bare = await office.done(operator, openNomination, { product, edition: office.editionId })
  const refused = pathsOf(await office.run(head, office.letters.approveNomination, { id: bare }))
  assert.ok(refused.length > 20 && refused.includes('nib') && refused.includes('photos'))
  const { id } = await office.readyDraft()
  assert.deepEqual(pathsOf(await office.run(operator, office.letters.approveNomination, { id })), [
    'not-allowed',
  ])
  assert.deepEqual(pathsOf(await office.run(neighbour, office.letters.approveNomination, { id })), [
    'not-found',
  ])
  const { rowVersion } = await office.get(id)
  const stale = { id, version: String(rowVersion - 1) }
  assert.equal((await office.run(head, office.letters.approveNomination, stale)).kind, 'stale')
  assert.equal(
    (await office.run(head, office.letters.approveNomination, { id, version: String(rowVersion) })).kind,
    'done',
  )
  const approved = await office.get(id)
  assert.deepEqual([approved.state, approved.approvedBy], ['approved', head.personId])
  const form = { id, section: 'produksi', ...office.sectionForm('produksi') }
  assert.deepEqual(pathsOf(await office.run(operator, answerSection, form)), ['not-allowed'])
})

test('reopen takes the approval back for a reason', async () => {
  const { id } = await office.readyDraft()
  await office.approve(id)
  assert.deepEqual(pathsOf(await office.run(head, reopenNomination, { id, reason: 'x' })), ['reason'])
  assert.deepEqual(pathsOf(await office.run(operator, reopenNomination, { id, reason })), ['not-allowed'])
  await office.done(head, reopenNomination, { id, reason })
  const nomination = await office.get(id)
  assert.deepEqual([nomination.state, nomination.approvedBy], ['draft', null])
})

test('submit freezes the file with its receipt; what is changed afterwards does not reach it', async () => {
  const { id, made, papers } = await office.readyDraft()
  assert.deepEqual(pathsOf(await office.run(operator, submitNomination, { id })), ['not-allowed'])
  await office.approve(id)
  const result = await office.run(operator, submitNomination, { id }, 'submit-1')
  assert.ok(result.kind === 'done')
  assert.match(String(result.answer['receipt']), /^BTG-77-[2-9A-HJKMNP-Z]{6}$/)
  const again = await office.run(operator, submitNomination, { id }, 'submit-1')
  assert.ok(again.kind === 'done' && again.repeated && again.answer['receipt'] === result.answer['receipt'])
  const { state, receipt, round, rulesId, submittedFile } = await office.get(id)
  assert.deepEqual(
    [state, receipt, round, rulesId],
    ['submitted', result.answer['receipt'], 1, office.rules.id],
  )
  assert.ok(submittedFile)
  assert.equal(submittedFile.rulesHash, office.rules.hash)
  assert.deepEqual(
    Object.fromEntries(submittedFile.documents.map(one => [one.requirementId, one.documentId])),
    papers,
  )
  assert.ok(submittedFile.documents.every(one => /^[0-9a-f]{64}$/.test(one.sha256 ?? '')))
  assert.equal(submittedFile.photos.length, 4)
  assert.equal(submittedFile.producer['name'], 'Tenun Contoh')
  assert.equal(submittedFile.sentra?.['units'], 12)
  assert.equal(submittedFile.answers['porsi-bahan-setempat'], 40)
  await office.aPaper({ kind: 'producer', id: made.producer }, 'nib', { number: '1111111111111' })
  assert.deepEqual((await office.get(id)).submittedFile, submittedFile)
  const form = { id, section: 'produksi', ...office.sectionForm('produksi') }
  assert.deepEqual(pathsOf(await office.run(operator, answerSection, form)), ['not-allowed'])
  const history = await office.database.read(r => listHistory(r, { kind: 'nomination', id }, ['record']))
  const last = history.at(-1)
  assert.equal(last?.event, 'nomination.submitted')
  assert.doesNotMatch(JSON.stringify(last?.detail), /Tenun Contoh|1234567890123/)
})

test('submit, after the deadline, is refused and loses nothing', async () => {
  const { id } = await office.readyDraft()
  await office.approve(id)
  const start = office.clock.now()
  // The example rules let what was approved in time be sent within an hour.
  office.clock.moveTo(new Date(nominateUntil.getTime() + 3_600_000))
  const late = await office.run(operator, submitNomination, { id })
  assert.ok(late.kind === 'refused' && late.problems[0]?.code === 'stage-closed')
  assert.equal((await office.get(id)).state, 'approved')
  office.clock.moveTo(new Date(nominateUntil.getTime() - 1))
  assert.equal((await office.run(head, submitNomination, { id })).kind, 'done')
  office.clock.moveTo(start)
})

test('submit, where a paper has expired since the approval, names it', async () => {
  const { id, made } = await office.readyDraft()
  const paper = await office.aPaper({ kind: 'producer', id: made.producer }, 'nib', {
    validUntil: '2031-03-20',
  })
  const { attachDocument } = await import('../draft/attach-document.ts')
  await office.done(operator, attachDocument, { id, requirement: 'nib', document: paper })
  await office.approve(id)
  const start = office.clock.now()
  office.clock.moveTo(new Date('2031-03-21T03:00:00Z'))
  assert.deepEqual(pathsOf(await office.run(operator, submitNomination, { id })), ['nib'])
  office.clock.moveTo(start)
})

test('a returned file is sent back in a further round with the same receipt, until verifying closes', async () => {
  const id = await returned()
  const { receipt } = await office.get(id)
  await office.done(operator, answerSection, {
    id,
    section: 'produksi',
    ...office.sectionForm('produksi'),
    'q.bulan-produksi': '7',
  })
  const start = office.clock.now()
  office.clock.moveTo(new Date('2031-05-02T00:00:00Z'))
  const late = await office.run(operator, resubmitNomination, { id })
  assert.ok(late.kind === 'refused' && late.problems[0]?.code === 'stage-closed')
  office.clock.moveTo(new Date('2031-04-15T00:00:00Z'))
  assert.equal((await office.run(operator, resubmitNomination, { id })).kind, 'done')
  office.clock.moveTo(start)
  const back = await office.get(id)
  assert.deepEqual([back.state, back.round, back.receipt], ['resubmitted', 2, receipt])
  assert.equal(back.submittedFile?.answers['bulan-produksi'], 7)
})

test('a returned file lapses only once it cannot be sent back any more', async () => {
  const id = await returned()
  assert.deepEqual(pathsOf(await office.run(secretariat, lapseNomination, { id })), [''])
  assert.deepEqual(pathsOf(await office.run(verifier, lapseNomination, { id })), ['not-allowed'])
  const start = office.clock.now()
  office.clock.moveTo(new Date('2031-05-02T00:00:00Z'))
  assert.equal((await office.run(secretariat, lapseNomination, { id })).kind, 'done')
  office.clock.moveTo(start)
  assert.equal((await office.get(id)).state, 'lapsed')
})

test('withdraw needs a reason and frees the product for another nomination', async () => {
  const { id, made } = await office.submitted()
  assert.deepEqual(pathsOf(await office.run(operator, withdrawNomination, { id, reason })), ['not-allowed'])
  assert.deepEqual(pathsOf(await office.run(head, withdrawNomination, { id, reason: '' })), ['reason'])
  await office.done(head, withdrawNomination, { id, reason })
  assert.equal((await office.get(id)).state, 'withdrawn')
  assert.deepEqual(pathsOf(await office.run(head, withdrawNomination, { id, reason })), ['not-allowed'])
  const input = { product: made.product, edition: office.editionId }
  assert.equal((await office.run(operator, openNomination, input)).kind, 'done')
})

test('an illegal move throws, and a moved nomination is left alone', async () => {
  const { id } = await office.readyDraft()
  const nomination = await office.get(id)
  const context = { now: office.clock.now() }
  await assert.rejects(
    office.database.write(tx => advance(tx, nomination, 'decision.decide', context)),
    /no move from draft/,
  )
  await office.approve(id)
  assert.equal(
    await office.database.write(tx => advance(tx, nomination, 'nomination.approve', context)),
    false,
  )
})

test('lists are cut by key in both directions, filtered by state and by words, and counted', async () => {
  const filter = { editionId: office.editionId }
  const all = await office.database.read(reader => listNominations(reader, filter))
  assert.ok(all.length > 5)
  const [first, second, third] = all
  assert.ok(first && second && third)
  const key = { at: second.stateAt, id: second.id }
  const options = { limit: 1, after: key }
  const older = await office.database.read(r => listNominations(r, filter, options))
  assert.equal(older[0]?.id, third.id)
  const newer = await office.database.read(r => listNominations(r, filter, { ...options, order: 'oldest' }))
  assert.equal(newer[0]?.id, first.id)
  const counts = await office.database.read(reader => countByState(reader, filter))
  assert.equal(
    Object.values(counts).reduce((sum, one) => sum + one, 0),
    all.length,
  )
  const { receipt } =
    (await office.database.read(r => listNominations(r, { states: ['submitted'] })))[0] ?? {}
  const found = await office.database.read(r =>
    listNominations(r, { text: `tenun ${receipt?.toLowerCase()}` }),
  )
  assert.equal(found.length, 1)
  assert.deepEqual(await office.database.read(r => listNominations(r, { text: 'tidak ada' })), [])
  assert.deepEqual(await office.database.read(r => listNominations(r, { states: [] })), [])
})
