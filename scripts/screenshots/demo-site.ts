import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { createApplication } from '../../src/app.ts'
import { seedDemo } from '../../src/demo/index.ts'
import { readConfig } from '../../src/platform/config.ts'

export type DemoSite = Readonly<{ origin: string; stop: () => Promise<void> }>

/** The product on a data folder of its own, with the demo complete and its pictures made. */
export async function startDemo(): Promise<DemoSite> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bintang-demo-'))
  const application = await createApplication(readConfig({ DATA_DIR: dataDir }))
  await application.worker.runUntilIdle()
  await seedDemo(application)
  await application.worker.runUntilIdle()
  const server = await new Promise<Server>(resolve => {
    const started = serve({ fetch: application.server.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve(started),
    ) as Server
  })
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    server.close()
    await application.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, stop }
}
