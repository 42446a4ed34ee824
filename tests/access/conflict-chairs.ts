import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { excluded } from '../../src/access/excluded.ts'
import type { Application } from '../../src/app.ts'
import { otherName, type Subject } from './conflict-world.ts'
import { canaryName } from './list-world.ts'
import type { OfficeWorld } from './office-world.ts'
import { post, signedIn, type Person } from './people.ts'
import { addresses } from './requests.ts'
import { gets, pageOf, posts, type MatrixRow } from './route-matrix.ts'
import { changing } from './same-bytes.ts'

/** The product's name before the chairs look, in either world of the first test, and after. The end of each is the same. */
const [earlier, later] = [[canaryName, otherName], 'Tikar Nuri Dinas Sini']
const sharedName = 'Dinas Sini'

const isBarred = (action: string): boolean => (excluded[action] ?? []).includes('declared-interest')

/** Acts that are taken at the case itself, and so are closed to a chair with an interest in it. */
export const barredActs: readonly MatrixRow[] = posts.filter(
  row => row.kind === 'act' && isBarred(row.action) && row.cells.chair.some(clause => clause.reach === 'all'),
)

/** Acts on all cases of an edition at once leave out those of the own province, and are not closed to a chair of one. */
export const isOverAll = (action: string): boolean =>
  ['selection.draw', 'assessment.add-sheets'].includes(action)

/** Cases that no list has yet, with what they are found by. */
export type OpenCase = Readonly<{ id: string; edition: string; code: string }>

export async function openCases(
  { environment }: Application,
  subject: Subject,
): Promise<readonly OpenCase[]> {
  const { rows } = await environment.database.read(reader =>
    sql<OpenCase>`select n.id, n.edition_id as edition, c.code from nomination n join blind_code c on c.nomination_id = n.id
      where n.id in (${sql.join([...subject.nominations])}) and n.state in ('in-assessment', 'assessed')
        and c.round = 1 order by n.id`.execute(reader),
  )
  return rows
}

/** Takes the declaration back at once: in an edition that has begun, nobody becomes free by that. */
async function endsTheTie({ environment, server }: Application, person: Person): Promise<void> {
  const { rows } = await environment.database.read(reader =>
    sql<{ id: string }>`select id from interest_tie where person_id = ${person.id}`.execute(reader),
  )
  const end = { action: 'interest.end-tie', tie: rows[0]?.id ?? '' }
  const short = await post(server, person, '/benturan', { ...end, reason: 'x' })
  assert.equal(short.status, 422)
  const reason = 'Sudah tidak ada hubungan lagi (contoh).'
  assert.equal((await post(server, person, '/benturan', { ...end, reason })).status, 303)
}

/**
 * Chairs with a conflict: one declared an interest of each nomination, one in general and took it back, one was found,
 * and one is of the product's province.
 */
export async function interestedChairs(
  application: Application,
  { world, subject }: Readonly<{ world: OfficeWorld; subject: Subject }>,
): Promise<readonly Person[]> {
  const { environment, server } = application
  const chair = (name: string, home?: string): Promise<Person> =>
    signedIn(application, world, name, { role: 'chair', ...(home === undefined ? {} : { home }) })
  const [declared, tied, found, near] = [
    await chair('chair with an interest'),
    await chair('chair with a tie'),
    await chair('chair who was found'),
    await chair('chair from the province', '32.04'),
  ]
  const tie = { action: 'interest.declare-tie', kind: 'coach', name: sharedName }
  assert.equal((await post(server, tied, '/benturan', tie)).status, 303)
  await endsTheTie(application, tied)
  const now = environment.clock.now()
  await environment.database.write(async tx => {
    await sql`update person set employer = ${earlier.map(name => `Usaha ${name}`).join(' dan ')} where id = ${found.id}`.execute(
      tx,
    )
    // Whoever was found is found in the world to come as well.
    await sql`update person set employer = employer || ${` dan Usaha ${later}`} where employer like ${`%${canaryName}%`}`.execute(
      tx,
    )
    for (const id of [...subject.nominations, world.at.published.nomination])
      await sql`insert into interest (id, person_id, nomination_id, kind, declared_at)
        values (${`k${declared.id.slice(0, 4)}${id.slice(0, 11)}`}, ${declared.id}, ${id}, 'family', ${now})`.execute(
        tx,
      )
    for (const { id } of [declared, tied, found, near]) {
      await sql`insert into plenary_member values (${world.plenary.running}, ${id})`.execute(tx)
      await sql`insert into plenary_attendance values (${`h${id.slice(1)}`}, ${world.plenary.running}, ${id}, ${now}, null, 'test')`.execute(
        tx,
      )
    }
  })
  return [declared, tied, found, near]
}

/** Every address that a chair may open, and those of the cases that no list has yet. */
export function chairPaths(
  world: OfficeWorld,
  target: Person,
  cases: readonly OpenCase[],
): readonly string[] {
  const known = addresses(world, target)
  const rows = gets.filter(row => row.cells.chair.length > 0 && row.kind !== 'open' && !changing[row.path])
  const session = `/sidang/${world.plenary.running}`
  return [
    ...rows.map(row => known[row.path]?.path ?? row.path).filter(path => !path.includes(':')),
    session,
    `${session}/layar`,
    ...cases.flatMap(({ id, edition, code }) => [
      `/pleno/${edition}`,
      `/pleno/${edition}?tampil=belum`,
      `/pleno/${edition}?tampil=bahas`,
      `/pleno/${edition}/${id}`,
      `/pleno/${edition}/${id}/lembar`,
      `/pleno/${edition}/lembar?kode=${code}`,
      `/keyakinan/${edition}`,
      `/penugasan/${edition}/ulangan`,
    ]),
  ]
}

/** The page of an act, as it is sent for the case. */
export function actAddress(world: OfficeWorld, target: Person, row: MatrixRow): string {
  const { path } = pageOf(row)
  return addresses(world, target)[path]?.path ?? path
}

/** The other world for chairs: the cases that no list has yet have other names, marks, totals and motions. */
export const otherCases = ({ environment }: Application, cases: readonly OpenCase[]): Promise<void> =>
  environment.database.write(async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    const those = sql.join(cases.map(one => one.id))
    for (const statement of [
      ...earlier.map(
        name =>
          sql`update nomination set submitted_file = replace(submitted_file::text, ${name}::text, ${later}::text)::jsonb
            where id in (${those})`,
      ),
      sql`delete from mark where criterion_id > 'k' and scoresheet_id in (
        select id from scoresheet where nomination_id in (${those}))`,
      sql`update scoresheet set total = total + 700 where nomination_id in (${those}) and total is not null`,
      sql`update plenary_motion set kind = 'other-stars', stars = 2, reason = 'berbeda lagi' where nomination_id in (${those})`,
    ])
      await statement.execute(tx)
  })
