import assert from 'node:assert/strict'
import { readFileSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
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
function filledAs(shape: Extract<Shape, { kind: 'object' }>, value: JsonObject): Filled {
  return Object.fromEntries(
    shape.fields.filter(isFilledIn).flatMap((field): [string, string][] => {
      const own = value[field.key]
      if (field.shape.kind === 'leaf' && field.shape.leaf === 'text')
        return languagesOf(own).map(language => [`${field.key}.${language}`, inLanguage(own, language)])
      return [[field.key, shown(field.shape, own)]]
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
      assert.deepEqual(fillIn(shape, value, filledAs(shape, value)), value, pathText(path))
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
  assert.deepEqual(fillIn(group, { kind: 'group', children: [] }, filled), {
    kind: 'group',
    children: [],
    id: 'mutu',
    title: { id: 'Mutu', en: 'Quality' },
    max: '12.50',
    combine: 'sum',
  })
  const number = placeAt(root, documents[0]?.[1] ?? null, ['panel'])?.shape
  assert.ok(number?.kind === 'object')
  assert.equal(fillIn(number, {}, { size: 'tiga' })['size'], 'tiga')
  assert.equal(fillIn(number, {}, { size: '3' })['size'], 3)
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
  const read = (typed: string) => fillIn(is, {}, { fact: 'kelas', is: typed })['is']
  assert.deepEqual([read('12'), read('"12"'), read('true'), read('rotan')], [12, '12', true, 'rotan'])
  for (const value of [12, '12', true, 'rotan'])
    assert.equal(read(shown({ kind: 'leaf', leaf: 'scalar', nullable: false }, value)), value)
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
