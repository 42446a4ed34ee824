import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { letterBox } from '../../../tests/builders/letter-box.ts'
import type { Environment } from '../../actions/index.ts'
import { listHistory } from '../../audit/index.ts'
import { act, type AssessedEdition } from '../../../tests/builders/assessed-edition.ts'
import { todayOf } from '../../../tests/builders/decided-edition.ts'
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
import { findCertificateOf, withdrawCertificate } from '../certificates/index.ts'
import { callHolders, closeCalls, reevaluationInvariants, starHistory, voidAfterWithdrawal } from './index.ts'

const { post } = letterBox()
let environment: Environment
let held: HeldStars

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  held = heldStars(environment)
})
after(() => environment.database.close())

test('called holders without a new result are not re-evaluated once the edition ends, and their star is told so', async () => {
  const first = await held.opened([batik, tenun])
  await held.publish(first, { [batik]: 2, [tenun]: 1 })
  const second = await held.opened([batik, tenun], first)
  const called = await held.call(second)
  assert.equal(called.kind, 'done')
  assert.ok((await held.rowsOf(second)).some(one => one.calledAt !== null && one.outcome === null))
  const twice = await held.call(second)
  assert.equal(twice.kind, 'refused', 'nobody is called twice')
  const came = await held.leaveOut(second, tenun)
  await held.publish(came, { [batik]: 2 })
  assert.deepEqual(await held.outcomesOf(second), { [batik]: 'same', [tenun]: 'not-re-evaluated' })
  const told = await environment.database.read(reader =>
    starHistory(reader, first.nominations[1]?.productId ?? '', held.currentOf(first, 1)),
  )
  assert.deepEqual(
    told.map(one => [one.stars?.stars ?? null, one.outcome]),
    [
      [null, 'not-re-evaluated'],
      [1, null],
    ],
  )
})

test('a list that changed since it was looked at is not called; other offices and roles cannot call', async () => {
  const edition = await held.opened([gerabah])
  const changed = await held.call(edition, 'a'.repeat(64))
  assert.equal(changed.kind, 'refused')
  assert.ok(changed.kind === 'refused' && changed.problems[0]?.code === 'list-changed')
  for (const actor of [people.operator, people.head, people.chair, people.minister, people.auditor]) {
    const { kind } = await act(environment, actor, callHolders(post), { edition: edition.id })
    assert.ok(kind === 'not-found' || kind === 'not-allowed', kind)
  }
  assert.deepEqual(await held.rowsOf(edition), [])
})

test('a call ends void when its award is withdrawn or its record taken back, and can be made again', async () => {
  const first = await held.opened([batik])
  await held.publish(first, { [batik]: 2 })
  const other = await held.opened([tenun])
  const product = other.nominations[0]?.productId ?? ''
  const award = { id: product, year: '2017', scale: '1-5', stars: '3', source: 'KEP-9/CONTOH' }
  const { recordFormerAward: record, takeFormerAwardBack } = producerActs
  await act(environment, people.secretariat, record, award)
  const second = await held.opened([batik], first)
  await held.leaveOut(second, batik)
  assert.equal((await held.call(second)).kind, 'done')
  const { rows } = await environment.database.read(reader =>
    sql<{
      id: string
    }>`select id from former_award where product_id = ${product} and taken_back_at is null`.execute(reader),
  )
  const back = { award: rows[0]?.id ?? '', reason: 'Salah menghubungkan dengan produk ini.' }
  assert.equal((await act(environment, people.secretariat, takeFormerAwardBack, back)).kind, 'done')
  const certificate = await environment.database.read(reader =>
    findCertificateOf(reader, first.nominations[0]?.id ?? ''),
  )
  await act(environment, people.minister, withdrawCertificate([voidAfterWithdrawal]), {
    number: certificate?.number ?? '',
    decree_number: 'KEP-2/CABUT',
    decree_date: todayOf(environment),
    public_reason: 'Tidak lagi memenuhi kriteria.',
    reason: 'Alasan lengkap untuk jejak.',
  })
  const own = [product, first.nominations[0]?.productId]
  const ended = (await held.rowsOf(second)).filter(one => own.includes(one.productId))
  assert.deepEqual(
    ended.map(one => one.outcome),
    ['void', 'void'],
  )
  await act(environment, people.secretariat, record, { ...award, stars: '2' })
  assert.equal((await held.call(second)).kind, 'done', 'the right record is called again')
  const again = (await held.rowsOf(second)).filter(one => one.productId === product)
  assert.deepEqual(new Set(again.map(one => one.outcome)), new Set([null, 'void']))
})

test('a holder with a result in the edition is not called for it, and nobody is once nominations closed', async () => {
  const edition = await held.opened([batik, tenun])
  const came = await held.leaveOut(edition, tenun)
  await held.publish(came, { [batik]: 3 })
  await environment.database.write(tx =>
    sql`update edition set state = 'open' where id = ${edition.id}`.execute(tx),
  )
  const product = edition.nominations.find(one => one.caseId === batik)?.productId ?? ''
  await act(environment, people.secretariat, producerActs.recordFormerAward, {
    id: product,
    year: '2016',
    scale: '1-5',
    stars: '3',
    source: 'KEP-9/CONTOH',
  })
  await held.call(edition)
  assert.ok(!(await held.rowsOf(edition)).some(one => one.productId === product))
  const closed = await held.opened([gerabah])
  await held.closeNominations(closed)
  const late = await held.call(closed)
  assert.ok(late.kind === 'refused' && late.problems[0]?.code === 'stage-closed')
})

test('who did not come is said not to be re-evaluated when the secretariat closes, and not while others are under way', async () => {
  const first = await held.opened([batik, tenun])
  await held.publish(first, { [batik]: 2, [tenun]: 1 })
  const second = await held.opened([batik, tenun], first)
  await held.call(second)
  const close = (count = '') =>
    act(environment, people.secretariat, closeCalls, { edition: second.id, count })
  const early = await close()
  assert.ok(early.kind === 'refused' && early.problems[0]?.code === 'stage-open')
  await held.closeNominations(second)
  await held.leaveOut(second, tenun)
  await graceOf(second, 60)
  const inGrace = await close()
  assert.ok(inGrace.kind === 'refused' && inGrace.problems[0]?.code === 'grace-runs')
  await graceOf(second, 0)
  const wrong = await close('999')
  assert.ok(wrong.kind === 'refused' && wrong.problems[0]?.code === 'count-changed')
  assert.equal((await close()).kind, 'done')
  assert.deepEqual(await held.outcomesOf(second), { [batik]: null, [tenun]: 'not-re-evaluated' })
  const nobody = await close()
  assert.ok(nobody.kind === 'refused' && nobody.problems[0]?.code === 'nobody')
  await comesAfterAll(second)
})

const graceOf = ({ id }: AssessedEdition, minutes: number) =>
  environment.database.write(tx =>
    sql`update edition_stage set grace_minutes = ${minutes} where edition_id = ${id}`.execute(tx),
  )

/** More time was granted once the calls were closed: what was said of the holder gives way to the result, to nothing else. */
async function comesAfterAll(edition: AssessedEdition): Promise<void> {
  const late = edition.nominations.find(one => one.caseId === tenun)
  await environment.database.write(tx =>
    sql`update nomination set state = 'assessed' where id = ${late?.id}`.execute(tx),
  )
  const forged = environment.database.write(tx =>
    sql`update reevaluation set outcome = 'up', nomination_id = ${late?.id},
      result = '{"stars":3,"of":3,"scheme":"ovop-id/bintang-3"}' where product_id = ${late?.productId}
      and edition_id = ${edition.id}`.execute(tx),
  )
  await assert.rejects(forged, /never changes/)
  await held.publish(edition, { [batik]: 2, [tenun]: 3 })
  assert.deepEqual(await held.outcomesOf(edition), { [batik]: 'same', [tenun]: 'up' })
  const history = await environment.database.read(reader =>
    listHistory(reader, { kind: 'nomination', id: late?.id ?? '' }, ['record']),
  )
  const settled = history.find(one => one.event === 'reevaluation.settled')
  assert.match(JSON.stringify(settled?.detail), /"insteadOf":"not-re-evaluated"/)
  const holding = await environment.database.read(reader =>
    Promise.all(reevaluationInvariants.map(one => one.find({ reader, files: environment.services.files }))),
  )
  assert.deepEqual(holding, [[], []])
}
