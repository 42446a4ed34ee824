import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
import { BreakableLine } from './breakable-line.ts'

/** The section that the journeys type into, with a text and a number. */
export const SECTION = 'pasar'
export const PLACES = 'q.wilayah-penjualan'
export const SHARE = 'q.porsi-penjualan-daerah'

/** One office with its drafts, its people, its pages and its worker on a real socket, and a browser. */
export class DraftSite {
  readonly office: NominationOffice
  readonly origin: string
  readonly browser: Browser
  /** Everyone's address and the one password. */
  readonly emails: Readonly<Record<'siti' | 'budi', string>>
  readonly #line: BreakableLine

  private constructor(parts: Pick<DraftSite, 'office' | 'browser' | 'emails'> & { line: BreakableLine }) {
    this.office = parts.office
    this.browser = parts.browser
    this.emails = parts.emails
    this.#line = parts.line
    this.origin = parts.line.origin
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
      browser: await openBrowser(),
      emails: { siti: siti.email, budi: budi.email },
      line: await BreakableLine.open(server),
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
    this.#line.cut()
  }

  mend(): Promise<void> {
    return this.#line.mend()
  }

  async close(): Promise<void> {
    await this.browser.close()
    this.cut()
    await this.office.close()
  }
}
