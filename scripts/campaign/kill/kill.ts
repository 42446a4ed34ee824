import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openPostgres } from '../../../src/platform/database/index.ts'
import { freePort } from '../../test/free-port.ts'
import { diceOf, type Campaign, type CampaignOptions, type CampaignResult, type Dice } from '../campaign.ts'
import { openCrew, type Crew } from './crew.ts'
import type { Ground } from './lane.ts'
import { KilledServer } from './server.ts'
import { check, copyOf, openSite, type Checked, type Site } from './site.ts'

/** What happens in one cycle, and how often of a hundred. */
const kinds = { work: 66, start: 12, full: 10, new: 4, database: 8 } as const
type Kind = keyof typeof kinds
/** So that a reduced campaign has the kinds that differ most. */
const FIRST: readonly Kind[] = ['work', 'full', 'start', 'work', 'database']
const APPROVED_FIRST = 70
const APPROVED_A_CYCLE = 7
/** So many seconds more at most until somebody meets the full disk. */
const MORE_WHEN_FULL = 15
/** Of the new findings of one cycle. */
const MOST_SAID = 10
/** With a database on another disk there must be too little room for a file itself. */
const LEFT_BYTES = { postgres: [0, 2_000], embedded: [0, 40 * 1024, 1024 ** 2, 40 * 1024 ** 2] } as const

const wait = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds))

type Run = {
  readonly site: Site
  readonly crew: Crew
  readonly ground: Ground
  readonly dice: Dice
  readonly totals: { kills: number; full: number; new: number; database: number }
  readonly lost: Set<string>
  readonly doubled: Set<string>
  /** What was wrong before the first start, since records were filled in without their acts and bytes. */
  readonly known: ReadonlySet<string>
  startMs: number
  entries: number
}

/** The crew works for so long, and then the server is killed; nobody waits for anything before. */
async function workAndKill({ site: { server }, crew, totals }: Run, milliseconds: number): Promise<void> {
  const working = crew.work(
    () => false,
    () => server.isKilled,
  )
  await wait(milliseconds)
  await server.kill()
  totals.kills++
  await working
}

/** The crew works for so long while nothing is killed. */
async function workFor({ site: { server }, crew }: Run, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds
  await crew.work(
    () => performance.now() > end,
    () => server.isKilled,
  )
}

/** Killed again while it starts: in its first milliseconds, while it recovers, or in its first background work. */
async function killAtStart({ site: { server }, dice, startMs, totals }: Run): Promise<void> {
  server.begin()
  await wait(dice(Math.ceil(startMs * 1.3)))
  await server.kill()
  totals.kills++
}

/** No room on the disk for a while: everything is refused with a sentence, and goes on once there is room. */
async function fillDisk(run: Run): Promise<void> {
  const { site, ground, dice, totals } = run
  if (!site.place.leave) return
  const choices = LEFT_BYTES[site.postgres ? 'postgres' : 'embedded']
  site.place.leave(choices[dice(choices.length)] ?? 0)
  ground.mayRefuse = true
  const before = ground.refusals
  await workFor(run, 1_000 + dice(1_000))
  // On a busy machine nobody may have come as far as to store something yet.
  for (let more = 0; more < MORE_WHEN_FULL && ground.refusals === before; more++) await workFor(run, 1_000)
  if (ground.refusals === before) ground.broken.add('nothing was refused while the disk was full')
  // Now and then it is killed without room, and has room again before it starts.
  if (dice(3) === 0) await site.server.kill()
  site.place.giveBack()
  ground.mayRefuse = false
  totals.full++
  if (site.server.isKilled) return
  const acknowledged = site.history.acknowledged
  await workFor(run, 1_000)
  if (site.history.acknowledged === acknowledged)
    ground.broken.add('nothing was acknowledged after there was room again')
}

/** The database server dies under the running product, which goes on when it is back. */
async function killDatabase(run: Run): Promise<void> {
  const { site, ground, dice, totals } = run
  if (!site.postgres) return
  ground.mayRefuse = true
  const working = workFor(run, 2_500)
  await wait(dice(800))
  await site.postgres.kill()
  if (dice(3) === 0) await site.server.kill()
  await wait(300)
  site.postgres.start()
  await working
  ground.mayRefuse = false
  totals.database++
  if (!site.server.isKilled) await workFor(run, 500)
}

/** A new installation that is killed while it makes its tables starts all the same the next time. */
async function killNew({ site, ground, dice, startMs, totals }: Run): Promise<void> {
  const dataDir = mkdtempSync(join(site.notes, 'new-'))
  const name = `new_${totals.new}`
  if (site.postgres) {
    const database = openPostgres(site.postgres.url, 1)
    await sql.raw(`create database ${name}`).execute(database.handle)
    await database.close()
  }
  const databaseUrl = site.postgres ? site.postgres.url.replace(/postgres$/, name) : null
  const port = await freePort()
  const server = new KilledServer({ ...site.server.settings, dataDir, databaseUrl, port })
  for (let times = 0; times < 2; times++) {
    server.begin()
    await wait(dice(Math.ceil(startMs * 2.5)))
    await server.kill()
    totals.kills++
  }
  await server.start()
  await server.kill()
  const database = databaseUrl ?? dataDir
  for (const one of (await check({ database, dataDir, letters: '' }, { path: '', lines: 0 })).broken)
    ground.broken.add(`new installation: ${one}`)
  rmSync(dataDir, { recursive: true, force: true })
  totals.new++
}

/** Looks at what the kill left, as a copy or beside the server that starts meanwhile. */
async function startAndCheck(run: Run): Promise<void> {
  const { site } = run
  const copy = copyOf(site)
  const database = site.postgres?.url ?? copy.path
  const place = { database, dataDir: site.dataDir, letters: join(copy.path, 'outbox') }
  const { path, lines } = site.history
  const begun = performance.now()
  const looking = check(place, { path, lines })
  const [found] = await Promise.all([looking, site.server.start()])
  run.startMs = Math.min(run.startMs, performance.now() - begun)
  copy.discard()
  noteFound(found, run)
}

function noteFound({ entries, lost, doubled, broken }: Checked, run: Run): void {
  for (const one of lost) run.lost.add(one)
  for (const one of doubled) run.doubled.add(one)
  for (const one of broken) if (!run.known.has(one)) run.ground.broken.add(one)
  if (entries < run.entries)
    run.ground.broken.add(`the ledger went from ${run.entries} to ${entries} entries`)
  run.entries = entries
}

/** What cannot happen here: a disk is filled only where one can be made, and an embedded database has no server. */
const leftOut = ({ place, postgres }: Site): readonly Kind[] => [
  ...(place.leave ? [] : (['full'] as const)),
  ...(postgres ? [] : (['database'] as const)),
]

function kindOf(cycle: number, { dice, site }: Run): Kind {
  const kind = drawnKind(cycle, dice)
  return leftOut(site).includes(kind) ? 'work' : kind
}

function drawnKind(cycle: number, dice: Dice): Kind {
  const thrown = dice(100)
  const first = FIRST[cycle]
  if (first) return first
  let sum = 0
  for (const [kind, share] of Object.entries(kinds) as [Kind, number][]) {
    sum += share
    if (thrown < sum) return kind
  }
  return 'work'
}

async function runCycle(run: Run, kind: Kind): Promise<void> {
  const { dice } = run
  if (kind === 'full') await fillDisk(run)
  if (kind === 'database') await killDatabase(run)
  if (kind === 'new') await killNew(run)
  if (!run.site.server.isKilled) await workAndKill(run, dice(3) === 0 ? dice(400) : 300 + dice(2_000))
  if (kind === 'start') await killAtStart(run)
  await startAndCheck(run)
}

const findingsOf = ({ lost, doubled, ground }: Run): readonly string[] => [
  ...[...lost].map(one => `lost: ${one}`),
  ...[...doubled].map(one => `doubled: ${one}`),
  ...[...ground.broken].map(one => `broken: ${one}`),
]

async function runAll(run: Run, count: number, said: (line: string) => void): Promise<void> {
  run.startMs = await run.site.server.start()
  const told = new Set<string>()
  for (let cycle = 0; cycle < count; cycle++) {
    const kind = kindOf(cycle, run)
    await runCycle(run, kind)
    for (const one of findingsOf(run)
      .filter(each => !told.has(each))
      .slice(0, MOST_SAID))
      said(`cycle ${cycle} (${kind}): ${one}`)
    for (const one of findingsOf(run)) told.add(one)
    if ((cycle + 1) % 20 === 0)
      said(`${cycle + 1} of ${count}: ${run.site.history.acknowledged} acknowledged`)
  }
}

async function openRun(site: Site, seed: number): Promise<Run> {
  const { server, history, dataDir, postgres, offices } = site
  const { port } = server.settings
  const ground: Ground = { port, history, broken: new Set(), mayRefuse: false, refusals: 0 }
  const filled = await check(
    { database: postgres?.url ?? dataDir, dataDir, letters: '' },
    { path: history.path, lines: 0 },
  )
  return {
    site,
    crew: await openCrew(ground, offices, diceOf(seed + 1)),
    ground,
    dice: diceOf(seed),
    totals: { kills: 0, full: 0, new: 0, database: 0 },
    lost: new Set(),
    doubled: new Set(),
    known: new Set(filled.broken),
    startMs: 0,
    entries: 0,
  }
}

function resultOf({ site, crew, ground, totals, lost, doubled }: Run) {
  const found = { lost: lost.size, doubled: doubled.size, broken: ground.broken.size }
  return {
    kills: totals.kills,
    acknowledged: site.history.acknowledged,
    continued: crew.continued(),
    letters_cut: crew.cutLetters(),
    ...found,
    disk_full: totals.full,
    left_out: leftOut(site).join(' '),
    refused_when_full: ground.refusals,
    database_killed: totals.database,
    new_installations: totals.new,
    met: found.lost + found.doubled + found.broken === 0,
  }
}

async function run(
  { count, seed, db = 'embedded' }: CampaignOptions,
  said: (line: string) => void,
): Promise<CampaignResult> {
  const begun = performance.now()
  const site = await openSite(db, APPROVED_FIRST + APPROVED_A_CYCLE * count)
  try {
    const whole = await openRun(site, seed)
    await runAll(whole, count, said)
    const seconds = Math.round((performance.now() - begun) / 1_000)
    return { campaign: 'kill', seed, db, cycles: count, seconds, ...resultOf(whole) }
  } finally {
    await site.close()
  }
}

/** The server is killed over and over while people work, and nothing that it acknowledged is lost or there twice. */
export const killCampaign: Campaign = {
  name: 'kill',
  about:
    'kill -9 of the server, and of the database, in the middle of work, of a start, of the first tables, and on a full disk; compared with a history kept outside',
  count: 300,
  run,
}
