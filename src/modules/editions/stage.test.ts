import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text } from '../../foundation/text.ts'
import { endOfMinute, fromBoxes, inBoxes } from './moment.ts'
import { findOpenStage, isStageOpen, stageState, stageToShow, type EditionStage } from './stage.ts'

const stage = (stageId: string, opensAt: Date | null, closesAt: Date | null): EditionStage => ({
  editionId: 'e',
  stageId,
  kind: 'nominate',
  title: text('t', 't'),
  explanation: text('x', 'x'),
  position: 0,
  opensAt,
  closesAt,
  graceMinutes: 0,
  closedByHand: false,
  rowVersion: 1,
})
const at = (iso: string): Date => new Date(iso)
const opens = at('2031-03-01T00:00:00Z')
const closes = at('2031-03-31T16:59:59.999Z')

test('a stage, at its borders, is open from the moment of opening and closed from the moment of closing', () => {
  const one = stage('a', opens, closes)
  assert.equal(stageState(one, at('2031-02-28T23:59:59.999Z')), 'next')
  assert.equal(stageState(one, opens), 'open')
  assert.equal(stageState(one, at('2031-03-31T16:59:59.998Z')), 'open')
  assert.equal(stageState(one, closes), 'closed')
  assert.equal(stageState(stage('b', null, null), opens), 'unset')
  assert.equal(stageState(stage('c', opens, null), at('2099-01-01T00:00:00Z')), 'open')
  assert.equal(stageState(stage('d', null, closes), at('2099-01-01T00:00:00Z')), 'closed')
})

test('a kind of stage is open when any stage of it is', () => {
  const stages = [
    stage('first', opens, closes),
    { ...stage('second', at('2031-05-01T00:00:00Z'), null), position: 1 },
    { ...stage('other', opens, null), kind: 'verify' as const },
  ]
  assert.equal(isStageOpen(stages, 'nominate', at('2031-04-10T00:00:00Z')), false)
  assert.equal(isStageOpen(stages, 'verify', at('2031-04-10T00:00:00Z')), true)
  assert.equal(findOpenStage(stages, 'nominate', at('2031-05-02T00:00:00Z'))?.stageId, 'second')
  assert.equal(stageToShow(stages, 'nominate', at('2031-04-10T00:00:00Z'))?.stageId, 'second')
  assert.equal(stageToShow(stages.slice(0, 1), 'nominate', at('2031-04-10T00:00:00Z'))?.stageId, 'first')
  assert.equal(stageToShow(stages, 'appeal', opens), undefined)
})

test('a moment typed in WIB is the same moment when it is shown again', () => {
  const moment = fromBoxes('2031-03-31', '23.59')
  assert.equal(moment?.toISOString(), '2031-03-31T16:59:00.000Z')
  assert.deepEqual(inBoxes(moment), { date: '2031-03-31', time: '23:59' })
  assert.equal(fromBoxes('2031-03-31', '9:05')?.toISOString(), '2031-03-31T02:05:00.000Z')
  assert.equal(moment && endOfMinute(moment).toISOString(), '2031-03-31T16:59:59.999Z')
  for (const [date, time] of [
    ['2031-02-30', '10:00'],
    ['2031-03-31', '24:00'],
    ['2031-03-31', 'noon'],
    ['yesterday', '10:00'],
  ] as const)
    assert.equal(fromBoxes(date, time), null, `${date} ${time}`)
})
