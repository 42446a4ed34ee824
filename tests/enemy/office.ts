import { serve } from '@hono/node-server'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import type { Application } from '../../src/app.ts'
import { villageImportJob } from '../../src/modules/regions/index.ts'
import { findForm } from '../builders/page-forms.ts'
import { here, loadRegions } from '../builders/offices.ts'
import { testApplication } from '../builders/test-application.ts'
import { TestClient, type Answer } from '../builders/test-client.ts'
import { idIn } from '../journeys/story-nominating.ts'
import { httpWalker, Stuck } from '../journeys/walker.ts'

/** The whole product, and one office with a sentra, a producer and a product. */
export type Office = Readonly<{
  application: Application
  operator: TestClient
  sentra: string
  producer: string
  product: string
}>

export async function openOffice(settings: Readonly<Record<string, string>> = {}): Promise<Office> {
  const application = await testApplication(database => database, settings)
  const { database } = application.environment
  await loadRegions(database)
  // The villages are reference data that no enemy looks at, and many.
  await database.write(tx =>
    sql`update job set state = 'done' where kind = ${villageImportJob.kind}`.execute(tx),
  )
  const walker = httpWalker(application.server)
  await walker.signIn('operator')
  const place = `?kecamatan=${here.district}`
  const sentra = idIn(
    await walker.submit(`/sentra/baru${place}`, 'sentra.register', {
      name: 'Sentra Contoh',
      commodity: 'tenun',
      units: '12',
      workers: '40',
    }),
  )
  const producer = idIn(
    await walker.submit(`/produsen/baru${place}`, 'producer.register', {
      name: 'Tenun Contoh',
      ownerName: 'Ibu Contoh',
      sentra,
      workersMen: '2',
      workersWomen: '6',
    }),
  )
  const product = idIn(
    await walker.submit(`/produsen/${producer}/produk/baru`, 'product.register', {
      name: 'Kain Contoh',
      commodity: 'tenun',
      about: 'Kain yang ditenun dari benang setempat, contoh.',
    }),
  )
  const operator = new TestClient(application.server)
  await operator.signIn('operator')
  return { application, operator, sentra, producer, product }
}

/** Opens a page and sends its form with these fields: in the page's language. */
export async function sendForm(
  client: TestClient,
  path: string,
  action: string,
  typed: Readonly<Record<string, string | File | readonly File[]>>,
): Promise<Answer> {
  const form = findForm((await client.get(path)).body, action)
  if (!form) throw new Stuck(`${path} has no form ${action}`)
  return client.postFiles(form.target, { ...form.fields, ...typed, action })
}

/** The words of a page, as one reads them. */
export const wordsIn = (body: string): string =>
  body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')

/** The product behind a real socket: what only a connection can do wrong is done there. */
export async function listen({
  server,
}: Application): Promise<Readonly<{ port: number; close: () => void }>> {
  const started = await new Promise<Server>(resolve => {
    const made = serve({ fetch: server.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made)) as Server
  })
  return {
    port: (started.address() as AddressInfo).port,
    close: () => {
      started.closeAllConnections()
      started.close()
    },
  }
}
