import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Reader } from '../../../src/platform/database/index.ts'
import type { Compared, Told } from './compared.ts'

type Row = Readonly<{
  id: string
  number: string
  hash: string | null
  /** The nominations that it names, by their papers with its file; those of its printed list. */
  lettered: readonly string[]
  printed: readonly string[]
  /** Its entries in the ledger: the event, and which nomination it is about. */
  entries: readonly string[]
}>

const isWhole = (filesDir: string, hash: string): boolean => {
  const path = join(filesDir, hash.slice(0, 2), hash)
  return existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === hash
}

const listRows = async (reader: Reader): Promise<readonly Row[]> =>
  (
    await sql<Row>`
    select letter.id, letter.number, file.sha256 as hash,
      array(select l.nomination_id from lettered_nomination l join document d on d.id = l.document_id
        where l.letter_id = letter.id and d.file_id = letter.file_id and d.made_for = l.nomination_id
          and d.number = letter.number order by 1) as lettered,
      array(select item->>'nominationId' from jsonb_array_elements(letter.content->'items') as item order by 1) as printed,
      coalesce(noted.entries, '{}') as entries
    from nomination_letter letter left join file on file.id = letter.file_id
    left join (
      select detail->>'letter' as letter, array_agg(event || ' ' || subject_id order by event, subject_id) as entries
      from ledger where event in ('nomination.approved', 'nomination.letter-renewed') group by 1
    ) noted on noted.letter = letter.id`.execute(reader)
  ).rows

/** Entries that name a letter which is not there. */
async function findOrphans(reader: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{ seq: number }>`
    select seq from ledger where detail->>'letter' is not null
      and event in ('nomination.approved', 'nomination.letter-renewed')
      and not exists (select 1 from nomination_letter where id = detail->>'letter')`.execute(reader)
  return rows.map(row => `the entry ${row.seq} of the ledger names a letter that is not there`)
}

/**
 * One letter for each number that was acknowledged, none for one that nobody asked for; its bytes whole, a paper in the
 * file of each nomination that it names and an entry in the ledger for each: all of them, or none.
 */
export async function compareNumbers(
  reader: Reader,
  told: readonly Told<'letter'>[],
  filesDir: string,
  { lost, doubled, broken }: Compared,
): Promise<void> {
  if (told.length === 0) return
  const stored = Map.groupBy(await listRows(reader), row => row.number)
  const asked = new Set(told.map(one => one.act.number))
  for (const number of stored.keys())
    if (!asked.has(number)) broken.push(`letter ${number} was never asked for`)
  for (const { act, acknowledged } of told) {
    const found = stored.get(act.number) ?? []
    const [row] = found
    if (found.length > 1) doubled.push(`letter ${act.number}`)
    if (!row && acknowledged) lost.push(`letter ${act.number}`)
    if (!row) continue
    const wanted = act.nominations.toSorted().join(' ')
    if (row.lettered.join(' ') !== wanted)
      broken.push(`letter ${act.number} is a paper of ${row.lettered.join(' ')}`)
    if (row.printed.join(' ') !== wanted) broken.push(`letter ${act.number} names ${row.printed.join(' ')}`)
    if (row.hash === null || !isWhole(filesDir, row.hash)) lost.push(`bytes of letter ${act.number}`)
    const entries = act.nominations.map(id => `${act.event} ${id}`).toSorted()
    if (row.entries.join() !== entries.join())
      (row.entries.length > entries.length ? doubled : broken).push(
        `letter ${act.number} has the entries ${row.entries.join(', ') || 'none'}`,
      )
  }
  broken.push(...(await findOrphans(reader)))
}
