import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { NominationOffice, operator } from '../../../tests/builders/nomination-office.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import { nominationsRoutes } from './routes.ts'

let office: NominationOffice
let site: TestSite
before(async () => {
  office = await NominationOffice.open()
  site = testSite(office.environment, nominationsRoutes({ tasks: () => Promise.resolve([]) }))
})
after(() => office.close())

test('the file of a producer of no sentra, leads to where it joins one', async () => {
  const { id, made } = await office.readyDraft()
  const joins = `href="/produsen/${made.producer}/ubah"`
  assert.ok(!(await openValid(site, operator, `/usulan/${id}`)).includes(joins))
  await office.database.write(tx =>
    sql`update producer set sentra_id = null where id = ${made.producer}`.execute(tx),
  )
  const page = await openValid(site, operator, `/usulan/${id}`)
  assert.match(page, new RegExp(`<a [^>]*${joins}[^>]*>Hubungkan IKM dengan sentranya`))
})
