import { actionInvariants } from '../actions/index.ts'
import { auditInvariants } from '../audit/index.ts'
import { articlesInvariants } from '../modules/articles/index.ts'
import { assessmentInvariants } from '../modules/assessment/index.ts'
import { catalogueInvariants } from '../modules/catalogue/index.ts'
import { certificatesInvariants } from '../modules/certificates/index.ts'
import { coachingInvariants } from '../modules/coaching/index.ts'
import { contributionsInvariants } from '../modules/contributions/index.ts'
import { decisionsInvariants } from '../modules/decisions/index.ts'
import { plenaryInvariants } from '../modules/plenary/index.ts'
import { documentsInvariants } from '../modules/documents/index.ts'
import { editionsInvariants } from '../modules/editions/index.ts'
import { filesInvariants } from '../modules/files/index.ts'
import { importsInvariants } from '../modules/imports/index.ts'
import { lettersInvariants } from '../modules/letters/index.ts'
import { nominationsInvariants } from '../modules/nominations/index.ts'
import { noticesInvariants } from '../modules/notices/index.ts'
import { objectionsInvariants } from '../modules/objections/index.ts'
import { peopleInvariants } from '../modules/people/index.ts'
import { producersInvariants } from '../modules/producers/index.ts'
import { readinessInvariants } from '../modules/readiness/index.ts'
import { reevaluationInvariants } from '../modules/reevaluation/index.ts'
import { samplesInvariants } from '../modules/samples/index.ts'
import { verificationInvariants } from '../modules/verification/index.ts'
import type { Text } from '../foundation/text.ts'
import { sql } from 'kysely'
import type { Database, Tx } from '../platform/database/index.ts'
import type { FileStore } from '../platform/files/index.ts'
import type { Found, Invariant } from '../platform/invariant.ts'

/** Everything that holds at every moment, each stated by the module whose promise it is. */
export const allInvariants: readonly Invariant[] = [
  ...auditInvariants,
  ...actionInvariants,
  ...peopleInvariants,
  ...filesInvariants,
  ...editionsInvariants,
  ...articlesInvariants,
  ...producersInvariants,
  ...documentsInvariants,
  ...importsInvariants,
  ...nominationsInvariants,
  ...lettersInvariants,
  ...contributionsInvariants,
  ...readinessInvariants,
  ...verificationInvariants,
  ...samplesInvariants,
  ...assessmentInvariants,
  ...decisionsInvariants,
  ...plenaryInvariants,
  ...certificatesInvariants,
  ...objectionsInvariants,
  ...coachingInvariants,
  ...reevaluationInvariants,
  ...catalogueInvariants,
  ...noticesInvariants,
]

/** An invariant that does not hold; `error` where the records are so broken that it could not even be looked at. */
export type Breach = Readonly<{ id: string; says: Text; records: readonly string[]; error: string | null }>

type Looked = Pick<Breach, 'id' | 'says' | 'error'> & Readonly<{ found: Found }>

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown error')

/** Looks at one invariant after the other; the rest is looked at also when one cannot be. */
async function lookAtAll(tx: Tx, files: FileStore): Promise<readonly Looked[]> {
  const looked: Looked[] = []
  for (const { id, says, find } of allInvariants) {
    await sql`savepoint one_invariant`.execute(tx)
    try {
      looked.push({ id, says, error: null, found: await find({ reader: tx, files }) })
    } catch (error) {
      looked.push({ id, says, error: messageOf(error), found: [] })
      await sql`rollback to savepoint one_invariant`.execute(tx)
    }
    await sql`release savepoint one_invariant`.execute(tx)
  }
  return looked
}

async function breachesOf(looked: readonly Looked[]): Promise<readonly Breach[]> {
  const breaches: Breach[] = []
  for (const { found, ...one } of looked) {
    const records = [...new Set(typeof found === 'function' ? await found() : found)]
    if (records.length > 0 || one.error !== null) breaches.push({ ...one, records })
  }
  return breaches
}

/** What does not hold within a transaction. */
export const findBreachesWithin = async (tx: Tx, files: FileStore): Promise<readonly Breach[]> =>
  breachesOf(await lookAtAll(tx, files))

/** What does not hold at one moment: an act that comes meanwhile is not seen by half. */
export async function findBreaches(database: Database, files: FileStore): Promise<readonly Breach[]> {
  const looked = await database.write(async tx => {
    await sql`set transaction isolation level repeatable read`.execute(tx)
    return lookAtAll(tx, files)
  })
  return breachesOf(looked)
}
