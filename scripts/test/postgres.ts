import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

export type TestServer = Readonly<{ url: string; stop: () => void }>

const isRoot = process.getuid?.() === 0

/** The folder of PostgreSQL's programs, newest version first, or null. */
function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map(version => join(debian, version, 'bin')),
    '/usr/local/bin',
    '/usr/bin',
    '/opt/homebrew/bin',
  ]
  return (
    folders.find(folder => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null
  )
}

function installOnDebian(): void {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return
  process.stderr.write('Installing PostgreSQL for the tests ...\n')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], {
    stdio: 'ignore',
    env: environment,
  })
}

/** PostgreSQL refuses to run as root; Debian's own account runs it then. */
function runAs(command: string, parameters: readonly string[]): void {
  if (isRoot)
    execFileSync(
      'setpriv',
      ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...parameters],
      { stdio: 'ignore' },
    )
  else execFileSync(command, parameters, { stdio: 'ignore' })
}

/**
 * A throw-away PostgreSQL server for the tests: the one that DATABASE_URL names, or one started from the
 * programs on this machine (installed from Debian when root). Null where none can be had.
 */
export async function startPostgres(): Promise<TestServer | null> {
  const given = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL']
  if (given) return { url: given, stop: () => {} }
  if (!findPrograms()) installOnDebian()
  const programs = findPrograms()
  if (!programs) return null
  const folder = mkdtempSync(join(tmpdir(), 'bintang-postgres-'))
  try {
    return await startIn(programs, folder)
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return null
  }
}

async function startIn(programs: string, folder: string): Promise<TestServer> {
  if (isRoot) {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
    chownSync(folder, id('-u'), id('-g'))
  }
  const data = join(folder, 'data')
  const port = await freePort()
  runAs(join(programs, 'initdb'), [
    '-D',
    data,
    '-U',
    'bintang',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ])
  // Durability is not what these tests are about; the campaigns that are start their own server.
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off`
  runAs(join(programs, 'pg_ctl'), [
    '-D',
    data,
    '-w',
    '-t',
    '30',
    '-l',
    join(folder, 'log'),
    '-o',
    options,
    'start',
  ])
  return {
    url: `postgres://bintang@127.0.0.1:${port}/postgres`,
    stop: () => {
      runAs(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
