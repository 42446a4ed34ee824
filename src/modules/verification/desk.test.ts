import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  NominationOffice,
  operator,
  pathsOf,
  secretariat,
  verifier,
} from '../../../tests/builders/nomination-office.ts'
import { anAccount } from '../../../tests/builders/accounts.ts'
import { checkOneItem } from '../../../tests/builders/verification-acts.ts'
import { may, type Actor } from '../../access/index.ts'
import { listHistory } from '../../audit/index.ts'
import { answerSection, resubmitNomination } from '../nominations/index.ts'
import { ANYONE, answerColleague, askColleague } from './ask-colleague.ts'
import { differencesOf } from './check-difference.ts'
import { raiseFlag, resolveFlag } from './flag-file.ts'
import { deskFacts, loadDesk, type Desk } from './load-desk.ts'
import { admitNomination, returnNomination } from './outcomes.ts'
import { proposeRefusal, refuseNomination, sendRefusalBack } from './refuse-nomination.ts'
import { takeFile } from './take-file.ts'
import { verifiersOf } from './verifier-store.ts'

let office: NominationOffice
let colleague: Actor
before(async () => {
  office = await NominationOffice.open()
  colleague = await aVerifier('rekan')
})
after(() => office.close())

/** A verifier with an account, who can be asked and can be given files. */
const aVerifier = async (name: string): Promise<Actor> =>
  (await anAccount(office.database, name, [{ role: 'verifier' }])).actor

const reason = 'Pindaian halaman dua tidak terbaca; unggah ulang.'
async function deskOf(id: string): Promise<Desk> {
  const desk = await office.database.read(reader => loadDesk(reader, id))
  assert.ok(desk)
  return desk
}
async function checkAll(id: string, returned: readonly string[] = []): Promise<void> {
  for (const item of (await deskOf(id)).items.filter(one => one.state === 'open')) {
    const outcome = returned.includes(item.id) ? { outcome: 'return', reason } : { outcome: 'accept' }
    await office.done(verifier, checkOneItem, { id, item: item.id, ...outcome })
  }
}

test('a file with an open question, a flag or a returned item is not admitted, and says all of it at once', async () => {
  const { id } = await office.submitted()
  await checkAll(id, ['photos'])
  const question = { id, item: 'document.nib', colleague: ANYONE, question: 'Apakah NIB ini berlaku?' }
  await office.done(verifier, askColleague, question)
  await office.done(colleague, raiseFlag, { id, item: '', flag: 'duplicate', remark: 'Mirip usulan lain.' })
  const refused = await office.run(verifier, admitNomination, { id })
  assert.ok(refused.kind === 'refused')
  assert.deepEqual(
    refused.problems.map(one => one.code),
    ['returned', 'question', 'flag'],
  )
  const { questions, flags } = await deskOf(id)
  const ask = questions[0]?.id ?? ''
  assert.deepEqual(
    pathsOf(await office.run(verifier, answerColleague, { id, ask, answer: 'Ya.' })),
    ['answer'],
    'the own question needs more than a word',
  )
  await office.done(colleague, answerColleague, { id, ask, answer: 'Ya, berlaku.' })
  assert.deepEqual(pathsOf(await office.run(colleague, answerColleague, { id, ask, answer: 'Lagi.' })), [''])
  const raised = flags[0]?.id ?? ''
  const cleared = { id, raised, resolution: 'Ternyata produk lain dari pembuat lain.' }
  await office.done(verifier, resolveFlag, cleared)
  assert.deepEqual(pathsOf(await office.run(verifier, resolveFlag, cleared)), [''])
  await office.done(verifier, checkOneItem, { id, item: 'photos', outcome: 'accept' })
  await office.done(verifier, admitNomination, { id })
})

test('a question that holds an item keeps everyone from deciding about it, and from returning the file', async () => {
  const { id } = await office.submitted()
  const item = 'document.nib'
  const asked = { id, item, colleague: colleague.personId ?? '', question: 'Nomor ini benar?', holds: 'yes' }
  assert.deepEqual(
    pathsOf(await office.run(verifier, askColleague, { ...asked, colleague: 'aaaaaaaaaaaaaaaa' })),
    ['colleague'],
  )
  await office.done(verifier, askColleague, asked)
  assert.deepEqual(pathsOf(await office.run(verifier, checkOneItem, { id, item, outcome: 'accept' })), [item])
  await office.done(verifier, checkOneItem, { id, item: 'photos', outcome: 'return', reason })
  const [question] = (await deskOf(id)).questions
  await office.done(colleague, answerColleague, { id, ask: question?.id, answer: 'Sudah benar.' })
  await office.done(verifier, checkOneItem, { id, item, outcome: 'accept' })
})

test('who asked may close the question with a note, so that it does not hold the file for good', async () => {
  const { id } = await office.submitted()
  const item = 'document.nib'
  const asked = { id, item, colleague: colleague.personId ?? '', question: 'Nomor ini benar?', holds: 'yes' }
  await office.done(verifier, askColleague, asked)
  const [question] = (await deskOf(id)).questions
  const answer = 'Rekan sudah pindah tugas; saya cek sendiri di situs penerbit.'
  await office.done(verifier, answerColleague, { id, ask: question?.id, answer })
  await checkAll(id)
  await office.done(verifier, admitNomination, { id })
  assert.deepEqual((await deskOf(id)).questions[0]?.answer?.by, verifier.personId)
})

test('a refusal needs a second person; nothing is known outside before, and the proposer cannot confirm', async () => {
  const { id } = await office.submitted()
  await checkAll(id, ['document.nib'])
  assert.deepEqual(pathsOf(await office.run(colleague, refuseNomination, { id })), [''], 'nobody proposed it')
  await office.done(verifier, proposeRefusal, { id, note: 'NIB bukan milik usaha ini.' })
  assert.deepEqual(pathsOf(await office.run(verifier, proposeRefusal, { id })), [''])
  const waiting = await office.get(id)
  assert.deepEqual([waiting.state, waiting.findings], ['submitted', []])
  const history = await office.database.read(reader =>
    listHistory(reader, { kind: 'nomination', id }, ['record']),
  )
  assert.ok(!history.some(row => row.event.startsWith('verification.refusal')))
  for (const action of [refuseNomination, sendRefusalBack])
    assert.deepEqual(
      pathsOf(await office.run(verifier, action, { id, backNote: 'Setuju dengan usul sendiri.' })),
      ['not-allowed'],
    )
  for (const action of [admitNomination, returnNomination])
    assert.ok(
      pathsOf(await office.run(verifier, action, { id })).includes(''),
      'it waits for the second look',
    )
  assert.deepEqual(
    pathsOf(await office.run(verifier, checkOneItem, { id, item: 'photos', outcome: 'accept' })),
    [''],
  )
  assert.deepEqual(pathsOf(await office.run(colleague, sendRefusalBack, { id, backNote: '' })), ['backNote'])
  await office.done(colleague, sendRefusalBack, { id, backNote: 'Beri kesempatan memperbaiki NIB.' })
  assert.equal((await office.get(id)).state, 'submitted')
  await office.done(verifier, proposeRefusal, { id })
  const facts = deskFacts(await deskOf(id))
  assert.deepEqual(
    [verifier, colleague].map(one => may(one, 'verification.refuse', facts).allowed),
    [false, true],
  )
  await office.done(colleague, refuseNomination, { id })
  const refused = await office.get(id)
  assert.deepEqual([refused.state, refused.findings.map(one => one.itemId)], ['not-admitted', ['nib']])
})

test('who proposed, confirmed, asked, answered or flagged counts as one who verified', async () => {
  const { id } = await office.submitted()
  const [third, fourth, fifth] = [
    await aVerifier('ketiga'),
    await aVerifier('keempat'),
    await aVerifier('kelima'),
  ]
  await checkAll(id, ['photos'])
  await office.done(verifier, askColleague, { id, item: 'photos', colleague: ANYONE, question: 'Layak?' })
  const [question] = (await deskOf(id)).questions
  await office.done(third, answerColleague, { id, ask: question?.id, answer: 'Kurang jelas.' })
  await office.done(fifth, askColleague, { id, item: 'photos', colleague: ANYONE, question: 'Asli?' })
  await office.done(fourth, takeFile, { id })
  await office.done(fourth, checkOneItem, { id, item: 'document.nib', outcome: 'accept' })
  await office.done(fourth, proposeRefusal, { id })
  await office.done(colleague, refuseNomination, { id })
  const found = (await office.database.read(reader => verifiersOf(reader, [id]))).get(id)
  const expected = [verifier, third, fourth, fifth, colleague].map(one => one.personId ?? '')
  assert.deepEqual(found?.toSorted(), expected.toSorted())
})

test('reasons are kept one by one in both languages, and reach the office in both', async () => {
  const { id } = await office.submitted()
  await checkAll(id, ['photos'])
  const own = { reason: 'Lihat halaman dua.', reasonEn: 'See page two.' }
  const boxes = { 'template[]': ['unreadable', 'nib-not-producer'] }
  const item = 'document.nib'
  const unknown = { id, item, outcome: 'return', 'template[]': ['quality'] }
  assert.deepEqual(pathsOf(await office.run(verifier, checkOneItem, unknown)), ['template[]'])
  await office.done(verifier, checkOneItem, { id, item, outcome: 'return', ...boxes, ...own })
  const found = (await deskOf(id)).items.find(one => one.id === item)
  assert.deepEqual(
    found?.last?.reasons.map(one => one.template),
    ['nib-not-producer', 'unreadable', null],
  )
  await office.done(verifier, returnNomination, { id })
  const finding = (await office.get(id)).findings.find(one => one.itemId === 'nib')
  assert.match(finding?.reason ?? '', /^NIB ini bukan .* Lihat halaman dua\.$/)
  assert.deepEqual(finding?.reasons?.at(-1), { id: 'Lihat halaman dua.', en: 'See page two.' })
})

test('after a correction only what changed is open, with old and new value', async () => {
  const { id } = await office.submitted()
  await checkAll(id, ['section.pasar'])
  await office.done(verifier, returnNomination, { id })
  const changed = { ...office.sectionForm('pasar'), 'q.porsi-penjualan-daerah': '55' }
  await office.done(operator, answerSection, { id, section: 'pasar', ...changed })
  await office.done(operator, resubmitNomination, { id })
  const { items, assignment } = await deskOf(id)
  assert.equal(assignment?.personId, verifier.personId, 'it comes back to the same person')
  const open = items.filter(item => item.state === 'open')
  assert.deepEqual(
    open.map(item => item.id),
    ['section.pasar'],
  )
  assert.deepEqual(open[0] && differencesOf(open[0]), [
    { id: 'porsi-penjualan-daerah', before: 40, after: 55 },
  ])
})

test('only verifiers ask, flag, propose and take; others find nothing or are told that they may not', async () => {
  const { id } = await office.submitted()
  const asked = { id, item: 'photos', colleague: ANYONE, question: 'Apakah ini cukup?' }
  for (const [action, input] of [
    [askColleague, asked],
    [raiseFlag, { id, item: '', flag: 'other', remark: 'Catatan contoh.' }],
    [proposeRefusal, { id }],
    [takeFile, { id }],
  ] as const) {
    assert.deepEqual(pathsOf(await office.run(operator, action, input)), ['not-found'])
    assert.deepEqual(pathsOf(await office.run(secretariat, action, input)), ['not-allowed'])
  }
})
