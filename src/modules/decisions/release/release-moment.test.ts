import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../../access/index.ts'
import type { ActionResult, AnyAction, Environment } from '../../../actions/index.ts'
import { anAccount, stoppedClock, type StoppedClock } from '../../../../tests/builders/accounts.ts'
import { act, decisionPeople } from '../../../../tests/builders/assessed-edition.ts'
import { decidedEdition, releaseSettings, tamperWith } from '../../../../tests/builders/decided-edition.ts'
import { letterBox } from '../../../../tests/builders/letter-box.ts'
import { loadRegions } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { confirmRelease } from './confirm-release.ts'
import { holdRelease } from './hold-release.ts'
import {
  decisionsRoutes,
  decisionsTasks,
  preparePublication,
  releaseJobHandlers,
  releaseMomentRoutes,
  releasePublication,
  type ReleaseStep,
} from '../index.ts'

const small = { caseIds: ['batik-91-tepat', 'tenun-80-67-belum-bintang-2'] }
const HOUR = 3_600
const { letters, post } = letterBox()
let clock: StoppedClock
let environment: Environment
let site: TestSite
let people: ReturnType<typeof decisionPeople>
let released = 0
/** What a step does in the transaction of a release; some tests let it fail. */
let during: () => Promise<void> = () => Promise.resolve()
const steps: readonly ReleaseStep[] = [
  {
    save: async () => {
      await during()
      released++
    },
  },
]

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  clock = stoppedClock('2031-03-04T01:00:00Z')
  environment = { ...testEnvironment(database), clock }
  const account = async (name: string, role: 'publisher' | 'secretariat') =>
    (await anAccount(database, name, [{ role }])).actor
  people = {
    ...decisionPeople(),
    publisher: await account('Siti Penyiap', 'publisher'),
    publisher2: await account('Budi Pelepas', 'publisher'),
    secretariat: await account('Ayu Sekretariat', 'secretariat'),
  }
  const momentRoutes = releaseMomentRoutes(releaseSettings, post)
  site = testSite(environment, [...decisionsRoutes(steps), ...momentRoutes])
})
after(() => environment.database.close())

const confirm = confirmRelease(releaseSettings)
const hold = holdRelease(post)
const run = (actor: Actor, action: AnyAction, id: string, more: Record<string, string> = {}) =>
  act(environment, actor, action, { id, ...more })
const codes = (result: ActionResult): readonly string[] =>
  'problems' in result ? result.problems.map(one => one.code) : [result.kind]
const logged: string[] = []
const logError = (reference: string, error: unknown): void =>
  void logged.push(`${reference} ${String(error)}`)
let handlers: ReturnType<typeof releaseJobHandlers> | undefined
/** One turn of the work in the background. */
const work = async (): Promise<void> => {
  handlers ??= releaseJobHandlers(environment, { steps, settings: releaseSettings, post, logError })
  await Object.values(handlers)[0]?.({})
}
type Standing = Readonly<{
  state: string
  results: number
  reasons: readonly { id: string }[]
  events: string
}>
/** What became of a list: the state of its latest confirmation, its results and the ledger's words of it. */
async function standing(list: string, edition: string): Promise<Standing | undefined> {
  const { rows } = await environment.database.read(reader =>
    sql<Standing>`select c.state, c.reasons,
      (select count(*)::int from result where edition_id = ${edition}) as results,
      (select string_agg(event, ' ' order by seq) from ledger where record_id = ${list}
        and event like 'publication.%') as events
      from release_confirmation c join publication p on p.id = c.publication_id
      where p.recommendation_id = ${list} order by c.confirmed_at desc, c.id desc limit 1`.execute(reader),
  )
  return rows[0]
}
/** An edition whose release is prepared and confirmed for nine o'clock in the capital, an hour from now. */
async function confirmed() {
  clock.moveTo(new Date('2031-03-04T01:00:00Z'))
  ;[released, letters.length] = [0, 0]
  during = () => Promise.resolve()
  const edition = await decidedEdition(environment, people, small)
  assert.equal((await run(people.publisher, preparePublication, edition.listId)).kind, 'done')
  const moment = { date: '2031-03-04', time: '09.00' }
  assert.deepEqual(codes(await run(people.publisher2, confirm, edition.listId, moment)), ['done'])
  return edition
}

test('a confirmed release happens at its moment and not before, once, in the name of who confirmed it', async () => {
  const { listId, id } = await confirmed()
  clock.advance(HOUR - 1)
  await work()
  assert.equal((await standing(listId, id))?.results, 0)
  clock.advance(1)
  await Promise.all([work(), work()])
  await work()
  const found = await standing(listId, id)
  assert.deepEqual([found?.state, found?.results, released], ['released', 2, 1])
  assert.equal(found?.events, 'publication.prepared publication.confirmed publication.released')
  const { rows } = await environment.database.read(reader =>
    sql<{
      by: string
    }>`select released_by as by from publication where recommendation_id = ${listId}`.execute(reader),
  )
  assert.equal(rows[0]?.by, people.publisher2.personId)
  assert.match(
    (await site.get(people.publisher, `/publikasi/${listId}`)).body,
    /pada waktu yang dikonfirmasi/,
  )
  for (const actor of [people.publisher, people.publisher2])
    assert.equal((await run(actor, releasePublication(steps), listId)).kind, 'not-allowed')
})

test('only the second person confirms, for a moment to come within the bound', async () => {
  clock.moveTo(new Date('2031-03-04T01:00:00Z'))
  const { listId } = await decidedEdition(environment, people, small)
  await run(people.publisher, preparePublication, listId)
  const at = (date: string, time: string) => run(people.publisher2, confirm, listId, { date, time })
  assert.deepEqual(codes(await at('2031-03-04', '08.00')), ['past'])
  assert.deepEqual(codes(await at('2031-05-04', '08.00')), ['too-far'])
  assert.deepEqual(codes(await at('2031-03-05', '25.00')), ['time'])
  const good = { date: '2031-03-05', time: '09:00' }
  assert.deepEqual(codes(await run(people.publisher, confirm, listId, good)), ['not-allowed'])
  assert.deepEqual(codes(await run(people.minister, confirm, listId, good)), ['not-found'])
  const both = await Promise.all(
    [1, 2].map(() => run(people.publisher2, confirm, listId, { ...good, version: '1' })),
  )
  assert.equal(both.filter(one => one.kind === 'done').length, 1)
  // While it waits, nothing else is done with it.
  assert.equal((await run(people.publisher2, releasePublication(steps), listId)).kind, 'not-allowed')
  assert.equal((await run(people.publisher2, preparePublication, listId)).kind, 'not-allowed')
})

test('a confirmed release is held with a reason, told to the others, and confirmed again', async () => {
  const { listId, id } = await confirmed()
  const reason = 'Acara penganugerahan ditunda sehari.'
  assert.equal((await run(people.operator, hold, listId, { reason })).kind, 'not-found')
  assert.equal((await run(people.secretariat, hold, listId, { reason })).kind, 'done')
  const both = [people.publisher.personId, people.publisher2.personId]
  assert.deepEqual(new Set(letters.map(one => one.to.id)), new Set(both))
  assert.ok(letters.every(one => one.text.includes(reason) && one.text.includes(`/publikasi/${listId}`)))
  clock.advance(2 * HOUR)
  await work()
  const held = await standing(listId, id)
  assert.deepEqual([held?.state, held?.results], ['held', 0])
  assert.match(
    (await site.get(people.publisher2, `/publikasi/${listId}`)).body,
    /Acara penganugerahan ditunda/,
  )
  const tasks = await environment.database.read(reader =>
    decisionsTasks(reader, people.secretariat, clock.now(), 'id'),
  )
  assert.ok(tasks.some(one => one.title === 'Pengumuman terjadwal tidak terjadi'))
  assert.deepEqual(
    codes(await run(people.publisher2, confirm, listId, { date: '2031-03-05', time: '09.00' })),
    ['done'],
  )
  clock.advance(24 * HOUR)
  await work()
  assert.equal((await standing(listId, id))?.state, 'released')
})

const doubts: readonly Readonly<{ name: string; bring: (list: string) => Promise<unknown>; code: RegExp }>[] =
  [
    {
      name: 'the list was changed',
      bring: list =>
        tamperWith(
          environment,
          'recommendation',
          sql`update recommendation set entries = jsonb_set(entries, '{0,stars}', '1') where id = ${list}`,
        ),
      code: /sidik digital/,
    },
    {
      name: 'who prepared it was suspended',
      bring: () =>
        environment.database.write(tx =>
          sql`update person set disabled_at = now() where id = ${people.publisher.personId}`.execute(tx),
        ),
      code: /yang menyiapkan tidak lagi/,
    },
    {
      name: 'who confirmed it lost the post',
      bring: () =>
        environment.database.write(tx =>
          sql`update role_grant set valid_until = '2031-03-04T01:30:00Z' where id = ${people.publisher2.grantId}`.execute(
            tx,
          ),
        ),
      code: /yang mengonfirmasi tidak lagi/,
    },
    {
      name: 'the service came back too late',
      bring: () => Promise.resolve(clock.advance(6 * HOUR + 1)),
      code: /lebih dari 6 jam/,
    },
  ]

for (const { name, bring, code } of doubts)
  test(`nothing is released at the moment when ${name}: people are told why`, async () => {
    const { listId, id } = await confirmed()
    await bring(listId)
    clock.advance(HOUR)
    await work()
    await work()
    const found = await standing(listId, id)
    assert.deepEqual([found?.state, found?.results, released], ['stopped', 0, 0])
    assert.match(found?.reasons[0]?.id ?? '', code)
    assert.equal(found?.events, 'publication.prepared publication.confirmed publication.stopped')
    assert.ok(letters.some(one => one.to.id === people.secretariat.personId && code.test(one.text)))
    await environment.database.write(async tx => {
      await sql`update person set disabled_at = null`.execute(tx)
      await sql`update role_grant set valid_until = null`.execute(tx)
    })
  })

test('a release that breaks off in the middle leaves nothing behind and happens when it is tried again', async () => {
  const { listId, id } = await confirmed()
  during = () => Promise.reject(new Error('the power went out'))
  clock.advance(HOUR)
  await work()
  const broken = await standing(listId, id)
  assert.deepEqual([broken?.state, broken?.results], ['waiting', 0])
  during = () => Promise.resolve()
  clock.advance(7 * 60)
  await work()
  assert.deepEqual([(await standing(listId, id))?.state, released], ['released', 1])
  assert.match((await site.get(people.publisher, `/publikasi/${listId}`)).body, /7 menit setelah waktunya/)
})

test('a release that fails again and again is stopped, and the error stays with the job', async () => {
  const { listId, id } = await confirmed()
  during = () => Promise.reject(new Error('printer on fire'))
  clock.advance(HOUR + 10 * 60)
  await work()
  assert.equal((await standing(listId, id))?.state, 'waiting', 'the first failure, however late it is')
  assert.equal(logged.at(-1), `release ${listId} Error: printer on fire`)
  clock.advance(5 * 60 + 1)
  await assert.rejects(work(), /printer on fire/)
  const found = await standing(listId, id)
  assert.deepEqual([found?.state, found?.results], ['stopped', 0])
})

test('the page shows the moment in three zones with what will happen, and offers the hold afterwards', async () => {
  clock.moveTo(new Date('2031-03-04T01:00:00Z'))
  const { listId } = await decidedEdition(environment, people, small)
  await run(people.publisher, preparePublication, listId)
  const path = `/publikasi/${listId}/waktu`
  assert.doesNotMatch((await site.get(people.publisher, path)).body, /name="date"/)
  assert.match((await site.get(people.publisher2, `${path}?date=2031-03-01&time=09.00`)).body, /sudah lewat/)
  const { body } = await site.get(people.publisher2, `${path}?date=2031-03-05&time=09.00`)
  assert.match(body, /5 Maret 2031, 09.00 WIB \(10.00 WITA, 11.00 WIT\)/)
  assert.match(body, /Hasil yang diumumkan/)
  const answer = await site.post(people.publisher2, `${path}?date=2031-03-05&time=09.00`, {
    action: 'publication.confirm',
    version: '1',
    date: '2031-03-05',
    time: '09.00',
  })
  assert.equal(answer.status, 303)
  assert.match((await site.get(people.secretariat, path)).body, /value="publication.hold"/)
  assert.doesNotMatch((await site.get(people.auditor, path)).body, /value="publication.hold"/)
})
