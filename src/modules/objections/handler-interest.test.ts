// on the embedded database: the same facts and queries as in the tests of objections.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { stoppedClock } from '../../../tests/builders/accounts.ts'
import { act } from '../../../tests/builders/assessed-edition.ts'
import {
  doneAs,
  endObjections,
  findingText,
  objectingOffice,
  objectionSettings,
  objectionText,
  sentObjection,
} from '../../../tests/builders/objecting-office.ts'
import { testSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import type { Actor } from '../../access/index.ts'
import { runAction, type AnyAction } from '../../actions/index.ts'
import { createMedia } from '../../platform/media/index.ts'
import { assessorRoutes } from '../assessment/planning/assessor-routes.ts'
import { declareTie, endOwnTie } from '../assessment/interests/declare-tie.ts'
import { answerObjection } from './answer-objection.ts'
import { loadResultGround } from './ground.ts'
import { assignObjection, stepAside } from './handle-objection.ts'
import { sendObjection } from './send-objection.ts'
import { openObjection } from './write-objection.ts'

const media = createMedia()
const clock = stoppedClock('2031-05-01T02:00:00Z')
type Office = Awaited<ReturnType<typeof objectingOffice>>
let office: Office
before(async () => {
  office = await objectingOffice(clock, media, { caseIds: ['tenun-rata-rata-sepertiga'] })
})
after(async () => {
  await media.close()
  await office.environment.database.close()
})

test('who works for the maker, or declared it, neither gets an objection nor answers one; the page says why', async () => {
  const { environment, people, site, edition, handler, other } = office
  const [nomination] = edition.nominations
  assert.ok(nomination)
  const id = await sentObjection(environment, people, nomination.id)
  const path = `/sanggahan/${id}`
  const assign = async (person: string): Promise<string> =>
    (await act(environment, people.secretariat, assignObjection, { id, person })).kind
  const employ = (person: string, employer: string): Promise<unknown> =>
    environment.database.write(tx =>
      sql`update person set employer = ${employer} where id = ${person}`.execute(tx),
    )
  const maker = await environment.database.read(
    async reader =>
      (
        await sql<{ name: string }>`select p.name from nomination n join producer p on p.id = n.producer_id
          where n.id = ${nomination.id}`.execute(reader)
      ).rows[0]?.name ?? '',
  )
  assert.ok(maker.includes(' '), maker)

  // Found before: not offered, and refused however the form is sent.
  await employ(handler.id, `Koperasi ${maker} Utama`)
  const body = await openValid(site, people.secretariat, path)
  assert.doesNotMatch(body, new RegExp(`<option value="${handler.id}"`))
  assert.match(body, /Rina Penangan: mungkin berkepentingan/)
  assert.match(body, /Wati Tetangga: dari provinsi pengusul/)
  assert.equal(await assign(handler.id), 'refused')
  await employ(handler.id, 'Balai Uji')

  // Found with the objection in hand: nothing but handing it back.
  assert.equal(await assign(handler.id), 'done')
  assert.match(await openValid(site, handler.actor, path), /value="objection\.answer"/)
  await employ(handler.id, maker)
  const shown = await openValid(site, handler.actor, path)
  assert.doesNotMatch(shown, /value="objection\.answer"/)
  assert.match(shown, /Anda mempunyai kepentingan/)
  const fields = Object.fromEntries(
    ['document', 'arithmetic'].flatMap(ground => [
      [`holds_${ground}`, 'yes'],
      [`reason_${ground}`, findingText],
    ]),
  )
  const answer = { id, ...fields }
  const settings = objectionSettings()
  assert.equal((await act(environment, handler.actor, answerObjection(settings), answer)).kind, 'not-found')
  assert.match(await openValid(site, people.secretariat, path), /tidak boleh menjawab sanggahan ini/)
  await doneAs(environment, handler.actor, stepAside, { id, reason: 'Saya bekerja di usaha ini.' })

  // Verifiers declare as assessors do; a declaration that was taken back counts on.
  await doneAs(environment, other.actor, declareTie, { kind: 'owner', name: maker, note: '' })
  assert.match(await openValid(site, people.secretariat, path), /Tono Penangan: menyatakan kepentingan/)
  assert.equal(await assign(other.id), 'refused')
  const declared = await openValid(testSite(environment, assessorRoutes), people.secretariat, '/penilai')
  assert.ok(declared.includes('Hubungan yang dinyatakan Tono Penangan') && declared.includes(maker))
  const tie = await environment.database.read(
    async reader =>
      (await sql<{ id: string }>`select id from interest_tie`.execute(reader)).rows[0]?.id ?? '',
  )
  await doneAs(environment, other.actor, endOwnTie, { tie, reason: 'Sudah tidak ada hubungan lagi.' })
  assert.equal(await assign(other.id), 'refused')
})

test('a form that arrived while objections could be sent counts, however long its papers took', async () => {
  const { environment, people, edition } = office
  const settings = objectionSettings()
  const nomination = edition.nominations[0]?.id ?? ''
  await endObjections(environment)
  const ground = await environment.database.read(reader =>
    loadResultGround(reader, nomination, { now: clock.now(), ...settings }),
  )
  const end = ground?.window.closesAt
  assert.ok(end)
  const [inTime, late] = [new Date(end.getTime() - 1_000), end]
  clock.advance((end.getTime() - clock.now().getTime()) / 1_000 + 20)
  const run = (actor: Actor, action: AnyAction, input: Readonly<Record<string, string>>, arrivedAt: Date) =>
    runAction(environment, action, { actor, locale: 'id', input, key: null, arrivedAt })
  const written = { id: nomination, ground_document: 'yes', text: objectionText }
  assert.equal((await run(people.operator, openObjection(settings), written, late)).kind, 'refused')
  const draft = await run(people.operator, openObjection(settings), written, inTime)
  assert.ok(draft.kind === 'done')
  const id = draft.next?.split('/').at(-1) ?? ''
  assert.equal((await run(people.head, sendObjection(settings), { id }, late)).kind, 'refused')
  assert.equal((await run(people.head, sendObjection(settings), { id }, inTime)).kind, 'done')
})
