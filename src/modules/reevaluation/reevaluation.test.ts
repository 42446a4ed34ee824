import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Environment } from '../../actions/index.ts'
import { act, type AssessedEdition } from '../../../tests/builders/assessed-edition.ts'
import { tamperWith, todayOf } from '../../../tests/builders/decided-edition.ts'
import {
  batik,
  gerabah,
  heldStars,
  people,
  producerActs,
  tenun,
  type HeldStars,
} from '../../../tests/builders/held-stars.ts'
import { loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite } from '../../../tests/builders/test-site.ts'
import { listHistory } from '../../audit/index.ts'
import { certificatesRoutes, findCertificateOf, withdrawCertificate } from '../certificates/index.ts'
import { getEdition } from '../editions/index.ts'
import { listFormers } from './holders.ts'
import { reevaluationInvariants, starHistory } from './index.ts'
import { outcomeOf } from './reevaluation.ts'
import { listReevaluations } from './reevaluation-store.ts'

const { recordFormerAward } = producerActs
let environment: Environment
let held: HeldStars

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  held = heldStars(environment)
})
after(() => environment.database.close())

test('the outcome follows the stars within one scheme, and across schemes says no more than that a star was kept', () => {
  const three = (stars: number) => ({ stars, of: 3, scheme: 'tiga' })
  const five = { stars: 4, of: 5, scheme: 'lima' }
  assert.equal(outcomeOf(three(2), three(3)), 'up')
  assert.equal(outcomeOf(three(2), three(2)), 'same')
  assert.equal(outcomeOf(three(3), three(1)), 'down')
  assert.equal(outcomeOf(three(3), three(0)), 'lost')
  assert.equal(outcomeOf(five, three(1)), 'kept')
  assert.equal(outcomeOf(five, three(0)), 'lost')
  assert.equal(outcomeOf(five, null), 'not-re-evaluated')
})

test('holders who come again are compared with what they held: up, down and lost, with the former scheme', async () => {
  const first = await held.opened([batik, tenun, gerabah])
  await held.publish(first, { [batik]: 2, [tenun]: 2, [gerabah]: 1 })
  assert.deepEqual(await held.rowsOf(first), [], 'nobody held anything before')
  const second = await held.opened([batik, tenun, gerabah], first)
  await held.publish(second, { [batik]: 3, [tenun]: 1, [gerabah]: 0 })
  assert.deepEqual(await held.outcomesOf(second), { [batik]: 'up', [tenun]: 'down', [gerabah]: 'lost' })
  const [row] = (await held.rowsOf(second)).filter(one => one.outcome === 'up')
  assert.deepEqual(
    [row?.former.stars, row?.former.of, row?.former.scheme, row?.former.nominationId, row?.calledAt],
    [2, 3, 'ovop-id/bintang-3', first.nominations[0]?.id, null],
  )
  const history = await environment.database.read(reader =>
    listHistory(reader, { kind: 'nomination', id: second.nominations[0]?.id ?? '' }, ['record']),
  )
  assert.ok(history.some(one => one.event === 'reevaluation.settled'))

  const certificateOf = (edition: AssessedEdition, index: number) =>
    environment.database.read(reader => findCertificateOf(reader, edition.nominations[index]?.id ?? ''))
  const [old, fresh, lost] = [
    await certificateOf(first, 0),
    await certificateOf(second, 0),
    await certificateOf(first, 2),
  ]
  assert.deepEqual(
    [old?.state, old?.replacement?.stars, old?.replacement?.certificateKey, fresh?.state],
    ['replaced', 3, fresh?.checkKey, 'valid'],
  )
  assert.deepEqual(
    [lost?.state, lost?.replacement?.stars, lost?.replacement?.certificateKey],
    ['replaced', 0, null],
  )
  const site = testSite(environment, certificatesRoutes(environment.services.files))
  const check = await site.get(null, `/piagam/${old?.checkKey}`)
  assert.match(check.body, /digantikan/)
  assert.match(check.body, new RegExp(`href="/piagam/${fresh?.checkKey}"`))
  assert.match((await site.get(null, `/en/piagam/${lost?.checkKey}`)).body, /No star/)

  const third = await held.opened([batik, tenun, gerabah], first)
  await held.publish(third, { [batik]: 3, [tenun]: 1, [gerabah]: 2 })
  assert.deepEqual(
    await held.outcomesOf(third),
    { [batik]: 'same', [tenun]: 'same', [gerabah]: null },
    'a star that was lost is not held any more: it comes as a new one',
  )
  const told = await environment.database.read(reader =>
    starHistory(reader, first.nominations[0]?.productId ?? '', held.currentOf(third, 3)),
  )
  assert.deepEqual(
    told.map(one => [one.stars?.stars, one.outcome]),
    [
      [3, 'same'],
      [3, 'up'],
      [2, null],
    ],
  )
})

test('an award from before is held, too; its scheme is another one, so it is kept or lost, never up or down', async () => {
  const edition = await held.opened([batik, tenun])
  const [one, other] = edition.nominations
  const record = (product: string, fields: Readonly<Record<string, string>>) =>
    act(environment, people.secretariat, recordFormerAward, {
      id: product,
      year: '2018',
      scale: '1-5',
      stars: '4',
      source: 'https://contoh.example/penghargaan',
      ...fields,
    })
  const nextYear = String(Number(todayOf(environment).slice(0, 4)) + 1)
  const wrong = await record(one?.productId ?? '', { scale: '1-3', stars: '4', year: nextYear })
  assert.deepEqual(
    wrong.kind === 'refused' && wrong.problems.map(each => each.code),
    ['too-many-stars', 'year-ahead'],
    'all problems at once',
  )
  assert.equal((await record(one?.productId ?? '', {})).kind, 'done')
  assert.equal((await record(one?.productId ?? '', {})).kind, 'refused', 'once for a year')
  assert.equal((await record(other?.productId ?? '', { stars: '2' })).kind, 'done')
  await held.publish(edition, { [batik]: 3, [tenun]: 0 })
  assert.deepEqual(await held.outcomesOf(edition), { [batik]: 'kept', [tenun]: 'lost' })
  const entries = await environment.database.read(reader =>
    sql<{
      entries: readonly { before: unknown }[]
    }>`select entries from recommendation where edition_id = ${edition.id}`.execute(reader),
  )
  assert.deepEqual(
    entries.rows[0]?.entries.map(each => each.before),
    [4, 2].map(stars => ({ of: 5, scheme: 'contoh/lima', stars })),
  )
})

test('a star that the Minister withdrew is held no more', async () => {
  const first = await held.opened([batik])
  await held.publish(first, { [batik]: 2 })
  const second = await held.opened([batik], first)
  const [one] = first.nominations
  const formers = () =>
    environment.database.read(async reader =>
      listFormers(reader, await getEdition(reader, second.id), [one?.productId ?? '']),
    )
  assert.equal((await formers()).size, 1)
  const certificate = await environment.database.read(reader => findCertificateOf(reader, one?.id ?? ''))
  const withdrawn = await act(environment, people.minister, withdrawCertificate([]), {
    number: certificate?.number ?? '',
    decree_number: 'KEP-1/CABUT',
    decree_date: todayOf(environment),
    public_reason: 'Tidak lagi memenuhi kriteria.',
    reason: 'Alasan lengkap untuk jejak.',
  })
  assert.equal(withdrawn.kind, 'done')
  assert.equal((await formers()).size, 0)
})

test('an outcome never changes, and one that does not follow is found', async () => {
  const rows = await environment.database.read(reader => listReevaluations(reader, { settled: true }))
  const [one] = rows.filter(row => row.outcome === 'up')
  assert.ok(one)
  await assert.rejects(
    environment.database.write(tx =>
      sql`update reevaluation set outcome = 'same' where id = ${one.id}`.execute(tx),
    ),
    /never changes/,
  )
  const look = () =>
    environment.database.read(async reader => {
      const found = await reevaluationInvariants[0]?.find({ reader, files: environment.services.files })
      return typeof found === 'function' ? found() : found
    })
  assert.deepEqual(await look(), [])
  await tamperWith(
    environment,
    'reevaluation',
    sql`update reevaluation set outcome = 'same' where id = ${one.id}`,
  )
  assert.deepEqual(await look(), [one.id])
})
