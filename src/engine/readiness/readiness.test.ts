import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Draft, fact, question, requirement, rulesDraft, rulesFrom, section, t } from '../builders.ts'
import type { Question } from '../rules/form.ts'
import { answerText, checkAnswer } from './answers.ts'
import { assessorView } from './assessor-view.ts'
import { factsOf, missingAnswers, questionsFor, requirementsFor, sampleRequired } from './requirements.ts'

const commodities = ['cloth', 'food'].map(id => ({ id, title: t(id), rubric: 'cloth-form' }))
const rules = rulesFrom(
  rulesDraft({
    commodities,
    facts: [
      fact('commodity', 'text'),
      fact('exports', 'boolean'),
      fact('dye', 'text'),
      fact('workers', 'number'),
      fact('document.licence.verified', 'boolean'),
    ],
    sections: [
      section('firm', [
        question('workers', 'number', { fact: 'workers', min: 1, max: 500 }),
        question('exports', 'yes-no', { fact: 'exports' }),
        question('turnover', 'number', { assessors: 'hidden', required: false }),
      ]),
      section('product', [
        question('story', 'long-text', { minLength: 10, maxLength: 40 }),
        question('motto', 'text', { maxLength: 10, required: false }),
        question('local', 'percent'),
        question('dye', 'choice', {
          fact: 'dye',
          commodities: ['cloth'],
          options: ['plant', 'stone'].map(id => ({ id, title: t(id) })),
        }),
      ]),
      section('recipe', [question('recipe', 'text')], { commodities: ['food'] }),
    ],
    documents: [
      requirement('licence'),
      requirement('halal', { required: { fact: 'commodity', is: 'food' }, assessors: 'hidden' }),
      requirement('customs', {
        required: {
          all: [
            { fact: 'exports', is: true },
            { fact: 'workers', atLeast: 5 },
          ],
        },
      }),
    ],
    producerFields: [
      { field: 'product.name', assessors: 'open' },
      { field: 'producer.name', assessors: 'hidden' },
    ],
    sample: { count: 2, note: t('two'), required: { fact: 'commodity', is: 'food' } },
  }),
)

const get = (id: string): Question => {
  const found = rules.questions.get(id)
  assert.ok(found)
  return found
}
const read = (id: string, raw: string, locale?: 'id' | 'en') => {
  const result = checkAnswer(get(id), raw, locale)
  return result.ok ? result.value : result.problems.map(({ code, path }) => `${code} ${path}`).join()
}

test('a number, as written in either language, is read as that number', () => {
  const idCases: [string, unknown][] = [
    ['12', 12],
    ['1.250', 'out-of-range workers'],
    ['12,5', 12.5],
    ['12.5', 12.5],
    [' 3 ', 3],
    ['0', 'out-of-range workers'],
    ['dua', 'not-a-number workers'],
    ['1,2,3', 'not-a-number workers'],
    ['1e2', 'not-a-number workers'],
    ['', null],
  ]
  for (const [raw, expected] of idCases) assert.equal(read('workers', raw), expected, raw)
  assert.equal(read('turnover', '1.250.000,50'), 1250000.5)
  assert.equal(read('turnover', '1,250,000.50', 'en'), 1250000.5)
  assert.equal(read('turnover', '1.250', 'en'), 1.25)
  assert.equal(read('local', '80 %'), 80)
  assert.equal(read('local', '100,5'), 'out-of-range local')
})

test('texts, choices and yes-no, from form fields, are cleaned or refused', () => {
  assert.equal(read('story', ' satu\r\ndua '), 'satu\ndua')
  assert.equal(read('motto', 'a\n b'), 'a b')
  assert.equal(read('motto', 'sebelas kar'), 'too-long motto')
  assert.equal(read('motto', '🧵'.repeat(10)), '🧵'.repeat(10))
  assert.equal(read('dye', 'plant'), 'plant')
  assert.equal(read('dye', 'ink'), 'not-an-option dye')
  assert.deepEqual(
    ['ya', 'no', 'true', 'Tidak', 'mungkin'].map(raw => read('exports', raw)),
    [true, false, true, false, 'not-an-option exports'],
  )
})

test('a draft text, too short, is kept and told as missing', () => {
  assert.equal(read('story', 'pendek'), 'pendek')
  assert.deepEqual(
    missingAnswers(rules, 'cloth', { workers: 3, exports: false, story: 'pendek', local: 0, dye: null }).map(
      ({ code, path }) => `${code} ${path}`,
    ),
    ['too-short story', 'missing-answer dye'],
  )
  assert.deepEqual(
    missingAnswers(rules, 'food', {
      workers: 3,
      exports: false,
      story: 'cukup panjang',
      local: 0,
      recipe: 'x',
    }),
    [],
  )
})

test('any stored answer, shown in a field and read again, is the same', () => {
  const value = fc.oneof(
    fc.integer({ min: 1, max: 500 }),
    fc.integer({ min: 10, max: 5000 }).map(tenths => tenths / 10),
  )
  fc.assert(
    fc.property(value, fc.constantFrom('id' as const, 'en' as const), (stored, locale) => {
      assert.equal(read('workers', answerText(stored, locale), locale), stored)
    }),
  )
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: 0, max: 1e12 }),
      fc.constantFrom('id' as const, 'en' as const),
      (any, locale) => {
        const stored = Number(any.toFixed(6))
        assert.equal(read('turnover', answerText(stored, locale), locale), stored)
      },
    ),
  )
  assert.equal(read('exports', answerText(false, 'id')), false)
  assert.equal(answerText(null, 'id'), '')
})

test('questions, by commodity, are those of its sections', () => {
  const ids = (commodity: string) =>
    questionsFor(rules, commodity).map(each => each.questions.map(({ id }) => id).join())
  assert.deepEqual(ids('cloth'), ['workers,exports,turnover', 'story,motto,local,dye'])
  assert.deepEqual(ids('food'), ['workers,exports,turnover', 'story,motto,local', 'recipe'])
})

test('requirements, by facts, are required, open or left out', () => {
  const by = (commodity: string, facts: Draft) =>
    requirementsFor(rules, commodity, facts as never).map(
      ({ requirement, required, missing }) => `${requirement.id} ${required} ${missing.join()}`,
    )
  assert.deepEqual(by('cloth', {}), ['licence true ', 'customs undecided exports,workers'])
  assert.deepEqual(by('cloth', { exports: true }), ['licence true ', 'customs undecided workers'])
  assert.deepEqual(by('food', { exports: false }), ['licence true ', 'halal true '])
  assert.deepEqual(by('cloth', { exports: true, workers: 5 }), ['licence true ', 'customs true '])
  assert.deepEqual([sampleRequired(rules, 'food', {}), sampleRequired(rules, 'cloth', {})], [true, false])
})

test('facts, from answers and others, hold what the rules declare', () => {
  const answers = { workers: 7, exports: false, dye: 'plant', local: 80 }
  const others = { 'document.licence.verified': true, rumour: true }
  assert.deepEqual(factsOf(rules, 'cloth', answers, others), {
    commodity: 'cloth',
    'document.licence.verified': true,
    dye: 'plant',
    exports: false,
    workers: 7,
  })
  assert.equal('dye' in factsOf(rules, 'food', answers), false, 'not asked of food')
})

test('the assessor view, of a form with hidden parts, has exactly the open ones', () => {
  const view = assessorView(rules, 'cloth')
  assert.deepEqual(
    view.sections.flatMap(each => each.questions.map(({ id }) => id)),
    ['workers', 'exports', 'story', 'motto', 'local', 'dye'],
  )
  assert.deepEqual(
    view.documents.map(({ id }) => id),
    ['licence', 'customs'],
  )
  assert.deepEqual([...view.fields], ['product.name'])
})
