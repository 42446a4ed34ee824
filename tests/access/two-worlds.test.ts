// on the embedded database: the other world is made by a superuser of the database.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createApplication, type Application } from '../../src/app.ts'
import { readConfig } from '../../src/platform/config.ts'
import { testApplication } from '../builders/test-application.ts'
import { officeWorld, type OfficeWorld } from './office-world.ts'
import { everyone, open, post, type Person } from './people.ts'
import { addresses } from './requests.ts'
import { gets } from './route-matrix.ts'

/** Those who nominate or make the products: none of them may ever learn who assessed. */
const outsiders = ['operator here', 'head here', 'province here', 'producer of the firm']
const settings = { DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-worlds-')), DEMO: '1' }

let application: Application
let world: OfficeWorld
let people: readonly Person[]
before(async () => {
  application = await testApplication(undefined, settings)
  world = await officeWorld(application)
  people = await everyone(application, world)
  await nameAssessors()
  const declares = people.find(one => one.name === 'assessor with the product')
  assert.ok(declares)
  // An act of an assessor, so that there is one in the history of the nomination.
  const fields = { action: 'interest.declare', kind: 'family' }
  const sheet = `/penilaian/${world.blindCode}`
  assert.equal((await post(application.server, declares, sheet, fields)).status, 303)
  await application.worker.runUntilIdle()
})
after(() => application.close())

const write = (statement: ReturnType<typeof sql>): Promise<unknown> =>
  application.environment.database.write(tx => statement.execute(tx))
const idsOf = async (statement: ReturnType<typeof sql<{ id: string }>>): Promise<readonly string[]> =>
  application.environment.database.read(async reader =>
    (await statement.execute(reader)).rows.map(row => row.id),
  )

/** Everybody who has or had a sheet. */
const assessorIds = (): Promise<readonly string[]> =>
  idsOf(sql<{ id: string }>`select distinct person_id as id from scoresheet order by 1`)

/** Whoever has a sheet gets a name that no page of an outsider has a reason to show. */
async function nameAssessors(): Promise<void> {
  await write(sql`insert into person (id, name, email, employer, home_area_path, created_at)
    select distinct s.person_id, 'x', s.person_id || '@penilai.example', 'x', '/', now()
    from scoresheet s where not exists (select 1 from person p where p.id = s.person_id)`)
  for (const [index, id] of (await assessorIds()).entries())
    await write(sql`update person set name = ${`Kenari Penilai ${index}`}, employer = ${`Kenari Lembaga ${index}`}
      where id = ${id}`)
}

/** The other world: other people with other ids, names, addresses, institutions and homes sit on the same panels. */
async function replaceAssessors(): Promise<number> {
  const ids = await assessorIds()
  const others = new Map(
    ids.map((id, index) => [
      id,
      `${String(index).padStart(3, '0')}${id.slice(3).split('').toReversed().join('')}`,
    ]),
  )
  const columns = await application.environment.database.read(async reader => {
    const { rows } = await sql<{ t: string; c: string; type: string }>`
      select table_name as t, column_name as c, data_type as type from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb') and is_generated = 'NEVER'`.execute(
      reader,
    )
    return rows
  })
  await application.environment.database.write(async tx => {
    // Neither triggers nor foreign keys: the ledger never changes otherwise.
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const { t, c, type } of columns) {
      const column = sql.ref(c)
      let value = sql`${column}::text`
      for (const [id, other] of others) value = sql`replace(${value}, ${id}::text, ${other}::text)`
      await sql`update ${sql.table(t)} set ${column} = ${type === 'jsonb' ? sql`(${value})::jsonb` : value}
        where ${column}::text ~ ${ids.join('|')}`.execute(tx)
    }
    for (const [index, id] of [...others.values()].entries())
      await sql`update person set name = ${`Merpati ${'Lain '.repeat(index % 3)}${index}`}, email = ${`${id}@lain.example`},
        employer = ${`Merpati ${index}`}, home_area_path = ${index % 2 === 0 ? '/94/94.71/' : '/11/11.71/'}
        where id = ${id}`.execute(tx)
  })
  return others.size
}

/** The names of the assessors, in either world. */
const canary = /Kenari Penilai|Kenari Lembaga|Merpati/

/** What is new in every answer, by the rule that makes it so. */
const masks: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/name="_key" value="[^"]*"/g, 'the key of a form is random'],
]
const masked = (body: string): string =>
  masks.reduce((text, [pattern, why]) => text.replaceAll(pattern, `[${why}]`), body)

/** Pages that are never the same twice, and why; they are looked through for the assessors instead. */
const changing: Readonly<Record<string, string>> = {
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
const isChanging = (row: string, path: string): boolean =>
  changing[row] !== undefined || path.includes(world.at.draft.nomination)

/** What each outsider gets at each address that any of them may open. */
async function lookAround(server: Application['server']): Promise<ReadonlyMap<string, string>> {
  const ids = await assessorIds()
  const target = people.find(one => one.name === 'mentor')
  assert.ok(target)
  const known = addresses(world, target)
  const seen = new Map<string, string>()
  for (const row of gets)
    for (const person of people.filter(one => outsiders.includes(one.name))) {
      // What is open to all is the same for each of them.
      const mayOpen = row.kind === 'open' ? person.name === outsiders[0] : row.cells[person.role].length > 0
      if (!mayOpen) continue
      for (const path of pathsOf(row.path, known[row.path]?.path ?? row.path)) {
        const answer = await open(server, person, path)
        assert.doesNotMatch(answer.body, canary, path)
        assert.ok(!ids.some(id => answer.body.includes(id)), path)
        if (isChanging(row.path, path)) continue
        seen.set(`${person.name} ${path}`, `${answer.status} ${answer.location} ${masked(answer.body)}`)
      }
    }
  return seen
}

/** The file of a nomination is looked at in every stage in which there are assessors. */
function pathsOf(row: string, path: string): readonly string[] {
  if (!row.startsWith('/usulan/:id')) return [path]
  const staged = (['in-assessment', 'assessed', 'published'] as const).map(state =>
    path.replace(/^\/usulan\/[^/]+/, `/usulan/${world.at[state].nomination}`),
  )
  return [...new Set([path, ...staged])]
}

const differences = (
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly string[] => [...one.keys()].filter(key => one.get(key) !== other.get(key))

test('two worlds that differ only in the assessors give office, province and maker the same bytes everywhere', async t => {
  if (application.environment.database.kind !== 'embedded') {
    t.skip('the other world is made by a superuser of the database')
    return
  }
  const first = await lookAround(application.server)
  assert.ok(first.size > 150, String(first.size))
  const histories = [...first.values()].filter(body => body.includes('Riwayat'))
  assert.ok(histories.length > 3, 'the histories must be among what is seen')
  assert.ok((await replaceAssessors()) > 5)
  // A server of its own: what the first one still knows cannot hide a difference.
  const { server } = await createApplication(readConfig(settings), application.environment.database)
  assert.deepEqual(differences(first, await lookAround(server)), [])
})

test('no mail to anybody outside of the panel names an assessor', async () => {
  const mails = await application.environment.database.read(async reader => {
    const { rows } = await sql<{ words: string }>`
      select subject || ' ' || body as words from demo_mailbox where address not like '%@penilai.example'`.execute(
      reader,
    )
    return rows.map(row => row.words)
  })
  const ids = await assessorIds()
  for (const words of mails)
    assert.ok(
      !/Kenari Penilai|Kenari Lembaga|Merpati/.test(words) && !ids.some(id => words.includes(id)),
      words,
    )
})
