import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { accountSite, anAccount, stoppedClock, type TestAccount } from '../../../tests/builders/accounts.ts'
import { regionalDatabase } from '../../../tests/builders/regional-database.ts'
import { runAction, type Environment } from '../../actions/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { serveAreas } from '../regions/index.ts'
import { grantRole } from './accounts/grant-role.ts'
import { operatorCountsByRegency } from './operator-counts.ts'
import { listRecipients, listRecipientsWithin } from './mail/recipient-store.ts'

const whole = { by: '31', areas: ['31.01', '31.71', '31.72', '31.73', '31.74', '31.75'] }
let database: Database
let environment: Environment
let admin: TestAccount
before(async () => {
  database = await regionalDatabase()
  ;({ environment } = accountSite(database, stoppedClock('2024-05-10T02:00:00Z')))
  admin = await anAccount(database, 'Ayu Administrator', [{ role: 'administrator' }])
})
after(() => database.close())

const now = new Date('2024-06-01T00:00:00Z')
const give = async (name: string, role: string, area: string): Promise<string> =>
  giveTo((await anAccount(database, name, [])).id, role, area)
const giveTo = async (id: string, role: string, area: string): Promise<string> => {
  const input = { id, role, area, from: '2024-05-10' }
  const result = await runAction(environment, grantRole, {
    actor: admin.actor,
    locale: 'id',
    input,
    key: null,
  })
  return result.kind === 'refused' ? result.problems.map(one => one.code).join() : result.kind
}

// What a province serves is known to the whole process, and files of tests share one.
describe('areas that a province serves', () => {
  before(() => serveAreas([whole, { by: '32', areas: ['32.05'] }]))
  after(() => serveAreas([]))

  test('an office’s role is held for a province only where the province acts for every part of it', async () => {
    assert.equal(await give('Satu', 'operator', '/31/'), 'done')
    assert.equal(await give('Dua', 'office-head', '/31/'), 'done')
    assert.equal(await give('Tiga', 'operator', '/32/'), 'serves-some')
    assert.equal(await give('Empat', 'operator', '/32/32.05/'), 'done')
    assert.equal(await give('Lima', 'operator', '/33/'), 'wrong-area')
    assert.equal(await give('Enam', 'operator', '/'), 'wrong-area')
    assert.equal(await give('Tujuh', 'province-officer', '/31/31.74/'), 'wrong-area')
    assert.equal(await give('Delapan', 'province-officer', '/31/'), 'done')
  })

  test('who acts for a served area is written to about it and counted for it; a province officer is not its office', async () => {
    const names = async (areas: readonly string[], roles = ['operator', 'office-head'] as const) =>
      (await database.read(reader => listRecipients(reader, roles, areas, now))).map(
        one => `${one.name} ${one.areaPath}`,
      )
    assert.deepEqual((await names(['/31/31.74/'])).toSorted(), ['Dua /31/31.74/', 'Satu /31/31.74/'])
    assert.equal((await names(['/31/31.74/', '/31/31.71/'])).length, 4)
    assert.deepEqual(await names(['/33/33.01/']), [])
    const officers = await database.read(reader =>
      listRecipients(reader, ['province-officer'], ['/31/31.74/'], now),
    )
    assert.deepEqual(officers, [])
    const within = await database.read(reader =>
      listRecipientsWithin(reader, ['operator'], ['/31/31.74/'], now),
    )
    assert.deepEqual(
      within.map(one => one.name),
      ['Satu'],
    )
    const counts = await database.read(reader => operatorCountsByRegency(reader, now))
    assert.deepEqual(
      [counts.get('31.74'), counts.get('31.01'), counts.get('32.05'), counts.get('33.01')],
      [1, 1, 1, undefined],
    )
  })

  test('who holds the role for a served area and for the one that acts for it is written to once', async () => {
    const { id } = await anAccount(database, 'Sepuluh', [])
    assert.deepEqual(
      [await giveTo(id, 'operator', '/31/'), await giveTo(id, 'operator', '/31/31.74/')],
      ['done', 'done'],
    )
    const own = async (areas: readonly string[]) =>
      (await database.read(reader => listRecipients(reader, ['operator'], areas, now)))
        .filter(one => one.id === id)
        .map(one => one.areaPath)
    assert.deepEqual(await own(['/31/31.74/']), ['/31/31.74/'])
    assert.deepEqual((await own(['/31/31.74/', '/31/31.71/'])).toSorted(), ['/31/31.71/', '/31/31.74/'])
  })
})
