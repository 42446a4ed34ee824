// `npm run check`: types, lint, format, unused code, generated documents, tests. All of them run; the first failure does not hide the next.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)

const folders = ['src', 'tests', 'scripts', 'bench'].filter(folder => existsSync(join(root, folder)))

const steps: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', bin('tsc'), ['-p', '.']],
  ['types of the browser scripts', bin('tsc'), ['-p', 'src/ui/browser']],
  ['lint', bin('oxlint'), ['--type-aware', ...folders]],
  ['format', bin('biome'), ['format', ...folders]],
  ['unused code', bin('knip'), ['--no-progress']],
  ['generated documents', process.execPath, ['scripts/docs.ts', '--compare']],
  ['tests', process.execPath, ['scripts/test.ts']],
]

let failed = 0
for (const [title, command, parameters] of steps) {
  process.stdout.write(`\n== ${title}\n`)
  const { status } = spawnSync(command, parameters, { cwd: root, stdio: 'inherit' })
  if (status !== 0) failed++
}
process.stdout.write(
  failed === 0 ? '\nAll checks passed.\n' : `\n${failed} of ${steps.length} checks failed.\n`,
)
process.exitCode = failed === 0 ? 0 : 1
