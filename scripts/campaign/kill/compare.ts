import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Reader } from '../../../src/platform/database/index.ts'
import { compareNumbers } from './compare-letters.ts'
import { ofKind, type Compared } from './compared.ts'
import type { ToldAct } from './history.ts'

/**
 * Each field holds what was acknowledged last, or what was sent after it and had no answer; and was written exactly
 * as often as that.
 */
async function compareAnswers(
  reader: Reader,
  told: readonly ToldAct[],
  written: ReadonlyMap<string, number>,
  { lost, doubled }: Compared,
): Promise<void> {
  const fields = Map.groupBy(ofKind(told, 'answer'), ({ act }) => `${act.nomination} ${act.question}`)
  const { rows } = await sql<{ id: string; value: unknown; revision: number }>`
    select nomination_id || ' ' || question_id as id, value, revision from nomination_answer
    where nomination_id = any(${[...fields.keys()].map(one => one.split(' ')[0])})`.execute(reader)
  const stored = new Map(rows.map(row => [row.id, row]))
  for (const [id, acts] of fields) {
    const row = stored.get(id)
    const place = acts.findIndex(one => one.act.value === row?.value)
    const last = acts.findLastIndex(one => one.acknowledged)
    if (place < last) lost.push(`answer ${id}: ${acts[last]?.act.value.slice(0, 20)} is not there`)
    // The copies of the template were at their first revision.
    else if (row && row.revision > place + 2) doubled.push(`answer ${id}: revision ${row.revision}`)
    const explicit = acts.filter((one, index) => one.act.explicit && index <= place).length
    const entries = written.get(id.split(' ')[0] ?? '') ?? 0
    if (entries < explicit) lost.push(`ledger of ${id}: ${entries} of ${explicit} savings`)
    if (entries > explicit) doubled.push(`ledger of ${id}: ${entries} for ${explicit} savings`)
  }
}

/** The moves of nominations in the order in which they were sent; an approval with a letter is one of each that it names. */
const movesIn = (told: readonly ToldAct[]) =>
  told.flatMap(({ act, acknowledged }) => {
    if (act.kind === 'move') return [{ nomination: act.nomination, event: act.event, acknowledged }]
    if (act.kind !== 'letter' || act.event !== 'nomination.approved') return []
    return act.nominations.map(nomination => ({ nomination, event: act.event, acknowledged }))
  })

const moved: readonly string[] = [
  'nomination.reopened',
  'nomination.approved',
  'nomination.submitted',
  'nomination.withdrawn',
]
const stateAfter = (event: string | undefined): string =>
  event === 'nomination.reopened' ? 'draft' : (event ?? 'nomination.approved').replace('nomination.', '')

/** The ledger holds each move once and in its order; the state is the one after the last of them. */
async function compareMoves(
  reader: Reader,
  told: readonly ToldAct[],
  { lost, doubled, broken }: Compared,
): Promise<void> {
  const wanted = Map.groupBy(movesIn(told), one => one.nomination)
  const { rows } = await sql<{ id: string; state: string; receipt: string | null; events: string[] }>`
    select n.id, n.state, n.receipt, coalesce(array_agg(l.event order by l.seq) filter (where l.seq is not null), '{}') as events
    from nomination n left join ledger l on l.subject_kind = 'nomination' and l.subject_id = n.id and l.event = any(${[...moved]})
    where n.id = any(${[...wanted.keys()]}) group by n.id`.execute(reader)
  const stored = new Map(rows.map(row => [row.id, row]))
  for (const [id, acts] of wanted) {
    const row = stored.get(id)
    const events = row?.events ?? []
    const all = acts.map(one => one.event)
    const sure = acts.filter(one => one.acknowledged).map(one => one.event)
    const found = events.join(' ')
    if (found !== all.join(' ') && found !== sure.join(' ')) {
      const said = `moves of ${id}: ${found || 'none'} instead of ${all.join(' ')}`
      ;(events.length > all.length ? doubled : lost).push(said)
    }
    if (row?.state !== stateAfter(events.at(-1))) broken.push(`${id} is ${row?.state} after ${events.at(-1)}`)
    if (events.includes('nomination.submitted') !== (row?.receipt !== null))
      broken.push(`${id} has the receipt ${row?.receipt} after ${found}`)
  }
}

/** One document and one entry for each paper, with the very bytes that were sent. */
async function comparePapers(
  reader: Reader,
  told: readonly ToldAct[],
  filesDir: string,
  { lost, doubled, broken }: Compared,
): Promise<void> {
  const papers = ofKind(told, 'paper')
  const { rows } = await sql<{ issuer: string; hash: string | null; entries: number }>`
    select d.issuer, f.sha256 as hash, (select count(*) from ledger l where l.subject_id = d.id and l.event = 'document.added')::int as entries
    from document d left join file f on f.id = d.file_id where d.issuer = any(${papers.map(one => one.act.issuer)})`.execute(
    reader,
  )
  const stored = Map.groupBy(rows, row => row.issuer)
  for (const { act, acknowledged } of papers) {
    const found = stored.get(act.issuer) ?? []
    if (found.length > 1) doubled.push(`document ${act.issuer}`)
    const [row] = found
    if (!row && acknowledged) lost.push(`document ${act.issuer}`)
    if (!row) continue
    if (row.entries !== 1) broken.push(`document ${act.issuer} has ${row.entries} entries`)
    const path = join(filesDir, act.sha256.slice(0, 2), act.sha256)
    const isWhole =
      existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === act.sha256
    if (row.hash !== act.sha256 || !isWhole) lost.push(`bytes of ${act.issuer}`)
  }
}

/** The key of every acknowledged act has its answer; a key without one is an act by halves. */
async function compareKeys(reader: Reader, told: readonly ToldAct[], compared: Compared): Promise<void> {
  const { rows } = await sql<{ key: string; open: boolean }>`
    select key, outcome = 'null'::jsonb as open from action_key`.execute(reader)
  const known = new Map(rows.map(row => [row.key, row.open]))
  for (const { act, acknowledged } of told) {
    const open = known.get(act.key)
    if (acknowledged && open === undefined) compared.lost.push(`key ${act.key} of ${act.kind}`)
    if (open === true) compared.broken.push(`key ${act.key} of ${act.kind} has no outcome`)
  }
}

/** Nobody is written to more often about a nomination than there are notices of it for them. */
async function compareLetters(reader: Reader, folder: string, { doubled }: Compared): Promise<void> {
  const { rows } = await sql<{ id: string; times: number }>`
    select p.email || ' ' || n.nomination_id as id, count(*)::int as times
    from notice n join person p on p.id = n.person_id group by p.email, n.nomination_id`.execute(reader)
  const noticed = new Map(rows.map(row => [row.id, row.times]))
  const written = new Map<string, number>()
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!name.endsWith('.eml')) continue
    const [head = '', body = ''] = readFileSync(join(folder, name), 'utf8').split('\r\n\r\n')
    const to = /^To: <([^>]*)>/m.exec(head)?.[1] ?? ''
    for (const [, nomination] of Buffer.from(body, 'base64')
      .toString()
      .matchAll(/\/usulan\/(\w+)/g)) {
      const id = `${to} ${nomination}`
      written.set(id, (written.get(id) ?? 0) + 1)
    }
  }
  for (const [id, times] of written)
    if (times > (noticed.get(id) ?? 0))
      doubled.push(`letters to ${id}: ${times} for ${noticed.get(id) ?? 0} notices`)
}

/** Compares what is stored with what was written down outside, over one moment of the database. */
export async function compare(
  reader: Reader,
  told: readonly ToldAct[],
  folders: Readonly<{ files: string; letters: string }>,
): Promise<Compared> {
  const compared: Compared = { lost: [], doubled: [], broken: [] }
  const { rows } = await sql<{ id: string; times: number }>`
    select subject_id as id, count(*)::int as times from ledger where event = 'nomination.answered' group by 1`.execute(
    reader,
  )
  await compareAnswers(reader, told, new Map(rows.map(row => [row.id, row.times])), compared)
  await compareMoves(reader, told, compared)
  await comparePapers(reader, told, folders.files, compared)
  await compareNumbers(reader, ofKind(told, 'letter'), folders.files, compared)
  await compareKeys(reader, told, compared)
  await compareLetters(reader, folders.letters, compared)
  return compared
}
