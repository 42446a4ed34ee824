import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Environment } from '../../src/actions/index.ts'
import {
  certificatePanel,
  certificatesRoutes,
  certificateStep,
} from '../../src/modules/certificates/index.ts'
import { nominationsRoutes } from '../../src/modules/nominations/index.ts'
import { decisionPeople } from './assessed-edition.ts'
import { certificatesOf } from './conferred-certificates.ts'
import { releasedEdition, todayOf } from './decided-edition.ts'
import { loadRegions } from './offices.ts'
import { testDatabase } from './test-database.ts'
import { testEnvironment } from './test-environment.ts'
import { testSite, type TestSite } from './test-site.ts'

const caseIds = ['batik-91-tepat', 'tenun-80-67-belum-bintang-2', 'anyaman-81-tepat']

/** The pages of certificates and nominations over a database of their own. */
export async function conferringSite() {
  const database = await testDatabase()
  await loadRegions(database)
  const environment: Environment = testEnvironment(database)
  const site: TestSite = testSite(environment, [
    ...certificatesRoutes(environment.services.files),
    ...nominationsRoutes({ tasks: () => Promise.resolve([]), panels: [certificatePanel] }),
  ])
  let number = 60
  /** A new edition with three certificates. */
  const released = async () => {
    const steps = [certificateStep('https://contoh.example')]
    const options = { caseIds, number: String(number++) }
    const edition = await releasedEdition(environment, decisionPeople(), steps, options)
    const certificates = await certificatesOf(environment, edition.id)
    const [first, second, third] = certificates
    assert.ok(first && second && third && certificates.length === 3)
    return { edition: edition.id, ids: certificates.map(one => one.id), first, second, third }
  }
  /** So many days from the programme's today: `YYYY-MM-DD`. */
  const shifted = (days: number): string => {
    const day = new Date(`${todayOf(environment)}T12:00:00Z`)
    day.setUTCDate(day.getUTCDate() + days)
    return day.toISOString().slice(0, 10)
  }
  const liveHandOvers = async (edition: string): Promise<number> => {
    const { rows } = await environment.database.read(reader =>
      sql<{
        count: number
      }>`select count(*)::int as count from hand_over h join certificate c on c.id = h.certificate_id
        where c.edition_id = ${edition} and h.taken_back_at is null`.execute(reader),
    )
    return rows[0]?.count ?? 0
  }
  return { environment, site, released, shifted, liveHandOvers }
}
