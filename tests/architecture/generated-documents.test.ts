import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { generatedDocuments } from '../../scripts/docs/documents.ts'
import { root } from './source-tree.ts'

for (const { path, content } of generatedDocuments()) {
  test(`${path} is what the program says of itself (npm run docs)`, () => {
    const written = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : ''
    assert.ok(written === content, `${path} is out of date: npm run docs`)
  })
}
