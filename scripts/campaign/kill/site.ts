import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from '../../test/free-port.ts'
import { startDurablePostgres, type DurableServer } from '../../test/postgres.ts'
import type { Compared } from './compared.ts'
import { fillKill, type Offices } from './fill-kill.ts'
import { History } from './history.ts'
import { KilledServer } from './server.ts'
import { openPlace, type Place } from './small-disk.ts'

const execute = promisify(execFile)
const OFFICERS = 7

/** One machine with the product on it: its data, its database, its server, and the history kept outside of it. */
export type Site = Readonly<{
  place: Place
  dataDir: string
  postgres: DurableServer | null
  server: KilledServer
  history: History
  offices: Offices
  /** Where campaign and server write what is no data: another disk than the one that is filled. */
  notes: string
  close: () => Promise<void>
}>

/** Sources that were compiled once, for all the processes of a campaign. */
const compiled = join(import.meta.dirname, '../../../.cache/compiled')

export async function openSite(db: 'embedded' | 'postgres', nominations: number): Promise<Site> {
  const place = openPlace()
  const notes = mkdtempSync(join(tmpdir(), 'bintang-kill-notes-'))
  const dataDir = join(place.path, 'data')
  mkdirSync(dataDir)
  const postgres = db === 'postgres' ? await startDurablePostgres() : null
  if (db === 'postgres' && !postgres) throw new Error('No PostgreSQL could be started here.')
  const databaseUrl = postgres?.url ?? null
  const offices = await fillKill({ dataDir, databaseUrl }, { nominations, officers: OFFICERS })
  const log = join(notes, 'server.log')
  const server = new KilledServer({ port: await freePort(), dataDir, databaseUrl, log, compiled })
  const discard = (): void => {
    place.discard()
    rmSync(notes, { recursive: true, force: true })
  }
  // Whoever ends the campaign leaves no server and no disk behind.
  const ended = (): void => {
    server.killNow()
    void postgres?.stop()
    discard()
  }
  const interrupted = (): void => process.exit(130)
  process.once('exit', ended).once('SIGINT', interrupted).once('SIGTERM', interrupted)
  const close = async (): Promise<void> => {
    process.off('exit', ended).off('SIGINT', interrupted).off('SIGTERM', interrupted)
    await server.kill()
    await postgres?.stop()
    discard()
  }
  const history = new History(join(notes, 'history.jsonl'))
  return { place, dataDir, postgres, server, history, offices, notes, close }
}

export type Checked = Compared & Readonly<{ entries: number }>

/** What is looked at: a server's address or the folder of an embedded database, and the folders of files and letters. */
export type Looked = Readonly<{ database: string; dataDir: string; letters: string }>

/** Looks at data in a process of its own. */
export async function check(
  place: Looked,
  history: Readonly<{ path: string; lines: number }>,
): Promise<Checked> {
  const program = fileURLToPath(import.meta.resolve('./check.ts'))
  const parameters = [place.database, place.dataDir, place.letters, history.path, String(history.lines)]
  const { stdout } = await execute(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, ...parameters],
    { maxBuffer: 64 * 1024 ** 2, env: { ...process.env, NODE_COMPILE_CACHE: compiled } },
  )
  return JSON.parse(stdout) as Checked
}

/**
 * The embedded database as the kill left it, to be looked at while the server recovers the original; and the letters
 * that had gone out by then, on every database, since the server goes on to write others.
 */
export function copyOf({ dataDir, notes, postgres }: Site): Readonly<{ path: string; discard: () => void }> {
  const path = mkdtempSync(join(notes, 'copy-'))
  for (const name of postgres ? ['outbox'] : ['database', 'outbox'])
    if (existsSync(join(dataDir, name))) cpSync(join(dataDir, name), join(path, name), { recursive: true })
  return { path, discard: () => rmSync(path, { recursive: true, force: true }) }
}
