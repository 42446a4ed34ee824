import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { people, producerActs } from '../../../tests/builders/held-stars.ts'
import { letterBox } from '../../../tests/builders/letter-box.ts'
import type { Environment } from '../../actions/index.ts'
import { act, assessedEdition } from '../../../tests/builders/assessed-edition.ts'
import { anActor, here, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite } from '../../../tests/builders/test-site.ts'
import { listHistory } from '../../audit/index.ts'
import { newId } from '../../platform/random.ts'
import { callHolders, reevaluationRoutes, reevaluationTasks, reminderJobHandlers } from './index.ts'
import { dueReminder } from './reminder-job.ts'
import { remindOffices } from './remind-offices.ts'
import { listReminders } from './reminder-store.ts'

const DAY = 86_400_000
const { recordFormerAward } = producerActs
let environment: Environment
let moment = new Date('2031-03-01T03:00:00Z')
const { letters, post } = letterBox()

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  const made = testEnvironment(database)
  environment = { ...made, clock: { ...made.clock, now: () => moment } }
  await database.write(async tx => {
    for (const [role, area, locale] of [
      ['operator', here.path, 'id'],
      ['office-head', here.path, 'en'],
      ['operator', '/33/33.02/', 'id'],
      ['province-officer', '/32/', 'id'],
    ] as const) {
      const id = newId()
      await sql`insert into person (id, name, email, locale, created_at) values (${id}, ${`Contoh ${role}`}, ${`${id}@contoh.example`}, ${locale}, ${moment})`.execute(
        tx,
      )
      await sql`insert into role_grant (id, person_id, role, area_path, valid_from, created_at) values (${newId()}, ${id}, ${role}, ${area}, ${moment}, ${moment})`.execute(
        tx,
      )
    }
  })
})
after(() => environment.database.close())

/** An edition in which nominations are open for 40 days; its two products hold recorded awards and are not nominated. */
async function openEdition() {
  letters.length = 0
  const edition = await assessedEdition(environment, {
    caseIds: ['batik-91-tepat', 'tenun-80-67-belum-bintang-2'],
    number: newId(),
  })
  const closes = new Date(moment.getTime() + 40 * DAY)
  await environment.database.write(async tx => {
    // Holders of other tests are none of this one.
    await sql`update former_award set taken_back_by = 'test', taken_back_at = ${moment} where taken_back_at is null`.execute(
      tx,
    )
    await sql`update nomination set state = 'withdrawn' where edition_id = ${edition.id}`.execute(tx)
    await sql`insert into edition_stage (edition_id, stage_id, kind, title, explanation, position, opens_at, closes_at)
      values (${edition.id}, 'pengusulan', 'nominate', '{"id":"a","en":"a"}', '{"id":"a","en":"a"}', 1, ${moment}, ${closes})`.execute(
      tx,
    )
  })
  for (const { productId } of edition.nominations)
    await act(environment, people.secretariat, recordFormerAward, {
      id: productId,
      year: '2018',
      scale: '1-5',
      stars: '4',
      source: 'KEP-1/CONTOH',
    })
  return { edition, closes }
}
/** Only this edition's nominations stay open: the hourly round looks at every edition. */
const endOthers = (edition: string) =>
  environment.database.write(tx =>
    sql`update edition_stage set closes_at = opens_at where edition_id <> ${edition}`.execute(tx),
  )
const round = async (): Promise<number | void> => {
  const [handler] = Object.values(reminderJobHandlers(environment, [30, 7], post))
  return handler?.({})
}
const call = (edition: string) => act(environment, people.secretariat, callHolders(post), { edition })
const remind = (edition: string) => act(environment, people.secretariat, remindOffices(post), { edition })
const sentTo = (edition: string) => environment.database.read(reader => listReminders(reader, [edition]))

test('the day that came most lately is due, once; one that was missed is not sent after it', () => {
  const closes = new Date('2031-05-01T00:00:00Z')
  const at = (days: number) => new Date(closes.getTime() - days * DAY)
  assert.equal(dueReminder([30, 7], new Set(), closes, at(31)), null)
  assert.equal(dueReminder([30, 7], new Set(), closes, at(30))?.days, 30)
  assert.equal(dueReminder([30, 7], new Set([30]), closes, at(8)), null)
  assert.equal(dueReminder([30, 7], new Set(), closes, at(6))?.days, 7)
  assert.equal(dueReminder([30, 7], new Set([7]), closes, at(6)), null)
})

test('a call writes to operator and head of each office, in their language, about their own products alone', async () => {
  const { edition } = await openEdition()
  const [own, other] = edition.nominations
  assert.equal((await call(edition.id)).kind, 'done')
  assert.equal(letters.length, 3, 'the province is not written to')
  const [indonesian, english] = letters.filter(one => one.text.includes(own?.product ?? ''))
  assert.ok(indonesian && english)
  const bySubject = [indonesian, english].toSorted((a, b) => a.subject.localeCompare(b.subject))
  assert.match(bySubject[0]?.subject ?? '', /^Evaluasi ulang/)
  assert.match(bySubject[1]?.subject ?? '', /^Re-evaluation/)
  assert.match(bySubject[1]?.text ?? '', /4 of 5 stars \(2018\)/)
  assert.match(bySubject[1]?.text ?? '', new RegExp(`https://contoh.example/en/evaluasi-ulang/${edition.id}`))
  for (const letter of [indonesian, english]) assert.ok(!letter.text.includes(other?.product ?? '?'))
})

test('offices are reminded on the programme’s days, each day once, while their holders are not nominated', async () => {
  const { edition, closes } = await openEdition()
  await endOthers(edition.id)
  await call(edition.id)
  letters.length = 0
  await round()
  assert.equal(letters.length, 0, 'not before the first day')
  moment = new Date(closes.getTime() - 29 * DAY)
  assert.equal(await round(), 3_600_000, 'comes again in an hour')
  await round()
  assert.equal(letters.length, 3)
  assert.match(letters[0]?.subject ?? '', /^(Pengingat|Reminder)/)
  await environment.database.write(tx =>
    sql`update nomination set state = 'submitted' where id = ${edition.nominations[0]?.id}`.execute(tx),
  )
  letters.length = 0
  moment = new Date(closes.getTime() - 2 * DAY)
  await round()
  await round()
  assert.deepEqual(
    letters.map(one => one.text.includes(edition.nominations[1]?.product ?? '')),
    [true],
    'who has nominated is left in peace',
  )
  assert.deepEqual(
    (await sentTo(edition.id)).map(one => [one.daysBefore, one.mails]),
    [
      [7, 1],
      [30, 3],
    ],
  )
  const acts = await environment.database.read(reader =>
    listHistory(reader, { kind: 'edition', id: edition.id }, ['record']),
  )
  assert.equal(acts.filter(one => one.event === 'reevaluation.reminded').length, 2)
  letters.length = 0
  moment = new Date(closes.getTime() + DAY)
  await round()
  assert.equal(letters.length, 0, 'not after nominations closed')
})

test('whoever was called after a reminder’s day is not reminded of it at once', async () => {
  const { edition, closes } = await openEdition()
  await endOthers(edition.id)
  moment = new Date(closes.getTime() - 5 * DAY)
  await call(edition.id)
  letters.length = 0
  await round()
  assert.equal(letters.length, 0)
})

test('the secretariat reminds by hand, at most once a day, and only while it is of use', async () => {
  const { edition, closes } = await openEdition()
  const nobody = await remind(edition.id)
  assert.ok(nobody.kind === 'refused' && nobody.problems[0]?.code === 'nobody')
  await call(edition.id)
  letters.length = 0
  assert.equal((await remind(edition.id)).kind, 'done')
  assert.equal(letters.length, 3)
  const again = await remind(edition.id)
  assert.ok(again.kind === 'refused' && again.problems[0]?.code === 'just-sent')
  moment = new Date(moment.getTime() + 2 * DAY)
  assert.equal((await remind(edition.id)).kind, 'done')
  moment = new Date(closes.getTime() + DAY)
  const late = await remind(edition.id)
  assert.ok(late.kind === 'refused' && late.problems[0]?.code === 'stage-closed')
})

test('the office sees its holders as a task and in its list; a neighbour sees nothing', async () => {
  const { edition } = await openEdition()
  await endOthers(edition.id)
  await call(edition.id)
  const [own, other] = edition.nominations
  const office = anActor('operator', own?.areaPath)
  const tasks = await environment.database.read(reader => reevaluationTasks(reader, office, moment, 'id'))
  assert.deepEqual(
    tasks.map(one => [one.count, one.href]),
    [[1, `/evaluasi-ulang/${edition.id}`]],
  )
  const site = testSite(
    environment,
    reevaluationRoutes({ post, remindDays: [30, 7], endingDays: [180, 90, 30] }),
  )
  const list = await site.get(office, `/evaluasi-ulang/${edition.id}`)
  assert.equal(list.status, 200)
  assert.ok(list.body.includes(own?.product ?? '?') && !list.body.includes(other?.product ?? '?'))
  assert.doesNotMatch(list.body, /reevaluation\.(call|remind)/)
  const detail = await site.get(office, `/en/evaluasi-ulang/${edition.id}/${own?.productId}`)
  assert.equal(detail.status, 200)
  assert.match(detail.body, /4 of 5 stars/)
  assert.match(detail.body, /contoh\/lima/)
  const csv = await site.get(office, `/evaluasi-ulang/${edition.id}/unduh`)
  assert.deepEqual(csv.body.trim().split('\n').length, 2)
  const neighbour = anActor('operator', '/32/32.06/')
  for (const path of ['', '/unduh', `/${own?.productId}`])
    assert.equal((await site.get(neighbour, `/evaluasi-ulang/${edition.id}${path}`)).status, 404)
  const secretariat = await site.get(people.secretariat, `/evaluasi-ulang/${edition.id}`)
  assert.match(secretariat.body, /reevaluation\.remind/)
})
