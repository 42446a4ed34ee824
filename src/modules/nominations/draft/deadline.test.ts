import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import {
  firstDay,
  neighbour,
  NominationOffice,
  nominateUntil,
  operator,
  pathsOf,
  secretariat,
} from '../../../../tests/builders/nomination-office.ts'
import { here, there } from '../../../../tests/builders/offices.ts'
import { runAction } from '../../../actions/index.ts'
import { findOpenEditions, listStages } from '../../editions/index.ts'
import { extendStage } from '../../editions/extend-stage.ts'
import { closeStage } from '../../editions/stage-actions.ts'
import { openNomination } from './open-nomination.ts'
import { submitNomination } from '../desk/submit-nomination.ts'

let office: NominationOffice
before(async () => {
  office = await NominationOffice.open()
})
after(() => office.close())
beforeEach(() => office.clock.moveTo(new Date(firstDay)))

const MINUTE = 60_000
/** As the example rules have it. */
const GRACE = 60 * MINUTE
const stage = 'pengusulan'
const reason = 'Gangguan jaringan di wilayah ini (contoh).'
const fromEnd = (milliseconds: number): Date => new Date(nominateUntil.getTime() + milliseconds)

async function approved(): Promise<string> {
  const { id } = await office.readyDraft()
  await office.approve(id)
  return id
}
const submit = (id: string, arrivedAt?: Date) =>
  runAction(office.environment, submitNomination, {
    actor: operator,
    locale: 'id',
    input: { id },
    key: null,
    ...(arrivedAt ? { arrivedAt } : {}),
  })

test('a form that reached the server in time is in time, however long it took to read', async () => {
  const id = await approved()
  office.clock.moveTo(fromEnd(GRACE + MINUTE))
  assert.deepEqual(pathsOf(await submit(id)), [''])
  assert.equal((await submit(id, fromEnd(-1))).kind, 'done')
})

test('what the head approved in time is sent within the grace; what was approved later is not', async () => {
  const [inTime, atItsEnd, late] = [await approved(), await approved(), (await office.readyDraft()).id]
  office.clock.moveTo(fromEnd(MINUTE))
  await office.approve(late)
  assert.deepEqual(pathsOf(await submit(late)), [''])
  office.clock.moveTo(fromEnd(GRACE - 1))
  assert.equal((await submit(inTime)).kind, 'done')
  office.clock.moveTo(fromEnd(GRACE))
  assert.deepEqual(pathsOf(await submit(atItsEnd)), [''])
})

test('an extension for an area opens the stage there alone, and a closing by hand ends it without a grace', async () => {
  const [first, second] = [await approved(), await approved()]
  const { product } = await office.aProduct()
  const { product: theirs } = await office.aProduct(neighbour, there)
  office.clock.moveTo(fromEnd(5 * GRACE))
  const now = office.clock.now()
  assert.deepEqual(pathsOf(await submit(first)), [''])
  await office.done(secretariat, extendStage, {
    id: office.editionId,
    stage,
    scope: 'areas',
    places: '32.05',
    closesDate: '2031-04-03',
    closesTime: '23.59',
    reason,
  })
  const edition = office.editionId
  assert.equal((await submit(first)).kind, 'done')
  await office.done(operator, openNomination, { product, edition })
  const refused = await office.run(neighbour, openNomination, { product: theirs, edition })
  assert.deepEqual(pathsOf(refused), ['edition'])
  const openFor = async (area: string) =>
    (await office.database.read(reader => findOpenEditions(reader, 'nominate', now, { area }))).length
  assert.deepEqual([await openFor(here.path), await openFor(there.path), await openFor('/')], [1, 0, 0])
  const latest = await office.database.read(reader => listStages(reader, edition, 'latest'))
  assert.equal(latest[0]?.closesAt?.toISOString(), '2031-04-03T16:59:59.999Z')

  await office.done(secretariat, closeStage, { id: edition, stage })
  assert.deepEqual(pathsOf(await submit(second)), [''])
  assert.equal(await openFor(here.path), 0)
})
