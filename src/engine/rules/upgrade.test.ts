import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rulesDraft } from '../builders.ts'
import { hashOf, type JsonObject } from './hash.ts'
import { lintRules } from './lint.ts'
import { loadRules } from './load.ts'
import { type Steps, upgrade, upgradeBy } from './upgrade.ts'

const document = rulesDraft() as unknown as JsonObject

test('a document with a schema number that nobody knows, read, is refused with the numbers that are known', () => {
  for (const schema of [0, 2, '1', null, undefined]) {
    const { problems, read } = lintRules(JSON.stringify({ ...document, schema }))
    assert.equal(read, null)
    assert.deepEqual(
      problems.map(each => [each.code, each.path]),
      [['schema-unknown', 'schema']],
    )
    assert.match(problems[0]?.message.en ?? '', /is not known. Known numbers: 1\.$/)
  }
})

/** A later schema in which `title` is called `name`, and one after it with a note. */
const planted: Steps = new Map<number, (older: JsonObject) => JsonObject>([
  [1, ({ title, ...rest }) => ({ ...rest, name: title ?? null })],
  [2, older => ({ ...older, note: 'added' })],
])

test('a document of an older number, brought up by planted steps, goes through each of them and keeps what it was', () => {
  const before = hashOf(document)
  const upgraded = upgradeBy(planted, 3, document)
  assert.ok(upgraded.ok)
  const { name, note, schema, title } = upgraded.value
  assert.deepEqual([name, note, schema, title], [document['title'], 'added', 3, undefined])
  assert.equal(hashOf(document), before)
  const again = upgradeBy(planted, 3, upgraded.value)
  assert.deepEqual(again, upgraded)
  assert.equal(upgradeBy(planted, 3, { schema: 4 }).ok, false)
})

test('a document of the present number, upgraded, stays as it is, and its hash is that of what was written', () => {
  const upgraded = upgrade(document)
  assert.deepEqual(upgraded.ok && upgraded.value, document)
  const loaded = loadRules(JSON.stringify(document))
  assert.equal(loaded.ok && loaded.value.hash, hashOf(document))
})
