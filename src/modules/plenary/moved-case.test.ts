import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../access/index.ts'
import type { Environment } from '../../actions/index.ts'
import { act } from '../../../tests/builders/assessed-edition.ts'
import {
  openPlenary,
  plannedSession,
  runningSession,
  type Held,
  type SessionPeople,
} from '../../../tests/builders/plenary-session.ts'
import { codesOf } from '../../../tests/builders/result-codes.ts'
import type { TestSite } from '../../../tests/builders/test-site.ts'
import { clearInterest } from '../assessment/interests/clear-interest.ts'
import { declareTie, endOwnTie } from '../assessment/interests/declare-tie.ts'
import { listTies } from '../interests/tie-store.ts'
import { unlockSheet } from '../decisions/cases/unlock-sheet.ts'
import { callCase } from './call-case.ts'
import { closeSession } from './close-session.ts'
import { countVotes } from './count-votes.ts'
import { voidingHandlers } from './index.ts'
import { inWords } from './minutes-words.ts'
import { listMinutes } from './minutes-store.ts'
import { openSession } from './run-session.ts'
import { plenaryTasks } from './tasks.ts'

const oneCase = { caseIds: ['batik-91-tepat'] }
const MAKER = 'Usaha Produk batik-91-tepat'

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

const idOf = (who: Actor | undefined): string => who?.personId ?? ''
const worksFor = (who: Actor | undefined, employer: string): Promise<unknown> =>
  environment.database.write(tx =>
    sql`update person set employer = ${employer} where id = ${idOf(who)}`.execute(tx),
  )
const minutesOf = async (held: Held) => {
  assert.equal((await held.does(chair, closeSession)).kind, 'done')
  const [minutes] = await environment.database.read(reader => listMinutes(reader, held.id))
  assert.ok(minutes)
  const said = inWords(minutes.content, 'id').cases[0]
  assert.ok(said)
  return { ...said, text: said.lines.join('\n') }
}
const kindsOut = async (held: Held) =>
  (await held.sitting()).recusals
    .filter(one => one.liftedAt === null)
    .map(one => [one.personId, one.kind])
    .filter(([id]) => id !== idOf(members[3]))

test('what the system found keeps a member out of the room, until the secretariat has cleared it', async () => {
  const [one, other, third] = members
  assert.ok(one)
  await worksFor(one, `${MAKER} (cabang)`)
  const held = await runningSession(environment, session, oneCase)
  assert.deepEqual(await kindsOut(held), [[idOf(one), 'found-interest']])
  const movers = { movedBy: idOf(other), secondedBy: idOf(third) }
  assert.equal((await held.put(movers)).kind, 'done')
  assert.equal((await held.vote(one, 'yes')).kind, 'not-allowed')
  const phone = await site.get(one, `/sidang/${held.id}`)
  assert.match(phone.body, /meninggalkan ruangan/)
  assert.doesNotMatch(phone.body, /KT-|batik/i)
  const cleared = await act(environment, secretary, clearInterest, {
    id: held.edition.id,
    nomination: held.edition.nominations[0]?.id ?? '',
    person: idOf(one),
    found: 'usaha produk batik 91 tepat',
    reason: 'Nama sama, usaha lain (contoh).',
  })
  assert.deepEqual(codesOf(cleared), ['done'])
  assert.deepEqual(await kindsOut(held), [])
  assert.match((await site.get(one, `/sidang/${held.id}`)).body, /KT-/)
  assert.equal((await held.vote(one, 'yes')).kind, 'done')
  assert.equal((await held.does(secretary, countVotes, { how: 'count' })).kind, 'done')
  assert.match((await minutesOf(held)).text, /ditemukan dan belum diperiksa\) sampai diperiksa pukul/)
  await worksFor(one, '')
})

test('what is declared or found while the case is at hand counts at once, and the vote before it does not', async () => {
  const held = await runningSession(environment, session, oneCase)
  const [one, other, third] = members
  await held.put({ movedBy: idOf(other), secondedBy: idOf(third) })
  for (const member of [one, other]) assert.equal((await held.vote(member, 'yes')).kind, 'done')
  assert.ok(one)
  const tie = { kind: 'coach', name: MAKER, note: '' }
  assert.deepEqual(codesOf(await act(environment, one, declareTie, tie)), ['done'])
  assert.equal((await held.vote(one, 'no')).kind, 'not-allowed')
  assert.match((await site.get(one, `/sidang/${held.id}`)).body, /meninggalkan ruangan/)
  // Taken back in the same minute: nobody comes back into the room by that.
  const [own] = await environment.database.read(reader => listTies(reader, [idOf(one)]))
  const end = { tie: own?.id ?? '', reason: 'Sudah tidak ada hubungan lagi.' }
  assert.deepEqual(codesOf(await act(environment, one, endOwnTie, end)), ['done'])
  assert.equal((await held.vote(one, 'no')).kind, 'not-allowed')
  assert.doesNotMatch((await site.get(one, `/sidang/${held.id}`)).body, /KT-|batik/i)
  await held.does(secretary, countVotes, { how: 'count' })
  const { motions, recusals } = await held.sitting()
  assert.equal(motions[0]?.counted?.yes, 1)
  assert.ok(recusals.some(each => each.personId === idOf(one) && each.kind === 'known-interest'))
  // For the sessions after this one.
  await environment.database.write(tx => sql`delete from interest_tie`.execute(tx))
})

/** What the worker does after an act: the jobs that wait for a session. */
async function tellSessions(): Promise<void> {
  const jobs = await environment.database.write(async tx => {
    const { rows } = await sql<{ payload: unknown }>`delete from job
      where kind = 'plenary.sheets-moved' returning payload`.execute(tx)
    return rows
  })
  const [work] = Object.values(voidingHandlers(environment))
  // Twice, as after a worker that died: the second time nothing is left to do.
  for (const { payload } of [...jobs, ...jobs]) await work?.(payload)
}

const openAgain = (held: Held) => {
  const [one] = held.edition.nominations
  return act(environment, chair, unlockSheet, {
    edition: held.edition.id,
    nomination: one?.id ?? '',
    sheet: one?.sheetIds[0] ?? '',
    reason: 'Satu kriteria terlewat (contoh).',
  })
}

test('a sheet that is opened again while a motion runs: the motion is void, its votes stay, the page says it', async () => {
  const held = await runningSession(environment, session, oneCase)
  const [one, other, third] = members
  await held.put({ movedBy: idOf(other), secondedBy: idOf(third) })
  for (const member of [one, other]) await held.vote(member, 'yes')
  const { session: before } = await held.sitting()
  assert.equal((await openAgain(held)).kind, 'done')
  // Before the worker is there nothing is decided about it, a motion to defer neither.
  assert.deepEqual(codesOf(await held.does(secretary, countVotes, { how: 'consensus' })), ['sheets-changed'])
  await tellSessions()
  const { session: now, motions, turns } = await held.sitting()
  assert.ok(now.rowVersion > before.rowVersion, 'the screens look again')
  assert.deepEqual(
    motions.map(each => [each.state, each.voided]),
    [['void', { cause: 'sheet-opened', reason: 'Satu kriteria terlewat (contoh).', votes: 2 }]],
  )
  assert.notEqual(turns[0]?.endedAt, null)
  const kept = await environment.database.read(async reader => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from plenary_vote
      where motion_id = ${motions[0]?.id ?? ''}`.execute(reader)
    return rows[0]?.n
  })
  assert.equal(kept, 2)
  for (const [who, path] of [
    [secretary, ''],
    [secretary, '/layar'],
    [one ?? null, ''],
  ] as const) {
    const { body } = await site.get(who, `/sidang/${held.id}${path}`)
    assert.match(body, /tersimpan dan tidak dihitung/)
    assert.match(body, /kembali ke penilai/)
    assert.doesNotMatch(body, /strip__dot/)
  }
  assert.deepEqual(codesOf(await held.vote(third, 'yes')), ['no-motion'])
  assert.deepEqual(codesOf(await held.next()), ['nothing-left'])
  const { text, result } = await minutesOf(held)
  assert.match(text, /Batal\. Sebuah lembar penilaian dibuka lagi.*terlewat.*\(2\) tersimpan/)
  assert.equal(result, 'Belum diputuskan')
})

test('a case that goes back without a motion leaves the room, and another session is not touched', async () => {
  const held = await runningSession(environment, session, oneCase)
  const elsewhere = await runningSession(environment, session, oneCase)
  await elsewhere.put()
  await openAgain(held)
  await tellSessions()
  assert.notEqual((await held.sitting()).turns[0]?.endedAt, null)
  assert.equal((await elsewhere.sitting()).motions[0]?.state, 'open')
  const chosen = {
    which: 'chosen',
    nomination: held.edition.nominations[0]?.id ?? '',
    why: 'Sekali lagi, contoh.',
  }
  assert.deepEqual(codesOf(await held.does(secretary, callCase, chosen)), ['unknown-case'])
})

test('a session of today is a task of its members, and of nobody else', async () => {
  const held = await plannedSession(environment, session, oneCase)
  const [one] = members
  const now = environment.clock.now()
  const tasks = (who: Actor, at = now) =>
    environment.database.read(reader => plenaryTasks(reader, who, at, 'id'))
  const own = async (who: Actor, at = now) =>
    (await tasks(who, at)).filter(task => task.href.endsWith(held.id)).map(task => task.title)
  assert.ok(one)
  assert.deepEqual(await own(one), ['Sidang pleno ke-1 hari ini'])
  assert.deepEqual(await own(one, new Date(now.getTime() + 3 * 86_400_000)), [])
  assert.deepEqual(await own(secretary), [])
  const stranger = { ...one, personId: 'orang-lain' }
  assert.deepEqual(await own(stranger), [])
  await held.does(chair, openSession)
  const [running] = (await tasks(one)).filter(task => task.href.endsWith(held.id))
  assert.match(String(running?.text), /Sedang berlangsung di Ruang Contoh/)
  assert.equal(running?.underWay, true)
  await held.does(chair, closeSession)
  assert.deepEqual(await own(one), [])
})
