import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anAccount, stoppedClock, type TestAccount } from '../../../tests/builders/accounts.ts'
import { letterBox } from '../../../tests/builders/letter-box.ts'
import {
  answeredObjection,
  objectingOffice,
  sentObjection,
  type ObjectingOffice,
} from '../../../tests/builders/objecting-office.ts'
import { createMedia } from '../../platform/media/index.ts'
import { setGrantOwner } from '../people/accounts/grant-store.ts'
import { noticeJobHandlers } from './notice-job.ts'
import { listNotices } from './notice-store.ts'

const clock = stoppedClock('2031-05-01T02:00:00Z')
const media = createMedia()
let office: ObjectingOffice
before(async () => {
  office = await objectingOffice(clock, media)
})
after(async () => {
  await media.close()
  await office.environment.database.close()
})

test('office, firm and secretariat are told of an objection and its answer, its handler alone that it is in hand', async () => {
  const { environment, people, handler, other, edition } = office
  const { database } = environment
  const [first] = edition.nominations
  assert.ok(first)
  const operator = await anAccount(database, 'Siti Operator', [{ role: 'operator', area: '32.05' }])
  const firm = await anAccount(database, 'Ibu Pemilik', [{ role: 'producer', area: '32.05' }])
  const desk = await anAccount(database, 'Dewi Sekretariat', [{ role: 'secretariat' }])
  await database.write(tx => setGrantOwner(tx, firm.grantIds[0] ?? '', first.producerId, first.areaPath))
  const { letters, post } = letterBox('https://bintang.contoh.example')
  const [tell] = Object.values(noticeJobHandlers(environment, post))
  await tell?.({})
  const id = await sentObjection(environment, people, first.id)
  await answeredObjection(environment, { ...people, handler: handler.actor }, id)
  await tell?.({})
  const told = async (account: TestAccount): Promise<readonly string[]> => {
    const notices = await database.read(reader => listNotices(reader, account.id, { after: null, limit: 9 }))
    return notices.map(one => one.event).toSorted()
  }
  const all = ['objection.received', 'objection.refused', 'objection.taken-up']
  assert.deepEqual(await told(operator), all)
  assert.deepEqual(await told(firm), all)
  assert.deepEqual(await told(desk), ['objection.received', 'objection.refused'])
  assert.deepEqual(await told(handler), ['objection.taken-up'])
  assert.deepEqual(await told(other), [])
  assert.deepEqual(
    letters.map(one => one.to.email).toSorted(),
    [desk, firm, handler, operator].map(one => one.email).toSorted(),
    'each is written to as well',
  )
})
