import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTree, isTest } from '../../tests/architecture/source-tree.ts'
import { namedEvents } from './event-words.ts'

test('every act that the code can write into the ledger has its words', () => {
  const written = readTree('src/{modules,demo,setup,commands}/**/*.ts')
    .filter(file => !isTest(file.path))
    .flatMap(file => [
      ...file.content.matchAll(
        /event: '([a-z-]+\.[a-z-]+)'|(?:sending|changed|act)\([^)]*?'([a-z-]+\.[a-z-]+ed)'/g,
      ),
    ])
    .map(found => found[1] ?? found[2] ?? '')
  assert.ok(written.length > 40, 'the acts must be found in the code')
  assert.deepEqual(
    [...new Set(written)].filter(event => !namedEvents.has(event)),
    [],
  )
})
