import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../../scripts/screenshots/browser.ts'
import type { Actor } from '../../src/access/index.ts'
import { assessmentRoutes } from '../../src/modules/assessment/index.ts'
import { peopleRoutes, signedInFinder } from '../../src/modules/people/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { offlineRoute } from '../../src/setup/offline-route.ts'
import { buildAssets } from '../../src/ui/index.ts'
import { createServer } from '../../src/web/index.ts'
import { testPassword } from '../builders/accounts.ts'
import { AssignmentOffice } from '../builders/assignment-office.ts'
import { testDatabase } from '../builders/test-database.ts'
import { testKeptForms } from '../builders/test-kept-forms.ts'
import { testUploads } from '../builders/test-uploads.ts'
import { BreakableLine } from './breakable-line.ts'

/** Products under assessment, their assessors, the pages with their worker on a real socket, and a browser. */
export class ScoringSite {
  readonly office: AssignmentOffice
  readonly origin: string
  readonly browser: Browser
  readonly #line: BreakableLine

  private constructor(parts: Pick<ScoringSite, 'office' | 'browser'> & { line: BreakableLine }) {
    this.office = parts.office
    this.browser = parts.browser
    this.#line = parts.line
    this.origin = parts.line.origin
  }

  /** `camera`: the file that the browser's camera sees. */
  static async open(camera: string): Promise<ScoringSite> {
    const office = await AssignmentOffice.open(await testDatabase())
    const { environment } = office
    const config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-scoring-')), DEMO: '0' })
    const server = createServer({
      config,
      environment,
      routes: [
        ...peopleRoutes(environment, config, { longestDays: 30, example: true }),
        ...assessmentRoutes(environment.services.files),
        offlineRoute,
      ],
      assets: await buildAssets(),
      uploads: testUploads(),
      keptForms: testKeptForms(config.dataDir),
      navigation: () => [],
      findSignedIn: signedInFinder(environment, []),
      readiness: () => Promise.resolve({ ready: true, body: {} }),
      logError: (_reference, error) => {
        throw error
      },
    })
    const browser = await openBrowser([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${camera}`,
    ])
    return new ScoringSite({ office, browser, line: await BreakableLine.open(server) })
  }

  /** A phone of its own on which this assessor is signed in. */
  async aPhone(actor: Actor): Promise<Readonly<{ context: BrowserContext; page: Page }>> {
    const context = await this.browser.newContext({ viewport: { width: 360, height: 740 } })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    await page.goto(`${this.origin}/masuk`)
    await page.fill('[name=email]', await this.#emailOf(actor))
    await page.fill('[name=password]', testPassword)
    await Promise.all([page.waitForEvent('load'), page.click('button[value="session.sign-in"]')])
    return { context, page }
  }

  #emailOf = (actor: Actor): Promise<string> =>
    this.office.read(async reader => {
      const { rows } = await sql<{
        email: string
      }>`select email from person where id = ${actor.personId}`.execute(reader)
      return rows[0]?.email ?? ''
    })

  /** Nobody answers any more, as on a line that is there in name only. */
  cut(): void {
    this.#line.cut()
  }

  mend(): Promise<void> {
    return this.#line.mend()
  }

  async close(): Promise<void> {
    await this.browser.close()
    this.cut()
    await this.office.database.close()
  }
}
