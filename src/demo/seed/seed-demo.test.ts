// on the embedded database: the demo data is for people who try the product.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { assertExamples } from '../../../tests/builders/demo-examples.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { createApplication, type Application } from '../../app.ts'
import { verify } from '../../audit/index.ts'
import { recomputeResults } from '../../modules/decisions/index.ts'
import { findEditionBySlug, listStages, stageState } from '../../modules/editions/index.ts'
import { findDemoActor } from '../../modules/people/index.ts'
import { findBreaches } from '../../setup/invariants.ts'
import { readConfig } from '../../platform/config.ts'
import { findSetting, setSetting } from '../../platform/settings.ts'
import { seedDemo, type SeedOutcome } from '../index.ts'

let application: Application
let outcome: SeedOutcome

const CUT_OFF_AFTER = 160
/** So many steps before the end: in the middle of a session of the plenary. */
const CUT_OFF_BEFORE_END = 50

async function rows<Row>(query: string): Promise<readonly Row[]> {
  const found = await application.environment.database.read(reader => sql.raw<Row>(query).execute(reader))
  return found.rows
}
const count = async (query: string): Promise<number> =>
  Number((await rows<{ count: number }>(query))[0]?.count)

describe('the demo', () => {
  /** The seed, killed twice on its way: what it had noted by then is all that the next run knows. */
  before(async () => {
    const database = await testDatabase()
    await database.write(tx => setSetting(tx, 'mode', 'demo'))
    const config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-demo-')), DEMO: '1' })
    application = await createApplication(config, database)
    for (const leaves of [(total: number) => total - CUT_OFF_AFTER, () => CUT_OFF_BEFORE_END]) {
      const killed = seedDemo(application, {
        progress: (done, total) => {
          if (total - done === leaves(total)) throw new Error('killed')
        },
      })
      await assert.rejects(killed, /killed/)
    }
    outcome = await seedDemo(application)
  })
  after(() => application.close())

  test('demo, seeded after it was cut off: it is complete, and nothing is there twice', async () => {
    assert.equal(outcome.kind, 'complete')
    assert.ok(outcome.steps < outcome.total, 'the last run goes on where the others were cut off')
    const { database } = application.environment
    assert.equal(await database.read(reader => findSetting(reader, 'demo-data')), 'complete')
    assert.deepEqual(await database.read(reader => findSetting(reader, 'demo-progress')), {
      done: outcome.total,
      total: outcome.total,
    })
    assert.equal(await count('select count(*) from producer'), 49)
    assert.equal(await count('select count(distinct name) from producer'), 49)
    assert.equal(await count('select count(*) from product'), 49)
    assert.equal(await count('select count(*) from edition'), 7)
  })

  test('demo, nominations: at least forty, and one in every state but those of a moment', async () => {
    assert.ok((await count('select count(*) from nomination')) >= 40)
    assert.ok(
      (await count(
        `select count(*) from nomination n join edition e on e.id = n.edition_id where e.number = '1'`,
      )) >= 30,
    )
    const states = await rows<{ state: string }>('select distinct state from nomination')
    const wanted = [
      'draft',
      'approved',
      'submitted',
      'returned',
      'resubmitted',
      'admitted',
      'not-admitted',
      'in-assessment',
      'assessed',
      'published',
      'withdrawn',
    ]
    const present = new Set(states.map(row => row.state))
    assert.deepEqual(
      wanted.filter(state => !present.has(state)),
      [],
    )
  })

  test('demo, the finished edition: stars of each kind and some without, certificates, feedback, catalogue', async () => {
    const [edition] = await rows<{ id: string; state: string; number: string; fictional: boolean }>(
      `select id, state, number, fictional from edition where slug = 'edisi-contoh-0'`,
    )
    assert.ok(edition)
    assert.deepEqual([edition.state, edition.number, edition.fictional], ['finished', '0', true])
    const stars = await rows<{ stars: number; count: number }>(
      'select stars, count(*) as count from result group by stars order by stars',
    )
    assert.deepEqual(
      stars.map(row => [row.stars, Number(row.count)]),
      [
        [0, 2],
        [1, 4],
        [2, 6],
        [3, 3],
      ],
    )
    assert.equal(await count('select count(*) from certificate'), 13)
    assert.equal(await count('select count(*) from hand_over'), 11)
    assert.equal(await count('select count(*) from catalogue_entry where example'), 13)
    assert.equal(await count(`select count(*) from result where feedback::text <> '{}'`), 15)
    assert.equal(
      await count(`select count(*) from settlement s join nomination n on n.id = s.nomination_id
        where s.proposed_stars <> s.settled_stars and n.edition_id = '${edition.id}'`),
      1,
    )
    const recomputed = await application.environment.database.read(reader =>
      recomputeResults(reader, edition.id),
    )
    assert.equal(recomputed.different.length, 0)
  })

  test('demo, assessors: all twelve have locked a sheet, and some sheets are begun or empty', async () => {
    const assessors = await count(
      `select count(distinct s.person_id) from scoresheet s join person p on p.id = s.person_id
     where s.state = 'locked' and p.demo_id like 'penilai-%'`,
    )
    assert.equal(assessors, 12)
    const begun = await count(
      `select count(*) from scoresheet s where state = 'open' and exists (select from mark m where m.scoresheet_id = s.id)`,
    )
    const empty = await count(
      `select count(*) from scoresheet s where state = 'open' and not exists (select from mark m where m.scoresheet_id = s.id)`,
    )
    assert.ok(begun >= 3 && empty >= 3, `${begun} begun, ${empty} empty`)
    const declared = await count(
      `select count(*) from interest i join nomination n on n.id = i.nomination_id where n.state = 'in-assessment'`,
    )
    assert.equal(declared, 1)
  })

  test('demo, the ledger: it is sound, goes forward in time, and every act of the history has its person', async () => {
    const { database } = application.environment
    const verified = await database.read(verify)
    assert.deepEqual([verified.ok, verified.firstBad], [true, null])
    assert.ok(verified.entries > 1_000)
    // The people were there before the history began, which lies in the past.
    const backwards = await count(
      `select count(*) from ledger a join ledger b on b.seq = a.seq + 1 where b.at < a.at and a.role <> 'system'`,
    )
    assert.equal(backwards, 0)
    assert.equal(
      await count(
        `select count(*) from ledger where person_id is null and role not in ('system', 'visitor')`,
      ),
      0,
    )
    // Who asks to be nominated has no account.
    assert.equal(
      await count(`select count(*) from ledger where role = 'visitor' and event not like 'petition.%'`),
      0,
    )
  })

  test('demo, the training edition: empty, its stages unset, with a product of the first office ready for it', async () => {
    const { database } = application.environment
    await database.read(async reader => {
      const training = await findEditionBySlug(reader, 'edisi-latihan')
      assert.ok(training)
      assert.deepEqual([training.kind, training.number, training.state], ['training', 'L', 'open'])
      const stages = await listStages(reader, training.id)
      assert.deepEqual([...new Set(stages.map(stage => stageState(stage, new Date())))], ['unset'])
    })
    assert.equal(
      await count(
        `select count(*) from nomination n join edition e on e.id = n.edition_id where e.slug = 'edisi-latihan'`,
      ),
      0,
    )
    const ready = await rows<{ documents: number; photos: number }>(
      `select (select count(*) from document d where d.owner_id in (p.id, p.producer_id) and d.replaced_by is null) as documents,
       (select count(*) from photo f where f.product_id = p.id) as photos
     from product p where p.area_path = '/32/32.05/'
       and not exists (select from nomination n where n.product_id = p.id)`,
    )
    assert.ok(ready.some(row => Number(row.documents) >= 5 && Number(row.photos) >= 4))
  })

  test('demo, the first office: an invitation that still opens, and who acts for the head in some days', async () => {
    assert.equal(
      await count(
        `select count(*) from contribution_invitation i join nomination n on n.id = i.nomination_id
          where i.ended_at is null and i.expires_at > now() and n.state = 'draft'`,
      ),
      1,
    )
    const [term] = await rows<{ demo_id: string; role: string; ahead: boolean }>(
      `select p.demo_id, g.role, g.valid_from > now() as ahead from role_grant g join person p on p.id = g.person_id
        where g.acting = 'plh' and g.ended_at is null and p.demo_id = 'operator'`,
    )
    assert.deepEqual(term, { demo_id: 'operator', role: 'office-head', ahead: true })
  })

  test('demo, the producer of the demo: sees the firm that was made for it, with a published result', async () => {
    const { database } = application.environment
    const actor = await database.read(reader => findDemoActor(reader, 'ikm', new Date()))
    assert.ok(actor?.ownerId)
    const results = await count(
      `select count(*) from result r join product p on p.id = r.product_id where p.producer_id = '${actor.ownerId}'`,
    )
    assert.equal(results, 1)
  })

  test('demo, the plenary: minutes of a closed session, and one that is at a vote', async () => {
    const sessions = await rows<{ state: string; minutes: number }>(
      `select s.state, count(m.*) as minutes from plenary_session s
         left join plenary_minutes m on m.session_id = s.id group by s.id, s.state order by s.number`,
    )
    assert.deepEqual(
      sessions.map(one => [one.state, Number(one.minutes)]),
      [
        ['closed', 1],
        ['open', 0],
      ],
    )
    const motions = await rows<{ kind: string; state: string; means: string | null; departs: boolean }>(
      `select kind, state, means, stars <> proposed_stars as departs from plenary_motion order by put_at`,
    )
    assert.deepEqual(
      motions.map(one => [one.kind, one.state, one.means, one.departs]),
      [
        ['as-proposed', 'passed', 'consensus', false],
        ['as-proposed', 'passed', 'vote', false],
        ['other-stars', 'passed', 'vote', true],
        ['defer', 'passed', 'consensus', null],
        ['as-proposed', 'open', null, false],
      ],
    )
    assert.equal(await count(`select count(*) from plenary_recusal where kind = 'declared'`), 1)
  })

  test('demo, objections in every state, with a new decision that waits for its moment', async () => {
    const states = await rows<{ state: string; count: number }>(
      'select state, count(*) as count from objection group by state order by state',
    )
    assert.deepEqual(Object.fromEntries(states.map(one => [one.state, Number(one.count)])), {
      received: 1,
      'taken-up': 1,
      refused: 1,
      upheld: 3,
    })
    const waiting = await rows<{ ahead: boolean; kind: string }>(
      `select c.moment > now() as ahead, r.kind from release_confirmation c
         join publication p on p.id = c.publication_id join recommendation r on r.id = p.recommendation_id
        where c.state = 'waiting'`,
    )
    assert.deepEqual(waiting, [{ ahead: true, kind: 'correction' }])
    assert.equal(await count('select count(*) from second_jury'), 2)
    // Until then the result that was published first stands.
    assert.equal(await count('select count(*) from superseded_result'), 0)
  })

  test('demo, what else there is to look at: a suspended star, interests, a draft of rules', async () => {
    assert.equal(await count('select count(*) from certificate_suspension'), 1)
    assert.equal(await count('select count(*) from interest_tie where ended_at is null'), 2)
    assert.equal(await count('select count(*) from interest_clearance'), 1)
    assert.equal(await count('select count(*) from rules_draft'), 1)
    assert.equal(await count('select count(*) from certificate_print'), 1)
    await assertExamples(count)
    const [busiest] = await rows<{ locked: number }>(
      `select count(*) as locked from scoresheet s join nomination n on n.id = s.nomination_id
         join edition e on e.id = n.edition_id
        where e.slug = 'edisi-contoh-0' and s.state = 'locked' group by s.person_id order by 1 desc limit 1`,
    )
    assert.ok(Number(busiest?.locked) >= 12, 'enough for a picture of the own pace')
  })

  test('demo, with everything that it holds: no invariant is broken', async () => {
    const { database, services } = application.environment
    assert.deepEqual(await findBreaches(database, services.files), [])
  })

  test('demo, seeded a second time: nothing changes', async () => {
    const { database } = application.environment
    const earlier = await database.read(verify)
    const again = await seedDemo(application)
    assert.deepEqual([again.kind, again.steps], ['present', 0])
    assert.deepEqual(await database.read(verify), earlier)
  })

  test('demo, the clock: the pages keep the real time', () => {
    assert.equal(application.environment.clock.offset(), 0)
  })
})
