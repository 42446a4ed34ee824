import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleRoot, fact, gate, rulesDraft, rulesFrom, t } from '../builders.ts'
import { scoreForm } from './form.ts'
import { scoreSheets } from './sheets-file.ts'
import { traceOf } from './trace.ts'

const draft = rulesDraft({
  facts: [fact('licence', 'boolean')],
  gates: [
    gate('no-licence', { fact: 'licence', is: false }, { kind: 'cap-band', band: 'one' }),
    gate(
      'rough',
      { answer: 'finish', is: '0' },
      { kind: 'disqualify' },
      { per: 'sheet', sheets: 'majority' },
    ),
  ],
})
const best = { material: '2', finish: '1', buyers: '2', export: true }
const fair = { material: '1', finish: '1', buyers: '1', export: true }
const rough = { ...best, finish: '0' }

const lines = (...cases: unknown[]) => {
  const result = scoreSheets(JSON.stringify(draft), JSON.stringify({ cases }))
  assert.ok(result.ok)
  return JSON.parse(JSON.stringify(result.value)) as unknown[]
}

test('a case, scored, has the line of the contract', () => {
  const found = lines({
    id: 'one',
    form: 'cloth',
    facts: { licence: false },
    carried: {},
    sheets: [best, fair, rough],
  })
  assert.deepEqual(found, [
    {
      id: 'one',
      totals: ['100.00', '72.50', '80.00'],
      mean: '505/6',
      outcomes: { stars: { rounded: '84.17', band: 'one' } },
      gates: [
        { id: 'no-licence', effect: 'cap-band', sheet: null, reason: t('because of no-licence') },
        { id: 'rough', effect: 'disqualify', sheet: 2, reason: t('because of rough'), applied: false },
      ],
      problems: [],
    },
  ])
})

test('cases that cannot be scored, among others, are told each for itself', () => {
  const found = lines(
    { id: 'no form', form: 'wine', sheets: [] },
    { id: 'no sheets', form: 'cloth' },
    'nothing',
    { id: 'short', form: 'cloth', facts: { licence: true }, sheets: [{ ...best, material: 2 }] },
    { id: 'fine', form: 'cloth-form', facts: { licence: true }, sheets: [best] },
  ) as { id: string; mean: string | null; totals: unknown; problems: { code: string; path: string }[] }[]
  assert.deepEqual(
    found.map(({ id, mean, totals, problems }) => [
      id,
      mean,
      totals,
      problems.map(({ code, path }) => `${code} ${path}`),
    ]),
    [
      ['no form', null, [], ['unknown-form form']],
      ['no sheets', null, [], ['shape sheets']],
      ['cases[2]', null, [], ['shape ']],
      ['short', null, [null], ['unknown-option sheets[0].material']],
      ['fine', '100', ['100.00'], []],
    ],
  )
})

test('files that cannot be read, scored, fail with their problems', () => {
  const codes = (rulesText: string, sheetsText: string) => {
    const result = scoreSheets(rulesText, sheetsText)
    return result.ok ? [] : result.problems.map(({ code }) => code)
  }
  assert.deepEqual(codes('{', '{}'), ['not-json'])
  assert.deepEqual(codes(JSON.stringify({ ...draft, title: {} }), '{}'), ['missing-language'])
  assert.deepEqual(codes(JSON.stringify(draft), '[]'), ['shape'])
  assert.deepEqual(codes(JSON.stringify(draft), 'x'), ['not-json'])
})

test('a trace, of a scored file, holds every step as plain JSON', () => {
  const rules = rulesFrom(
    rulesDraft({ rubrics: [{ id: 'cloth-form', title: t('form'), root: exampleRoot() }] }),
  )
  const result = scoreForm(rules, { form: 'cloth', sheets: [fair] })
  assert.ok(result.ok)
  const trace = traceOf(rules, result.value)
  assert.deepEqual(JSON.parse(JSON.stringify(trace)), trace)
  assert.deepEqual(trace.rules, { programme: 'example', edition: 'first', hash: rules.hash })
  assert.deepEqual(trace.sheets[0]?.criteria[2], {
    id: 'buyers',
    source: 'sheet',
    answer: '1',
    applies: true,
    points: '12.50',
    counted: '25/2',
  })
  assert.deepEqual(trace.sheets[0]?.groups.at(-1), { id: 'market', points: '55/2', max: '40.00', cap: null })
  assert.deepEqual(
    [trace.mean, trace.outcomes],
    ['145/2', { stars: { rounded: '72.50', bandBeforeGates: 'one', band: 'one' } }],
  )
})

test('a name that means something to the language is told like any other name that is not known', () => {
  const text = `{"cases": [{"id": "one", "form": "cloth", "facts": {"licence": true, "__proto__": 1},
    "sheets": [{"__proto__": "2", "constructor": "2"}]}]}`
  const result = scoreSheets(JSON.stringify(draft), text)
  assert.ok(result.ok)
  const told = result.value[0]?.problems.map(one => `${one.code} ${one.path}`) ?? []
  for (const expected of [
    'unknown-fact facts.__proto__',
    'unknown-criterion sheets[0].__proto__',
    'unknown-criterion sheets[0].constructor',
  ])
    assert.ok(told.includes(expected), `${expected} in ${told.join(', ')}`)
})
