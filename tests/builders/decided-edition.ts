import { sql, type RawBuilder } from 'kysely'
import type { ActionResult, AnyAction, Environment } from '../../src/actions/index.ts'
import type { Actor } from '../../src/access/index.ts'
import {
  approveRecommendation,
  preparePublication,
  releasePublication,
  settleNomination,
  signRecommendation,
  type ReleaseStep,
} from '../../src/modules/decisions/index.ts'
import { confirmRelease } from '../../src/modules/decisions/release/confirm-release.ts'
import type { ReleaseSettings } from '../../src/modules/decisions/release/release-moment.ts'
import {
  act,
  assessedEdition,
  decisionPeople,
  type AssessedEdition,
  type AssessedOptions,
} from './assessed-edition.ts'
import { decree } from './decree-annex.ts'

export type People = ReturnType<typeof decisionPeople>
export type SignedEdition = AssessedEdition & Readonly<{ listId: string }>

const done = async (
  environment: Environment,
  actor: Actor,
  action: AnyAction,
  input: Record<string, string>,
): Promise<Extract<ActionResult, { kind: 'done' }>> => {
  const result = await act(environment, actor, action, input)
  if (result.kind !== 'done') throw new Error(`${action.name}: ${JSON.stringify(result)}`)
  return result
}

const ground = 'Pleno membahas berkas dan contoh produknya.'

/** The day on which the environment's clock stands in the capital: `YYYY-MM-DD`. */
export const todayOf = (environment: Environment): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta', dateStyle: 'short' }).format(
    environment.clock.now(),
  )

/** Settles what is not settled, as proposed, and signs. */
export async function signList(
  environment: Environment,
  people: People,
  edition: AssessedEdition,
  stars: Readonly<Record<string, number>> = {},
): Promise<string> {
  for (const one of edition.nominations) {
    const settled = String(stars[one.caseId] ?? one.stars)
    const fields = { edition: edition.id, nomination: one.id, stars: settled, reason: ground }
    await done(environment, people.chair, settleNomination, fields)
  }
  const { answer } = await done(environment, people.chair, signRecommendation, { edition: edition.id })
  return String(answer['id'])
}

export async function signedEdition(
  environment: Environment,
  people: People,
  options: AssessedOptions = {},
): Promise<SignedEdition> {
  const edition = await assessedEdition(environment, options)
  return { ...edition, listId: await signList(environment, people, edition) }
}

export async function decideIt(
  environment: Environment,
  people: People,
  listId: string,
  decreeNumber = 'KEP-12/CONTOH',
): Promise<void> {
  await done(environment, people.directorGeneral, approveRecommendation, { id: listId })
  const given = { number: decreeNumber, date: todayOf(environment) }
  const result = await decree(environment, people.minister, listId, given)
  if (result.kind !== 'done') throw new Error(`decision.decide: ${JSON.stringify(result)}`)
}

export async function decidedEdition(
  environment: Environment,
  people: People,
  options: AssessedOptions = {},
): Promise<SignedEdition> {
  const edition = await signedEdition(environment, people, options)
  await decideIt(environment, people, edition.listId)
  return edition
}

export async function releaseIt(
  environment: Environment,
  people: People,
  listId: string,
  steps: readonly ReleaseStep[] = [],
): Promise<void> {
  await done(environment, people.publisher, preparePublication, { id: listId })
  await done(environment, people.publisher2, releasePublication(steps), { id: listId })
}

/** What the tests take for the programme's bounds of a confirmed release. */
export const releaseSettings: ReleaseSettings = { furthestDays: 60, lateHours: 6, example: true }

/** Confirms the release of a prepared list for 09.00 WIB of a day. */
export async function confirmIt(
  environment: Environment,
  actor: Actor,
  listId: string,
  date: string,
): Promise<void> {
  await done(environment, actor, confirmRelease(releaseSettings), { id: listId, date, time: '09.00' })
}

export async function releasedEdition(
  environment: Environment,
  people: People,
  steps: readonly ReleaseStep[],
  options: AssessedOptions = {},
): Promise<SignedEdition> {
  const edition = await decidedEdition(environment, people, options)
  await releaseIt(environment, people, edition.listId, steps)
  return edition
}

/** Changes the database behind the back of the platform, past its own triggers. */
export const tamperWith = (
  environment: Environment,
  table: string,
  statement: RawBuilder<unknown>,
): Promise<void> =>
  environment.database.write(async tx => {
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx)
    await statement.execute(tx)
    await sql`alter table ${sql.table(table)} enable trigger user`.execute(tx)
  })
