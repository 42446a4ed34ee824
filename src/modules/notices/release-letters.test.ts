// on the embedded database: its statements are plain ones, and other tests of notices run on both
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Role } from '../../access/index.ts'
import { anAccount, stoppedClock, type TestAccount } from '../../../tests/builders/accounts.ts'
import { act, decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { countQueries } from '../../../tests/builders/count-queries.ts'
import { decidedEdition, releaseSettings } from '../../../tests/builders/decided-edition.ts'
import { letterBox } from '../../../tests/builders/letter-box.ts'
import { loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import {
  decisionsRoutes,
  preparePublication,
  releaseMomentRoutes,
  releasePublication,
} from '../decisions/index.ts'
import { listNominationsByIds } from '../nominations/index.ts'
import { endGrant, setGrantOwner } from '../people/accounts/grant-store.ts'
import { choosePace } from './choose-pace.ts'
import { noticeJobHandlers, releaseLetters } from './index.ts'

const clock = stoppedClock('2031-05-01T02:00:00Z')
const database = await testDatabase()
await loadRegions(database)
const environment = { ...testEnvironment(database), clock }
const people = decisionPeople()
const { letters, post } = letterBox()
const [work] = Object.values(noticeJobHandlers(environment, post))
const counting = releaseLetters(post)
const site = testSite(environment, [
  ...decisionsRoutes([], counting),
  ...releaseMomentRoutes(releaseSettings, post, counting),
])
after(() => database.close())

const edition = await decidedEdition(environment, people, {
  caseIds: ['batik-91-tepat', 'tenun-80-67-belum-bintang-2', 'gerabah-seratus', 'anyaman-81-tepat'],
})
const path = `/publikasi/${edition.listId}`
const account = (name: string, ...areas: readonly string[]): Promise<TestAccount> =>
  anAccount(
    database,
    name,
    areas.map(area => ({ role: 'operator' as Role, area })),
  )
async function firm(name: string, index: number): Promise<TestAccount> {
  const one = edition.nominations[index]
  assert.ok(one)
  const made = await anAccount(database, name, [{ role: 'producer', area: one.areaPath.split('/')[2] ?? '' }])
  await database.write(tx => setGrantOwner(tx, made.grantIds[0] ?? '', one.producerId, one.areaPath))
  return made
}
const paceOf = async ({ actor }: TestAccount, pace: string): Promise<void> => {
  assert.equal((await act(environment, actor, choosePace, { pace })).kind, 'done')
}
const nominations = await database.read(reader =>
  listNominationsByIds(
    reader,
    edition.nominations.map(one => one.id),
  ),
)
const expected = (of = nominations) =>
  database.read(reader => counting.expect(reader, { anew: false, nominations: of }, clock.now()))

test('a release tells beforehand how many people of which offices and firms it will write to, and then it does', async () => {
  await work?.({})
  const empty = await expected()
  assert.deepEqual([empty.people, empty.offices, empty.firms, empty.nobody.length], [0, 0, 0, 4])
  const both = await account('Siti Dua Daerah', '32.05', '33.02')
  const daily = await account('Budi Sehari Sekali', '32.05')
  const silent = await account('Wayan Tanpa Surel', '51.04')
  await account('Rini Tetangga', '32.06')
  const owner = await firm('Ibu Pemilik', 1)
  const gone = await firm('Bapak Pergi', 2)
  await database.write(tx => endGrant(tx, gone.grantIds[0] ?? '', clock.now()))
  await paceOf(daily, 'daily')
  await paceOf(silent, 'none')
  const found = await expected()
  const alone = edition.nominations.find(one => one.areaPath === '/51/51.04/')
  assert.deepEqual(found, {
    sends: true,
    people: 3,
    offices: 2,
    firms: 1,
    withoutMail: 1,
    nobody: [alone?.id],
  })
  const see = async (page: string): Promise<string> =>
    mainOf(await openValid(site, people.publisher2, page)).replaceAll(/\s+/g, ' ')
  const before = await see(path)
  assert.equal(
    (await act(environment, people.publisher, preparePublication, { id: edition.listId })).kind,
    'done',
  )
  for (const page of [before, await see(path), await see(`${path}/waktu?date=2031-05-03&time=09.00`)]) {
    assert.match(page, /Orang yang disurati<\/dt> ?<dd>3</)
    assert.match(page, /1 produk tanpa penerima surat/)
    assert.ok(page.includes(`<li>${alone?.product}</li>`))
  }
  const digest = /<span class="code">([0-9a-f]{64})/.exec(before)?.[1]
  // People may change until the moment of the release: what was prepared stays what it was.
  const late = await account('Ayu Menyusul', '33.02')
  assert.equal((await expected()).people, 4)
  const release = releasePublication([])
  clock.advance(60)
  assert.equal(
    (await act(environment, people.publisher2, release, { id: edition.listId, version: '1' })).kind,
    'done',
  )
  assert.match(await see(path), /Orang yang sudah disurati<\/dt> ?<dd>0</)
  await work?.({})
  const to = letters.map(one => one.to.id)
  assert.deepEqual(to.toSorted(), [both, daily, owner, late].map(one => one.id).toSorted())
  const after = await see(path)
  assert.match(after, /Orang yang sudah disurati<\/dt> ?<dd>4</)
  assert.match(after, /tidak mau surel<\/dt> ?<dd>1</)
  assert.ok(digest && after.includes(digest))
})

test('counting asks the same for one product as for many', async () => {
  const asked = (of: typeof nominations): Promise<number> =>
    database.read(async plain => {
      const { reader, count } = countQueries(plain)
      await counting.expect(reader, { anew: true, nominations: of }, clock.now())
      return count()
    })
  assert.equal(await asked(nominations.slice(0, 1)), await asked(nominations))
})

test('a new decision counts the secretariat; a service without mail counts whoever reads it on a page', async () => {
  const desk = await anAccount(database, 'Dewi Sekretariat', [{ role: 'secretariat' }])
  assert.ok(desk.id)
  const to = { anew: true, nominations }
  const now = clock.now()
  const [anew, mute] = await database.read(async reader => [
    await counting.expect(reader, to, now),
    await releaseLetters({ sends: false }).expect(reader, to, now),
  ])
  assert.deepEqual([anew?.people, anew?.withoutMail, anew?.offices], [5, 1, 2])
  assert.deepEqual([mute?.people, mute?.withoutMail, mute?.sends], [0, 6, false])
})
