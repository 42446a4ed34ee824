import assert from 'node:assert/strict'
import type { Actor } from '../../src/access/index.ts'
import type { ActionResult, AnyAction, Environment } from '../../src/actions/index.ts'
import { capitalDay } from '../../src/platform/local-time.ts'
import { callCase } from '../../src/modules/plenary/call-case.ts'
import { castVote } from '../../src/modules/plenary/cast-vote.ts'
import { plenaryRoutes } from '../../src/modules/plenary/index.ts'
import { loadSitting } from '../../src/modules/plenary/load-sitting.ts'
import { memberField, planSession } from '../../src/modules/plenary/plan-session.ts'
import { putMotion } from '../../src/modules/plenary/put-motion.ts'
import { noteAttendance, openSession } from '../../src/modules/plenary/run-session.ts'
import { currentTurn, openMotion, type Sitting } from '../../src/modules/plenary/session.ts'
import { findSession } from '../../src/modules/plenary/session-store.ts'
import { anAccount } from './accounts.ts'
import { act, assessedEdition, type AssessedEdition, type AssessedOptions } from './assessed-edition.ts'
import { loadRegions } from './offices.ts'
import { testDatabase } from './test-database.ts'
import { testEnvironment } from './test-environment.ts'
import { testSite, type TestSite } from './test-site.ts'

/** Who sits in a session: three members of no case's province, and one of the first case's. */
export type SessionPeople = Readonly<{ chair: Actor; secretary: Actor; members: readonly Actor[] }>

export async function sessionPeople({ database }: Environment): Promise<SessionPeople> {
  const account = async (name: string, role: 'chair' | 'secretariat' | 'assessor', home?: string) =>
    (await anAccount(database, name, [{ role }], home === undefined ? {} : { home })).actor
  const members: Actor[] = []
  for (const [name, home] of [
    ['Anggota Satu', '73.71'],
    ['Anggota Dua', '73.71'],
    ['Anggota Tiga', '73.71'],
    ['Anggota Jabar', '32.04'],
  ] as const)
    members.push(await account(name, 'assessor', home))
  return {
    chair: await account('Ketua Contoh', 'chair'),
    secretary: await account('Sekretaris Contoh', 'secretariat'),
    members,
  }
}

/** A database with the people of a session, and the pages of the plenary. */
export type Plenary = Readonly<{ environment: Environment; site: TestSite; session: SessionPeople }>

export async function openPlenary(): Promise<Plenary> {
  const database = await testDatabase()
  await loadRegions(database)
  const environment = testEnvironment(database)
  const site = testSite(environment, plenaryRoutes(environment.services.files))
  return { environment, site, session: await sessionPeople(environment) }
}

/** Two cases: of three stars, and of one. */
export const twoCases = { caseIds: ['batik-91-tepat', 'tenun-80-67-belum-bintang-2'] }

export type Held = Readonly<{
  id: string
  edition: AssessedEdition
  sitting: () => Promise<Sitting>
  /** Runs an act of the session as somebody; turn and motion at hand are filled in. */
  does: (who: Actor, action: AnyAction, fields?: Record<string, string>) => Promise<ActionResult>
  /** A motion as proposed by the first two members. */
  put: (fields?: Record<string, string>) => Promise<ActionResult>
  next: () => Promise<ActionResult>
  come: (who: readonly Actor[]) => Promise<void>
  vote: (who: Actor | undefined, choice: string) => Promise<ActionResult>
  /** The place of the case at hand among the edition's nominations. */
  atHand: () => Promise<number>
}>

/** A session of a new edition, planned for today; everybody is invited. */
export const plannedSession = async (
  environment: Environment,
  people: SessionPeople,
  options: AssessedOptions = twoCases,
): Promise<Held> => sessionOf(environment, people, await assessedEdition(environment, options))

/** The same for an edition that is there. */
export async function sessionOf(
  environment: Environment,
  { chair, secretary, members }: SessionPeople,
  edition: AssessedEdition,
): Promise<Held> {
  const invited = Object.fromEntries([chair, ...members].map(one => [memberField(one.personId ?? ''), 'yes']))
  const result = await act(environment, secretary, planSession, {
    edition: edition.id,
    date: capitalDay(environment.clock.now()),
    place: 'Ruang Contoh',
    ...invited,
  })
  assert.equal(result.kind, 'done')
  const id = 'answer' in result ? String(result.answer['id']) : ''
  const sitting = () =>
    environment.database.read(async reader => {
      const session = await findSession(reader, id)
      assert.ok(session)
      return loadSitting(reader, session)
    })
  const does: Held['does'] = async (who, action, fields = {}) => {
    const now = await sitting()
    const turn = currentTurn(now)?.id ?? ''
    const motion = openMotion(now)?.id ?? '0000000000000000'
    return act(environment, who, action, { id, turn, motion, after: turn, short: 'yes', ...fields })
  }
  const movers = { movedBy: members[0]?.personId ?? '', secondedBy: members[1]?.personId ?? '' }
  return {
    id,
    edition,
    sitting,
    does,
    put: (fields = {}) => does(secretary, putMotion, { kind: 'as-proposed', ...movers, ...fields }),
    next: () => does(secretary, callCase, { which: 'next' }),
    come: async who => {
      for (const one of who) {
        const fields = { person: one.personId ?? '', is: 'here' }
        assert.equal((await does(secretary, noteAttendance, fields)).kind, 'done')
      }
    },
    vote: (who, choice) => {
      assert.ok(who)
      return does(who, castVote, { choice })
    },
    atHand: async () => {
      const turn = currentTurn(await sitting())
      return edition.nominations.findIndex(one => one.id === turn?.nominationId)
    },
  }
}

/** Open, everybody here, and the first case at hand. */
export async function runningSession(
  environment: Environment,
  people: SessionPeople,
  options: AssessedOptions = twoCases,
): Promise<Held> {
  const held = await plannedSession(environment, people, options)
  assert.equal((await held.does(people.chair, openSession)).kind, 'done')
  await held.come(people.members)
  assert.equal((await held.next()).kind, 'done')
  return held
}
