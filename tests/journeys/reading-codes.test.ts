import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../scripts/screenshots/browser.ts'
import type { Environment } from '../../src/actions/index.ts'
import {
  certificateJobHandlers,
  certificatesRoutes,
  certificateStep,
  credentialRoutes,
} from '../../src/modules/certificates/index.ts'
import { codeAddress } from '../../src/modules/certificates/paper-code.ts'
import { findCertificateOf } from '../../src/modules/certificates/certificate-store.ts'
import { readConfig } from '../../src/platform/config.ts'
import { createWorker } from '../../src/platform/jobs/index.ts'
import { offlineRoute } from '../../src/setup/offline-route.ts'
import { buildAssets } from '../../src/ui/index.ts'
import { createServer } from '../../src/web/index.ts'
import { decisionPeople } from '../builders/assessed-edition.ts'
import { releasedEdition } from '../builders/decided-edition.ts'
import { loadRegions } from '../builders/offices.ts'
import { testDatabase } from '../builders/test-database.ts'
import { testEnvironment } from '../builders/test-environment.ts'
import { testKeptForms } from '../builders/test-kept-forms.ts'
import { testSigning } from '../builders/test-signing.ts'
import { testUploads } from '../builders/test-uploads.ts'
import { until } from '../builders/browser-session.ts'
import { photoOf } from '../builders/label-picture.ts'
import { axe } from './page-checks.ts'
import { noBrowser } from './site.ts'

let environment: Environment
let server: Server
let browser: Browser
let address = ''

/** The public's pages of certificates on a real socket. */
async function openPages(): Promise<string> {
  const signing = testSigning()
  const config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-codes-')) })
  const { fetch } = createServer({
    config,
    environment,
    routes: [
      ...certificatesRoutes(environment.services.files),
      ...credentialRoutes(signing, 'Program Contoh'),
      offlineRoute,
    ],
    assets: await buildAssets(),
    uploads: testUploads(),
    keptForms: testKeptForms(config.dataDir),
    navigation: () => [],
    findSignedIn: () => Promise.resolve(null),
    readiness: () => Promise.resolve({ ready: true, body: {} }),
    logError: (_reference, error) => {
      throw error
    },
  })
  server = await new Promise<Server>(resolve => {
    const started = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started)) as Server
  })
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const steps = [certificateStep(origin)]
  const edition = await releasedEdition(environment, decisionPeople(), steps, { caseIds: ['batik-91-tepat'] })
  await createWorker(environment.database, certificateJobHandlers({ ...environment, signing })).runUntilIdle()
  const certificate = await environment.database.read(reader =>
    findCertificateOf(reader, edition.nominations[0]?.id ?? ''),
  )
  assert.ok(certificate?.code)
  return codeAddress(certificate)
}

before(async () => {
  if (noBrowser) return
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  address = await openPages()
  browser = await openBrowser()
})
after(async () => {
  if (noBrowser) return
  await browser.close()
  server.closeAllConnections()
  server.close()
  await environment.database.close()
})

const card = (page: Page) => page.locator('[data-reader-result]')
const isKept = (page: Page) =>
  until('the worker keeps the reader', () =>
    page.evaluate(
      `caches.match('/p', { ignoreVary: true }).then(found => found !== undefined && navigator.serviceWorker.controller !== null)`,
    ),
  )

test('a certificate’s code, opened once with a line, is proven without one; with one character changed it is refused', {
  skip: noBrowser,
}, async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('heading', { name: 'Piagam ini asli dan berlaku' }).waitFor()
  assert.deepEqual(await axe('reader', page), [])
  await page.setViewportSize({ width: 320, height: 740 })
  assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0)
  await isKept(page)
  await page.close()

  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  const later = await context.newPage()
  await later.goto(address)
  await later.getByRole('heading', { name: 'Piagam ini asli dan berlaku' }).waitFor()
  assert.match(await card(later).innerText(), /Tanpa sambungan: keadaan menurut daftar per/)
  assert.match(await card(later).innerText(), /Usaha /)
  // A photo is read on the device, by what was kept with the page.
  const photo = later.locator('[data-reader-photo]')
  const give = async (torn: boolean): Promise<void> =>
    photo.setInputFiles({
      name: 'piagam.jpg',
      mimeType: 'image/jpeg',
      buffer: await photoOf(address, { torn }),
    })
  await give(true)
  await later.getByText(/Tidak ada kode yang terbaca pada foto ini/).waitFor()
  await give(false)
  await later.getByRole('heading', { name: 'Piagam ini asli dan berlaku' }).waitFor()
  const middle = address.length - 120
  const other = address[middle] === 'A' ? 'B' : 'A'
  await later
    .getByLabel('Isi kode atau alamatnya')
    .fill(address.slice(0, middle) + other + address.slice(middle + 1))
  await later.getByRole('button', { name: 'Periksa kode' }).click()
  await later.getByRole('heading', { name: /Kode ini tidak (asli|dapat dibaca)/ }).waitFor()
  assert.match((await card(later).getAttribute('class')) ?? '', /certificate--unknown/)
  await context.close()
})
