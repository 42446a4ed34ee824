// `npm run format`: one shape for all code.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const { status } = spawnSync(
  join(root, 'node_modules/.bin/biome'),
  ['format', '--write', 'src', 'tests', 'scripts', 'bench'],
  { cwd: root, stdio: 'inherit' },
)
process.exitCode = status ?? 1
