import { mkdtempSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
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

const listen = (server: Hono, port: number): Promise<Server> =>
  new Promise(resolve => {
    const started = serve({ fetch: server.fetch, port, hostname: '127.0.0.1' }, () =>
      resolve(started),
    ) as Server
  })

/** Products under assessment, their assessors, the pages with their worker on a real socket, and a browser. */
export class ScoringSite {
  readonly office: AssignmentOffice
  readonly server: Hono
  readonly origin: string
  readonly browser: Browser
  #listening: Server | null
  readonly #port: number

  private constructor(parts: Pick<ScoringSite, 'office' | 'server' | 'browser'> & { listening: Server }) {
    this.office = parts.office
    this.server = parts.server
    this.browser = parts.browser
    this.#listening = parts.listening
    this.#port = (parts.listening.address() as AddressInfo).port
    this.origin = `http://localhost:${this.#port}`
  }

  static async open(): Promise<ScoringSite> {
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
    const browser = await openBrowser()
    return new ScoringSite({ office, server, browser, listening: await listen(server, 0) })
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
    this.#listening?.closeAllConnections()
    this.#listening?.close()
    this.#listening = null
  }

  async mend(): Promise<void> {
    this.#listening ??= await listen(this.server, this.#port)
  }

  async close(): Promise<void> {
    await this.browser.close()
    this.cut()
    await this.office.database.close()
  }
}
