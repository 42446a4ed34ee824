// on the embedded database: nothing is stored here
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  alternatives,
  choice,
  fact,
  gate,
  group,
  option,
  root,
  rulesWithRoot,
  yesNo,
} from '../../../engine/builders.ts'
import { findForm } from '../../../engine/index.ts'
import type { Mark } from '../assessment.ts'
import { statesOf } from './criterion-states.ts'
import { optionsShown } from './pages/criterion-part.ts'
import { reasonHintOf } from './pages/criterion-state-part.ts'
import { sumsOf } from './sheet-sums.ts'
import { rubricCriterion } from '../../../ui/index.ts'

const rules = rulesWithRoot(
  root(
    group('work', '60.00', [
      yesNo('sold', '10.00', { reasonAbove: '5.00' }),
      choice('abroad', ['0.00', '20.00'], {
        appliesWhen: { answer: 'sold', is: true },
        whenNotApplicable: 'redistribute',
      }),
      choice('papers', ['0.00', '30.00'], {
        evidenceNeeded: { when: { fact: 'licence', is: true }, atMost: '5.00' },
        reasonBelow: '10.00',
        reasonAbove: '20.00',
      }),
    ]),
    group('look', '40.00', [choice('finish', ['0.00', '40.00'])]),
  ),
  {
    facts: [fact('licence', 'boolean')],
    gates: [gate('unsafe', { answer: 'finish', is: '0' }, { kind: 'stop-scoring' }, { per: 'sheet' })],
  },
)
const ground = (licence: boolean) => ({ rules, commodity: 'cloth', facts: { licence } })
const marks = (
  given: Readonly<Record<string, string | boolean>>,
  reasons: Readonly<Record<string, string>> = {},
) =>
  Object.entries(given).map(
    ([criterionId, answer]): Mark => ({
      criterionId,
      answer,
      reason: reasons[criterionId] ?? '',
      savedAt: new Date(0),
      revision: 1,
    }),
  )
const said = (given: Parameters<typeof marks>[0], licence = true, reasons = {}) => {
  const { criteria } = statesOf(ground(licence), marks(given, reasons), 'id')
  return Object.fromEntries(criteria.map(one => [one.id, one]))
}

test('a criterion that does not apply says so, and is neither open nor answered', () => {
  assert.match(said({})['abroad']?.said ?? '', /bergantung pada jawaban/)
  const off = said({ sold: false })['abroad']
  assert.match(off?.said ?? '', /Tidak berlaku untuk produk ini/)
  assert.equal(off?.counts, false)
  assert.equal(said({ sold: true })['abroad']?.said, '')
  const sums = (given: Parameters<typeof marks>[0]) => {
    const { done, all } = sumsOf({ ground: ground(true) } as never, marks(given), 'id')
    return [done, all]
  }
  assert.deepEqual(sums({}), [0, 4])
  assert.deepEqual(sums({ sold: true, abroad: '1' }), [2, 4])
  // An answer that was given before it ceased to apply is kept, and not counted.
  assert.deepEqual(sums({ sold: false, abroad: '1', papers: '1', finish: '1' }), [3, 3])
})

test('evidence that is not there limits the answer before it is given, and a reason is asked for on both sides', () => {
  assert.match(said({}, false)['papers']?.said ?? '', /paling banyak 5,00/)
  assert.equal(said({}, true)['papers']?.said, '')
  assert.match(said({ papers: '1' })['papers']?.said ?? '', /memerlukan alasan tertulis/)
  assert.match(said({ papers: '0' })['papers']?.said ?? '', /memerlukan alasan tertulis/)
  assert.equal(said({ papers: '0' }, true, { papers: 'Sudah habis.' })['papers']?.said, '')
  const [sold, papers, finish] = ['sold', 'papers', 'finish'].map(id => {
    const one = findForm(rules, 'cloth')?.index.criteria.get(id)
    assert.ok(one)
    return reasonHintOf(one, 'id')
  })
  assert.match(sold ?? '', /di atas 5,00/)
  assert.match(papers ?? '', /di bawah 10,00 atau di atas 20,00/)
  assert.equal(finish, undefined)
})

test('a rule that stops the scoring is told on the sheet, and what is open is asked no more', () => {
  const stopped = statesOf(ground(true), marks({ finish: '0' }), 'id')
  assert.equal(stopped.gates.length, 1)
  assert.match(stopped.gates[0] ?? '', /dihitung 0,00/)
  assert.deepEqual(
    stopped.criteria.map(one => [one.id, one.counts]),
    [
      ['sold', false],
      ['abroad', false],
      ['papers', false],
      ['finish', true],
    ],
  )
  assert.deepEqual(statesOf(ground(true), marks({ finish: '1' }), 'id').gates, [])
})

test('the options of several scales stand under the title of their scale', () => {
  const many = rulesWithRoot(
    root(
      alternatives('reach', '100.00', {
        near: [option('a', '0.00'), option('b', '50.00')],
        far: [option('c', '10.00'), option('d', '100.00')],
      }),
    ),
  )
  const one = findForm(many, 'cloth')?.index.criteria.get('reach')
  assert.ok(one?.kind === 'alternatives')
  const options = optionsShown(one, { locale: 'id' })
  assert.deepEqual(
    options.map(each => each.group),
    one.scales.flatMap(scale => scale.options.map(() => scale.title.id)),
  )
  const page = String(
    rubricCriterion({ locale: 'id', name: 'mark.reach', title: 'Jangkauan', options, maxPoints: '100,00' }),
  )
  for (const scale of one.scales) assert.ok(page.includes(`aria-label="${scale.title.id}"`), scale.id)
})
