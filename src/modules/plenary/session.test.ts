import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../access/index.ts'
import type { Environment } from '../../actions/index.ts'
import { listHistory } from '../../audit/index.ts'
import {
  act,
  assessedEdition,
  decisionPeople,
  type AssessedOptions,
} from '../../../tests/builders/assessed-edition.ts'
import {
  openPlenary,
  plannedSession,
  runningSession,
  twoCases,
  type Held,
  type SessionPeople,
} from '../../../tests/builders/plenary-session.ts'
import { codesOf } from '../../../tests/builders/result-codes.ts'
import type { TestSite } from '../../../tests/builders/test-site.ts'
import { settleNomination, signRecommendation } from '../decisions/index.ts'
import { listSettlements, saveSettlement } from '../decisions/settlement-store.ts'
import { callCase } from './call-case.ts'
import { castVote } from './cast-vote.ts'
import { closeSession } from './close-session.ts'
import { breakTie, countVotes } from './count-votes.ts'
import { listDeferredSettled } from './invariant-store.ts'
import { listMinutes } from './minutes-store.ts'
import { inWords } from './minutes-words.ts'
import { noteAttendance, openSession } from './run-session.ts'
import { openMotion } from './session.ts'
import { noteRecusal, stepAside } from './step-aside.ts'

let environment: Environment
let site: TestSite
let session: SessionPeople
let chair: Actor
let secretary: Actor
let members: readonly Actor[]
before(async () => {
  ;({ environment, site, session } = await openPlenary())
  ;({ chair, secretary, members } = session)
})
after(() => environment.database.close())

const planned = (options?: AssessedOptions): Promise<Held> => plannedSession(environment, session, options)
const running = (options?: AssessedOptions): Promise<Held> => runningSession(environment, session, options)
const reason = 'Pleno melihat tepi kain tidak rapi pada ketiga contoh.'

const settled = async (held: Held, index = 0) => {
  const ids = held.edition.nominations.map(one => one.id)
  const all = await environment.database.read(reader => listSettlements(reader, ids))
  return all.get(ids[index] ?? '')
}

test('a session from its plan to its minutes: votes settle the cases, and the chair signs what it settled', async () => {
  const held = await planned()
  assert.deepEqual(codesOf(await held.does(secretary, openSession)), ['not-allowed'])
  assert.equal((await held.does(chair, openSession)).kind, 'done')
  await held.come(members)
  for (let count = 0; count < 2; count++) {
    assert.equal((await held.next()).kind, 'done')
    assert.equal((await held.put()).kind, 'done')
    for (const one of members.slice(0, 3)) assert.equal((await held.vote(one, 'yes')).kind, 'done')
    assert.equal((await held.does(secretary, countVotes, { how: 'count' })).kind, 'done')
  }
  for (const [index, one] of held.edition.nominations.entries()) {
    const settlement = await settled(held, index)
    assert.equal(settlement?.settledStars, one.stars)
    assert.notEqual(settlement?.motionId ?? null, null)
  }
  assert.deepEqual(codesOf(await held.next()), ['nothing-left'])
  const sign = () => act(environment, chair, signRecommendation, { edition: held.edition.id })
  assert.deepEqual(codesOf(await sign()), ['session-runs'])
  assert.equal((await held.does(chair, closeSession)).kind, 'done')
  assert.equal((await sign()).kind, 'done')
})

test('once a session was opened, the chair alone settles nothing of its edition any more', async () => {
  const held = await planned()
  const settle = (index: number) =>
    act(environment, chair, settleNomination, {
      edition: held.edition.id,
      nomination: held.edition.nominations[index]?.id ?? '',
      stars: String(held.edition.nominations[index]?.stars),
    })
  assert.equal((await settle(0)).kind, 'done')
  await held.does(chair, openSession)
  assert.deepEqual(codesOf(await settle(1)), ['settles-in-session'])
})

test('rules with a plenary part ask for a session in a regular edition, and not in a training one', async () => {
  const plenary = { quorum: 2, majority: 'simple', order: 'borderline-first' }
  for (const kind of ['regular', 'training'] as const) {
    const edition = await assessedEdition(environment, { ...twoCases, kind, rules: { plenary } })
    const [one] = edition.nominations
    const result = await act(environment, chair, settleNomination, {
      edition: edition.id,
      nomination: one?.id ?? '',
      stars: String(one?.stars),
    })
    assert.deepEqual(codesOf(result), kind === 'regular' ? ['settles-in-session'] : ['done'])
  }
})

test('without quorum, or without the chair, nothing is put to the vote, and who is missing is told', async () => {
  const held = await planned()
  await held.does(chair, openSession)
  await held.come(members.slice(0, 2))
  await held.next()
  // Five members: three must be there.
  assert.equal((await held.put()).kind, 'done')
  const [first] = members
  await held.does(secretary, noteAttendance, { person: first?.personId ?? '', is: 'away' })
  // By the shipped rules the chair counts for the quorum, and raises no hand.
  assert.deepEqual(codesOf(await held.does(secretary, countVotes, { how: 'count', handYes: '1' })), [
    'no-quorum',
  ])
  await held.does(secretary, countVotes, { how: 'withdraw' })
  await held.come(members.slice(2))
  await held.does(secretary, noteAttendance, { person: chair.personId ?? '', is: 'away' })
  const result = await held.put({
    movedBy: members[1]?.personId ?? '',
    secondedBy: members[2]?.personId ?? '',
  })
  assert.ok(codesOf(result).includes('chair-away'))
  const screen = await site.get(secretary, `/sidang/${held.id}/layar`)
  assert.match(screen.body, /Kuorum/)
})

test('a member of the case’s province is out by itself: no vote, no page, not in the quorum', async () => {
  const held = await running({ caseIds: ['batik-91-tepat'] })
  const jabar = members[3]
  assert.ok(jabar)
  const { recusals } = await held.sitting()
  assert.deepEqual(
    recusals.map(one => [one.personId, one.kind]),
    [[jabar.personId, 'own-province']],
  )
  await held.put()
  assert.equal((await held.vote(jabar, 'no')).kind, 'not-allowed')
  const page = await site.get(jabar, `/sidang/${held.id}`)
  assert.match(page.body, /meninggalkan ruangan/)
  assert.doesNotMatch(page.body, /KT-|batik/i)
  const over = await held.does(secretary, countVotes, { how: 'count', handYes: '5' })
  assert.deepEqual(codesOf(over), ['too-many-hands'])
  const asMover = await held.does(secretary, countVotes, { how: 'withdraw' })
  assert.equal(asMover.kind, 'done')
  assert.deepEqual(codesOf(await held.put({ movedBy: jabar.personId ?? '' })), ['not-a-voter'])
})

test('who steps aside loses the vote that was cast, and cannot vote again on the case', async () => {
  const held = await running()
  await held.put()
  const [one, other] = members
  assert.ok(one && other)
  assert.equal((await held.vote(one, 'no')).kind, 'done')
  assert.equal((await held.does(one, stepAside)).kind, 'done')
  assert.equal((await held.vote(one, 'no')).kind, 'not-allowed')
  assert.deepEqual(codesOf(await held.does(one, stepAside)), ['recused-already'])
  await held.vote(other, 'yes')
  await held.does(secretary, countVotes, { how: 'count' })
  const { motions } = await held.sitting()
  assert.deepEqual([motions.at(-1)?.counted?.yes, motions.at(-1)?.counted?.no], [1, 0])
  const fields = { person: other.personId ?? '', turn: '0000000000000000' }
  assert.deepEqual(codesOf(await held.does(secretary, noteRecusal, fields)), ['no-case'])
})

test('votes are hidden until the vote is closed; the last vote of a member counts, none after it', async () => {
  const held = await running()
  await held.put()
  const [one, other] = members
  await held.vote(one, 'no')
  await held.vote(one, 'yes')
  await held.vote(other, 'yes')
  const early = await held.does(secretary, countVotes, { how: 'count', short: '' })
  assert.deepEqual(codesOf(early), ['votes-missing'])
  const atHand = (await site.get(secretary, `/sidang/${held.id}`)).body
  assert.match(atHand, /Tutup walaupun 2 dari 4 anggota/)
  assert.equal([...atHand.matchAll(/<tr[^>]*aria-current="true"(?:(?!<\/tr>)[^])*Dibahas/g)].length, 1)
  const motion = openMotion(await held.sitting())?.id ?? ''
  const screen = `/sidang/${held.id}/layar`
  const before = (await site.get(secretary, screen)).body
  assert.match(before, /2 dari \d suara masuk/)
  assert.doesNotMatch(before, /Setuju \d|Rata-rata|\d+,\d\d/)
  await held.does(secretary, countVotes, { how: 'count' })
  const afterwards = (await site.get(secretary, screen)).body
  assert.match(afterwards, /Setuju 2 · Tidak setuju 0 · Abstain 0 · Tidak memberi suara \d/)
  assert.deepEqual(codesOf(await held.does(other ?? chair, castVote, { choice: 'no', motion })), [
    'no-motion',
  ])
})

test('a departure needs its reason, a gate is not set aside, and others move what one person may not', async () => {
  const held = await running()
  assert.deepEqual(codesOf(await held.put({ kind: 'other-stars', stars: '0', reason: 'pendek' })), [
    'reason-needed',
  ])
  assert.deepEqual(codesOf(await held.put({ secondedBy: members[0]?.personId ?? '' })), ['same-person'])
  assert.deepEqual(codesOf(await held.put({ kind: 'other-stars' })), ['required'])
  assert.deepEqual(codesOf(await held.put({ kind: 'defer', reason: '' })), ['reason-needed'])
  const gated = await running({ caseIds: ['makanan-halal-belum-terverifikasi'] })
  assert.deepEqual(codesOf(await gated.put({ kind: 'other-stars', stars: '2', reason })), ['disqualified'])
})

test('a tie waits for the chair who presides; a deferred case comes back at the end', async () => {
  const held = await running()
  const first = await held.atHand()
  await held.put({ kind: 'defer', reason: 'Menunggu hasil uji serat.' })
  await held.does(secretary, countVotes, { how: 'consensus' })
  assert.equal(await settled(held, first), undefined)
  await held.next()
  const second = await held.atHand()
  assert.notEqual(second, first)
  const stars = held.edition.nominations[second]?.stars === 0 ? '1' : '0'
  await held.put({ kind: 'other-stars', stars, reason })
  await held.does(secretary, countVotes, { how: 'count', handYes: '1', handNo: '1' })
  assert.deepEqual(codesOf(await held.does(decisionPeople().chair, breakTie, { casting: 'yes' })), [
    'chair-recused',
  ])
  assert.equal((await held.does(secretary, breakTie, { casting: 'yes' })).kind, 'not-allowed')
  assert.equal((await held.does(chair, breakTie, { casting: 'yes' })).kind, 'done')
  const settlement = await settled(held, second)
  assert.deepEqual([settlement?.settledStars, settlement?.reason], [Number(stars), reason])
  await held.next()
  assert.equal(await held.atHand(), first)
})

test('a wrong result is opened again with a reason, and the later motion counts', async () => {
  const held = await running({ caseIds: ['batik-91-tepat'] })
  await held.put()
  await held.does(secretary, countVotes, { how: 'consensus' })
  const nomination = held.edition.nominations[0]?.id ?? ''
  const again = { which: 'chosen', nomination }
  assert.deepEqual(codesOf(await held.does(secretary, callCase, again)), ['reason-needed'])
  assert.equal(
    (await held.does(secretary, callCase, { ...again, why: 'Suara keliru dihitung.' })).kind,
    'done',
  )
  await held.put({ kind: 'other-stars', stars: '1', reason })
  await held.does(secretary, countVotes, { how: 'count', handYes: '3' })
  assert.equal((await settled(held))?.settledStars, 1)
  await putOff(held, { ...again, why: 'Hasil uji serat diragukan.' })
})

/** What was settled gives way to a deferral: nothing of it is signed, and the minutes say the same as the table. */
async function putOff(held: Held, again: Record<string, string>): Promise<void> {
  const id = again['nomination'] ?? ''
  const earlier = await settled(held)
  assert.ok(earlier)
  assert.equal((await held.does(secretary, callCase, again)).kind, 'done')
  await held.put({ kind: 'defer', reason: 'Menunggu hasil uji serat.' })
  assert.deepEqual(codesOf(await held.does(secretary, countVotes, { how: 'consensus' })), ['done'])
  assert.equal(await settled(held), undefined)
  // One that stayed from before the platform ended it is found, and the migration ends it.
  const { database } = environment
  await database.write(tx => saveSettlement(tx, { ...earlier, settledAt: new Date(0), rowVersion: 0 }))
  assert.ok((await database.read(listDeferredSettled)).includes(id))
  const ends = readFileSync('migrations/0105-put-off-is-open.sql', 'utf8')
  await database.write(tx => sql.raw(ends).execute(tx))
  assert.equal(await settled(held), undefined)
  const history = await environment.database.read(reader =>
    listHistory(reader, { kind: 'nomination', id }, ['panel']),
  )
  const voided = history.filter(one => one.event === 'plenary.settlement-voided')
  assert.equal(voided.length, 1)
  assert.match(JSON.stringify(voided[0]?.detail), /"stars":1\b/)
  assert.equal((await held.does(chair, closeSession)).kind, 'done')
  const [minutes] = await environment.database.read(reader => listMinutes(reader, held.id))
  assert.ok(minutes)
  const [one] = minutes.content.cases
  assert.deepEqual(
    [one?.standing, one?.stars, one?.departed, minutes.content.left],
    ['deferred', null, false, 1],
  )
  assert.doesNotMatch(inWords(minutes.content, 'id').cases[0]?.result ?? '', /bintang/i)
  const signed = await act(environment, chair, signRecommendation, { edition: held.edition.id })
  assert.deepEqual(codesOf(signed), ['not-settled'])
}

test('sheets that change under a motion: it settles nothing', async () => {
  const held = await running()
  await held.put()
  const released = held.edition.nominations[await held.atHand()]?.sheetIds[0] ?? ''
  await environment.database.write(tx =>
    sql`update assignment set state = 'released', release_reason = 'x' where id = (select assignment_id from scoresheet where id = ${released})`.execute(
      tx,
    ),
  )
  assert.deepEqual(codesOf(await held.does(secretary, countVotes, { how: 'consensus' })), ['sheets-changed'])
})
