import { mkdtempSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser } from '../../scripts/screenshots/browser.ts'
import { nominationsRoutes, openNomination } from '../../src/modules/nominations/index.ts'
import { peopleRoutes, seedDemoPeople, signedInFinder } from '../../src/modules/people/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { setSetting } from '../../src/platform/settings.ts'
import { offlineRoute } from '../../src/setup/offline-route.ts'
import { buildAssets } from '../../src/ui/index.ts'
import { createServer } from '../../src/web/index.ts'
import { anAccount, testPassword } from '../builders/accounts.ts'
import { NominationOffice, operator } from '../builders/nomination-office.ts'
import { here } from '../builders/offices.ts'
import { testKeptForms } from '../builders/test-kept-forms.ts'
import { testUploads } from '../builders/test-uploads.ts'

/** The section that the journeys type into, with a text and a number. */
export const SECTION = 'pasar'
export const PLACES = 'q.wilayah-penjualan'
export const SHARE = 'q.porsi-penjualan-daerah'

/** One office with its drafts, its people, its pages and its worker on a real socket, and a browser. */
export class DraftSite {
  readonly office: NominationOffice
  readonly server: Hono
  readonly origin: string
  readonly browser: Browser
  /** Everyone's address and the one password. */
  readonly emails: Readonly<Record<'siti' | 'budi', string>>
  #listening: Server | null
  readonly #port: number

  private constructor(
    parts: Pick<DraftSite, 'office' | 'server' | 'browser' | 'emails'> & { listening: Server },
  ) {
    this.office = parts.office
    this.server = parts.server
    this.browser = parts.browser
    this.emails = parts.emails
    this.#listening = parts.listening
    this.#port = (parts.listening.address() as AddressInfo).port
    this.origin = `http://localhost:${this.#port}`
  }

  static async open(): Promise<DraftSite> {
    const office = await NominationOffice.open()
    const { environment, database } = office
    await database.write(tx => setSetting(tx, 'mode', 'demo'))
    await seedDemoPeople(environment)
    const of = [{ role: 'operator' as const, area: here.path.split('/')[2] ?? '' }]
    const siti = await anAccount(database, 'Siti Contoh', of)
    const budi = await anAccount(database, 'Budi Contoh', of)
    const config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-drafts-')), DEMO: '1' })
    const server = createServer({
      config,
      environment,
      routes: [
        ...peopleRoutes(environment, config, { longestDays: 30, example: true }),
        ...nominationsRoutes({ tasks: () => Promise.resolve([]) }),
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
    return new DraftSite({
      office,
      server,
      browser: await openBrowser(),
      emails: { siti: siti.email, budi: budi.email },
      listening: await listen(server, 0),
    })
  }

  /** The address of a section of a new draft. */
  async aDraft(): Promise<string> {
    const { product } = await this.office.aProduct()
    const id = await this.office.done(operator, openNomination, { product, edition: this.office.editionId })
    return `/usulan/${id}/bagian/${SECTION}`
  }

  /** A phone of its own, signed in as this person of the office. */
  async aPhone(who: 'siti' | 'budi', more: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({ viewport: { width: 360, height: 740 }, ...more })
    const page = await context.newPage()
    await page.goto(`${this.origin}/masuk`)
    await this.signIn(page, who)
    await page.close()
    return context
  }

  /** Fills in the sign-in form of the page that is shown. */
  async signIn(page: Page, who: 'siti' | 'budi'): Promise<void> {
    await page.fill('[name=email]', this.emails[who])
    await page.fill('[name=password]', testPassword)
    await Promise.all([page.waitForEvent('load'), page.click('button[value="session.sign-in"]')])
  }

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
    await this.office.close()
  }
}

const listen = (server: Hono, port: number): Promise<Server> =>
  new Promise(resolve => {
    const started = serve({ fetch: server.fetch, port, hostname: '127.0.0.1' }, () =>
      resolve(started),
    ) as Server
  })
