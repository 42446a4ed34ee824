import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Environment } from '../../actions/index.ts'
import type { AssessedEdition } from '../../../tests/builders/assessed-edition.ts'
import { tamperWith } from '../../../tests/builders/decided-edition.ts'
import { heldStars, people, tenun, type HeldStars } from '../../../tests/builders/held-stars.ts'
import { letterBox } from '../../../tests/builders/letter-box.ts'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import { compareCriteria } from './compare-criteria.ts'
import { reevaluationRoutes } from './index.ts'

let environment: Environment
let held: HeldStars
let site: TestSite
let first: AssessedEdition
let second: AssessedEdition

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  held = heldStars(environment)
  const { post } = letterBox()
  site = testSite(environment, reevaluationRoutes({ post, remindDays: [30], endingDays: [180] }))
  first = await held.opened([tenun])
  await held.publish(first, { [tenun]: 2 })
  second = await held.opened([tenun], first)
  await held.publish(second, { [tenun]: 1 })
})
after(() => environment.database.close())

const pathOf = () => `/evaluasi-ulang/${second.id}/${second.nominations[0]?.productId}`
const office = () => anActor('operator', second.nominations[0]?.areaPath)

test('the office, the secretariat and the auditor read the advice and every criterion, then and now', async () => {
  for (const reader of [office(), people.secretariat, people.auditor]) {
    const page = mainOf(await openValid(site, reader, pathOf()))
    assert.match(page, /Per kriteria/, reader.role)
    assert.match(page, /Langkah berikutnya yang disarankan/, reader.role)
    assert.doesNotMatch(page, /Tidak ada saran tersimpan/, reader.role)
  }
})

test('somebody of the secretariat with an interest in the product sees neither, and is not told that there is none', async () => {
  const nomination = first.nominations[0]?.id
  await environment.database.write(tx =>
    sql`insert into interest (id, person_id, nomination_id, kind, note, declared_at)
      values ('k1', ${people.secretariat.personId}, ${nomination}, 'family', 'Contoh', ${environment.clock.now()})`.execute(
      tx,
    ),
  )
  const page = mainOf(await openValid(site, people.secretariat, pathOf()))
  assert.match(page, /tidak terbuka bagi Anda/)
  assert.doesNotMatch(page, /Per kriteria|Tidak ada saran tersimpan/)
})

test('another rubric: shares where the most points differ, new and dropped criteria named, nothing left out in silence', async () => {
  const given = (id: string, points: string, max: string, share: number) => ({
    id,
    title: { id, en: id },
    points,
    max,
    share,
    reached: null,
    next: null,
    reasons: [],
  })
  const told = (criteria: ReturnType<typeof given>[]) =>
    ({ parts: [{ ...given('a', '0', '0', 0), groups: [], criteria }] }) as unknown as Parameters<
      typeof compareCriteria
    >[0]
  const compared = compareCriteria(
    told([
      given('bahan', '4.00', '8.00', 0.5),
      given('lama', '1.00', '2.00', 0.5),
      given('rasa', '1.00', '5.00', 0.2),
    ]),
    told([
      given('bahan', '3.00', '4.00', 0.75),
      given('baru', '2.00', '2.00', 1),
      given('rasa', '3.50', '5.00', 0.7),
    ]),
  )
  assert.deepEqual(
    compared.map(({ title, difference }) => [title.id, difference]),
    [
      ['bahan', { unit: 'percent', value: 25 }],
      ['baru', null],
      ['rasa', { unit: 'points', value: 2.5 }],
      ['lama', null],
    ],
  )
  // The ids of the former rubric were all other ones.
  const renamed = sql`update result set feedback = replace(feedback::text, '"id": "', '"id": "lama-')::jsonb
    where nomination_id = ${first.nominations[0]?.id}`
  await tamperWith(environment, 'result', renamed)
  const page = mainOf(await openValid(site, office(), pathOf()))
  assert.match(page, /tidak mempunyai kriteria yang sama/)
  assert.match(page, /kriteria baru/)
  assert.match(page, /tidak dinilai lagi/)
})
