import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { NominationOffice, verifier } from '../../../tests/builders/nomination-office.ts'
import { checkOneItem, verificationSettings } from '../../../tests/builders/verification-acts.ts'
import { newId } from '../../platform/random.ts'
import { lockNomination } from '../nominations/index.ts'
import { ANYONE, answerColleague, askColleague } from './ask-colleague.ts'
import { decideDuplicate } from './decide-duplicate.ts'
import { raiseFlag, resolveFlag } from './flag-file.ts'
import { insertFlag } from './flag-store.ts'
import { loadDesk } from './load-desk.ts'
import { admitNomination, returnNomination } from './outcomes.ts'
import { proposeRefusal, refuseNomination, sendRefusalBack } from './refuse-nomination.ts'
import { releaseFile, takeFile } from './take-file.ts'

let office: NominationOffice
before(async () => {
  office = await NominationOffice.open()
})
after(() => office.close())

/** Longer than an act takes that nobody holds up. */
const HELD_MS = 300

test('a flag that is being raised while the file is let through keeps it back', async () => {
  const { id } = await office.submitted()
  const desk = await office.database.read(reader => loadDesk(reader, id))
  for (const item of desk?.items ?? [])
    await office.done(verifier, checkOneItem, { id, item: item.id, outcome: 'accept' })
  const flag = {
    id: newId(),
    nominationId: id,
    itemId: '',
    kind: 'other',
    note: 'Catatan contoh.',
    raisedBy: verifier.personId ?? '',
    raisedAt: office.clock.now(),
  } as const
  const raised = Promise.withResolvers<void>()
  const raising = office.database.write(async tx => {
    await lockNomination(tx, id)
    await insertFlag(tx, flag)
    raised.resolve()
    await wait(HELD_MS)
  })
  await raised.promise
  const admitted = await office.run(verifier, admitNomination, { id })
  await raising
  assert.ok(admitted.kind === 'refused')
  assert.deepEqual(
    admitted.problems.map(one => one.code),
    ['flag'],
  )
})

test('every act on the desk waits for the one before it on the same file', async () => {
  const { id } = await office.submitted()
  const item = 'document.nib'
  const some = newId()
  const acts = [
    [checkOneItem, { item, outcome: 'accept' }],
    [takeFile, {}],
    [releaseFile, {}],
    [askColleague, { item, colleague: ANYONE, question: 'Apakah ini cukup?' }],
    [answerColleague, { ask: some, answer: 'Ya, sudah cukup.' }],
    [raiseFlag, { item: '', flag: 'other', remark: 'Catatan contoh.' }],
    [resolveFlag, { raised: some, resolution: 'Sudah diperiksa lagi.' }],
    [
      decideDuplicate(verificationSettings),
      { pair: 'a.b.c', verdict: 'different', why: 'Usaha yang berbeda.' },
    ],
    [returnNomination, {}],
    [admitNomination, {}],
    [proposeRefusal, {}],
    [refuseNomination, {}],
    [sendRefusalBack, { backNote: 'Beri kesempatan lagi.' }],
  ] as const
  for (const [action, input] of acts) {
    let over = false
    const locked = Promise.withResolvers<void>()
    const early = office.database.write(async tx => {
      await lockNomination(tx, id)
      locked.resolve()
      await wait(HELD_MS)
      return over
    })
    await locked.promise
    await office.run(verifier, action, { id, ...input }).then(() => (over = true))
    assert.equal(await early, false, `${action.name} did not wait`)
  }
})
