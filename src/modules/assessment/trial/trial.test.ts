// on the embedded database: what is planned and stored is the same on both.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  AssignmentOffice,
  problemsOf,
  secretariat,
  somebody,
  type Nominated,
} from '../../../../tests/builders/assignment-office.ts'
import { everyPage } from '../../../../tests/builders/every-page.ts'
import { regionalDatabase } from '../../../../tests/builders/regional-database.ts'
import type { TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf } from '../../../../tests/builders/valid-page.ts'
import type { Actor } from '../../../access/index.ts'
import { getHead, listHistory } from '../../../audit/index.ts'
import { listApartPlans } from '../planning/apart-plans.ts'
import { assignAssessors } from '../planning/assign-assessors.ts'
import { listPanels } from '../planning/panels.ts'
import { planEdition } from '../planning/plan-edition.ts'
import { loadPlanFacts } from '../planning/plan-facts.ts'
import { readTrial, sentOf, type Sent } from './read-trial.ts'
import { takeOverTrial } from './take-over-trial.ts'
import { triedFacts } from './trial.ts'

const auditor = somebody('auditor')
const why = 'Usulan tahap kedua akan <b>mengikat</b> keduanya.'
let office: AssignmentOffice
let site: TestSite
let west: readonly Nominated[] = []
let people: readonly Actor[] = []
let path = ''

const idOf = (one: Actor | undefined): string => one?.personId ?? ''
const ground = () =>
  office.read(async reader => {
    const who = { actor: secretariat, now: office.clock.now() }
    const facts = await loadPlanFacts(reader, office.editionId, who)
    assert.ok(facts)
    return { facts, panels: await listPanels(reader, facts.nominations) }
  })
/** Nobody of one half may score what the other half scores. */
const keepApart = (whose: readonly Actor[], from: readonly Nominated[]) =>
  office.database.write(async tx => {
    for (const one of whose)
      for (const { id } of from)
        await sql`insert into interest values (${`x${id.slice(4)}${idOf(one).slice(-4)}`}, ${idOf(one)}, ${id}, 'other', 'uji', now())`.execute(
          tx,
        )
  })

before(async () => {
  office = await AssignmentOffice.open(await regionalDatabase())
  site = everyPage(office.environment)
  path = `/penugasan/${office.editionId}`
  people = await office.assessors(['51.04', '51.04', '51.04', '73.71', '73.71', '73.71'])
  const made: Nominated[] = []
  for (let index = 0; index < 6; index++) made.push(await office.admitted('/32/32.05/'))
  west = made.slice(0, 3)
  await keepApart(people.slice(3), west)
  await keepApart(people.slice(0, 3), made.slice(3))
})
after(() => office.database.close())

test('a plan that leaves assessors apart is committed with a reason alone, which is kept and shown', async () => {
  const refused = await office.run(secretariat, assignAssessors, { id: office.editionId })
  assert.deepEqual(problemsOf(refused), ['not-acknowledged apart', 'required apartReason'])
  const page = await site.get(secretariat, path)
  assert.match(mainOf(page.body), /Kelompok 2 \(3 penilai\)/)
  assert.match(mainOf(page.body), /Tidak ada penilai dari satu sisi yang boleh/)
  const short = { action: 'assessment.assign', apart: 'yes', apartReason: 'sebab' }
  const again = await site.post(secretariat, path, short)
  assert.equal(again.status, 422)
  assert.match(again.body, /name="apartReason"[^>]*value="sebab"|value="sebab"[^>]*name="apartReason"/)
  assert.equal(await office.count('assignment'), 0)
  const sent = { action: 'assessment.assign', apart: 'yes', apartReason: why }
  assert.equal((await site.post(secretariat, path, sent)).status, 303)
  const [kept, ...more] = await office.read(reader => listApartPlans(reader, office.editionId))
  assert.deepEqual([more.length, kept?.reason, kept?.groups, kept?.links], [0, why, 2, 3])
  for (const reader of [secretariat, auditor]) {
    const { body } = await site.get(reader, path)
    assert.match(mainOf(body), /Usulan tahap kedua akan &lt;b&gt;mengikat/)
  }
  const chair = somebody('chair')
  const { body } = await site.get(chair, `/keyakinan/${office.editionId}`)
  assert.match(mainOf(body), /Usulan tahap kedua akan &lt;b&gt;mengikat/)
})

test('the page says what would tie them; tried as anchors and taken over, the plan is the one that was tried', async () => {
  await office.database.write(tx => sql`delete from interest`.execute(tx))
  const { body } = await site.get(secretariat, path)
  assert.match(mainOf(body), /Satu lembar lagi untuk .* oleh Penilai .*mengikat kelompok/)
  assert.match(mainOf(body), /Dengan lembar-lembar ini semua penilai terikat/)
  const [, asked = ''] = /href="([^"]*\/coba\?jangkar=[^"]+)"/.exec(body) ?? []
  const before = (await office.read(getHead)).seq
  const tried = await site.get(secretariat, asked.replaceAll('&amp;', '&'))
  assert.match(mainOf(tried.body), /Semua penilai terhubung/)
  assert.equal((await office.read(getHead)).seq, before)

  const now = await ground()
  const { trial, problems } = readTrial(
    {
      ...sentOf({ ...readTrial({ links: '2' }, now.facts).trial }),
      'anchors[]': west.map(one => `${one.id} everyone`),
    },
    now.facts,
  )
  assert.deepEqual(problems, [])
  const planned = await planEdition(triedFacts(now, trial))
  const fields = { ...sentOf(trial), seen: now.facts.digest, id: office.editionId }
  assert.equal((await office.run(auditor, takeOverTrial, fields)).kind, 'not-allowed')
  assert.deepEqual(problemsOf(await office.run(secretariat, takeOverTrial, { ...fields, seen: 'lain' })), [
    'plan-changed',
  ])
  await office.done(secretariat, takeOverTrial, fields)
  for (const { id } of west) {
    const history = await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['panel']))
    const told = history.filter(one => one.event === 'assessment.trial-taken-over').map(one => one.detail)
    assert.deepEqual(told, [{ kind: 'everyone', before: 'none' }])
  }
  assert.deepEqual(problemsOf(await office.run(secretariat, takeOverTrial, fields)), ['plan-changed'])
  const stored = await planEdition((await ground()).facts)
  assert.deepEqual(stored.picks, planned.picks)
  assert.equal(stored.picks.length, 9)
  assert.equal(stored.untied, null)
  // A reason that nobody asked for is not kept.
  assert.equal((await office.assign()).kind, 'done')
  assert.equal((await office.read(reader => listApartPlans(reader, office.editionId))).length, 1)
})

test('whatever is wrong with a trial is said at once, and nothing typed is lost or stored', async () => {
  const head = (await office.read(getHead)).seq
  const wrong = {
    action: 'assessment.try',
    links: '0',
    everyone: 'banyak',
    'person.0': idOf(people[0]),
    'limit.1': '7',
    'person.2': 'bukan-orang',
    'limit.2': '-1',
    'out[]': 'siapa',
    'anchors[]': 'apa saja',
    anchorProduct: west[0]?.id ?? '',
  }
  const { status, body } = await site.post(secretariat, `${path}/coba`, wrong)
  assert.equal(status, 200)
  const summary = body.slice(
    body.indexOf('class="summary"'),
    body.indexOf('</ul>', body.indexOf('class="summary"')),
  )
  assert.equal([...summary.matchAll(/<li>/g)].length, 9, summary)
  assert.match(body, /value="banyak"/)
  assert.match(body, /value="-1"/)
  assert.ok(!body.includes('id="hasil"'))
  const refused = await office.run(secretariat, takeOverTrial, { id: office.editionId, ...wrong })
  assert.equal(problemsOf(refused).length, 9)
  assert.equal((await office.read(getHead)).seq, head)
})

test('somebody who is away is left out: open sheets go to others, with a reason, by the plan that was tried', async () => {
  const ill = people[0]
  const now = await ground()
  const held = now.facts.assignments.filter(one => one.personId === idOf(ill) && one.state === 'assigned')
  const page = await site.get(secretariat, `${path}/coba?tanpa=${idOf(ill)}`)
  assert.match(
    mainOf(page.body),
    new RegExp(`Lembar terbuka yang diakhiri</th><td[^>]*>–</td><td[^>]*>${held.length}<`),
  )
  const sent: Sent = {
    ...sentOf(readTrial({ links: '2', everyone: '9' }, now.facts).trial),
    'out[]': [idOf(ill)],
  }
  const { trial } = readTrial(sent, now.facts)
  const planned = await planEdition(triedFacts(now, trial))
  assert.ok(planned.picks.every(one => one.personId !== idOf(ill)))
  const fields = { ...sent, seen: now.facts.digest, id: office.editionId }
  assert.deepEqual(problemsOf(await office.run(secretariat, takeOverTrial, fields)), ['required reason'])
  assert.equal((await ground()).facts.digest, now.facts.digest)
  await office.done(secretariat, takeOverTrial, { ...fields, reason: 'Sakit (contoh).' })
  const then = await ground()
  assert.deepEqual((await planEdition(then.facts)).picks, planned.picks)
  assert.equal(then.facts.profiles.get(idOf(ill))?.maxLoad, 0)
  assert.equal(then.facts.loads.get(idOf(ill)) ?? 0, 0)
  const same = { ...sentOf(readTrial({ links: '2' }, then.facts).trial), id: office.editionId }
  const none = await office.run(secretariat, takeOverTrial, {
    ...same,
    'anchors[]': [...then.facts.setting.anchors].map(([id, kind]) => `${id} ${kind}`),
    seen: then.facts.digest,
  })
  assert.deepEqual(problemsOf(none), ['nothing-tried'])
})
