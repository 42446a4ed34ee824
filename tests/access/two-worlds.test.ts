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
import { everyone, post, type Person } from './people.ts'
import { addresses, formsOf } from './requests.ts'
import { gets, posts } from './route-matrix.ts'
import { sendAll, type Sending } from './same-answers.ts'
import { changing, differences, masked, openInWords, papers, rewriteWorld, tellNow } from './same-bytes.ts'

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
  const verifier = people.find(one => one.role === 'verifier')
  assert.ok(verifier)
  // An act that the office is told of by mail.
  const reminder = { action: 'nomination.remind' }
  const reminded = `/usulan/${world.at.returned.nomination}/ingatkan`
  assert.equal((await post(application.server, verifier, reminded, reminder)).status, 303)
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
  const people = [...others.values()].map(
    (id, index) =>
      sql`update person set name = ${`Merpati ${'Lain '.repeat(index % 3)}${index}`}, email = ${`${id}@lain.example`},
        employer = ${`Merpati ${index}`}, home_area_path = ${index % 2 === 0 ? '/94/94.71/' : '/11/11.71/'}
        where id = ${id}`,
  )
  const anew = sql`'x' || substr(md5(nomination_id), 1, 15)`
  // One more of them came and went on every panel: how many there were is nobody's business either.
  const further = [
    sql`insert into assignment (id, nomination_id, person_id, state, release_reason, explanation, assigned_by, assigned_at)
      select ${anew}, nomination_id, 'merpati-lain', 'released', 'contoh', '{}', 'test', min(assigned_at)
      from assignment group by nomination_id`,
    sql`insert into scoresheet (id, assignment_id, nomination_id, person_id, rules_id, state, created_at)
      select ${anew}, ${anew}, nomination_id, 'merpati-lain', min(rules_id), 'open', min(created_at)
      from scoresheet group by nomination_id`,
  ]
  await rewriteWorld(application, others, [...people, ...further], true)
  return others.size
}

/** The names of the assessors, in either world. */
const canary = /Kenari Penilai|Kenari Lembaga|Merpati/

const isChanging = (row: string, path: string): boolean =>
  changing[row] !== undefined || path.includes(world.at.draft.nomination)

/** The English pages once each: what one may see is walled in the same way in every language. A picture has none. */
function inBoth(paths: readonly string[], seen: Set<string>): readonly string[] {
  const english = paths.filter(path => !/\/foto\/|\/halaman\//.test(path) && !seen.has(path))
  for (const path of english) seen.add(path)
  return [...paths, ...english.map(path => `/en${path}`)]
}

/** What each outsider gets at each address that any of them may open. */
async function lookAround(server: Application['server']): Promise<ReadonlyMap<string, string>> {
  const ids = await assessorIds()
  const target = people.find(one => one.name === 'mentor')
  assert.ok(target)
  const known = addresses(world, target)
  const seen = new Map<string, string>()
  const english = new Set<string>()
  for (const row of gets)
    for (const person of people.filter(one => outsiders.includes(one.name))) {
      // What is open to all is the same for each of them.
      const mayOpen = row.kind === 'open' ? person.name === outsiders[0] : row.cells[person.role].length > 0
      if (!mayOpen) continue
      for (const path of inBoth(pathsOf(row.path, known[row.path]?.path ?? row.path), english)) {
        const answer = await openInWords(server, person, path)
        assert.doesNotMatch(answer.words, canary, path)
        assert.ok(!ids.some(id => answer.words.includes(id)), path)
        if (isChanging(row.path, path)) continue
        seen.set(
          `${person.name} ${path}`,
          `${answer.status} ${answer.headers} ${masked(answer.body)} ${answer.words}`,
        )
      }
    }
  return seen
}

/** The file of a nomination is looked at in every stage in which there are assessors, an objection however it stands. */
function pathsOf(row: string, path: string): readonly string[] {
  if (row.startsWith('/sanggahan/:id')) {
    const all = Object.values(world.objections).map(id =>
      path.replace(/^\/sanggahan\/[^/]+/, `/sanggahan/${id}`),
    )
    return [...new Set([path, ...all])]
  }
  if (!row.startsWith('/usulan/:id')) return [path]
  const staged = (['in-assessment', 'assessed', 'published'] as const).map(state =>
    path.replace(/^\/usulan\/[^/]+/, `/usulan/${world.at[state].nomination}`),
  )
  return [...new Set([path, ...staged])]
}

/** What stands close to the assessors is refused in every way. */
const ofNominations = /^\/(usulan|sanggahan|nilai-tingkat|persetujuan)\b/

/** Every form of office, province and maker, sent by one of them who may: as it should be, emptied, and overtaken. */
async function sendingsOf(): Promise<readonly Sending[]> {
  const target = people.find(one => one.name === 'mentor')
  assert.ok(target)
  const known = addresses(world, target)
  const forms = await formsOf(world, target)
  return posts
    .filter(row => row.kind === 'act')
    .flatMap(row =>
      people
        .filter(one => outsiders.includes(one.name) && row.cells[one.role].length > 0)
        .slice(0, 1)
        .flatMap(person => {
          const form = forms[row.action]
          const [first = '', ...staged] = pathsOf(row.path, form?.path ?? known[row.path]?.path ?? row.path)
          const { action } = row
          const sending = { person, action, fields: form?.fields ?? {}, path: first }
          const ways = ofNominations.test(row.path)
            ? (['valid', 'emptied', 'overtaken'] as const)
            : (['valid'] as const)
          return [
            ...ways.map(way => ({ ...sending, way })),
            // With a nomination that has assessors, what was meant for a draft is refused.
            ...staged.map(path => ({ ...sending, path, way: 'valid' as const })),
          ]
        }),
    )
}

/** Everything that the ledger tells people of, told anew: mails to outsiders as this world writes them. */
async function mailsAnew(told: Application): Promise<readonly string[]> {
  await write(sql`delete from notice`)
  await write(sql`delete from demo_mailbox`)
  await write(sql`delete from mail`)
  await write(
    sql`insert into setting values ('notices.cursor', '0') on conflict (name) do update set value = '0'`,
  )
  await tellNow(told)
  const names = outsiders.map(name => people.find(one => one.name === name)?.id ?? '')
  return application.environment.database.read(async reader => {
    const { rows } = await sql<{ words: string }>`
      select p.id || ' ' || m.subject || ' ' || m.body as words from demo_mailbox m join person p on p.email = m.address
      where p.id in (${sql.join(names)}) order by 1`.execute(reader)
    return rows.map(row => row.words)
  })
}

test('two worlds that differ only in the assessors give office, province and maker the same bytes everywhere', async t => {
  if (application.environment.database.kind !== 'embedded') {
    t.skip('the other world is made by a superuser of the database')
    return
  }
  const mails = await mailsAnew(application)
  assert.ok(mails.length > 1, String(mails.length))
  const first = await lookAround(application.server)
  assert.ok(first.size > 150, String(first.size))
  const histories = [...first.values()].filter(body => body.includes('Riwayat'))
  assert.ok(histories.length > 3, 'the histories must be among what is seen')
  assert.ok(
    papers.pdf > 1 && papers.csv > 1,
    `papers and tables must be among what is seen: ${papers.pdf}, ${papers.csv}`,
  )
  const sendings = await sendingsOf()
  const config = readConfig(settings)
  const moment = application.environment.clock.now()
  const answered = await sendAll(application, config, { sendings, moment })
  for (const [status, least] of Object.entries({ 303: 60, 403: 30, 404: 5, 409: 10, 422: 30 }))
    assert.ok((answered.statuses.get(Number(status)) ?? 0) > least, `few answers ${status}`)
  assert.ok((await replaceAssessors()) > 5)
  // A server of its own: what the first one still knows cannot hide a difference.
  const other = await createApplication(readConfig(settings), application.environment.database)
  const [then, thenAnswered] = [
    await lookAround(other.server),
    await sendAll(application, config, { sendings, moment }),
  ]
  const otherwise = [...differences(first, then), ...differences(answered.seen, thenAnswered.seen)]
  assert.deepEqual(otherwise, [], 'addresses and forms that answer otherwise')
  assert.deepEqual(await mailsAnew(other), mails)
  const ids = await assessorIds()
  for (const words of mails) assert.ok(!canary.test(words) && !ids.some(id => words.includes(id)), words)
})
