import assert from 'node:assert/strict'
import { readFileSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Locale } from '../../foundation/text.ts'
import type { Json } from '../rules/hash.ts'
import { rulesJsonSchema } from '../rules/json-schema.ts'
import {
  arrange,
  blankOf,
  fillIn,
  inLanguage,
  isFilledIn,
  isList,
  isObject,
  languagesOf,
  parsePath,
  pathText,
  placeAt,
  settled,
  shapesOf,
  shown,
  unclearIn,
  valueAt,
  variantOf,
  type Filled,
  type JsonObject,
  type Path,
  type Shape,
} from './index.ts'

const root = shapesOf(rulesJsonSchema())
const programmes = join(import.meta.dirname, '../../../programmes')
const documents = globSync('*/*/rules.json', { cwd: programmes }).map(
  file => [file, JSON.parse(readFileSync(join(programmes, file), 'utf8')) as Json] as const,
)

/** Every place of a document that has a page of its own: objects, lists and choices. */
function* places(document: Json, path: Path = []): Generator<Path> {
  const place = placeAt(root, document, path)
  assert.ok(place, `the schema knows no place ${pathText(path)}`)
  yield path
  const { value } = place
  if (isList(value)) for (const index of value.keys()) yield* places(document, [...path, index])
  const shape = settled(place.shape, value)
  if (shape?.kind !== 'object' || !isObject(value)) return
  for (const field of shape.fields)
    if (!isFilledIn(field) && Object.hasOwn(value, field.key)) yield* places(document, [...path, field.key])
}

/** What a browser sends when nothing was changed. */
function filledAs(shape: Extract<Shape, { kind: 'object' }>, value: JsonObject, locale: Locale): Filled {
  return Object.fromEntries(
    shape.fields.filter(isFilledIn).flatMap((field): [string, string][] => {
      const own = value[field.key]
      if (field.shape.kind === 'leaf' && field.shape.leaf === 'text')
        return languagesOf(own).map(language => [`${field.key}.${language}`, inLanguage(own, language)])
      return [[field.key, shown(field.shape, own, locale)]]
    }),
  )
}

for (const [file, document] of documents) {
  test(`every place of ${file} can be opened, and saving it unchanged changes nothing`, () => {
    let count = 0
    for (const path of places(document)) {
      count++
      assert.deepEqual(parsePath(pathText(path)), path)
      const value = valueAt(document, path)
      const place = placeAt(root, document, path)
      assert.ok(place)
      const shape = settled(place.shape, value)
      if (shape?.kind !== 'object' || !isObject(value)) continue
      for (const locale of ['id', 'en'] as const)
        assert.deepEqual(fillIn(shape, value, filledAs(shape, value, locale), locale), value, pathText(path))
    }
    assert.ok(count > 40)
  })
}

test('what is typed becomes the value of its kind; what cannot be read stays as it was typed', () => {
  const place = placeAt(root, documents[0]?.[1] ?? null, ['rubrics', 0, 'root'])
  assert.ok(place?.shape.kind === 'variants')
  const group = place.shape.variants.find(one => one.name === 'group')?.shape
  assert.ok(group?.kind === 'object')
  const filled = {
    id: 'mutu',
    'title.id': 'Mutu ',
    'title.en': 'Quality',
    max: '12,50',
    combine: 'sum',
    weight: '',
  }
  assert.deepEqual(fillIn(group, { kind: 'group', children: [] }, filled, 'id'), {
    kind: 'group',
    children: [],
    id: 'mutu',
    title: { id: 'Mutu', en: 'Quality' },
    max: '12.50',
    combine: 'sum',
  })
  const number = placeAt(root, documents[0]?.[1] ?? null, ['panel'])?.shape
  assert.ok(number?.kind === 'object')
  assert.equal(fillIn(number, {}, { size: 'tiga' }, 'id')['size'], 'tiga')
  assert.equal(fillIn(number, {}, { size: '3' }, 'id')['size'], 3)
})

test('conditions are chosen among their forms, and a text that looks like a number keeps its quotes', () => {
  const place = placeAt(root, documents[0]?.[1] ?? null, ['sample', 'required'])
  assert.ok(place?.shape.kind === 'variants')
  for (const { name, shape } of place.shape.variants) {
    const blank = blankOf(shape)
    assert.equal(variantOf(place.shape, blank), name)
  }
  const is = place.shape.variants.find(one => one.name === 'fact-is')?.shape
  assert.ok(is?.kind === 'object')
  const read = (typed: string, locale: Locale = 'id') =>
    fillIn(is, {}, { fact: 'kelas', is: typed }, locale)['is']
  assert.deepEqual([read('12'), read('"12"'), read('true'), read('rotan')], [12, '12', true, 'rotan'])
  for (const locale of ['id', 'en'] as const)
    for (const value of [12, '12', 12.5, 1.125, '12,5', '1.250.5', true, 'rotan'])
      assert.equal(
        read(shown({ kind: 'leaf', leaf: 'scalar', nullable: false }, value, locale), locale),
        value,
      )
})

test('numbers are read as the language of the page writes them, digit by digit, and what has two readings is told', () => {
  const kinds = ['points', 'decimal', 'number', 'integer', 'scalar'] as const
  const shape = {
    kind: 'object',
    fields: kinds.map(leaf => ({
      key: leaf,
      required: false,
      shape: { kind: 'leaf' as const, leaf, nullable: false },
    })),
  } as const
  const read = (typed: string, locale: Locale) => {
    const filled = Object.fromEntries(kinds.map(kind => [kind, typed]))
    return unclearIn(shape, filled, locale).length > 0 ? null : fillIn(shape, {}, filled, locale)
  }
  const all = (text: string, value: number, whole: Json = text) => ({
    points: text,
    decimal: text,
    number: value,
    scalar: value,
    integer: Number.isInteger(value) ? value : whole,
  })
  assert.deepEqual(read('1.250', 'id'), all('1250', 1250))
  assert.deepEqual(read('1,250', 'en'), all('1250', 1250))
  assert.deepEqual(read('1,250', 'id'), all('1.250', 1.25, '1,250'))
  assert.deepEqual(read('1.250', 'en'), all('1.250', 1.25))
  assert.deepEqual(read('1.250,50', 'id'), all('1250.50', 1250.5, '1.250,50'))
  assert.deepEqual(read('4,50', 'id'), all('4.50', 4.5, '4,50'))
  assert.deepEqual(read('4.50', 'id'), all('4.50', 4.5))
  assert.deepEqual(read('0.250', 'id'), all('0.250', 0.25))
  for (const typed of ['1,250.5', '1.25.0', '1.250.50', '1,2,3']) assert.equal(read(typed, 'id'), null, typed)
  for (const typed of ['1.250,5', '1,25,0']) assert.equal(read(typed, 'en'), null, typed)
  for (const locale of ['id', 'en'] as const)
    for (const [leaf, value] of [
      ['decimal', '1.250'],
      ['points', '1250.00'],
      ['number', 1.125],
      ['decimal', 'dua'],
    ] as const) {
      const field = { kind: 'leaf', leaf, nullable: false } as const
      const typed = shown(field, value, locale)
      const object = { kind: 'object', fields: [{ key: 'v', required: false, shape: field }] } as const
      assert.equal(fillIn(object, {}, { v: typed }, locale)['v'], value, `${locale} ${typed}`)
    }
})

test('items of a list are added, copied under a free name, moved and taken out', () => {
  const list = placeAt(root, documents[0]?.[1] ?? null, ['scales'])?.shape
  assert.ok(list?.kind === 'list')
  const ids = (items: readonly Json[]) => items.map(item => (isObject(item) ? item['id'] : null))
  const one = arrange(list, [], { act: 'add' })
  const two = arrange(list, one, { act: 'copy', index: 0 })
  const three = arrange(list, two, { act: 'add' })
  assert.deepEqual(ids(three), ['baru', 'baru-2', 'baru-3'])
  assert.deepEqual(ids(arrange(list, three, { act: 'up', index: 2 })), ['baru', 'baru-3', 'baru-2'])
  assert.deepEqual(ids(arrange(list, three, { act: 'up', index: 0 })), ids(three))
  assert.deepEqual(ids(arrange(list, three, { act: 'remove', index: 1 })), ['baru', 'baru-3'])
  assert.equal(arrange(list, three, { act: 'copy', index: 9 }), three)
})

test('an address that is no place leads nowhere', () => {
  const document = documents[0]?.[1] ?? null
  for (const written of [
    'rubrics[999]',
    'rubrics[0].nothing',
    '__proto__',
    'constructor',
    'panel.size.x',
    'rubrics.0',
  ])
    assert.equal(placeAt(root, document, parsePath(written) ?? ['?']), null)
})
