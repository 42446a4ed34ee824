import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

export type TestServer = Readonly<{ url: string; stop: () => void }>
/** A server that keeps what it acknowledged, and can be killed. */
export type DurableServer = Readonly<{
  url: string
  kill: () => Promise<void>
  start: () => void
  stop: () => Promise<void>
}>

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

/** Makes the files of a server; answers its port. */
async function makeCluster(programs: string, folder: string): Promise<number> {
  if (isRoot) {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
    chownSync(folder, id('-u'), id('-g'))
  }
  const place = ['-D', join(folder, 'data'), '-U', 'bintang']
  runAs(join(programs, 'initdb'), [...place, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
  return freePort()
}

function startCluster(programs: string, folder: string, port: number, settings = ''): void {
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 ${settings}`
  const place = ['-D', join(folder, 'data'), '-l', join(folder, 'log')]
  runAs(join(programs, 'pg_ctl'), [...place, '-w', '-t', '60', '-o', options, 'start'])
}

const serverIn = (programs: string, folder: string, port: number): TestServer => ({
  url: `postgres://bintang@127.0.0.1:${port}/postgres`,
  stop: () => {
    runAs(join(programs, 'pg_ctl'), ['-D', join(folder, 'data'), '-m', 'immediate', 'stop'])
    rmSync(folder, { recursive: true, force: true })
  },
})

async function startIn(programs: string, folder: string): Promise<TestServer> {
  const port = await makeCluster(programs, folder)
  // Durability is not what these tests are about; the campaigns that are start their own server.
  startCluster(programs, folder, port, '-c fsync=off -c synchronous_commit=off -c full_page_writes=off')
  return serverIn(programs, folder, port)
}

const isAlive = (pid: number): boolean => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z')
}

/** Every process of a server at once, as by kill -9; there when all are gone. The next start recovers. */
async function killCluster(folder: string): Promise<void> {
  const file = join(folder, 'data/postmaster.pid')
  const first = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  if (first <= 0) return
  const listed = spawnSync('ps', ['-o', 'pid=', '--ppid', String(first)], { encoding: 'utf8' }).stdout
  const all = [
    first,
    ...listed
      .split('\n')
      .map(Number)
      .filter(one => one > 0),
  ]
  for (const pid of all) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // Gone meanwhile.
    }
  }
  while (all.some(isAlive)) await new Promise(resolve => setTimeout(resolve, 50))
  // Where nobody takes a dead process away, its number would look alive to the next start.
  for (const name of readdirSync(folder).filter(one => one.endsWith('.lock'))) rmSync(join(folder, name))
  rmSync(file, { force: true })
}

/** A server of the programs on this machine with the durability of production; null where none can be had. */
export async function startDurablePostgres(): Promise<DurableServer | null> {
  if (!findPrograms()) installOnDebian()
  const programs = findPrograms()
  if (!programs) return null
  const folder = mkdtempSync(join(tmpdir(), 'bintang-postgres-'))
  const port = await makeCluster(programs, folder)
  const start = (): void => startCluster(programs, folder, port)
  start()
  const { url } = serverIn(programs, folder, port)
  const kill = (): Promise<void> => killCluster(folder)
  const stop = async (): Promise<void> => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, start, kill, stop }
}
