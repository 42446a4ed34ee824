import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  auditor,
  NominationOffice,
  nominateUntil,
  operator,
  pathsOf,
  secretariat,
} from '../../../tests/builders/nomination-office.ts'
import { testSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import { extendStage } from './extend-stage.ts'
import { beat } from './heartbeat.ts'
import { editionsRoutes, editionTasks, listStages } from './index.ts'
import { dismissOutages, listOutageProposals } from './outage-proposals.ts'
import { listOutagesSince } from './outage-store.ts'
import { inBoxes } from './moment.ts'

const MINUTE = 60_000
const rule = { atLeastMinutes: 10, lastHours: 24 }
const reason = 'Layanan tidak dapat dicapai (contoh).'

let office: NominationOffice
before(async () => {
  office = await NominationOffice.open()
})
after(() => office.close())

/** Minutes from the end of nominating; the service beats there. */
async function beatAt(...minutes: readonly number[]): Promise<void> {
  for (const at of minutes) {
    office.clock.advance((nominateUntil.getTime() + at * MINUTE - office.clock.now().getTime()) / 1000)
    await beat(office.environment)
  }
}
/** Goes on to that minute without an outage: the clock was moved. */
async function jumpTo(minute: number): Promise<void> {
  office.clock.setOffset(MINUTE)
  await beat(office.environment)
  office.clock.setOffset(0)
  office.clock.advance((nominateUntil.getTime() + minute * MINUTE - office.clock.now().getTime()) / 1000)
  office.clock.setOffset(2 * MINUTE)
  await beat(office.environment)
  office.clock.setOffset(0)
  await beat(office.environment)
}
const settings = () => ({
  clock: office.clock,
  demo: true,
  outages: rule,
  sendsMail: false,
  countUnsent: () => Promise.resolve(0),
})
const outages = () => office.database.read(reader => listOutagesSince(reader, new Date(0)))
const proposals = () => office.database.read(reader => listOutageProposals(reader, rule, office.clock.now()))

test('the service measures how long it answered nobody; a moved clock is nobody’s outage', async () => {
  await beatAt(-3000, -2999, -2997.1)
  assert.deepEqual(await outages(), [])
  await beatAt(-2900)
  const [one] = await outages()
  assert.equal(one?.endedAt.getTime(), nominateUntil.getTime() - 2900 * MINUTE)
  office.clock.setOffset(500 * MINUTE)
  await beat(office.environment)
  assert.equal((await outages()).length, 1)
  office.clock.setOffset(0)
  await beat(office.environment)
  assert.equal((await outages()).length, 1)
})

test('an outage in the last hours before a closing proposes as much time again, and a person decides', async () => {
  assert.deepEqual(await proposals(), [])
  await jumpTo(-300)
  await beatAt(-295)
  assert.deepEqual(await proposals(), [], 'five minutes are too short')
  await beatAt(-200, -100, -99)
  const [one, ...others] = await proposals()
  assert.ok(one)
  assert.deepEqual([one.stage.stageId, one.outages.length, others.length], ['pengusulan', 2, 0])
  // 95 and 100 minutes: four whole hours.
  assert.equal(one.closesAt.getTime(), nominateUntil.getTime() + 240 * MINUTE)

  const site = testSite(office.environment, editionsRoutes(settings()))
  const page = mainOf(await openValid(site, secretariat, `/edisi-kelola/${office.editionId}`))
  assert.match(page, /Usul: perpanjang untuk semua dinas sampai 1 April 2031, 03\.59 WIB/)
  const task = await office.database.read(reader =>
    editionTasks(rule)(reader, secretariat, office.clock.now(), 'id'),
  )
  assert.equal(task[0]?.count, 1)
  const operators = await office.database.read(reader =>
    editionTasks(rule)(reader, operator, office.clock.now(), 'id'),
  )
  assert.deepEqual(operators, [])
})

test('a proposal that was dismissed or taken is not made again', async () => {
  const [one] = await proposals()
  assert.ok(one)
  const { editionId: id } = office
  const [first, second] = one.outages.map(each => each.id)
  const answer = { id, stage: one.stage.stageId, outages: first }
  assert.deepEqual(pathsOf(await office.run(auditor, dismissOutages, { ...answer, dismissal: reason })), [
    'not-allowed',
  ])
  assert.deepEqual(pathsOf(await office.run(secretariat, dismissOutages, answer)), ['dismissal'])
  await office.done(secretariat, dismissOutages, { ...answer, dismissal: reason })
  assert.equal(
    (await office.run(secretariat, dismissOutages, { ...answer, dismissal: reason })).kind,
    'stale',
  )
  const [left] = await proposals()
  assert.deepEqual(
    left?.outages.map(each => each.id),
    [second],
  )
  const { date, time } = inBoxes(left?.closesAt ?? null)
  const extension = { scope: 'everyone', closesDate: date, closesTime: time, reason, outages: second }
  await office.done(secretariat, extendStage, { id, stage: one.stage.stageId, ...extension })
  assert.deepEqual(await proposals(), [])
  const [stage] = await office.database.read(reader => listStages(reader, id))
  assert.equal(stage?.closesAt?.getTime(), left?.closesAt.getTime())
})

test('an outage before the later closing of one area proposes for that area alone, and is answered for it', async () => {
  const { editionId: id } = office
  const closing = new Date(nominateUntil.getTime() + 4_000 * MINUTE)
  const { date, time } = inBoxes(closing)
  const granted = { scope: 'areas', places: '32.05', closesDate: date, closesTime: time, reason }
  await office.done(secretariat, extendStage, { id, stage: 'pengusulan', ...granted })
  await jumpTo(3_700)
  await beatAt(3_701, 3_801)
  const [one, ...others] = await proposals()
  assert.ok(one)
  assert.deepEqual([one.stage.stageId, one.areas, others.length], ['pengusulan', ['/32/32.05/'], 0])
  assert.equal(one.closesAt.getTime(), nominateUntil.getTime() + (4_000 + 120) * MINUTE)

  const site = testSite(office.environment, editionsRoutes(settings()))
  const page = mainOf(await openValid(site, secretariat, `/edisi-kelola/${id}`))
  assert.match(page, /Usul: perpanjang untuk Kabupaten Garut, Jawa Barat sampai/)
  const [outage = ''] = one.outages.map(each => each.id)
  const fields = Object.fromEntries(
    [
      ...page.matchAll(
        /type="hidden" name="(scope|places|closesDate|closesTime|reason|closing|outages)" value="([^"]*)"/g,
      ),
    ].map(found => [found[1] ?? '', found[2] ?? '']),
  )
  assert.deepEqual([fields['scope'], fields['places'], fields['outages']], ['areas', '32.05', outage])
  const other = mainOf(
    await openValid(site, secretariat, `/edisi-kelola/${id}/tahap/pengusulan?batas=%2F32%2F32.05%2F`),
  )
  assert.match(other, /value="areas" checked/)
  assert.match(other, />32\.05<\/textarea>/)

  await office.done(secretariat, extendStage, { id, stage: 'pengusulan', ...fields })
  assert.deepEqual(await proposals(), [])
  const stages = (area: string) => office.database.read(reader => listStages(reader, id, { area }))
  assert.equal((await stages('/32/32.05/'))[0]?.closesAt?.getTime(), one.closesAt.getTime())
  assert.ok(((await stages('/32/32.06/'))[0]?.closesAt ?? closing) < closing, 'nobody else has more time')
})

test('what was dismissed for one area is not asked for it again where another gets the same closing', async () => {
  const { editionId: id } = office
  const [garut, tasik] = ['/32/32.05/', '/32/32.06/']
  const closing = new Date(nominateUntil.getTime() + 8_000 * MINUTE)
  const { date, time } = inBoxes(closing)
  const granted = { scope: 'areas', closesDate: date, closesTime: time, reason }
  const stage = 'pengusulan'
  await office.done(secretariat, extendStage, { id, stage, ...granted, places: '32.05' })
  await jumpTo(7_700)
  await beatAt(7_701, 7_801)
  const [first] = await proposals()
  assert.deepEqual(first?.areas, [garut])
  const ids = first.outages.map(one => one.id).join(' ')
  const answer = { id, stage, outages: ids, dismissal: reason }
  await office.done(secretariat, dismissOutages, { ...answer, closing: garut })
  assert.deepEqual(await proposals(), [])
  await office.done(secretariat, extendStage, { id, stage, ...granted, places: '32.06' })
  const [second, ...others] = await proposals()
  assert.deepEqual([second?.areas, others.length], [[tasik], 0])
  await office.done(secretariat, dismissOutages, { ...answer, closing: tasik })
  assert.deepEqual(await proposals(), [])
})
