import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf, isTest, readTree } from './source-tree.ts'
import { breachOf } from './walls.ts'

const sources = readTree().filter(file => !isTest(file.path) && !file.path.startsWith('src/ui/browser/'))

test('no import crosses a wall', () => {
  const imports = sources.flatMap(importsOf)
  assert.ok(imports.length > 100, 'the test must see the imports')
  const breaches = imports.flatMap(one => {
    const breach = breachOf(one)
    return breach ? [`${one.from} -> ${one.to}: ${breach}`] : []
  })
  assert.deepEqual(breaches, [])
})

const planted: readonly (readonly [string, string])[] = [
  ['src/foundation/planted.ts', "import { sql } from 'kysely'"],
  ['src/engine/planted.ts', "import { readFileSync } from 'node:fs'"],
  ['src/engine/planted.ts', "export { html } from '../platform/html.ts'"],
  ['src/ui/planted.ts', "import type { Reader } from '../platform/database/index.ts'"],
  ['src/access/planted.ts', "import type { Reader } from '../platform/database/index.ts'"],
  ['src/platform/planted.ts', "import { may } from '../access/index.ts'"],
  ['src/modules/nominations/planted.ts', "import { x } from '../producers/producer-store.ts'"],
  ['src/modules/nominations/planted.ts', "import { x } from '../decisions/index.ts'"],
  ['src/modules/nominations/planted.ts', "const x = await import('../../demo/index.ts')"],
  ['src/modules/nominations/planted.ts', "import pg from 'pg'"],
]
for (const [path, content] of planted) {
  test(`a planted breach is found: ${path} with ${content}`, () => {
    assert.notEqual(
      importsOf({ path, content })
        .map(breachOf)
        .find(breach => breach !== null),
      undefined,
    )
  })
}
