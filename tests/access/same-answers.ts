import type { Hono } from 'hono'
import { sql } from 'kysely'
import { createApplication, type Application } from '../../src/app.ts'
import type { Config } from '../../src/platform/config.ts'
import type { Database, Reader, Tx } from '../../src/platform/database/index.ts'
import { newFormKey } from '../../src/web/form-key.ts'
import type { Fields, Person } from './people.ts'
import { headersOf, masked } from './same-bytes.ts'

/** A form that somebody sends, and in which way: as it should be, emptied, or with a version long overtaken. */
export type Sending = Readonly<{
  person: Person
  path: string
  action: string
  fields: Fields
  way: 'valid' | 'emptied' | 'overtaken'
}>

const OVERTAKEN = '987654'

function bodyOf({ person, action, fields, way }: Sending): FormData {
  const sent = way === 'overtaken' ? { ...fields, version: OVERTAKEN } : fields
  const body = new FormData()
  for (const [name, value] of Object.entries(sent)) if (way !== 'emptied') body.set(name, value)
  body.set('action', action)
  body.set('_key', newFormKey(person.secret))
  return body
}

/** Acts that show once what was drawn for them, and what that is: of these the head of the answer is compared where the act is done. */
const drawn: Readonly<Record<string, string>> = {
  'letter.renew': 'the code of the letter',
  'contribution.invite': 'the link and the digits of the invitation',
  'sample.announce': 'the code of the sample',
  'petition.send': 'the code of the request',
}

/** The code may stand in the address that is shown next. */
const withoutCode = (head: string): string => head.replaceAll(/^location: .*$/gm, 'location: [drawn]')

/** Every id that is in the database before anything is sent. */
async function idsOf(reader: Reader): Promise<ReadonlySet<string>> {
  const tables = await sql<{ name: string }>`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'id' and data_type = 'text'`.execute(reader)
  const each = tables.rows.map(({ name }) => sql`select id from ${sql.table(name)}`)
  const { rows } = await sql<{ id: string }>`${sql.join(each, sql` union all `)}`.execute(reader)
  return new Set(rows.map(one => one.id))
}

/** Ids that an act makes are random: each is called by the order in which it comes. */
function withoutNew(words: string, known: ReadonlySet<string>): string {
  const made = new Map<string, string>()
  return words.replaceAll(/\b[0-9a-z]{16}\b/g, id => {
    if (known.has(id)) return id
    made.set(id, made.get(id) ?? `[made ${made.size}]`)
    return made.get(id) ?? id
  })
}

/** What is sent here happens in one transaction, seen by all that follows in it, and is taken back at the end. */
async function takenBack<Value>(
  { environment }: Application,
  use: (database: Database | null) => void,
  work: () => Promise<Value>,
): Promise<Value> {
  const undone = new Error('taken back')
  let value: Readonly<{ of: Value }> | null = null
  const within = (tx: Tx): Database => ({
    ...environment.database,
    read: reading => reading(tx),
    write: async writing => {
      await sql`savepoint act`.execute(tx)
      try {
        return await writing(tx)
      } catch (error) {
        await sql`rollback to savepoint act`.execute(tx)
        throw error
      }
    },
  })
  try {
    await environment.database.write(async tx => {
      use(within(tx))
      value = { of: await work() }
      throw undone
    })
  } catch (error) {
    if (error !== undone) throw error
  } finally {
    use(null)
  }
  if (value === null) throw new Error('nothing was done')
  return (value as Readonly<{ of: Value }>).of
}

type Answer = Readonly<{ status: number; head: string; words: string }>

async function answerOf(server: Hono, sending: Sending): Promise<Answer> {
  const { person, path } = sending
  const cookie = `bintang_session=${person.secret}`
  const sent = { method: 'POST', body: bodyOf(sending), headers: { cookie } }
  const posted = await server.request(`http://localhost${path}`, sent)
  const { status } = posted
  const answer = { status, head: headersOf(posted), words: masked(await posted.text()) }
  const next = posted.headers.get('location')
  if (status !== 303 || !next?.startsWith('/')) return answer
  // What the browser shows then, with what the answer gave it to keep.
  const kept = posted.headers.getSetCookie().map(one => one.split(';')[0])
  const headers = { cookie: [cookie, ...kept].join('; ') }
  const shown = await server.request(`http://localhost${next}`, { headers })
  return { ...answer, words: `${shown.status} ${headersOf(shown)} ${masked(await shown.text())}` }
}

export type Answers = Readonly<{ seen: ReadonlyMap<string, string>; statuses: ReadonlyMap<number, number> }>

/**
 * What each sender is answered and then shown. Every form meets the same world at the same moment: what it does is
 * taken back before the next one.
 */
export async function sendAll(
  application: Application,
  config: Config,
  { sendings, moment }: Readonly<{ sendings: readonly Sending[]; moment: Date }>,
): Promise<Answers> {
  const { database } = application.environment
  let acting: Database | null = null
  const turned: Database = {
    ...database,
    read: work => (acting ?? database).read(work),
    write: work => (acting ?? database).write(work),
  }
  const other = await createApplication(config, turned)
  Object.assign(other.environment.clock, { now: () => moment })
  const known = await database.read(idsOf)
  const [seen, statuses] = [new Map<string, string>(), new Map<number, number>()]
  const use = (one: Database | null): void => {
    acting = one
  }
  for (const one of sendings) {
    const { status, head, words } = await takenBack(application, use, () => answerOf(other.server, one))
    const { action } = one
    const isDrawn = status < 400 && drawn[action] !== undefined
    seen.set(
      `${one.way} ${action} ${one.person.name} ${one.path}`,
      withoutNew(isDrawn ? `${status} ${withoutCode(head)}` : `${status} ${head} ${words}`, known),
    )
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  return { seen, statuses }
}
