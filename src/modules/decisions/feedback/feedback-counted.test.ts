// on the embedded database: no database is asked.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choice, fact, gate, group, root, rulesWithRoot, type Draft } from '../../../engine/builders.ts'
import { scoreForm, type Facts, type Sheet } from '../../../engine/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { criteriaIn, feedbackOf, type Feedback } from './feedback.ts'
import { feedbackPage, type FeedbackView } from './pages/feedback-page.ts'
import type { PlenaryCase } from '../cases/plenary-case.ts'
import type { ListEntry } from '../chain/recommendation.ts'

const a = (more: Draft = {}): Draft => choice('a', ['0.00', '20.00', '40.00'], more)
const b = (): Draft => choice('b', ['0.00', '30.00', '60.00'])
const whole = (more: Draft = {}): Draft => root(group('g', '100.00', [a(more), b()]))
const evidenceNeeded = { when: { fact: 'lab', is: true }, atMost: '5.00' }
const parts = (more: Draft = {}): Draft => ({ facts: [fact('lab', 'boolean')], ...more })
const sheet = (one: string, other: string): Sheet => ({ a: one, b: other })

function told(node: Draft, more: Draft, sheets: readonly Sheet[], facts: Facts = { lab: false }): Feedback {
  const rules = rulesWithRoot(node, parts(more))
  const scored = scoreForm(rules, { form: 'cloth', sheets, facts })
  assert.ok(scored.ok)
  const result = scored.value
  const one = {
    rules: { rules },
    computed: { result },
    sheets: sheets.map(answers => ({ answers, reasons: {}, agreed: false })),
    levels: [],
  } as unknown as PlenaryCase
  const { rounded = null } = result.outcomes.get('stars') ?? {}
  return feedbackOf(one, {
    gates: [],
    rounded,
    departed: false,
    state: result.state,
    reason: '',
  } as unknown as ListEntry)
}

const sumOf = (feedback: Feedback): string =>
  criteriaIn(feedback.parts)
    .reduce((total, one) => total + Number(one.points), 0)
    .toFixed(2)
const named = (feedback: Feedback, id: string) => criteriaIn(feedback.parts).find(one => one.id === id)

test('without its evidence a criterion tells what counted and what is lacking, and the evidence is the next step', () => {
  const best = [sheet('2', '1'), sheet('2', '1'), sheet('2', '2')]
  const without = told(whole({ evidenceNeeded }), {}, best)
  const own = named(without, 'a')
  assert.deepEqual([own?.points, own?.answered, own?.next?.points], ['5.00', '40.00', '40.00'])
  assert.match(own?.next?.text.id ?? '', /^Lengkapi buktinya: .*lab/)
  assert.match(own?.lacking?.en ?? '', /lab/)
  assert.ok(!without.strongest.includes('a') && without.weakest.includes('a'))
  assert.equal(sumOf(without), without.total)
  const beside = named(told(whole({ evidenceNeeded }), {}, best, { lab: true }), 'a')
  assert.deepEqual(
    [beside?.points, beside?.answered, beside?.lacking, beside?.next],
    ['40.00', undefined, undefined, null],
  )
  const low = named(
    told(
      whole({ evidenceNeeded }),
      {},
      [sheet('0', '1')].flatMap(one => [one, one, one]),
    ),
    'a',
  )
  assert.deepEqual([low?.points, low?.answered, low?.next?.points], ['0.00', undefined, '20.00'])
  assert.match(low?.next?.text.id ?? '', /^Lengkapi buktinya: .*level 1/)
})

test('where a rule ended the scoring of a sheet, its zeros are in the sums, and the rule is told', () => {
  const stop = gate('matter', { answer: 'b', below: '10.00' }, { kind: 'stop-scoring' }, { per: 'sheet' })
  const once = told(whole(), { gates: [stop] }, [sheet('2', '0'), sheet('2', '2'), sheet('2', '2')])
  assert.deepEqual(
    once.limits?.map(({ part, sheets, of }) => [part, sheets, of]),
    [[undefined, 1, 3]],
  )
  assert.deepEqual([sumOf(once), once.total], ['66.67', '66.67'])
  const always = told(whole(), { gates: [stop] }, [sheet('1', '0'), sheet('1', '0'), { b: '0' }])
  assert.equal(always.limits?.[0]?.sheets, 3)
  assert.deepEqual([sumOf(always), always.total], ['0.00', '0.00'])
  assert.deepEqual(always.weakest, ['b'], 'of the others no better answer would count')
})

test('a limit on a criterion or on a part is told with its reason, where it was reached', () => {
  const cap = (node: string, max: string): Draft =>
    gate('cap', { answer: 'b', below: '40.00' }, { kind: 'cap-node', node, max }, { per: 'sheet' })
  const sheets = [sheet('2', '1'), sheet('2', '1'), sheet('2', '1')]
  const own = told(whole(), { gates: [cap('a', '5.00')] }, sheets)
  assert.deepEqual([named(own, 'a')?.points, named(own, 'a')?.next], ['5.00', null])
  assert.deepEqual([own.limits?.[0]?.part?.max, own.limits?.[0]?.sheets], ['5.00', 3])
  assert.equal(sumOf(own), own.total)
  const part = told(whole(), { gates: [cap('g', '50.00')] }, sheets)
  assert.deepEqual(
    [part.parts[0]?.points, part.total, part.limits?.[0]?.part?.title.id],
    ['50.00', '50.00', 'g (contoh)'],
  )
  assert.equal(told(whole(), { gates: [cap('g', '90.00')] }, sheets).limits, undefined)
  const publication = { feedback: 'group' }
  assert.equal(told(whole(), { gates: [cap('a', '5.00')], publication }, sheets).limits, undefined)
})

test('the page says what counted of an answer, what is not there, and which rule limited what', () => {
  const stop = gate('matter', { answer: 'b', below: '10.00' }, { kind: 'stop-scoring' }, { per: 'sheet' })
  const sheets = [sheet('2', '1'), sheet('2', '1'), sheet('2', '0')]
  const feedback = told(whole({ evidenceNeeded }), { gates: [stop] }, sheets)
  const view = {
    nominationId: 'n',
    product: 'Produk',
    result: { feedback, stars: 0, of: 3, scheme: 'x', publishedAt: new Date(0) },
    superseded: null,
    earlier: [],
    rules: rulesWithRoot(whole({ evidenceNeeded }), parts()),
    example: false,
    checkPath: null,
  } as unknown as FeedbackView
  const shown = (locale: 'id' | 'en'): string => {
    const request = { locale, link: (path: string) => path } as unknown as PageRequest
    return String(feedbackPage(request, view))
  }
  assert.match(shown('id'), /Jawaban bernilai 40,00; dihitung 3,33\. Belum ada: [^<]*lab/)
  assert.match(shown('id'), /Pada 1 dari 3 lembar penilaian berhenti[^<]*matter/)
  assert.match(shown('en'), /The answers give 40\.00; 3\.33 counted\. Not there yet: [^<]*lab/)
  assert.match(shown('en'), /With that evidence 26\.67 count/)
  assert.match(shown('en'), /On 1 of 3 sheets the scoring ended/)
})
