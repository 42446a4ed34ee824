import { sql } from 'kysely'
import type { Actor } from '../../src/access/index.ts'
import type { ActionResult, AnyAction, Environment } from '../../src/actions/index.ts'
import {
  answerObjection,
  assignObjection,
  objectionsRoutes,
  openObjection,
  sendObjection,
  type ObjectionSettings,
} from '../../src/modules/objections/index.ts'
import type { ReleaseStep } from '../../src/modules/decisions/index.ts'
import { readProgramme } from '../../src/setup/programme.ts'
import type { Clock } from '../../src/platform/clock.ts'
import type { Media } from '../../src/platform/media/media.ts'
import { anAccount, type TestAccount } from './accounts.ts'
import { act, decisionPeople } from './assessed-edition.ts'
import { releasedEdition, type People, type SignedEdition } from './decided-edition.ts'
import { loadRegions } from './offices.ts'
import { testDatabase } from './test-database.ts'
import { testEnvironment } from './test-environment.ts'
import { testSite, type TestSite } from './test-site.ts'

/** The shipped clock and limits. */
export const objectionSettings = (): ObjectionSettings => readProgramme().settings.objections

export const objectionText =
  'Surat keterangan contoh sudah ada dalam berkas yang dikirim, tetapi dianggap tidak ada.'
export const findingText =
  'Berkas yang dikirim diperiksa lagi; surat yang dimaksud tidak ada di dalamnya pada waktu itu.'

export async function doneAs(
  environment: Environment,
  actor: Actor,
  action: AnyAction,
  input: Readonly<Record<string, string>>,
): Promise<Extract<ActionResult, { kind: 'done' }>> {
  const result = await act(environment, actor, action, input)
  if (result.kind !== 'done') throw new Error(`${action.name}: ${JSON.stringify(result)}`)
  return result
}

const idOf = (next: string | null): string => next?.split('/').at(-1) ?? ''

/** An objection that was begun and not sent; its id. */
export async function draftedObjection(
  environment: Environment,
  operator: Actor,
  nominationId: string,
): Promise<string> {
  const fields = { id: nominationId, ground_document: 'yes', ground_arithmetic: 'yes', text: objectionText }
  return idOf((await doneAs(environment, operator, openObjection(objectionSettings()), fields)).next)
}

/** An objection that the head of the office sent; its id. */
export async function sentObjection(
  environment: Environment,
  { operator, head }: Readonly<{ operator: Actor; head: Actor }>,
  nominationId: string,
): Promise<string> {
  const id = await draftedObjection(environment, operator, nominationId)
  await doneAs(environment, head, sendObjection(objectionSettings()), { id })
  return id
}

/** Given to a handler, who answers that no ground holds, or that the first does. */
export async function answeredObjection(
  environment: Environment,
  { secretariat, handler }: Readonly<{ secretariat: Actor; handler: Actor }>,
  id: string,
  firstHolds = false,
): Promise<void> {
  await doneAs(environment, secretariat, assignObjection, { id, person: handler.personId ?? '' })
  await doneAs(environment, handler, answerObjection(objectionSettings()), {
    id,
    holds_document: firstHolds ? 'yes' : 'no',
    reason_document: findingText,
    holds_arithmetic: 'no',
    reason_arithmetic: findingText,
  })
}

/** A published edition, with four verifiers: one of them verified its first nomination, one is of its province. */
export type ObjectingOffice = Readonly<{
  environment: Environment
  people: People
  site: TestSite
  edition: SignedEdition
  handler: TestAccount
  other: TestAccount
  took: TestAccount
  nearby: TestAccount
}>

type Published = Readonly<{
  steps?: readonly ReleaseStep[]
  caseIds?: readonly string[]
  /** Replaces parts of the shipped rules. */
  rules?: Readonly<Record<string, unknown>>
}>

const shownCases = [
  'tenun-rata-rata-sepertiga',
  'gerabah-tanpa-glasir-70-99',
  'makanan-halal-belum-terverifikasi',
]

export async function objectingOffice(
  clock: Clock,
  media: Media,
  { steps = [], caseIds = shownCases, rules = {} }: Published = {},
): Promise<ObjectingOffice> {
  const database = await testDatabase()
  await loadRegions(database)
  const environment = { ...testEnvironment(database, media), clock }
  const people = decisionPeople()
  const edition = await releasedEdition(environment, people, steps, {
    caseIds,
    rules,
    names: index => `Produk Contoh ${index}`,
  })
  const verifier = (name: string, home: string) => anAccount(database, name, [{ role: 'verifier' }], { home })
  const took = await verifier('Sari Pemeriksa', '51.71')
  await database.write(tx =>
    sql`insert into verification_outcome (id, nomination_id, round, outcome, reasons, decided_by, decided_at)
      values ('hasil', ${edition.nominations[0]?.id ?? ''}, 1, 'admitted', '[]', ${took.id}, ${clock.now()})`.execute(
      tx,
    ),
  )
  return {
    environment,
    people,
    site: testSite(environment, objectionsRoutes(environment.services.files, objectionSettings())),
    edition,
    handler: await verifier('Rina Penangan', '51.71'),
    other: await verifier('Tono Penangan', '51.71'),
    took,
    nearby: await verifier('Wati Tetangga', '32.06'),
  }
}

/** Takes every objection out behind the platform's back, so that a test begins anew. */
export async function endObjections({ database }: Environment): Promise<void> {
  const tables = ['objection_paper', 'objection']
  await database.write(async tx => {
    for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx)
    for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(tx)
    for (const table of tables) await sql`alter table ${sql.table(table)} enable trigger user`.execute(tx)
  })
}
