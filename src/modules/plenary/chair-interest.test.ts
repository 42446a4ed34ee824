// on the embedded database: who leads a case is worked out from the same facts on both.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../access/index.ts'
import type { Environment } from '../../actions/index.ts'
import {
  openPlenary,
  plannedSession,
  runningSession,
  type Held,
  type SessionPeople,
} from '../../../tests/builders/plenary-session.ts'
import { codesOf } from '../../../tests/builders/result-codes.ts'
import type { TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf } from '../../../tests/builders/valid-page.ts'
import { decisionsRoutes } from '../decisions/index.ts'
import { callCase } from './call-case.ts'
import { closeSession } from './close-session.ts'
import { breakTie, countVotes } from './count-votes.ts'
import { handOver } from './hand-over.ts'
import { plenaryInvariants, plenaryRoutes } from './index.ts'
import { listMinutes } from './minutes-store.ts'
import { inWords } from './minutes-words.ts'
import { putMotion } from './put-motion.ts'
import { adjournSession, noteAttendance, openSession } from './run-session.ts'
import { noteRecusal, stepAside } from './step-aside.ts'
import { testSite } from '../../../tests/builders/test-site.ts'

let environment: Environment
let site: TestSite
let session: SessionPeople
let chair: Actor
let secretary: Actor
let members: readonly Actor[]
before(async () => {
  ;({ environment, session } = await openPlenary())
  ;({ chair, secretary, members } = session)
  const files = environment.services.files
  site = testSite(environment, [...plenaryRoutes(files), ...decisionsRoutes([])])
})
after(() => environment.database.close())

const idOf = (who: Actor | undefined): string => who?.personId ?? ''
/** Its names, its code, its scores: nothing of it. */
const tells = /Produk batik|Usaha Produk|KT-|bintang tiga|strip__dot/

const declare = (person: Actor, nomination: string): Promise<unknown> =>
  environment.database.write(tx =>
    sql`insert into interest (id, person_id, nomination_id, kind, declared_at)
      values (${`i-${nomination.slice(2)}`}, ${idOf(person)}, ${nomination}, 'family', now())`.execute(tx),
  )
const pageFor = async (who: Actor | undefined, path: string): Promise<string> =>
  mainOf((await site.get(who ?? null, path)).body)

/** The chair opens a session with one case, in which the chair has an interest; the secretary calls it. */
async function ownCase(): Promise<Held> {
  const held = await plannedSession(environment, session, { caseIds: ['batik-91-tepat'] })
  await declare(chair, held.edition.nominations[0]?.id ?? '')
  assert.equal((await held.does(chair, openSession)).kind, 'done')
  await held.come(members)
  return held
}

test('a case in which the chair has an interest is led by somebody else, from its call to the minutes', async () => {
  const held = await ownCase()
  const [lead, other, third, jabar] = members
  const console = `/sidang/${held.id}`
  const before = await pageFor(chair, console)
  assert.match(before, /Panggil berikutnya: usulan yang tidak Anda tangani/)
  assert.doesNotMatch(before, tells)
  const nomination = held.edition.nominations[0]?.id ?? ''
  const chosen = { which: 'chosen', nomination, why: 'Alasan contoh yang cukup.' }
  assert.equal((await held.does(chair, callCase, chosen)).kind, 'not-allowed')
  assert.equal((await held.next()).kind, 'done')

  const waits = await pageFor(chair, console)
  assert.match(waits, /Pimpinan belum diserahkan/)
  assert.doesNotMatch(waits, tells)
  assert.doesNotMatch(waits, /name="action"/)
  for (const action of [putMotion, countVotes, breakTie, callCase, noteAttendance, noteRecusal, handOver])
    assert.equal(
      (
        await held.does(chair, action, {
          kind: 'as-proposed',
          movedBy: idOf(lead),
          secondedBy: idOf(other),
          how: 'consensus',
          casting: 'yes',
          which: 'next',
          person: idOf(third),
          is: 'away',
        })
      ).kind,
      'not-allowed',
      action.name,
    )
  for (const action of [adjournSession, closeSession])
    assert.equal((await held.does(chair, action, { pause: 'Istirahat' })).kind, 'not-allowed', action.name)
  assert.ok(codesOf(await held.put()).includes('no-leader'))

  const hand = (who: Actor, to: Actor | undefined) => held.does(who, handOver, { person: idOf(to) })
  assert.equal((await hand(lead ?? chair, lead)).kind, 'not-allowed')
  for (const wrong of [chair, jabar]) assert.deepEqual(codesOf(await hand(secretary, wrong)), ['cannot-lead'])
  assert.match(await pageFor(secretary, console), /Belum ada\. Serahkan pimpinan di bawah/)
  assert.equal((await hand(secretary, lead)).kind, 'done')
  assert.deepEqual(codesOf(await hand(secretary, lead)), ['leads-already'])

  const led = await pageFor(chair, console)
  assert.match(led, /Dipimpin oleh Anggota Satu/)
  assert.doesNotMatch(led, tells)
  assert.match(await pageFor(chair, `${console}/layar`), /yang mempunyai benturan/)
  assert.match(await pageFor(secretary, `${console}/layar`), /KT-/)
  assert.match(await pageFor(lead, console), /Anda memimpin usulan ini[\s\S]*plenary-motion\.put/)
  assert.doesNotMatch(await pageFor(other, console), /plenary-motion\.put/)

  const stars = held.edition.nominations[0]?.stars === 0 ? '1' : '0'
  const motion = {
    kind: 'other-stars',
    stars,
    reason: 'Pleno melihat tepi kain tidak rapi.',
    movedBy: idOf(other),
    secondedBy: idOf(third),
  }
  assert.equal((await held.does(other ?? chair, putMotion, motion)).kind, 'not-allowed')
  assert.deepEqual(codesOf(await held.does(lead ?? chair, putMotion, motion)), ['done'])
  assert.doesNotMatch(await pageFor(chair, console), /berbeda dari|setuju/i)
  const counted = await held.does(lead ?? chair, countVotes, { how: 'count', handYes: '1', handNo: '1' })
  assert.deepEqual(codesOf(counted), ['done'])
  for (const who of [chair, other, secretary])
    assert.equal((await held.does(who ?? chair, breakTie, { casting: 'yes' })).kind, 'not-allowed')
  assert.equal((await held.does(lead ?? chair, breakTie, { casting: 'yes' })).kind, 'done')

  // Once it is settled, the chair knows what the whole room knows, and no more.
  const decided = await pageFor(chair, console)
  assert.match(decided, /KT-\S+ · /)
  assert.doesNotMatch(decided, /Produk batik|Usaha Produk/)
  assert.equal((await site.get(chair, `/pleno/${held.edition.id}/${nomination}`)).status, 404)
  const late = { ...motion, turn: '0000000000000000' }
  assert.equal((await held.does(lead ?? chair, putMotion, late)).kind, 'not-allowed')

  assert.equal((await held.does(chair, closeSession)).kind, 'done')
  const [minutes] = await environment.database.read(reader => listMinutes(reader, held.id))
  assert.ok(minutes)
  const said = inWords(minutes.content, 'id').cases[0]?.lines.join('\n') ?? ''
  assert.match(said, /Pimpinan diserahkan kepada Anggota Satu pukul .* karena ketua di luar ruangan/)
  assert.match(said, /Suara penentu pimpinan: setuju/)
  for (const { id, find } of plenaryInvariants.filter(one => one.id === 'plenary.lead-without-interest'))
    assert.deepEqual(
      await environment.database.read(reader => find({ reader, ...environment.services } as never)),
      [],
      id,
    )
})

test('a leader who turns out to have an interest, or goes, leads no more; a chair who steps aside is out everywhere', async () => {
  const held = await runningSession(environment, session, { caseIds: ['batik-91-tepat'] })
  const [lead, other, third] = members
  const nomination = held.edition.nominations[0]?.id ?? ''
  assert.deepEqual(codesOf(await held.does(secretary, handOver, { person: idOf(lead) })), ['chair-leads'])
  assert.match(await pageFor(chair, `/sidang/${held.id}`), /plenary-case\.step-aside/)
  assert.equal((await held.does(chair, stepAside)).kind, 'done')
  // What was said in the session counts on the plenary's pages as well.
  assert.equal((await site.get(chair, `/pleno/${held.edition.id}/${nomination}`)).status, 404)
  assert.equal((await held.does(secretary, handOver, { person: idOf(lead) })).kind, 'done')
  const movers = { movedBy: idOf(other), secondedBy: idOf(third) }
  await held.does(secretary, noteAttendance, { person: idOf(lead), is: 'away' })
  assert.ok(codesOf(await held.put(movers)).includes('leader-away'))
  await held.does(secretary, noteAttendance, { person: idOf(lead), is: 'here' })
  assert.equal((await held.does(lead ?? chair, stepAside)).kind, 'done')
  assert.ok(codesOf(await held.put(movers)).includes('no-leader'))
  assert.equal((await held.does(lead ?? chair, noteRecusal, { person: idOf(third) })).kind, 'not-allowed')
  // Deferred and not settled: the minutes keep the case from the chair, and say so.
  assert.equal((await held.does(secretary, handOver, { person: idOf(other) })).kind, 'done')
  assert.equal((await held.does(secretary, adjournSession, { pause: 'Istirahat siang' })).kind, 'done')
  assert.equal((await held.does(chair, closeSession)).kind, 'done')
  const minutes = `/sidang/${held.id}/berita-acara`
  const own = await pageFor(chair, minutes)
  assert.match(own, /tidak tampil di sini/)
  assert.doesNotMatch(own, tells)
  assert.equal((await site.get(chair, `${minutes}/unduh`)).status, 404)
  assert.match(await pageFor(secretary, minutes), /KT-/)
  assert.equal((await site.get(secretary, `${minutes}/unduh`)).status, 200)
})

test('a chair of the own province is out from the call to the minutes, and the console says it where nobody is free', async () => {
  const local: Actor = { ...chair, homeAreaPath: '/32/32.04/' }
  await environment.database.write(tx =>
    sql`update person set home_area_path = '/32/32.04/' where id = ${idOf(chair)}`.execute(tx),
  )
  const held = await plannedSession(environment, session, { caseIds: ['batik-91-tepat'] })
  const console = `/sidang/${held.id}`
  const nomination = held.edition.nominations[0]?.id ?? ''
  assert.equal((await held.does(local, openSession)).kind, 'done')
  await held.come([members[3] ?? chair])
  const before = await pageFor(local, console)
  assert.match(before, /Panggil berikutnya: usulan yang tidak Anda tangani/)
  assert.doesNotMatch(before, tells)
  assert.equal((await held.next()).kind, 'done')
  assert.match(await pageFor(secretary, console), /Tidak ada anggota yang hadir dan boleh memimpin/)
  const waits = await pageFor(local, console)
  assert.match(waits, /Usulan ini dari provinsi Anda/)
  assert.doesNotMatch(waits, tells)
  assert.match(await pageFor(local, `${console}/layar`), /akun dari provinsi usulan/)
  assert.equal((await site.get(local, `/pleno/${held.edition.id}/${nomination}`)).status, 404)
  assert.equal((await held.does(local, callCase, { which: 'next' })).kind, 'not-allowed')
  assert.equal((await held.does(secretary, adjournSession, { pause: 'Istirahat siang' })).kind, 'done')
  assert.equal((await held.does(local, closeSession)).kind, 'done')
  const minutes = `${console}/berita-acara`
  assert.match(await pageFor(local, minutes), /tidak tampil di sini/)
  assert.equal((await site.get(local, `${minutes}/unduh`)).status, 404)
  // A product that is passed or not, without points, has no code: it is kept all the same.
  await environment.database.write(tx =>
    sql`insert into plenary_minutes (session_id, version, content, digest, made_by, made_at)
      select session_id, 2, jsonb_set(content, '{cases,0,code}', '"–"'), digest, made_by, made_at
      from plenary_minutes where session_id = ${held.id}`.execute(tx),
  )
  assert.match(await pageFor(secretary, minutes), /Produk batik/)
  assert.doesNotMatch(await pageFor(local, minutes), tells)
  assert.equal((await site.get(local, `${minutes}/unduh`)).status, 404)
})
