import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rulesDraft, rulesFrom } from '../builders.ts'
import { canonicalJson, hashOf } from './hash.ts'
import { loadRules } from './load.ts'

test('canonical JSON, of any layout, has sorted keys and no white space', () => {
  const text = '{ "b": [1, 2.50, true, null], "a": { "é": "\\u00e9", "Z": "" } }'
  assert.equal(canonicalJson(JSON.parse(text)), '{"a":{"Z":"","é":"é"},"b":[1,2.5,true,null]}')
})

test('a hash, of the empty object, is the published one', () => {
  assert.equal(hashOf({}), '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
})

test('the hash of rules, laid out differently, is the same, and changed by any word, another', () => {
  const draft = rulesDraft()
  const turned = JSON.stringify(Object.fromEntries(Object.entries(draft).toReversed()), null, 3)
  const loaded = loadRules(turned)
  assert.ok(loaded.ok)
  assert.equal(loaded.value.hash, rulesFrom(draft).hash)
  assert.notEqual(rulesFrom({ ...draft, edition: 'second' }).hash, rulesFrom(draft).hash)
})
