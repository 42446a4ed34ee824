import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A test scanner on a socket of its own, which can be stopped and started again. */
export type TestScanner = Readonly<{
  path: string
  start: () => Promise<void>
  stop: () => Promise<void>
  discard: () => Promise<void>
}>

const isRoot = process.getuid?.() === 0
const programs = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd']

function findProgram(): string | null {
  const found = () => programs.find(one => existsSync(one)) ?? null
  if (found() || !isRoot || !existsSync('/usr/bin/apt-get')) return found()
  process.stderr.write('Installing ClamAV for the tests ...\n')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'clamav-daemon']
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment })
  spawnSync('apt-get', install, { stdio: 'ignore', env: environment })
  return found()
}

/** The test string that every scanner knows; written in two halves, so that this file is no find of its own. */
export const eicar = `${'X5O!P%@AP[4\\PZX54(P^)7CC)7}'}${'$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`

/** `streamBytes`: over it the scanner refuses; `fileBytes`: over it, it says that it did not read to the end. */
export type ScannerLimits = Readonly<{ streamBytes: number; fileBytes: number }>

/** A folder with one signature and the scanner's settings. */
function prepareFolder({ streamBytes, fileBytes }: ScannerLimits): string {
  const folder = mkdtempSync(join(tmpdir(), 'bintang-clamd-'))
  mkdirSync(join(folder, 'signatures'))
  writeFileSync(join(folder, 'signatures/test.ndb'), `Eicar:0:*:${Buffer.from(eicar).toString('hex')}\n`)
  const settings = [
    `LocalSocket ${join(folder, 'socket')}`,
    `DatabaseDirectory ${join(folder, 'signatures')}`,
    `StreamMaxLength ${streamBytes}`,
    `MaxFileSize ${fileBytes}`,
    `MaxScanSize ${fileBytes}`,
    'AlertExceedsMax yes',
    'Foreground yes',
    'MaxThreads 2',
    ...(isRoot ? ['User root'] : []),
  ]
  writeFileSync(join(folder, 'clamd.conf'), settings.join('\n'))
  return folder
}

/** The real scanner with one signature in a folder of its own; null where the program cannot be had. */
export async function openScanner(limits: ScannerLimits): Promise<TestScanner | null> {
  const program = findProgram()
  if (!program) return null
  const folder = prepareFolder(limits)
  const path = join(folder, 'socket')
  let running: ChildProcess | null = null
  const stop = async (): Promise<void> => {
    if (running?.exitCode === null) {
      running.kill('SIGKILL')
      await once(running, 'exit')
    }
    rmSync(path, { force: true })
  }
  const start = async (): Promise<void> => {
    running = spawn(program, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' })
    for (let tries = 0; tries < 200 && !existsSync(path); tries++) await pause(100)
    if (!existsSync(path)) throw new Error('the test scanner did not start')
  }
  // A test run that is ended from outside leaves nothing running.
  const end = (): void => void running?.kill('SIGKILL')
  process.once('exit', end)
  await start()
  const discard = async (): Promise<void> => {
    process.off('exit', end)
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { path, start, stop, discard }
}
