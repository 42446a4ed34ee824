import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../access/index.ts'
import type { Environment } from '../../actions/index.ts'
import type { Route } from '../../web/index.ts'
import {
  act,
  decisionPeople,
  shippedRules,
  type AssessedEdition,
  assessedEdition,
} from '../../../tests/builders/assessed-edition.ts'
import { confirmIt, decideIt, releaseIt, signList } from '../../../tests/builders/decided-edition.ts'
import { letterBox } from '../../../tests/builders/letter-box.ts'
import { anActor, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { certificatePanel, certificatesRoutes, certificateStep } from '../certificates/index.ts'
import { decisionsRoutes, decisionsTasks, preparePublication, resultPanel } from '../decisions/index.ts'
import { holdRelease } from '../decisions/release/hold-release.ts'
import { nominationsRoutes } from '../nominations/index.ts'
import { placesRoutes } from '../places/index.ts'
import { catalogueRoutes, catalogueStep } from './index.ts'

const people = decisionPeople()
const steps = [certificateStep('https://contoh.example'), catalogueStep]
const rules = shippedRules()

/** The lowest answer to every criterion of a choice: the same file, judged by people who liked nothing. */
function harsh(
  answers: Readonly<Record<string, string | boolean>>,
): Readonly<Record<string, string | boolean>> {
  const criteria = new Map([...rules.rubrics.values()].flatMap(index => [...index.criteria]))
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => {
      const criterion = criteria.get(id)
      if (criterion?.kind !== 'choice') return [id, answer]
      const [lowest] = criterion.options.toSorted((one, other) => one.points - other.points)
      return [id, lowest?.id ?? answer]
    }),
  )
}

type World = Readonly<{
  environment: Environment
  site: TestSite
  edition: AssessedEdition
  routes: readonly Route[]
}>
let worlds: readonly World[] = []

async function worldWith(
  marks: (answers: Readonly<Record<string, string | boolean>>) => typeof answers,
): Promise<World> {
  const made = testEnvironment(await testDatabase())
  // The clock stands: two worlds are made one after the other, and nothing but the scores may tell them apart.
  const environment = { ...made, clock: { ...made.clock, now: () => new Date('2001-03-04T05:06:07Z') } }
  await loadRegions(environment.database)
  const caseIds = ['batik-91-tepat', 'tenun-80-67-belum-bintang-2', 'gerabah-seratus']
  const edition = await assessedEdition(environment, { caseIds, marks })
  const { files } = environment.services
  const routes = [
    ...catalogueRoutes(files),
    ...placesRoutes,
    ...certificatesRoutes(files),
    ...decisionsRoutes(steps),
    ...nominationsRoutes({ tasks: decisionsTasks, panels: [resultPanel, certificatePanel] }),
  ]
  return { environment, site: testSite(environment, routes), edition, routes }
}

before(async () => {
  worlds = [await worldWith(answers => answers), await worldWith(harsh)]
})
after(async () => {
  for (const { environment } of worlds) await environment.database.close()
})

async function listIn({ database }: Environment, edition: AssessedEdition): Promise<string> {
  const { rows } = await database.read(reader =>
    sql<{ id: string }>`select id from recommendation where edition_id = ${edition.id}`.execute(reader),
  )
  return rows[0]?.id ?? ''
}

/** Every page of these modules as the outside sees it, with what differs by chance (ids, keys) taken out. */
async function outsideView({ site, edition, routes }: World): Promise<readonly string[]> {
  const [one] = edition.nominations
  const outsiders: readonly (readonly [string, Actor | null])[] = [
    ['visitor', null],
    ['operator', people.operator],
    ['head', people.head],
    ['province', anActor('province-officer', '/32/')],
    ['producer', anActor('producer', one?.areaPath, one?.producerId)],
  ]
  const seen: string[] = []
  for (const [name, actor] of outsiders) {
    for (const route of routes) {
      const path = route.path
        .replace(':edition', edition.id)
        .replace(':nomination', one?.id ?? '')
        .replace(':number', 'CONTOH-0001-OVOP-3B-III-2001')
        .replace('pembuat/:slug', 'pembuat/usaha-produk-batik-91-tepat')
        .replace('sentra-ikm/:slug', 'sentra-ikm/sentra-batik-3205')
        .replace('wilayah/:code', 'wilayah/32.05')
        .replace('komoditas/:id', 'komoditas/batik')
        .replace(':slug', 'produk-batik-91-tepat')
        .replace(':n/', '1/')
        .replace(':rendition', 'w800')
        .replace(':section', 'keunikan')
        .replace(':id', one?.id ?? '')
      const { status, body } = await site.get(actor, path)
      seen.push(`${name} ${route.path} ${status} ${withoutChance(body)}`)
    }
  }
  return seen
}

/** Ids and hidden keys are random in each world, and rows of the same moment stand in the order of their ids. */
const withoutChance = (body: string): string =>
  body
    .replaceAll(/name="_key" value="[^"]*"/g, '_key')
    .replaceAll(/(?<![0-9a-z])[0-9a-hjkmnp-tv-z]{16}(?![0-9a-z])/g, 'ID')
    .replaceAll(/KT-[0-9a-z]{6}/g, 'KT-CODE')
    .split(/(?=<tr|<li)/)
    .toSorted()
    .join('')

/** A few words around the place where two pages part, since whole pages would fill the screen. */
function firstDifference(one: string, other = ''): string {
  const at = Array.from(one).findIndex((letter, index) => letter !== other[index])
  return `${one.slice(0, 60)} … ${one.slice(at - 60, at + 80)} | ${other.slice(at - 60, at + 80)}`
}

const moments: readonly Readonly<{ name: string; go: (world: World) => Promise<void> }>[] = [
  { name: 'assessed', go: () => Promise.resolve() },
  {
    name: 'signed, approved and decided',
    go: async ({ environment, edition }) => {
      const listId = await signList(environment, people, edition)
      await decideIt(environment, people, listId)
    },
  },
]

for (const { name, go } of moments) {
  test(`two worlds that differ only in the scores look the same from outside: ${name}`, async () => {
    for (const world of worlds) await go(world)
    const [kind = [], strict = []] = await Promise.all(worlds.map(outsideView))
    assert.ok(kind.length > 50)
    for (const [index, page] of kind.entries())
      assert.ok(page === strict[index], firstDifference(page, strict[index]))
  })
}

test('a release that was confirmed for a moment shows nowhere before it', async () => {
  const [confirmed, prepared] = worlds
  assert.ok(confirmed && prepared)
  for (const { environment, edition } of worlds)
    await act(environment, people.publisher, preparePublication, { id: await listIn(environment, edition) })
  const list = await listIn(confirmed.environment, confirmed.edition)
  await confirmIt(confirmed.environment, people.publisher2, list, '2001-03-05')
  const [one = [], other = []] = await Promise.all(worlds.map(outsideView))
  for (const [index, page] of one.entries())
    assert.ok(page === other[index], firstDifference(page, other[index]))
  const held = await act(confirmed.environment, people.publisher2, holdRelease(letterBox().post), {
    id: list,
    reason: 'Contoh: dilepas hari ini juga.',
  })
  assert.equal(held.kind, 'done')
})

test('the comparison looks at pages that are really there', async () => {
  const [world] = worlds
  const [one] = world?.edition.nominations ?? []
  const page = await world?.site.get(people.operator, `/usulan/${one?.id}`)
  assert.equal(page?.status, 200)
  assert.match(page?.body ?? '', /Produk batik-91-tepat/)
  assert.doesNotMatch(page?.body ?? '', /Bintang \d/)
})

test('and once released they differ, so the comparison could have seen it', async () => {
  const [mild, strict] = worlds
  assert.notDeepEqual(
    mild?.edition.nominations.map(one => one.stars),
    strict?.edition.nominations.map(one => one.stars),
  )
  for (const { environment, edition } of worlds) {
    await releaseIt(environment, people, await listIn(environment, edition), steps)
  }
  const views = await Promise.all(worlds.map(outsideView))
  assert.notEqual(views[0]?.join('\n'), views[1]?.join('\n'))
})
