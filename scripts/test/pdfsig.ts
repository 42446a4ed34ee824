import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const programs = ['/usr/bin/pdfsig', '/usr/local/bin/pdfsig', '/opt/homebrew/bin/pdfsig']
const found = (): string | null => programs.find(one => existsSync(one)) ?? null
let looked = false

function findProgram(): string | null {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (found() || looked || !mayInstall) return found()
  looked = true
  process.stderr.write('Installing poppler-utils for the tests ...\n')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'poppler-utils']
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment })
  spawnSync('apt-get', install, { stdio: 'ignore', env: environment })
  return found()
}

/** What poppler says about the signatures of a paper; null where its program cannot be had. */
export async function pdfSignatures(pdf: Uint8Array): Promise<string | null> {
  const program = findProgram()
  if (!program) return null
  const folder = mkdtempSync(join(tmpdir(), 'bintang-pdfsig-'))
  const path = join(folder, 'paper.pdf')
  writeFileSync(path, pdf)
  // It looks for certificates in the home of whoever runs it; the folder has none. It fails for a bad paper.
  const said = await new Promise<string>(resolve => {
    execFile(program, [path], { env: { ...process.env, HOME: folder } }, (_error, out, problems) =>
      resolve(out + problems),
    )
  })
  rmSync(folder, { recursive: true, force: true })
  return said
}
