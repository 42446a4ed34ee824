// on the embedded database: who is let in is the same on both.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AssignmentOffice, secretariat } from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { rulesJson } from '../../../../tests/builders/nomination-office.ts'
import { anActor } from '../../../../tests/builders/offices.ts'
import { regionalDatabase } from '../../../../tests/builders/regional-database.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { assessmentInvariants, assessmentRoutes } from '../index.ts'
import { loadFound } from '../interests/found-in-edition.ts'
import { lockSheet } from '../sheets/lock-sheet.ts'

const { panel } = JSON.parse(rulesJson) as Readonly<{ panel: object }>
let office: AssignmentOffice
let site: TestSite
before(async () => {
  const allowing = { panel: { ...panel, ownProvince: 'allowed', verifierMayScore: true } }
  office = await AssignmentOffice.open(await regionalDatabase(), allowing)
  site = testSite(office.environment, assessmentRoutes(office.environment.services.files))
})
after(() => office.database.close())

test('where the rules let the own province and the verifier score, whom the plan takes can open, list and lock', async () => {
  const people = await office.assessors(['32.73', '32.05', '32.73'])
  const [scorer] = people
  const verifier = { ...anActor('verifier'), personId: scorer?.personId ?? null }
  const { id } = await office.admitted('/32/32.05/', verifier)
  assert.equal((await office.assign()).kind, 'done')
  const code = await office.codeOf(id)
  const now = office.clock.now()
  const found = await office.read(reader => loadFound(reader, office.editionId, { actor: secretariat, now }))
  assert.deepEqual(found?.movedInto, [])
  for (const one of people) {
    assert.equal((await site.get(one, `/penilaian/${code}`)).status, 200)
    assert.ok((await site.get(one, '/penilaian')).body.includes(code))
    await office.done(one, lockSheet, { code, ...sheetForm(0) })
  }
  assert.equal((await office.get(id)).state, 'assessed')
  for (const rule of assessmentInvariants)
    assert.deepEqual(
      await office.read(reader => rule.find({ reader, files: office.environment.services.files })),
      [],
      rule.id,
    )
})
