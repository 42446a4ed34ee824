import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  band,
  choice,
  type Draft,
  fact,
  gate,
  group,
  option,
  question,
  requirement,
  root,
  rubric,
  rulesDraft,
  section,
  t,
} from '../builders.ts'
import { lintRules } from './lint.ts'
import { disqualify, panel, scale } from './lint/broken/broken.ts'
import { brokenBeyondBands } from './lint/broken/beyond-bands.ts'
import { brokenIdle } from './lint/broken/idle.ts'
import { brokenOutcomes } from './lint/broken/outcomes.ts'
import { brokenReferences } from './lint/broken/references.ts'
import { brokenRubrics } from './lint/broken/rubrics.ts'
import { brokenSeenLater } from './lint/broken/seen-later.ts'
import { brokenShape } from './lint/broken/shape.ts'
import { brokenTexts, nested } from './lint/broken/texts.ts'
import { lintCodes } from './lint-codes.ts'

const problemsOf = (draft: Draft): string[] =>
  lintRules(JSON.stringify(draft)).problems.map(({ code, path }) => `${code} ${path}`)

test('a valid document, linted, has no problem', () => {
  assert.deepEqual(problemsOf(rulesDraft()), [])
})

const broken = [
  ...brokenShape,
  ...brokenRubrics,
  ...brokenReferences,
  ...brokenOutcomes,
  ...brokenBeyondBands,
  ...brokenSeenLater,
  ...brokenIdle,
]

test('published bounds that fit the rounding, linted, have no problem', () => {
  const bands = [
    band('one', '71.00', { to: '80.00' }),
    band('two', '81.00', { to: '90.00' }),
    band('three', '91.00', { to: '100.00' }),
  ]
  const aggregation = { first: 'sheet', combine: 'mean', rounding: { kind: 'half-up', places: 0 } }
  assert.deepEqual(problemsOf(rulesDraft({ scales: [scale(...bands)], aggregation })), [])
  assert.deepEqual(problemsOf(rulesDraft({ scales: [scale(...bands.toReversed())], aggregation })), [])
})

test('a gate that fires only where a criterion does not apply, linted, is not said never to fire', () => {
  const only = choice('only', ['0.00', '100.00'], {
    appliesWhen: { fact: 'dry', is: true },
    whenNotApplicable: 'zero',
  })
  const when = { not: { answer: 'only', atLeast: '0.00' } }
  const parts = {
    facts: [fact('dry', 'boolean')],
    gates: [gate('g', when, disqualify, { per: 'sheet' })],
  }
  assert.deepEqual(problemsOf(rulesDraft({ rubrics: [rubric('cloth-form', root(only))], ...parts })), [])
})

test('parts under one condition, which go together, are not said to exceed the full value of their mean', () => {
  const dry = { appliesWhen: { fact: 'dry', is: true }, whenNotApplicable: 'redistribute' }
  const parts = [
    choice('a', ['0.00', '60.00'], dry),
    choice('b', ['0.00', '40.00'], dry),
    choice('c', ['0.00', '50.00']),
  ]
  const mean = { ...group('part', '50.00', parts), combine: 'mean' }
  const facts = [fact('dry', 'boolean')]
  const rubrics = [rubric('cloth-form', root(mean, choice('d', ['0.00', '50.00'])))]
  assert.deepEqual(problemsOf(rulesDraft({ rubrics, facts })), [])
})

test('rules with what the check learned to see later are reported, and stay usable as they were', () => {
  const codes = ['above-full-value', 'agreement-without-effect', 'level-without-office']
  const since = [...brokenSeenLater, ...brokenIdle]
  const later = [...broken.filter(([code]) => codes.includes(code)), ...since]
  assert.equal(later.length, 5 + since.length)
  for (const [, , draft] of later) {
    const { read, usable } = lintRules(JSON.stringify(draft))
    assert.deepEqual([read === null, usable === null], [true, false])
  }
  assert.equal(lintRules(JSON.stringify({ ...rulesDraft(), rubrics: [] })).usable, null)
})

test('facts that answers, documents, what is awaited, a lot or the caller give, linted, have no problem', () => {
  const nobodys = (name: string, kind = 'boolean') => ({ name, kind, title: t(name) })
  const gates = ['asked', 'document.licence.verified', 'outside'].map(name =>
    gate(`g-${name}`, { fact: name, is: false }, disqualify),
  )
  const until = { text: t('looked into'), when: { fact: 'cleared', is: true } }
  const draft = rulesDraft({
    facts: [
      ...['asked', 'document.licence.verified', 'cleared'].map(name => nobodys(name)),
      nobodys('drawn', 'number'),
      nobodys('commodity', 'text'),
      fact('outside', 'boolean'),
    ],
    sections: [section('s', [question('q', 'yes-no', { fact: 'asked' })])],
    documents: [requirement('licence', { required: { fact: 'commodity', is: 'cloth' } })],
    gates: [...gates, gate('held', { fact: 'outside', is: true }, { kind: 'suspend', until })],
    ties: { by: [], lastly: 'lot', lot: 'drawn' },
  })
  assert.deepEqual(problemsOf(draft), [])
  const shared = { commodities: ['cloth'] }
  const twice = [
    question('q', 'yes-no', { fact: 'asked', ...shared }),
    question('r', 'yes-no', { fact: 'asked', commodities: ['wine'] }),
  ]
  const commodities = ['cloth', 'wine'].map(id => ({ id, title: t(id), rubric: 'cloth-form' }))
  assert.deepEqual(problemsOf({ ...draft, commodities, sections: [section('s', twice)] }), [])
})

for (const [code, path, draft] of broken) {
  test(`a document broken by ${code} at ${path}, linted, has exactly that problem`, () => {
    assert.deepEqual(problemsOf(draft), [`${code} ${path}`])
  })
}

for (const [code, path, wrong] of brokenTexts) {
  test(`a text with ${code} at ${path.slice(0, 20)}, linted, has exactly that problem`, () => {
    assert.deepEqual(
      lintRules(wrong).problems.map(each => [each.code, each.path]),
      [[code, path]],
    )
  })
}

test('what looks like such a fault and is none, linted, is read', () => {
  const draft = rulesDraft()
  const fits = [
    nested(200),
    '[]',
    '{"a": {"x": 1}, "b": {"x": 1}}',
    '{"a": ["x", "x"], "b": "{\\"x\\":[\\ud83d\\ude00"}',
  ]
  for (const text of fits)
    assert.deepEqual(
      lintRules(text).problems.map(each => each.code),
      ['schema-unknown'],
    )
  assert.deepEqual(lintRules(`\uFEFF${JSON.stringify(draft, null, 2)}`).problems, [])
})

test('every code of the list, looked for in the broken documents, occurs there, and no other', () => {
  const seen = new Set([...brokenTexts, ...broken].map(([code]) => code))
  assert.deepEqual([...seen].toSorted(), Object.keys(lintCodes).toSorted())
})

test('a document broken in many ways, linted, tells every one of them and no consequence', () => {
  const draft = rulesDraft({
    title: { id: 'aturan' },
    colour: 'red',
    commodities: [
      { id: 'wine', rubric: 'no-form', title: 'Anggur' },
      { id: 'cloth', title: t('cloth'), rubric: 'cloth-form' },
    ],
    documents: [requirement('licence', { validAt: 'tomorrow', serves: ['material'] }), requirement('label')],
    rubrics: [
      rubric(
        'cloth-form',
        root(
          group('quality', '50.00', [
            choice('material', [], {
              max: '40.00',
              evidence: ['licence'],
              options: [{ id: '0', text: t('x') }, option('1', '40.00')],
            }),
            { ...choice('finish', ['0.00', '20.00']), kind: 'slider' },
          ]),
          group('market', '40.00', [choice('buyers', ['0.00', '39.00'])]),
        ),
      ),
    ],
    gates: [
      gate('g', { answer: 'finish', is: '0' }, disqualify, { per: 'sheet' }),
      gate('h', { fact: 'dry', is: true }, disqualify),
    ],
    scales: [scale(band('one', '71.00', { to: '80.00' }), band('two', '81.00'))],
    panel: { ...panel, quorum: 9 },
  })
  assert.deepEqual(problemsOf(draft).toSorted(), [
    'band-gap scales[0].bands[0].to',
    'missing-language title',
    'option-without-points rubrics[0].root.children[0].children[0].options[0].points',
    'panel-impossible panel.quorum',
    'shape commodities[0].title',
    'shape documents[0].validAt',
    'sum-not-100 rubrics[0].root.children',
    'sum-not-100 rubrics[0].root.children[1].children',
    'unknown-fact gates[1].when.fact',
    'unknown-key colour',
    'unknown-kind rubrics[0].root.children[0].children[1].kind',
    'unknown-rubric commodities[0].rubric',
  ])
})

test('every problem, in both languages, says something', () => {
  for (const [, , draft] of broken) {
    for (const { message } of lintRules(JSON.stringify(draft)).problems) {
      assert.ok(message.id.length > 15 && message.en.length > 15 && message.id !== message.en)
    }
  }
})

test('the list of codes in the documents, compared with the code, is the same', () => {
  const page = readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8')
  const listed = page
    .slice(page.indexOf('## What the check reports'))
    .matchAll(/^\| `([a-z0-9-]+)` \| (.+) \|$/gm)
  assert.deepEqual(
    [...listed].map(([, code, meaning]) => [code, meaning]),
    Object.entries(lintCodes).map(([code, meaning]) => [code, meaning.en]),
  )
})

test('a document without one of its parts, linted, tells that part and nothing that follows from it', () => {
  const optional = new Set(['$schema', 'levels', 'borderline'])
  const complete = rulesDraft({ documents: [requirement('licence', { serves: ['material'] })] })
  for (const part of Object.keys(complete).filter(key => !optional.has(key) && key !== 'schema')) {
    const { [part]: _, ...rest } = complete
    assert.deepEqual(problemsOf(rest), [`shape ${part}`])
  }
})

/** Replaces or removes the value at the end of a path chosen by numbers. */
function mangle(value: unknown, turns: readonly number[], replacement: unknown): unknown {
  const [turn = 0, ...rest] = turns
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0 || rest.length === 0) {
    return replacement
  }
  const keys = Object.keys(value)
  const key = keys[turn % keys.length] as string
  const changed = mangle((value as Draft)[key], rest, replacement)
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? changed : item))
  return changed === undefined
    ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
    : { ...value, [key]: changed }
}

test('any mangled document, linted, is told about without end or crash, and loads only without problems', () => {
  const change = fc.tuple(
    fc.array(fc.nat(), { minLength: 2, maxLength: 9 }),
    fc.oneof(fc.jsonValue(), fc.constant(undefined)),
  )
  const complete = rulesDraft({
    facts: [fact('dry', 'boolean')],
    gates: [
      gate(
        'g',
        { all: [{ fact: 'dry', is: true }, { not: { answer: 'finish', below: '1.00' } }] },
        disqualify,
        { per: 'sheet' },
      ),
    ],
    documents: [requirement('licence', { serves: ['material'], required: { fact: 'dry', is: true } })],
  })
  assert.deepEqual(problemsOf(complete), [])
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), changes => {
      const mangled = changes.reduce<unknown>(
        (draft, [turns, value]) => mangle(draft, turns, value),
        complete,
      )
      const { problems, read } = lintRules(JSON.stringify(mangled) ?? 'null')
      assert.equal(read === null, problems.length > 0)
      for (const { code, path } of problems) {
        assert.ok(code in lintCodes, code)
        assert.match(path, /^[^\s.].*$|^$/)
      }
    }),
    { numRuns: 500 },
  )
})
