import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../../scripts/screenshots/browser.ts'
import { findChromium } from '../../scripts/test/chromium.ts'
import type { Application } from '../../src/app.ts'
import { settledApplication } from '../builders/test-application.ts'

/** Why browser journeys are left out here, or false. */
export const noBrowser = findChromium() ? false : 'no Chromium here'

/** The whole product behind a real socket on this machine, with a browser beside it. */
export type Site = Readonly<{
  application: Application
  origin: string
  browser: Browser
  close: () => Promise<void>
}>

export async function openSite(): Promise<Site> {
  const application = await settledApplication()
  application.worker.start()
  const server = await new Promise<Server>(resolve => {
    const started = serve({ fetch: application.server.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve(started),
    ) as Server
  })
  const browser = await openBrowser()
  return {
    application,
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    browser,
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      server.close()
      await application.close()
    },
  }
}
