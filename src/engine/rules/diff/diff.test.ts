import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  band,
  choice,
  type Draft,
  exampleRoot,
  fact,
  gate,
  group,
  option,
  root,
  rubric,
  rulesDraft,
  t,
  yesNo,
} from '../../builders.ts'
import { canonicalJson, type Json } from '../hash.ts'
import { diffDocuments } from './diff.ts'
import { diffRules } from './diff-rules.ts'

const changesOf = (before: Draft, after: Draft) => {
  const found = diffRules(JSON.stringify(before), JSON.stringify(after))
  assert.ok(found.ok)
  return found.value
}
const inWords = (after: Draft, before = rulesDraft()): readonly string[] =>
  changesOf(before, after).map(({ code, path, message }) => `${code} ${path}: ${message.id}`)
const scales = (two: string): Draft => ({
  scales: [{ id: 'stars', title: t('Bintang'), bands: [band('one', '71.00'), band('two', two)] }],
})

test('a line that is drawn higher, compared, is told with both values in both languages', () => {
  const [change, ...others] = changesOf(rulesDraft(scales('81.00')), rulesDraft(scales('82.00')))
  assert.equal(others.length, 0)
  assert.deepEqual(change, {
    code: 'raised',
    path: 'scales[0].bands[1].from',
    message: {
      id: 'Batas bawah rentang "two (contoh)" pada skala "Bintang (contoh)" naik dari 81,00 menjadi 82,00.',
      en: 'Lower bound of band "two (example)" of scale "Bintang (example)" rises from 81.00 to 82.00.',
    },
  })
})

test('parts that come, go, and are renamed, compared, are told by their names', () => {
  const gates = [gate('dry', { fact: 'wet', is: false }, { kind: 'disqualify' })]
  const aggregation = { first: 'sheet', combine: 'median', rounding: { kind: 'half-up', places: 1 } }
  const plenary = { quorum: 5, majority: 'two-thirds', order: 'commodity' }
  assert.deepEqual(inWords(rulesDraft({ gates, facts: [fact('wet', 'boolean')], aggregation, plenary })), [
    'added facts[0]: Fakta "wet (contoh)" ditambahkan.',
    'added gates[0]: Gerbang "dry" ditambahkan.',
    'changed aggregation.combine: Cara penggabungan penggabungan nilai berubah dari rata-rata menjadi nilai tengah.',
    'lowered aggregation.rounding.places: Jumlah angka desimal penggabungan nilai turun dari 2 menjadi 1.',
    'added plenary: Sidang pleno ditambahkan: kuorum 5, suara yang diperlukan dua pertiga, urutan per komoditas.',
  ])
  const without = inWords(rulesDraft(), rulesDraft({ plenary, gates }))
  assert.deepEqual(
    without.map(each => each.split(':')[0]),
    ['removed gates[0]', 'removed plenary'],
  )
})

test('a criterion that moves to another group, compared, is moved and not lost', () => {
  const moved = root(
    group('quality', '35.00', [choice('finish', ['0.00', '20.00']), yesNo('export', '15.00')]),
    group('market', '65.00', [
      choice('buyers', ['5.00', '12.50', '25.00']),
      choice('material', ['10.00', '25.00', '40.00']),
    ]),
  )
  const found = inWords(rulesDraft({ rubrics: [rubric('cloth-form', moved)] }))
  assert.deepEqual(
    found.map(each => each.split(':')[0]),
    [
      'lowered rubrics[0].root.children[0].max',
      'moved rubrics[0].root.children[0].children[1]',
      'raised rubrics[0].root.children[1].max',
      'moved rubrics[0].root.children[1].children[1]',
    ],
  )
  assert.match(
    found[1] ?? '',
    /"export \(contoh\)" dipindahkan dari "market \(contoh\)" ke "quality \(contoh\)"/,
  )
})

test('conditions, options and further languages, compared, are told in words', () => {
  const facts = [fact('wet', 'boolean'), fact('share', 'number')]
  const withGate = (when: unknown): Draft =>
    rulesDraft({ facts, gates: [gate('g', when, { kind: 'disqualify' })] })
  const either = { any: [{ fact: 'wet', is: true }, { not: { fact: 'share', atLeast: 40 } }] }
  assert.deepEqual(inWords(withGate(either), withGate({ fact: 'wet', is: true })), [
    'changed gates[0].when: Syarat gerbang "g" berubah dari "wet (contoh)" adalah ya menjadi ("wet (contoh)" adalah ya atau bukan "share (contoh)" sekurang-kurangnya 40).',
  ])
  const withOption = (...list: Draft[]): Draft =>
    rulesDraft({ rubrics: [rubric('cloth-form', root(choice('a', ['0.00', '100.00'], { options: list })))] })
  const other = { ...option('0', '1.00'), text: { id: 'level 0 (contoh)', en: 'another' } }
  const found = inWords(
    withOption(other, option('1', '100.00')),
    withOption(option('0', '0.00'), option('1', '100.00')),
  )
  assert.deepEqual(
    found.map(each => each.split(':')[0]),
    [
      'raised rubrics[0].root.children[0].options[0].points',
      'changed rubrics[0].root.children[0].options[0].text',
    ],
  )
  assert.match(found[1] ?? '', /\(en\) berubah dari "level 0 \(example\)" menjadi "another"/)
})

test('documents that cannot be read, compared, are refused', () => {
  const valid = JSON.stringify(rulesDraft())
  for (const wrong of ['{', '[]', '{"schema":7}']) {
    assert.equal(diffRules(wrong, valid).ok, false)
    assert.equal(diffRules(valid, wrong).ok, false)
  }
})

/** Every place of a document, to be changed one by one. */
const placesIn = (value: unknown, place: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => [[...place, key], ...placesIn(part, [...place, key])])
    : []

function changed(value: unknown, [key, ...rest]: readonly string[], by: Json | undefined): unknown {
  const part = (value as Draft)[key as string]
  const next = rest.length === 0 ? by : changed(part, rest, by)
  if (Array.isArray(value))
    return value.flatMap((item: unknown, at) => (String(at) === key ? (next ?? []) : item))
  return Object.fromEntries(
    Object.entries({ ...(value as Draft), [key as string]: next }).filter(([, each]) => each !== undefined),
  )
}

test('any document, compared with itself, has no change, and with any other, at least one in both languages', () => {
  const complete = rulesDraft({
    facts: [fact('wet', 'boolean')],
    gates: [gate('g', { not: { fact: 'wet', is: true } }, { kind: 'cap-band', band: 'one' })],
    rubrics: [rubric('cloth-form', exampleRoot())],
  }) as unknown as Json
  const places = placesIn(complete)
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.oneof(
        fc.constantFrom<Json | undefined>(undefined, 'x', '9.00', [], {}),
        fc.jsonValue() as fc.Arbitrary<Json>,
      ),
      (place, by) => {
        const other = changed(complete, place, by) as Json
        const changes = diffDocuments(complete, other)
        assert.equal(changes.length === 0, canonicalJson(other) === canonicalJson(complete))
        for (const { message } of changes) assert.ok(message.id.endsWith('.') && message.en.endsWith('.'))
        assert.equal(diffDocuments(other, other).length, 0)
      },
    ),
    { numRuns: 400 },
  )
})
