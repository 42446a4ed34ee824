import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Program = 'pdfsig' | 'pdftotext'

const folders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
const found = (name: Program): string | null =>
  folders.map(folder => join(folder, name)).find(one => existsSync(one)) ?? null
let looked = false

function findProgram(name: Program): string | null {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (found(name) || looked || !mayInstall) return found(name)
  looked = true
  process.stderr.write('Installing poppler-utils for the tests ...\n')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'poppler-utils']
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment })
  spawnSync('apt-get', install, { stdio: 'ignore', env: environment })
  return found(name)
}

/** What a program of poppler says about a paper; null where it cannot be had. */
async function said(
  name: Program,
  pdf: Uint8Array,
  argumentsFor: (path: string) => string[],
): Promise<string | null> {
  const program = findProgram(name)
  if (!program) return null
  const folder = mkdtempSync(join(tmpdir(), `bintang-${name}-`))
  const path = join(folder, 'paper.pdf')
  writeFileSync(path, pdf)
  // It looks for certificates in the home of whoever runs it; the folder has none. It fails for a bad paper.
  const answer = await new Promise<string>(resolve => {
    execFile(
      program,
      argumentsFor(path),
      { env: { ...process.env, HOME: folder } },
      (_error, out, problems) => resolve(out + problems),
    )
  })
  rmSync(folder, { recursive: true, force: true })
  return answer
}

/** What poppler says about the signatures of a paper; null where its program cannot be had. */
export const pdfSignatures = (pdf: Uint8Array): Promise<string | null> => said('pdfsig', pdf, path => [path])

/** The text of a paper as poppler reads it, in the order of the file; null where its program cannot be had. */
export const pdfText = (pdf: Uint8Array): Promise<string | null> =>
  said('pdftotext', pdf, path => ['-raw', path, '-'])
