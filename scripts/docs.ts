// `npm run docs` writes docs/generated; with --compare it only says which documents are out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatedDocuments } from './docs/documents.ts'

const root = join(import.meta.dirname, '..')
const compare = process.argv.includes('--compare')
let different = 0
for (const { path, content } of generatedDocuments()) {
  const target = join(root, path)
  const current = existsSync(target) ? readFileSync(target, 'utf8') : ''
  if (current === content) continue
  different++
  if (compare) process.stdout.write(`${path} is out of date: run npm run docs\n`)
  else {
    writeFileSync(target, content)
    process.stdout.write(`${path}\n`)
  }
}
process.exitCode = compare && different > 0 ? 1 : 0
