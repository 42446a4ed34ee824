// on the embedded database: the same facts and queries as on the pages of the plenary.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anAccount } from '../../../../tests/builders/accounts.ts'
import { act, assessedEdition, decisionPeople } from '../../../../tests/builders/assessed-edition.ts'
import { loadRegions } from '../../../../tests/builders/offices.ts'
import { codesOf } from '../../../../tests/builders/result-codes.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import type { Actor } from '../../../access/index.ts'
import type { Environment } from '../../../actions/index.ts'
import { clearInterest } from '../../assessment/interests/clear-interest.ts'
import { endOwnTie } from '../../assessment/interests/declare-tie.ts'
import { addSheetsInEdition } from '../support/add-sheet.ts'
import { decisionsRoutes } from '../routes.ts'
import { decisionsTasks } from '../tasks.ts'
import { settleNomination } from './settle-nomination.ts'
import { signRecommendation } from '../chain/sign-recommendation.ts'
import { unlockSheet } from './unlock-sheet.ts'

const people = decisionPeople()
const both = { caseIds: ['batik-91-tepat', 'tenun-80-67-belum-bintang-2'] }
let environment: Environment
let site: TestSite
before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, decisionsRoutes([]))
})
after(() => environment.database.close())

const write = (statement: ReturnType<typeof sql>): Promise<unknown> =>
  environment.database.write(tx => statement.execute(tx))
const page = async (who: Actor, path: string): Promise<string> => (await site.get(who, path)).body
/** The refused signature names what the person may settle, and says without a name that others have something to settle. */
async function signsWithoutNames(who: Actor, edition: string): Promise<void> {
  const refused = await act(environment, who, signRecommendation, { edition })
  assert.deepEqual(codesOf(refused), ['not-settled', 'kept-not-settled'])
  assert.match(JSON.stringify(refused), /Produk tenun-80-67/)
  assert.doesNotMatch(JSON.stringify(refused), /batik-91-tepat/)
}

test('a declared interest closes the case to its person in every role; another chair settles it', async () => {
  const edition = await assessedEdition(environment, both)
  const [own, other] = edition.nominations
  assert.ok(own && other)
  const { chair } = people
  await write(sql`insert into interest (id, person_id, nomination_id, kind, declared_at)
    values ('declared', ${chair.personId}, ${own.id}, 'family', now())`)
  const table = `/pleno/${edition.id}`
  const switched = { ...people.secretariat, personId: chair.personId }
  const closed: readonly string[] = [`${table}/${own.id}`, `${table}/${own.id}/lembar`]
  for (const who of [chair, switched]) {
    const shown = await page(who, table)
    assert.match(shown, /Usulan yang tidak Anda tangani/)
    assert.match(shown, /Produk tenun-80-67/)
    assert.doesNotMatch(shown, /Produk batik-91-tepat/)
    for (const path of closed) assert.equal((await site.get(who, path)).status, 404, path)
    assert.doesNotMatch(await page(who, `${table}/${other.id}`), new RegExp(own.id))
  }
  assert.match(await page(chair, `/keyakinan/${edition.id}`), /tidak ikut dihitung di halaman ini/)
  const of = (one: typeof own, stars = String(one.stars)) => ({
    edition: edition.id,
    nomination: one.id,
    stars,
    sheet: one.sheetIds[0] ?? '',
    reason: 'Alasan contoh yang cukup panjang.',
  })
  for (const action of [settleNomination, unlockSheet])
    assert.deepEqual(codesOf(await act(environment, chair, action, of(own))), ['not-found'], action.name)
  const all = await act(environment, chair, addSheetsInEdition, { edition: edition.id })
  assert.deepEqual(codesOf(all), ['not-allowed'])
  await signsWithoutNames(chair, edition.id)
  const second = { ...chair, personId: 'ketua-lain' }
  assert.deepEqual(codesOf(await act(environment, chair, settleNomination, of(other))), ['done'])
  assert.deepEqual(codesOf(await act(environment, second, settleNomination, of(own))), ['done'])
  const settled = await page(chair, table)
  assert.match(settled, /Bintang 3 dari 3/)
  assert.doesNotMatch(settled, /Produk batik-91-tepat/)
  assert.equal((await site.get(chair, `${table}/${own.id}`)).status, 404)
  assert.deepEqual(codesOf(await act(environment, chair, signRecommendation, { edition: edition.id })), [
    'done',
  ])
})

test('what the system found about a chair counts until the secretariat has cleared it', async () => {
  const edition = await assessedEdition(environment, both)
  const [own] = edition.nominations
  const { id, actor } = await anAccount(environment.database, 'Ketua Dua', [{ role: 'chair' }])
  const path = `/pleno/${edition.id}/${own?.id}`
  assert.equal((await site.get(actor, path)).status, 200)
  await write(sql`update person set employer = 'Usaha Produk batik-91-tepat (cabang)' where id = ${id}`)
  assert.equal((await site.get(actor, path)).status, 404)
  const cleared = await act(environment, people.secretariat, clearInterest, {
    id: edition.id,
    nomination: own?.id ?? '',
    person: id,
    found: 'usaha produk batik 91 tepat',
    reason: 'Nama sama, usaha lain (contoh).',
  })
  assert.deepEqual(codesOf(cleared), ['done'])
  assert.equal((await site.get(actor, path)).status, 200)
  // What is declared in general no one clears while it stands, and nobody becomes free by taking it back.
  await write(sql`insert into interest_tie (id, person_id, kind, name, note, declared_at)
    values ('kkkkkkkkkkkkkkkk', ${id}, 'coach', 'Usaha Produk batik-91-tepat', '', now())`)
  assert.equal((await site.get(actor, path)).status, 404)
  const end = { tie: 'kkkkkkkkkkkkkkkk', reason: 'Sudah tidak ada hubungan lagi.' }
  assert.deepEqual(codesOf(await act(environment, actor, endOwnTie, end)), ['done'])
  assert.equal((await site.get(actor, path)).status, 404)
  const clear = {
    id: edition.id,
    nomination: own?.id ?? '',
    person: id,
    found: 'usaha produk batik 91 tepat kkkkkkkkkkkkkkkk',
    reason: 'Sudah ditanyakan kepada pembuatnya.',
  }
  // The other role of the same person does not clear it either; a colleague does.
  const himself = { ...people.secretariat, personId: id }
  assert.deepEqual(codesOf(await act(environment, himself, clearInterest, clear)), ['not-allowed'])
  assert.equal((await site.get(actor, path)).status, 404)
  assert.deepEqual(codesOf(await act(environment, people.secretariat, clearInterest, clear)), ['done'])
  assert.equal((await site.get(actor, path)).status, 200)
})

test('the own province closes a case as an interest does, and whole acts leave it out', async () => {
  const edition = await assessedEdition(environment, both)
  const [own, other] = edition.nominations
  assert.ok(own && other)
  assert.match(own.areaPath, /^\/32\//)
  const table = `/pleno/${edition.id}`
  const chair: Actor = { ...people.chair, personId: 'ketua-setempat', homeAreaPath: '/32/32.04/' }
  for (const who of [chair, { ...people.secretariat, homeAreaPath: '/32/32.04/' }]) {
    const shown = await page(who, table)
    assert.match(shown, /Usulan dari provinsi Anda sendiri/)
    assert.doesNotMatch(shown, /Produk batik-91-tepat/)
    for (const path of [`${table}/${own.id}`, `${table}/${own.id}/lembar`])
      assert.equal((await site.get(who, path)).status, 404, path)
  }
  assert.match(await page(chair, `/keyakinan/${edition.id}`), /tidak ikut dihitung di halaman ini/)
  const settling = { edition: edition.id, nomination: own.id, stars: String(own.stars), reason: '' }
  assert.deepEqual(codesOf(await act(environment, chair, settleNomination, settling)), ['not-found'])
  await signsWithoutNames(chair, edition.id)
  // Everybody lives somewhere: an act on the whole edition is not closed by that.
  const all = await act(environment, chair, addSheetsInEdition, { edition: edition.id, seen: '' })
  assert.deepEqual(codesOf(all).includes('not-allowed'), false)
  const toSettle = async (who: Actor): Promise<number> => {
    const now = environment.clock.now()
    const tasks = await environment.database.read(reader => decisionsTasks(reader, who, now, 'id'))
    return tasks.find(one => one.title === 'Usulan menunggu putusan pleno')?.count ?? 0
  }
  // No task counts a case that is kept from who reads it.
  const counts = [await toSettle(chair), await toSettle(people.chair)]
  assert.deepEqual(codesOf(await act(environment, people.chair, settleNomination, settling)), ['done'])
  assert.deepEqual([await toSettle(chair), (await toSettle(people.chair)) + 1], counts)
  const settled = await page(chair, table)
  assert.match(settled, /Bintang 3 dari 3/)
  assert.doesNotMatch(settled, /Produk batik-91-tepat/)
})

test('where every chair is of the province, the table says what to do', async () => {
  await write(sql`update role_grant set ended_at = now() where role = 'chair'`)
  const edition = await assessedEdition(environment, both)
  const table = `/pleno/${edition.id}`
  const nobody = /1 usulan belum diputuskan dan tidak ada ketua yang boleh memimpinnya/
  await anAccount(environment.database, 'Ketua Jabar', [{ role: 'chair' }], { home: '32.04' })
  assert.match(await page(people.secretariat, table), nobody)
  await anAccount(environment.database, 'Ketua Bali', [{ role: 'chair' }], { home: '51.71' })
  assert.doesNotMatch(await page(people.secretariat, table), nobody)
})
