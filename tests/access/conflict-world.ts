import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { releaseAssessor } from '../../src/modules/assessment/planning/release-assessor.ts'
import { newId } from '../../src/platform/random.ts'
import { act, decisionPeople } from '../builders/assessed-edition.ts'
import { canaryName } from './list-world.ts'
import { type OfficeWorld } from './office-world.ts'
import { onPanel, post, signedIn, type Person } from './people.ts'
import { rewriteWorld } from './same-bytes.ts'

/** What the other product is called. The rest of the maker's name is the same: what was declared still fits. */
export const otherName = 'Tikar Merpati Dinas Sini'
const sharedName = 'Dinas Sini'

/** The one product that differs: in all its nominations that are not public yet. */
export type Subject = Readonly<{
  nominations: readonly string[]
  /** The codes of either world, by the code of the first. */
  codes: ReadonlyMap<string, string>
  /** Whatever could stand in an address: codes of both worlds, and the ids of all that hangs on the product. */
  ids: readonly string[]
  /** Codes in either world of what is or was scored. */
  scored: readonly string[]
  /** What could be typed into a field of search. */
  searched: readonly string[]
  /** Words that nobody with a conflict may be told. */
  told: readonly string[]
}>

type Statement<Row> = ReturnType<typeof sql<Row>>

const listOf = ({ environment }: Application, statement: Statement<{ id: string }>) =>
  environment.database.read(async reader => (await statement.execute(reader)).rows.map(row => row.id))

/** The ids of every record that belongs to one of these nominations, whatever its table. */
async function hangingOn(application: Application, nominations: readonly string[]) {
  const tables = await listOf(
    application,
    sql<{ id: string }>`select a.table_name as id from information_schema.columns a
      join information_schema.columns b on b.table_name = a.table_name and b.table_schema = a.table_schema
      where a.table_schema = 'public' and a.column_name = 'id' and a.data_type = 'text' and b.column_name = 'nomination_id'`,
  )
  const ids: string[] = []
  for (const table of tables)
    ids.push(
      ...(await listOf(
        application,
        sql<{
          id: string
        }>`select id from ${sql.table(table)} where nomination_id in (${sql.join([...nominations])})`,
      )),
    )
  return ids
}

/** Gives the product's nominations codes as the desk of samples gives them, and says what could tell of it. */
export async function subjectOf(application: Application, world: OfficeWorld): Promise<Subject> {
  const nominations = await listOf(
    application,
    sql<{ id: string }>`select id from nomination where product_id = ${world.product} and state <> 'published'
      and submitted_file -> 'product' ->> 'name' = ${canaryName} order by id`,
  )
  assert.ok(nominations.length > 10)
  const codes = new Map<string, string>()
  await application.environment.database.write(async tx => {
    for (const [index, id] of nominations.entries()) {
      const code = id === world.at['in-assessment'].nomination ? world.blindCode : `KT-${1000 + index}`
      codes.set(code, `KT-${9000 + index}`)
      await sql`update blind_code set code = ${code} where nomination_id = ${id}`.execute(tx)
    }
  })
  const inWorld = [world.product, world.producer, world.photo, world.document, ...Object.values(world.lists)]
  const sessions = [world.plenary.running, world.plenary.closed, world.plenary.planned]
  return {
    nominations,
    codes,
    scored: scoredCodes(codes, nominations, world),
    ids: [
      ...new Set([
        ...codes.keys(),
        ...codes.values(),
        ...nominations,
        ...inWorld,
        ...sessions,
        ...(await hangingOn(application, [
          world.at['in-assessment'].nomination,
          world.at.assessed.nomination,
        ])),
      ]),
    ],
    searched: [canaryName, world.blindCode, codes.get(world.blindCode) ?? ''],
    told: [canaryName, otherName, ...codes.keys(), ...codes.values()],
  }
}

const scoredCodes = (
  codes: ReadonlyMap<string, string>,
  nominations: readonly string[],
  { at, agreed }: OfficeWorld,
): readonly string[] =>
  [...codes].flatMap((pair, index) =>
    [at['in-assessment'].nomination, at.assessed.nomination, agreed.nomination].includes(
      nominations[index] ?? '',
    )
      ? pair
      : [],
  )

type Grounds = Readonly<{ world: OfficeWorld; subject: Subject }>

/** On the panel of the product, in these stages. */
async function onPanels(
  application: Application,
  { world }: Grounds,
  person: string,
  stages: readonly ('in-assessment' | 'assessed')[] = ['in-assessment', 'assessed'],
): Promise<void> {
  const { rows } = await application.environment.database.read(reader =>
    sql<{ id: string; rules: string }>`select id, rules_id as rules from nomination
      where id in (${sql.join(stages.map(one => world.at[one].nomination))})`.execute(reader),
  )
  for (const { id, rules } of rows) {
    const sheets = await listOf(
      application,
      sql<{ id: string }>`select id from scoresheet where nomination_id = ${id} and person_id = ${person}`,
    )
    if (sheets.length === 0) await onPanel(application, id, rules, person)
  }
}

/** Into the sessions, and noted as present in the one that runs. */
async function inSessions(
  application: Application,
  { world: { plenary } }: Grounds,
  people: readonly Person[],
) {
  const now = application.environment.clock.now()
  await application.environment.database.write(async tx => {
    for (const { id } of people) {
      for (const session of [plenary.running, plenary.closed, plenary.planned])
        await sql`insert into plenary_member values (${session}, ${id})`.execute(tx)
      await sql`insert into plenary_attendance values (${newId()}, ${plenary.running}, ${id}, ${now}, null, 'test')`.execute(
        tx,
      )
    }
  })
}

/** Somebody whom the system found to be tied to the maker, and from whom the secretariat took the product back. */
async function foundAssessor(application: Application, grounds: Grounds): Promise<Person> {
  const { world } = grounds
  const person = await signedIn(application, world, 'assessor who was found', {
    role: 'assessor',
    home: '51.71',
  })
  await onPanels(application, grounds, person.id, ['in-assessment'])
  const employer = `Usaha ${canaryName} dan Usaha ${otherName}`
  await application.environment.database.write(tx =>
    sql`update person set employer = ${employer} where id = ${person.id}`.execute(tx),
  )
  const { edition, nomination } = world.at['in-assessment']
  const [assignment = ''] = await listOf(
    application,
    sql<{
      id: string
    }>`select id from assignment where nomination_id = ${nomination} and person_id = ${person.id}`,
  )
  const { secretariat } = decisionPeople()
  const released = await act(application.environment, secretariat, releaseAssessor, {
    id: edition,
    assignment,
    reason: 'Bekerja pada pembuat produk ini, contoh.',
  })
  assert.equal(released.kind, 'done')
  return person
}

/** Somebody who declared the maker in general, after the product was assigned. */
async function tiedAssessor(application: Application, grounds: Grounds): Promise<Person> {
  const { world } = grounds
  const person = await signedIn(application, world, 'assessor with a tie', {
    role: 'assessor',
    home: '51.71',
  })
  await onPanels(application, grounds, person.id)
  const fields = { action: 'interest.declare-tie', kind: 'coach', name: sharedName }
  const answer = await post(application.server, person, '/benturan', fields)
  assert.equal(answer.status, 303)
  return person
}

/** An interest in every nomination of the product. */
const declareEverywhere = (application: Application, { subject }: Grounds, person: string): Promise<void> =>
  application.environment.database.write(async tx => {
    for (const id of subject.nominations)
      await sql`insert into interest (id, person_id, nomination_id, kind, declared_at)
        select ${newId()}, ${person}, ${id}, 'family', now()
        where not exists (select 1 from interest where person_id = ${person} and nomination_id = ${id})`.execute(
        tx,
      )
  })

/** Everybody who has a conflict with the product, by its kind. All of them are on its panels and in its sessions. */
export async function barredAssessors(
  application: Application,
  grounds: Grounds,
  named: (name: string) => Person,
): Promise<readonly Person[]> {
  const [province, declared, verified] = [
    named('assessor from the province'),
    named('assessor with an interest'),
    named('assessor who verified'),
  ]
  for (const { id } of [province, declared]) await onPanels(application, grounds, id)
  await declareEverywhere(application, grounds, declared.id)
  const found = await foundAssessor(application, grounds)
  const tied = await tiedAssessor(application, grounds)
  await inSessions(application, grounds, [province, declared, found, tied])
  return [province, declared, found, tied, verified]
}

/** Makes the other world: the product has another name, other codes, marks, totals and stars, and is further on. */
export async function otherProduct(application: Application, subject: Subject): Promise<void> {
  const those = sql.join([...subject.nominations])
  await rewriteWorld(application, new Map([[canaryName, otherName], ...subject.codes]), [
    sql`delete from mark where criterion_id < 'k' and scoresheet_id in (
      select id from scoresheet where nomination_id in (${those}))`,
    sql`update scoresheet set total = total - 900 where nomination_id in (${those}) and total is not null`,
    sql`update scoresheet set state = 'locked', total = 5000, locked_at = created_at
      where nomination_id in (${those}) and state = 'open'`,
    sql`update recommendation set entries = replace(entries::text, '"stars": 3', '"stars": 1')::jsonb
      where state <> 'published'`,
    sql`update plenary_motion set kind = 'other-stars', stars = 1 - least(stars, 1), reason = 'lain'
      where nomination_id in (${those})`,
    sql`update nomination set state = case state when 'in-assessment' then 'assessed' when 'admitted' then 'in-assessment'
      when 'submitted' then 'returned' else state end where id in (${those})`,
  ])
}
