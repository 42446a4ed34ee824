// on the embedded database: what the rules of a panel make of a session is the same on every database.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../access/index.ts'
import type { Environment } from '../../actions/index.ts'
import { anAccount } from '../../../tests/builders/accounts.ts'
import {
  openPlenary,
  plannedSession,
  runningSession,
  type Held,
  type SessionPeople,
} from '../../../tests/builders/plenary-session.ts'
import { codesOf } from '../../../tests/builders/result-codes.ts'
import type { TestSite } from '../../../tests/builders/test-site.ts'
import { closeSession } from './close-session.ts'
import { breakTie, countVotes } from './count-votes.ts'
import { inWords } from './minutes-words.ts'
import { listMinutes } from './minutes-store.ts'
import { nameRole } from './name-role.ts'
import { noteAttendance, openSession } from './run-session.ts'
import { missingIn, openMotion } from './session.ts'
import { stepAside } from './step-aside.ts'
import { typesetMinutes } from './typeset-minutes.ts'

const role = (id: string, title: string, scores: boolean, seats: number) => ({
  id,
  title: { id: title, en: `${title} (en)` },
  scores,
  seats,
})
const rules = {
  panel: {
    size: 3,
    quorum: 3,
    ownProvince: 'excluded',
    verifierMayScore: false,
    chair: 'ketua',
    chairScores: false,
    roles: [
      role('ketua', 'Ketua', false, 1),
      role('penilai', 'Penilai', true, 3),
      role('pencatat', 'Pencatat sidang', false, 1),
      role('ahli', 'Tenaga ahli', false, 2),
    ],
  },
  aggregation: { first: 'sheet', combine: 'median', rounding: { kind: 'half-up', places: 2 } },
}
const options = { caseIds: ['batik-91-tepat'], rules }

let environment: Environment
let site: TestSite
let session: SessionPeople
let chair: Actor
let secretary: Actor
let members: readonly Actor[]
let expert: Actor
let local: Actor
let recorder: Actor
let office: Actor
before(async () => {
  ;({ environment, site, session } = await openPlenary())
  ;({ chair, secretary, members } = session)
  const account = async (name: string, as: 'assessor' | 'secretariat' | 'office-head', home?: string) =>
    (await anAccount(environment.database, name, [{ role: as }], home === undefined ? {} : { home })).actor
  expert = await account('Ahli <b>Jauh</b>', 'assessor', '73.71')
  local = await account('Ahli Jabar', 'assessor', '32.04')
  recorder = await account('Pencatat Contoh', 'secretariat')
  office = await account('Kepala Dinas', 'office-head', '73.71')
})
after(() => environment.database.close())

const idOf = (who: Actor): string => who.personId ?? ''
const name = (held: Held, who: Actor, as: string) =>
  held.does(secretary, nameRole, { attendee: idOf(who), role: as })
const come = (held: Held, who: Actor) =>
  held.does(secretary, noteAttendance, { person: idOf(who), is: 'here' })

test('the secretariat gives the roles that the rules name: to whom they may go, and to no more than there are seats', async () => {
  const held = await plannedSession(environment, session, options)
  assert.equal(
    (await held.does(members[0] ?? chair, nameRole, { attendee: idOf(expert), role: 'ahli' })).kind,
    'not-allowed',
  )
  for (const as of ['penilai', 'ketua', 'saksi', '<script>'])
    assert.deepEqual(codesOf(await name(held, expert, as)), ['unknown-role'])
  for (const who of [office, members[0] ?? chair, chair])
    assert.deepEqual(codesOf(await name(held, who, 'ahli')), ['unknown-person'])
  assert.deepEqual(codesOf(await name(held, expert, '')), ['no-role'])
  assert.equal((await site.get(expert, `/sidang/${held.id}`)).status, 404)
  assert.deepEqual(codesOf(await name(held, expert, 'ahli')), ['done'])
  assert.deepEqual(codesOf(await name(held, expert, 'ahli')), ['role-already'])
  assert.deepEqual(codesOf(await name(held, recorder, 'pencatat')), ['done'])
  assert.deepEqual(codesOf(await name(held, local, 'pencatat')), ['seats-taken'])
  assert.equal((await site.get(expert, `/sidang/${held.id}`)).status, 200)
  const console = await site.get(secretary, `/sidang/${held.id}`)
  assert.match(console.body, /Ahli &lt;b&gt;Jauh[^(]*\(Tenaga ahli\)/)
  // Who came stays in the minutes; who did not is taken off again, and reads the session no more.
  await come(held, recorder)
  assert.deepEqual(codesOf(await name(held, recorder, '')), ['came-already'])
  assert.deepEqual(codesOf(await name(held, expert, '')), ['done'])
  assert.equal((await site.get(expert, `/sidang/${held.id}`)).status, 404)
})

test('who holds such a role sees the case by its code, counts for no quorum, moves nothing and does not vote', async () => {
  const held = await plannedSession(environment, session, options)
  for (const [who, as] of [
    [expert, 'ahli'],
    [local, 'ahli'],
    [recorder, 'pencatat'],
  ] as const) {
    await name(held, who, as)
    await come(held, who)
  }
  await held.does(chair, openSession)
  await held.come(members.slice(0, 1))
  await held.next()
  assert.equal(missingIn(await held.sitting()), 1)
  const { recusals } = await held.sitting()
  // The expert of the case’s own province is out like a member, and the member who did not come.
  const out = recusals.map(one => `${one.personId} ${one.kind}`)
  for (const who of [local, members[3] ?? chair]) assert.ok(out.includes(`${idOf(who)} own-province`))
  assert.equal(out.length, 2)
  assert.match((await site.get(local, `/sidang/${held.id}`)).body, /meninggalkan ruangan/)
  await held.come(members.slice(1, 3))
  assert.deepEqual(codesOf(await held.put({ movedBy: idOf(expert) })), ['not-a-voter'])
  assert.equal((await held.put()).kind, 'done')
  const phone = (await site.get(expert, `/sidang/${held.id}`)).body
  assert.match(phone, /KT-/)
  assert.match(phone, /Tenaga ahli, tanpa suara/)
  assert.doesNotMatch(phone, /plenary-vote\.cast|Produk |Usaha /)
  assert.deepEqual(codesOf(await held.vote(expert, 'yes')), ['without-vote'])
  const motion = openMotion(await held.sitting())?.id
  await assert.rejects(
    environment.database.write(tx =>
      sql`insert into plenary_vote values (${motion}, ${idOf(expert)}, 'yes', now())`.execute(tx),
    ),
    /a vote is of a member/,
  )
  assert.equal((await held.does(expert, stepAside)).kind, 'done')
  assert.doesNotMatch((await site.get(expert, `/sidang/${held.id}`)).body, /KT-/)
})

test('a chair who does not score votes at a tie only, and the minutes name roles and the chair’s vote', async () => {
  const held = await runningSession(environment, session, options)
  await name(held, expert, 'ahli')
  await come(held, expert)
  await held.put({ kind: 'other-stars', stars: '1', reason: 'Pleno melihat tepi kain tidak rapi.' })
  assert.match((await site.get(chair, `/sidang/${held.id}`)).body, /ketua tidak ikut menilai/)
  assert.deepEqual(codesOf(await held.vote(chair, 'yes')), ['chair-breaks-ties'])
  // Three members may raise a hand: the chair and the member of the province do not.
  const hands = { how: 'count', handYes: '2', handNo: '2' }
  assert.deepEqual(codesOf(await held.does(secretary, countVotes, hands)), ['too-many-hands'])
  await held.vote(members[0], 'yes')
  await held.vote(members[1], 'no')
  await held.does(secretary, countVotes, { how: 'count' })
  assert.equal((await held.does(chair, breakTie, { casting: 'yes' })).kind, 'done')
  // The value is named as what it is: these rules take the median.
  for (const path of ['', '/layar'])
    assert.match((await site.get(secretary, `/sidang/${held.id}${path}`)).body, /Median/)
  assert.equal((await held.does(chair, closeSession)).kind, 'done')
  const [minutes] = await environment.database.read(reader => listMinutes(reader, held.id))
  assert.ok(minutes)
  const said = inWords(minutes.content, 'id')
  assert.deepEqual(
    said.others.map(one => [one.role, one.name]),
    [['Tenaga ahli', 'Ahli <b>Jauh</b>']],
  )
  assert.ok(!said.members.some(one => one.name.startsWith('Ahli')))
  assert.match(said.facts.map(one => one.detail).join(' '), /hanya bila suara berimbang/)
  const page = (await site.get(chair, `/sidang/${held.id}/berita-acara`)).body
  assert.match(page, /Hadir tanpa suara[\s\S]*Tenaga ahli[\s\S]*Ahli &lt;b&gt;Jauh/)
  assert.ok(typesetMinutes(minutes).length > 10_000)
  assert.deepEqual(codesOf(await name(held, recorder, 'pencatat')), ['session-closed'])
})
