import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Environment } from '../../src/actions/index.ts'
import { nominationsRoutes } from '../../src/modules/nominations/index.ts'
import { NoRoom } from '../../src/platform/database/index.ts'
import { NominationOffice, operator } from '../builders/nomination-office.ts'
import { testSite } from '../builders/test-site.ts'

test('a form, sent while the disk is full, comes back with a sentence and with what was typed, and is taken later', async context => {
  const office = await NominationOffice.open()
  context.after(office.close)
  const { id } = await office.readyDraft()
  let isFull = true
  const { database } = office.environment
  const environment: Environment = {
    ...office.environment,
    database: {
      ...database,
      write: work => (isFull ? Promise.reject(new NoRoom('contoh')) : database.write(work)),
    },
  }
  const site = testSite(environment, nominationsRoutes({ tasks: () => Promise.resolve([]) }))
  const section = office.rules.rules.document.sections[0]?.id ?? ''
  const path = `/usulan/${id}/bagian/${section}`
  const typed = Object.fromEntries(
    Object.entries(office.sectionForm(section)).map(([name, value]) => [
      name,
      value.startsWith('Jawaban') ? 'Diketik saat penuh. '.repeat(value.length > 40 ? 11 : 1).trim() : value,
    ]),
  )
  const form = { ...typed, action: 'nomination.answer' }
  const key = await site.keyOf(operator, path)
  const refused = await site.post(operator, path, form, key)
  assert.equal(refused.status, 507)
  assert.match(refused.body, /Tempat penyimpanan penuh.*Isian Anda tetap ada/)
  assert.match(refused.body, /Diketik saat penuh\./)
  isFull = false
  assert.equal((await site.post(operator, path, form, key)).status, 303)
  assert.match((await site.get(operator, path)).body, /Diketik saat penuh\./)
})
