import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount } from '../../../tests/builders/accounts.ts'
import { decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { releasedEdition, type SignedEdition } from '../../../tests/builders/decided-edition.ts'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import type { Environment } from '../../actions/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { certificateStep } from '../certificates/index.ts'
import type { Letter, Post } from '../people/index.ts'
import { insertEndingReminder, listEndingReminders } from './ending-store.ts'
import { endingJobHandlers, endingLetters } from './ending-job.ts'
import { endingTasks } from './ending-tasks.ts'
import { reevaluationRoutes } from './index.ts'
import { dayThatCame, daysBetween, listEndingStars } from './star-endings.ts'

const DAYS = [180, 90, 30]
const DAY = 86_400_000
const operator = anActor('operator', '/32/32.05/')
const neighbour = anActor('operator', '/32/32.06/')
let database: Database
let environment: Environment
let site: TestSite
let edition: SignedEdition
let moment = new Date()
let endsOn = ''
let letters: Letter[] = []
const post: Post = {
  sends: true,
  publicUrl: 'https://contoh.example',
  send: (_tx, sent) => {
    letters.push(...sent)
    return Promise.resolve()
  },
}

before(async () => {
  database = await testDatabase()
  await loadRegions(database)
  environment = { ...testEnvironment(database), clock: { now: () => moment, offset: () => 0 } } as Environment
  site = testSite(environment, reevaluationRoutes({ post, remindDays: [7], endingDays: DAYS }))
  const caseIds = ['batik-91-tepat', 'anyaman-81-tepat']
  const steps = [certificateStep('https://contoh.example')]
  edition = await releasedEdition(environment, decisionPeople(), steps, { caseIds })
  const [star] = await database.read(reader => listEndingStars(reader, moment, 4_000))
  endsOn = star?.endsOn ?? ''
})
after(() => database.close())

/** Noon of the day that is so many days before the stars' last day. */
const daysAhead = (days: number): void => {
  moment = new Date(Date.parse(`${endsOn}T05:00:00Z`) - days * DAY)
}
const round = async (): Promise<readonly Letter[]> => {
  letters = []
  const [handler] = Object.values(endingJobHandlers(environment, DAYS, post))
  assert.equal(await handler?.({}), 3_600_000)
  return letters
}

test('the smallest of the programme’s days that is reached is the one that came', () => {
  assert.deepEqual(
    [181, 180, 91, 90, 31, 30, 0].map(left => dayThatCame(DAYS, left)),
    [null, 180, 180, 90, 90, 30, 30],
  )
  assert.equal(daysBetween('2031-02-27', '2031-03-01'), 2)
})

test('stars that end soon are listed for their own office alone, and asked of it as a task', async () => {
  daysAhead(181)
  const none = await openValid(site, operator, '/bintang-berakhir')
  assert.match(none, /Tidak ada bintang yang segera berakhir/)
  daysAhead(100)
  const page = await openValid(site, operator, '/bintang-berakhir')
  assert.ok(page.includes(edition.nominations[0]?.product ?? '?'))
  assert.ok(!page.includes(edition.nominations[1]?.product ?? '?'))
  assert.match((await site.get(neighbour, '/bintang-berakhir')).body, /Tidak ada bintang/)
  const tasks = await database.read(reader => endingTasks(DAYS)(reader, operator, moment, 'id'))
  assert.equal(tasks[0]?.count, 1)
  assert.deepEqual(await database.read(reader => endingTasks(DAYS)(reader, neighbour, moment, 'id')), [])
})

test('each day of the programme is told once; one that was missed is not told after it', async () => {
  const [star] = await database.read(reader => listEndingStars(reader, moment, 200))
  const id = star?.certificate.id ?? ''
  daysAhead(181)
  await round()
  const told = async () =>
    (await database.read(reader => listEndingReminders(reader, [id]))).get(id)?.map(one => one.daysBefore)
  assert.equal(await told(), undefined)
  daysAhead(85)
  assert.deepEqual(await round(), [])
  assert.equal(await told(), undefined, 'where nobody can be written to, nobody was told')
  const area = star?.certificate.areaPath.split('/').at(-2) ?? ''
  const officer = await anAccount(database, 'Petugas Dinas', [{ role: 'operator', area }])
  assert.deepEqual(
    (await round()).map(one => one.to.id),
    [officer.id],
  )
  assert.deepEqual(await told(), [90])
  assert.deepEqual(await round(), [])
  assert.deepEqual(await told(), [90])
  daysAhead(12)
  await round()
  assert.deepEqual(await told(), [90, 30])
  const again = { certificateId: id, daysBefore: 30, endsOn, sentAt: moment }
  assert.equal(await database.write(tx => insertEndingReminder(tx, again)), false)
  daysAhead(-1)
  assert.deepEqual(await database.read(reader => listEndingStars(reader, moment, 200)), [])
})

test('the letter names the stars of the recipient’s own office alone, in the recipient’s language', async () => {
  daysAhead(90)
  const stars = await database.read(reader => listEndingStars(reader, moment, 180))
  const person = { id: 'p', email: 'a@contoh.example', name: 'Ibu Contoh' }
  const recipients = (['id', 'en'] as const).map(locale => ({ ...person, locale, areaPath: '/32/32.05/' }))
  const written = endingLetters(recipients, stars, 'https://contoh.example')
  assert.deepEqual(
    written.map(one => one.subject),
    ['1 bintang segera berakhir', 'One star ends soon'],
  )
  assert.match(written[0]?.text ?? '', /\(90 hari lagi\)[\s\S]*https:\/\/contoh\.example\/bintang-berakhir/)
  assert.match(written[1]?.text ?? '', /https:\/\/contoh\.example\/en\/bintang-berakhir/)
  assert.ok(!written.some(one => one.text.includes(edition.nominations[1]?.product ?? '?')))
  assert.deepEqual(endingLetters([{ ...person, locale: 'id', areaPath: '/11/' }], stars, ''), [])
})
