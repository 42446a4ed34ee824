import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadRules } from '../../engine/index.ts'
import { unseatable } from './seatable-rules.ts'

const folder = join(import.meta.dirname, '../../../programmes')
const codesOf = (path: string): readonly string[] => {
  const loaded = loadRules(readFileSync(join(folder, path, 'rules.json'), 'utf8'))
  assert.ok(loaded.ok)
  return unseatable(loaded.value).map(one => one.code)
}

test('rules that ask for a sheet on which the panel agrees are refused; bodies, roles and a second jury are not', () => {
  assert.deepEqual(codesOf('contoh/penghargaan-berperingkat'), ['needs-agreed-sheet'])
  for (const path of [
    'contoh/lima-bintang-bertingkat',
    'contoh/bintang-dan-tanda',
    'ovop-id/tiga-bintang-contoh',
  ])
    assert.deepEqual(codesOf(path), [], path)
})
