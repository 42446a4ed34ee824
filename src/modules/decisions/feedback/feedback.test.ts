import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Environment } from '../../../actions/index.ts'
import { anActor, loadRegions } from '../../../../tests/builders/offices.ts'
import { canaries, decisionPeople } from '../../../../tests/builders/assessed-edition.ts'
import { decidedEdition, releaseIt, type SignedEdition } from '../../../../tests/builders/decided-edition.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { decisionsRoutes, findResult, type PublishedResult } from '../index.ts'
import { criteriaIn } from './feedback.ts'

const people = decisionPeople()
let environment: Environment
let site: TestSite
let edition: SignedEdition

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, decisionsRoutes([]))
  edition = await released({})
})
after(() => environment.database.close())

async function released(
  publication: Readonly<Record<string, unknown>>,
  others: Readonly<Record<string, unknown>> = {},
): Promise<SignedEdition> {
  const made = await decidedEdition(environment, people, {
    caseIds: ['tenun-rata-rata-sepertiga', 'gerabah-tanpa-glasir-70-99', 'makanan-halal-belum-terverifikasi'],
    ...(Object.keys(publication).length > 0 ? { rules: { publication, ...others } } : {}),
  })
  await releaseIt(environment, people, made.listId)
  return made
}
async function resultOf(made: SignedEdition, index: number): Promise<PublishedResult> {
  const result = await environment.database.read(reader =>
    findResult(reader, made.nominations[index]?.id ?? ''),
  )
  assert.ok(result)
  return result
}

test('the parts of the feedback add up to the score, and each criterion to its group', async () => {
  const { feedback, rounded } = await resultOf(edition, 0)
  const sum = feedback.parts.reduce((total, part) => total + Number(part.points), 0)
  assert.ok(Math.abs(sum - Number(rounded)) < 0.02, `${sum} and ${rounded}`)
  for (const part of feedback.parts)
    for (const group of part.groups) {
      const criteria = criteriaIn([group])
      const points = criteria.reduce((total, one) => total + Number(one.points), 0)
      // Each shown value is rounded by itself.
      assert.ok(Math.abs(points - Number(group.points)) <= 0.005 * (criteria.length + 1) + 1e-9, group.id)
    }
})

test('a criterion tells the level that the mean reaches, and the next one as what to do', async () => {
  const { feedback } = await resultOf(edition, 0)
  const criteria = criteriaIn(feedback.parts)
  assert.ok(criteria.length > 30)
  const rubric = edition.rules.rubrics.get('tenun')
  for (const one of criteria) {
    const criterion = rubric?.criteria.get(one.id)
    assert.ok(criterion && one.reached, one.id)
    if (criterion.kind === 'choice') {
      const reached = criterion.options.find(option => option.text.id === one.reached?.id)
      assert.ok(reached && reached.points / 100 <= Number(one.points) + 0.005, one.id)
      if (one.next) assert.ok(Number(one.next.points) > Number(one.points), one.id)
      else assert.equal(Number(one.points), criterion.max / 100)
    }
  }
  assert.ok(feedback.weakest.length > 0 && feedback.strongest.length > 0)
})

test('a criterion that does not apply is left out, and a gate is told with its reason', async () => {
  const pottery = criteriaIn((await resultOf(edition, 1)).feedback.parts).map(one => one.id)
  const applying = edition.rules.rubrics.get('gerabah')?.criteria.size ?? 0
  assert.ok(pottery.length > 30 && pottery.length < applying)
  assert.equal((await resultOf(edition, 2)).feedback.gates.length, 1)
})

test('reasons are given without names, and only where the rules show them', async () => {
  const shown = criteriaIn((await resultOf(edition, 0)).feedback.parts).flatMap(one => one.reasons)
  assert.ok(shown.some(reason => reason.startsWith(canaries.assessorReason)))
  const hidden = await released({ feedback: 'criterion', reasons: 'hidden' })
  assert.ok(!JSON.stringify((await resultOf(hidden, 0)).feedback).includes(canaries.assessorReason))
})

test('how much is told follows the rules: criteria, groups, the total, or nothing', async () => {
  const aggregation = { first: 'sheet', combine: 'median', rounding: { kind: 'half-up', places: 2 } }
  const ofMedian = await released({ feedback: 'group' }, { aggregation })
  const group = (await resultOf(ofMedian, 0)).feedback
  const page = await site.get(people.operator, `/usulan/${ofMedian.nominations[0]?.id}/umpan-balik`)
  assert.match(
    page.body,
    /\d \(Median\)[\s\S]*rata-rata lembar\. Nilai akhir dihitung dengan cara lain: Median\./,
  )
  assert.ok(group.parts.length > 0)
  assert.deepEqual(criteriaIn(group.parts), [])
  const total = (await resultOf(await released({ feedback: 'total' }), 0)).feedback
  assert.deepEqual([total.parts.length, total.total !== null], [0, true])
  const none = (await resultOf(await released({ feedback: 'none' }), 0)).feedback
  assert.deepEqual([none.parts.length, none.total], [0, null])
})

test('office, head, province and producer of the nomination read it; neighbours and others do not', async () => {
  const [one] = edition.nominations
  const path = `/usulan/${one?.id}/umpan-balik`
  const producer = anActor('producer', one?.areaPath, one?.producerId)
  const province = anActor('province-officer', '/32/')
  for (const actor of [people.operator, people.head, province, producer]) {
    const page = await site.get(actor, path)
    assert.equal(page.status, 200)
    assert.match(page.body, /Langkah berikutnya/)
    assert.doesNotMatch(page.body, /assessor-\d/)
  }
  assert.equal((await site.get(people.operator, `/en${path}`)).status, 200)
  const outside = [
    people.neighbour,
    anActor('producer', one?.areaPath, 'another-firm-0000'),
    anActor('province-officer', '/33/'),
  ]
  for (const actor of outside) assert.equal((await site.get(actor, path)).status, 404)
  assert.equal((await site.get(null, path)).status, 303)
})
