import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { accountSite, anAccount, type TestAccount } from './accounts.ts'
import { regionalDatabase } from './regional-database.ts'

/** An installation that writes its mails as files into a folder of its own. */
export const mailSettings = () => ({
  DEMO: '0',
  DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-mails-')),
  MAIL_FROM: 'layanan@contoh.example',
  PUBLIC_URL: 'https://bintang.contoh.example',
})

export type MailingSite = ReturnType<typeof accountSite> &
  Readonly<{ database: Database; admin: TestAccount }>

/** The pages of accounts over a database with areas and an administrator. */
export async function mailingSite(
  clock: Clock,
  settings: ReturnType<typeof mailSettings>,
): Promise<MailingSite> {
  const database = await regionalDatabase()
  const site = accountSite(database, clock, settings)
  const admin = await anAccount(database, 'Ayu Administrator', [{ role: 'administrator' }])
  return { ...site, database, admin }
}
