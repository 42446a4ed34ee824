import type { Hono } from 'hono'
import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { readZip } from '../../src/platform/zip.ts'
import { pdfText } from '../../scripts/test/pdfsig.ts'
import type { Person } from './people.ts'

/** What is new in every answer, by the rule that makes it so. */
const masks: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/name="_key" value="[^"]*"/g, 'the key of a form is random'],
  [/data-keep="[^"]*"/g, 'a page that is kept tells when it was made'],
  [/<dd>[\d.,]+ menit<\/dd>/g, 'a session runs on'],
  [/<dt>Perkiraan selesai<\/dt><dd>[^<]*<\/dd>/g, 'a session runs on'],
]

/** An answer without what is new in every answer. */
export const masked = (body: string): string =>
  masks.reduce((text, [pattern, why]) => text.replaceAll(pattern, `[${why}]`), body)

/** What the head of an answer tells: all of it, but the moment, and of cookies what they are called and where they hold. */
export const headersOf = ({ headers }: Response): string =>
  [...headers]
    .filter(([name]) => name !== 'date')
    .map(([name, value]) => `${name}: ${name === 'set-cookie' ? value.replace(/=[^;]*/, '=') : value}`)
    .toSorted()
    .join('\n')

/** Pages that are never the same twice, and why. */
export const changing: Readonly<Record<string, string>> = {
  '/akun-saya/kode': 'a secret that is drawn for each visit',
  '/p/keadaan.json': 'signed anew for each visit',
  '/kredensial/status/pencabutan.jwt': 'signed anew for each visit',
  '/kredensial/status/penangguhan.jwt': 'signed anew for each visit',
  '/piagam/:number/kredensial.jwt': 'signed anew for each visit',
  '/kesiapan/:id': 'holds the moment of the visit',
  '/sesi': 'tells when each session was used last',
  '/bagian-saya/:id': 'tells who else is looking, on a draft',
  '/bagian-saya/:id/bagian/:section': 'tells who else is looking, on a draft',
}

/** What was seen in one world and not in the same way in the other. */
export const differences = (
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly string[] => [...one.keys()].filter(key => one.get(key) !== other.get(key))

type Column = Readonly<{ t: string; c: string; type: string }>

const columnsOf = ({ environment }: Application): Promise<readonly Column[]> =>
  environment.database.read(async reader => {
    const { rows } = await sql<Column>`
      select table_name as t, column_name as c, data_type as type from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb') and is_generated = 'NEVER'`.execute(
      reader,
    )
    return rows
  })

/** Notices come every few seconds: here at once, whenever they came last. */
export async function tellNow({ environment, worker }: Application): Promise<void> {
  await environment.database.write(tx =>
    sql`update job set run_at = '2000-01-01', state = 'waiting' where kind = 'notices.tell'`.execute(tx),
  )
  await worker.runUntilIdle()
}

/** What people are, and what they say of themselves, is the same in both worlds unless `more` says otherwise. */
const ofPeople: ReadonlySet<string> = new Set(['person', 'interest_tie'])

/**
 * Makes the other world: everywhere in the database words become other words, and `more` changes what else is other in
 * it. Copying the world in this way keeps ids, clock and random numbers equal.
 */
export async function rewriteWorld(
  application: Application,
  words: ReadonlyMap<string, string>,
  more: readonly ReturnType<typeof sql>[],
  all = false,
): Promise<void> {
  const columns = await columnsOf(application)
  await application.environment.database.write(async tx => {
    // Neither triggers nor foreign keys: the ledger never changes otherwise.
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const { t, c, type } of columns.filter(one => !ofPeople.has(one.t) || all)) {
      const column = sql.ref(c)
      let value = sql`${column}::text`
      for (const [one, other] of words) value = sql`replace(${value}, ${one}::text, ${other}::text)`
      await sql`update ${sql.table(t)} set ${column} = ${type === 'jsonb' ? sql`(${value})::jsonb` : value}
        where ${column}::text ~ ${[...words.keys()].join('|')}`.execute(tx)
    }
    for (const statement of more) await statement.execute(tx)
  })
}

/** How many papers and tables were read. */
export const papers = { pdf: 0, csv: 0 }

const MOST = { bytes: 50_000_000, parts: 1_000 }

/** What a file says when it is opened: the text of a paper, the parts of a workbook, anything else as it is. */
async function wordsOf(content: Buffer, mediaType: string): Promise<string> {
  if (mediaType.startsWith('application/pdf')) {
    papers.pdf += 1
    // Without poppler its bytes are compared all the same.
    return (await pdfText(content)) ?? ''
  }
  if (mediaType.startsWith('text/csv')) papers.csv += 1
  if (content.subarray(0, 2).toString() !== 'PK') return content.toString()
  return [...readZip(content, MOST)].map(([name, part]) => `${name} ${part.toString()}`).join('\n')
}

export type Opened = Readonly<{ status: number; headers: string; body: string; words: string }>

/** What somebody gets at an address: the bytes, and what they say to whoever opens them. */
export async function openInWords(server: Hono, { secret }: Person, path: string): Promise<Opened> {
  const headers = secret === null ? {} : { cookie: `bintang_session=${secret}` }
  const response = await server.request(`http://localhost${path}`, { headers })
  const content = Buffer.from(await response.arrayBuffer())
  const words = await wordsOf(content, response.headers.get('content-type') ?? '')
  const body = content.toString('latin1')
  return {
    status: response.status,
    headers: headersOf(response),
    body,
    words: masked(words),
  }
}
