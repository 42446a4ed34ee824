import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { json } from '../../src/platform/database/index.ts'
import { digestOf } from '../../src/platform/digest.ts'
import { loadCases } from '../../src/modules/decisions/index.ts'
import { findNomination } from '../../src/modules/nominations/index.ts'
import { newId } from '../../src/platform/random.ts'

type Placed = Readonly<{ edition: string; nomination: string }>

/** Sessions of the plenary: one that runs, with a motion at the vote; one planned; one closed, with its minutes. */
export type PlenaryWorld = Readonly<{
  running: string
  turn: string
  motion: string
  edition: string
  planned: string
  closed: string
}>

const minutes = {
  template: 1,
  example: false,
  edition: { title: { id: 'Edisi contoh', en: 'Example edition' }, number: '7' },
  session: {
    number: 1,
    heldOn: '2020-02-02',
    place: 'Ruang Contoh',
    from: '2020-02-02T02:00:00.000Z',
    to: '2020-02-02T03:00:00.000Z',
  },
  chair: 'Ketua Contoh',
  secretary: 'Sekretaris Contoh',
  quorum: { needed: 1, isByRules: false, majority: 'simple' },
  members: [],
  breaks: [],
  cases: [],
  left: 0,
  rulesHashes: [],
  tableDigest: '',
  corrections: [],
}

/** In editions of their own, with the office's product before the one that runs. */
export async function plenaryWorld(
  { environment }: Application,
  [first, second, third]: readonly [Placed, Placed, Placed],
): Promise<PlenaryWorld> {
  const { database, clock } = environment
  const [running, planned, closed, turn, motion] = [newId(), newId(), newId(), newId(), newId()]
  const now = clock.now()
  const [one] = await database.read(async reader => {
    const nomination = await findNomination(reader, first.nomination)
    return loadCases(reader, nomination ? [nomination] : [])
  })
  const digest = one?.computed.digest ?? ''
  const stars = one?.computed.proposal.stars ?? 0
  await database.write(async tx => {
    await sql`insert into plenary_session (id, edition_id, number, held_on, place, state, planned_by, planned_at, opened_at, closed_at) values
      (${running}, ${first.edition}, 1, '2020-01-01', 'Ruang Contoh', 'open', 'test', ${now}, ${now}, null),
      (${planned}, ${second.edition}, 1, '2020-01-01', 'Ruang Contoh', 'planned', 'test', ${now}, null, null),
      (${closed}, ${third.edition}, 1, '2020-01-01', 'Ruang Contoh', 'closed', 'test', ${now}, ${now}, ${now})`.execute(
      tx,
    )
    await sql`insert into settling_session (session_id, edition_id, began_at) values (${running}, ${first.edition}, ${now})`.execute(
      tx,
    )
    await sql`insert into plenary_turn (id, session_id, nomination_id, number, called_at)
      values (${turn}, ${running}, ${first.nomination}, 1, ${now})`.execute(tx)
    await sql`insert into plenary_motion (id, turn_id, session_id, nomination_id, number, kind, proposed_stars, stars, proposal_digest, moved_by, seconded_by, put_at, put_by, state)
      values (${motion}, ${turn}, ${running}, ${first.nomination}, 1, 'as-proposed', ${stars}, ${stars}, ${digest}, 'satu', 'dua', ${now}, 'test', 'open')`.execute(
      tx,
    )
    await sql`insert into settling_session (session_id, edition_id, began_at, ended_at, minutes_digest)
      values (${closed}, ${third.edition}, ${now}, ${now}, ${digestOf(minutes)})`.execute(tx)
    await sql`insert into plenary_minutes (session_id, version, content, digest, made_by, made_at)
      values (${closed}, 1, ${json(minutes)}::jsonb, ${digestOf(minutes)}, 'test', ${now})`.execute(tx)
  })
  return { running, turn, motion, edition: second.edition, planned, closed }
}

/** The assessor and the chair are members of the session that runs, and there; the chair presides. */
export async function joinSession(
  { environment }: Application,
  { running, closed, planned }: PlenaryWorld,
  persons: Readonly<{ chair: string; member: string }>,
): Promise<void> {
  const now = environment.clock.now()
  await environment.database.write(async tx => {
    for (const person of [persons.chair, persons.member]) {
      for (const session of [running, closed, planned])
        await sql`insert into plenary_member values (${session}, ${person})`.execute(tx)
      await sql`insert into plenary_attendance values (${newId()}, ${running}, ${person}, ${now}, null, 'test')`.execute(
        tx,
      )
    }
    await sql`update plenary_session set chair_id = ${persons.chair} where id = ${running}`.execute(tx)
  })
}
