import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NominationOffice, operator, verifier } from '../../../tests/builders/nomination-office.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import { testSite } from '../../../tests/builders/test-site.ts'
import { documentSources, verificationSettings } from '../../../tests/builders/verification-acts.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import { submitNomination } from '../nominations/index.ts'
import { writeRemark } from '../nominations/help/remark-acts.ts'
import { verificationRoutes } from './index.ts'

let office: NominationOffice
before(async () => {
  office = await NominationOffice.open()
})
after(() => office.close())

test('the desk says which remarks of the province were not settled, and nothing where it said nothing', async () => {
  const site = testSite(office.environment, verificationRoutes(verificationSettings, documentSources))
  const quiet = await office.submitted()
  const { id } = await office.readyDraft()
  const province = anActor('province-officer', '/32/')
  await office.done(province, writeRemark, { id, item: 'photos', text: 'Mohon foto ulang.' })
  await office.approve(id)
  await office.done(operator, submitNomination, { id })
  const shown = mainOf(await openValid(site, verifier, `/verifikasi/${id}`))
  assert.match(shown, /1 catatan provinsi menunggu jawaban dinas/)
  assert.doesNotMatch(
    mainOf(await openValid(site, verifier, `/verifikasi/${quiet.id}`)),
    /Pemeriksaan provinsi/,
  )
})
