import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { stoppedClock, type TestAccount } from '../../../tests/builders/accounts.ts'
import { act } from '../../../tests/builders/assessed-edition.ts'
import { todayOf, type People, type SignedEdition } from '../../../tests/builders/decided-edition.ts'
import {
  answeredObjection,
  doneAs,
  draftedObjection,
  endObjections,
  findingText,
  objectingOffice,
  objectionSettings,
  objectionText,
  sentObjection,
} from '../../../tests/builders/objecting-office.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import { paper } from '../../../tests/builders/specimens.ts'
import type { TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import type { Environment } from '../../actions/index.ts'
import { createMedia } from '../../platform/media/index.ts'
import { answerObjection } from './answer-objection.ts'
import { assignObjection, stepAside } from './handle-objection.ts'
import { objectionsInvariants } from './invariants.ts'
import type { Objection } from './objection.ts'
import { findObjection } from './objection-store.ts'
import { objectionJobHandlers } from './reminder-job.ts'
import { sendObjection, withdrawObjection } from './send-objection.ts'
import { openObjection, writeObjection } from './write-objection.ts'

const settings = objectionSettings()
const clock = stoppedClock('2031-05-01T02:00:00Z')
const media = createMedia()
let environment: Environment
let people: People
let site: TestSite
let edition: SignedEdition
let handler: TestAccount
let other: TestAccount
let took: TestAccount
let nearby: TestAccount

before(async () => {
  ;({ environment, people, site, edition, handler, other, took, nearby } = await objectingOffice(
    clock,
    media,
  ))
})
after(async () => {
  await media.close()
  await environment.database.close()
})

const first = () => {
  const [one] = edition.nominations
  assert.ok(one)
  return one
}
const get = async (id: string): Promise<Objection> => {
  const found = await environment.database.read(reader => findObjection(reader, id))
  assert.ok(found)
  return found
}
const codesOf = (result: Awaited<ReturnType<typeof act>>): readonly string[] =>
  result.kind === 'refused' ? result.problems.map(one => one.code) : [result.kind]
const pathOf = (id: string): string => `/sanggahan/${id}`

test('an office objects on a page with grounds and a paper, the head sends it, and both read when it is answered', async () => {
  const { id: nomination } = first()
  const page = `/usulan/${nomination}/sanggahan`
  const shown = { body: await openValid(site, people.operator, page) }
  assert.match(shown.body, /sampai 15 Mei 2031, 23\.59 WIB/, 'the exact end, in the zone of the area')
  const begun = await site.post(people.operator, page, {
    action: 'objection.open',
    ground_procedure: 'yes',
    text: objectionText,
    paper1: new File([new Uint8Array(paper())], 'surat.pdf', { type: 'application/pdf' }),
  })
  assert.equal(begun.status, 303)
  const path = begun.next?.split('?')[0] ?? ''
  const draft = { body: await openValid(site, people.operator, path) }
  assert.doesNotMatch(draft.body, /value="objection\.send"/, 'only the head sends')
  assert.match(draft.body, /surat\.pdf/)
  const id = path.split('/').at(-1) ?? ''
  const sent = await site.post(people.head, path, { action: 'objection.send', version: '1' })
  assert.equal(sent.status, 303)
  const one = await get(id)
  assert.equal(one.state, 'received')
  assert.match(one.receipt ?? '', /^SGH-7-[A-Z2-9]{6}$/)
  assert.equal(one.answerBy?.toISOString(), '2031-05-31T16:59:00.000Z', 'thirty whole days there')
  const read = { body: await openValid(site, people.operator, path) }
  assert.match(read.body, /31 Mei 2031, 23\.59 WIB/)
  const link = /href="(\/sanggahan\/[^"]+\/berkas\/[^"]+)"/.exec(read.body)?.[1] ?? ''
  assert.equal((await site.get(people.operator, link)).status, 200)
  assert.equal((await site.get(people.neighbour, link)).status, 404)
  assert.equal((await site.get(people.neighbour, path)).status, 404)
  await assert.rejects(
    environment.database.write(tx => sql`update objection set text = 'lain' where id = ${id}`.execute(tx)),
    /never changes once it was sent/,
  )
  await endObjections(environment)
})

test('who verified, scored, decided, nominated or is of the province cannot handle it, however the form is sent', async () => {
  const id = await sentObjection(environment, people, first().id)
  const one = await get(id)
  for (const each of ['assessor-0', 'assessor-1', people.chair.personId, people.minister.personId, took.id])
    assert.ok(one.tookPart.includes(each ?? ''), `${each} took part`)
  const body = await openValid(site, people.secretariat, pathOf(id))
  const offered = [...body.matchAll(/<option value="([^"]+)"/g)].map(found => found[1] ?? '')
  assert.deepEqual(offered.toSorted(), [handler.id, other.id].toSorted())
  for (const each of [took.id, nearby.id, 'assessor-0', 'orang-lain1234567'])
    assert.deepEqual(
      codesOf(await act(environment, people.secretariat, assignObjection, { id, person: each })).length,
      1,
      each,
    )
  assert.equal((await get(id)).state, 'received')
  // Somebody who took part after all, with the objection in hand: the table bars the answer itself.
  await doneAs(environment, people.secretariat, assignObjection, { id, person: handler.id })
  await environment.database.write(tx =>
    sql`insert into verification_outcome (id, nomination_id, round, outcome, reasons, decided_by, decided_at)
      values ('hasil-2', ${first().id}, 2, 'admitted', '[]', ${handler.id}, ${clock.now()})`.execute(tx),
  )
  const fields = {
    id,
    holds_document: 'no',
    holds_arithmetic: 'no',
    reason_document: findingText,
    reason_arithmetic: findingText,
  }
  assert.equal((await act(environment, handler.actor, answerObjection(settings), fields)).kind, 'not-allowed')
  const breaches = await environment.database.read(async reader => {
    const [otherEyes] = objectionsInvariants
    assert.ok(otherEyes)
    return otherEyes.find({ reader, files: environment.services.files })
  })
  assert.deepEqual(breaches, [id])
  await environment.database.write(tx =>
    sql`delete from verification_outcome where id = 'hasil-2'`.execute(tx),
  )
  await endObjections(environment)
})

test('a handler with a tie hands it back for good; another one refuses with a reason for each ground', async () => {
  const id = await sentObjection(environment, people, first().id)
  await doneAs(environment, people.secretariat, assignObjection, { id, person: handler.id })
  const reason = 'Saya pernah bekerja di usaha ini.'
  await doneAs(environment, handler.actor, stepAside, { id, reason })
  assert.equal((await site.get(handler.actor, pathOf(id))).status, 404)
  const again = await act(environment, people.secretariat, assignObjection, { id, person: handler.id })
  assert.deepEqual(codesOf(again), ['not-eligible'])
  await doneAs(environment, people.secretariat, assignObjection, { id, person: other.id })
  const shown = { body: await openValid(site, other.actor, pathOf(id)) }
  assert.match(shown.body, /Sama dengan yang diumumkan/, 'the result is computed again for the handler')
  const short = { id, holds_document: 'no', reason_document: 'Tidak.', reason_arithmetic: findingText }
  const refused = await act(environment, other.actor, answerObjection(settings), short)
  assert.deepEqual(codesOf(refused), ['too-short', 'finding-needed'])
  await doneAs(environment, other.actor, answerObjection(settings), {
    ...short,
    reason_document: findingText,
    holds_arithmetic: 'no',
  })
  assert.equal((await get(id)).state, 'refused')
  const told = { body: await openValid(site, people.operator, pathOf(id)) }
  assert.match(told.body, /Tidak terbukti/)
  for (const name of ['Rina Penangan', 'Tono Penangan', other.id, 'assessor-'])
    assert.ok(!told.body.includes(name), `${name} is not told to the office`)
  await assert.rejects(
    environment.database.write(tx => sql`update objection set state = 'upheld' where id = ${id}`.execute(tx)),
    /never changes/,
  )
  // One for each side: the office has had its own, the producer has not.
  const second = { id: first().id, ground_document: 'yes', text: objectionText }
  assert.deepEqual(codesOf(await act(environment, people.operator, openObjection(settings), second)), [
    'used-up',
  ])
  const producer = anActor('producer', first().areaPath, first().producerId)
  const begun = await doneAs(environment, producer, openObjection(settings), second)
  const theirs = begun.next?.split('/').at(-1) ?? ''
  assert.equal((await site.get(people.operator, pathOf(theirs))).status, 404, 'a draft is of its own side')
  await doneAs(environment, producer, sendObjection(settings), { id: theirs })
  assert.equal((await site.get(people.operator, pathOf(theirs))).status, 200)
  const list = { body: await openValid(site, people.secretariat, '/sanggahan?status=received') }
  assert.match(list.body, /Produk Contoh 0/)
  // Whoever answered the first does not handle the second.
  assert.deepEqual(
    codesOf(await act(environment, people.secretariat, assignObjection, { id: theirs, person: other.id })),
    ['not-eligible'],
  )
  await endObjections(environment)
})

test('who assessed is shown to the handler of a conflict alone, and to nobody of the office', async () => {
  const fields = { id: first().id, ground_conflict: 'yes', text: objectionText }
  const begun = await doneAs(environment, people.operator, openObjection(settings), fields)
  const id = begun.next?.split('/').at(-1) ?? ''
  await doneAs(environment, people.head, sendObjection(settings), { id })
  await doneAs(environment, people.secretariat, assignObjection, { id, person: handler.id })
  assert.match(await openValid(site, handler.actor, pathOf(id)), /Yang menilai produk ini/)
  for (const actor of [people.operator, people.head, anActor('province-officer', '/32/')])
    assert.doesNotMatch(await openValid(site, actor, pathOf(id)), /Yang menilai produk ini|Ditangani oleh/)
  await endObjections(environment)
})

test('two at once: one draft for each side, one objection under way, and none after its time', async () => {
  const nomination = first().id
  const producer = anActor('producer', first().areaPath, first().producerId)
  const fields = { id: nomination, ground_conflict: 'yes', text: objectionText }
  const both = await Promise.all([
    act(environment, people.operator, openObjection(settings), fields),
    act(environment, people.head, openObjection(settings), fields),
  ])
  assert.equal(both.filter(one => one.kind === 'done').length, 1)
  const office =
    (await environment.database.read(reader => sql<{ id: string }>`select id from objection`.execute(reader)))
      .rows[0]?.id ?? ''
  const begun = await doneAs(environment, producer, openObjection(settings), fields)
  const theirs = begun.next?.split('/').at(-1) ?? ''
  const sends = await Promise.all([
    act(environment, people.head, sendObjection(settings), { id: office }),
    act(environment, producer, sendObjection(settings), { id: theirs }),
  ])
  assert.deepEqual(sends.map(one => codesOf(one)[0] ?? '').toSorted(), ['another-open', 'done'])
  await endObjections(environment)
  const late = await draftedObjection(environment, people.operator, nomination)
  clock.advance(settings.sendDays * 86_400 + 24 * 3_600)
  const tooLate = await act(environment, people.head, sendObjection(settings), { id: late })
  assert.deepEqual(codesOf(tooLate), ['window-closed'])
  assert.deepEqual(codesOf(await act(environment, producer, openObjection(settings), fields)), [
    'window-closed',
  ])
  clock.advance(-(settings.sendDays * 86_400 + 24 * 3_600))
  await endObjections(environment)
})

test('a draft is changed and given up; sent, it is withdrawn only until somebody takes it up', async () => {
  const nomination = first().id
  const id = await draftedObjection(environment, people.operator, nomination)
  await doneAs(environment, people.operator, writeObjection(settings), { id, text: 'Pendek.', version: '1' })
  const changed = await get(id)
  assert.deepEqual([changed.text, changed.grounds, changed.rowVersion], ['Pendek.', [], 2])
  assert.deepEqual(codesOf(await act(environment, people.head, sendObjection(settings), { id })), [
    'ground-needed',
    'too-short',
  ])
  const stale = await act(environment, people.operator, writeObjection(settings), {
    id,
    text: 'x',
    version: '1',
  })
  assert.notEqual(stale.kind, 'done')
  await doneAs(environment, people.head, withdrawObjection, { id })
  assert.equal((await site.get(people.auditor, pathOf(id))).status, 200)
  assert.equal((await site.get(people.secretariat, pathOf(id))).status, 404, 'it was never sent')
  const second = await sentObjection(environment, people, nomination)
  await doneAs(environment, people.head, withdrawObjection, { id: second })
  const third = await sentObjection(environment, people, nomination)
  await answeredObjection(environment, { ...people, handler: handler.actor }, third, true)
  assert.equal((await get(third)).state, 'upheld')
  assert.equal((await act(environment, people.head, withdrawObjection, { id: third })).kind, 'not-allowed')
  await endObjections(environment)
})

test('an answer that is due soon and one that is overdue are noted once each, for the desk and its handler', async () => {
  const id = await sentObjection(environment, people, first().id)
  await doneAs(environment, people.secretariat, assignObjection, { id, person: handler.id })
  const run = objectionJobHandlers(environment, settings)['objections.reminders']
  assert.ok(run)
  const noted = async (): Promise<readonly string[]> =>
    (
      await environment.database.read(reader =>
        sql<{ said: string }>`select event || ' ' || (detail->>'days') as said from ledger
          where event like 'objection.due%' and detail->>'objection' = ${id} order by seq`.execute(reader),
      )
    ).rows.map(row => row.said)
  await run({})
  assert.deepEqual(await noted(), [])
  clock.advance(24 * 86_400)
  await run({})
  await run({})
  assert.deepEqual(await noted(), ['objection.due 7', 'objection.due-with-you 7'])
  clock.advance(8 * 86_400)
  await run({})
  await run({})
  assert.deepEqual(await noted(), [
    'objection.due 7',
    'objection.due-with-you 7',
    'objection.due -1',
    'objection.due-with-you -1',
  ])
  assert.equal((await get(id)).rowVersion, 3, 'no form that is open meanwhile is out of date')
  const list = { body: await openValid(site, people.secretariat, '/sanggahan?status=late') }
  assert.match(list.body, /Lewat batas/)
  clock.advance(-32 * 86_400)
  assert.equal(todayOf(environment), '2031-05-01')
  await endObjections(environment)
})
