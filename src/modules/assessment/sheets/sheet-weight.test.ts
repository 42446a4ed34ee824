import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { AssignmentOffice } from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { raw } from '../../../platform/html.ts'
import { scriptsFor } from '../../../ui/frame/script-parts.ts'
import { buildAssets } from '../../../ui/index.ts'
import { assessmentRoutes } from '../index.ts'
import { markSheet } from './mark-sheet.ts'

/** Bytes as they go over the line. */
const [MOST_HTML, MOST_SCRIPT] = [25_000, 40_000]
const weightOf = (content: string | Uint8Array): number => gzipSync(content, { level: 6 }).length

let office: AssignmentOffice
let site: TestSite
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  site = testSite(office.environment, assessmentRoutes(office.environment.services.files))
})
after(() => office.database.close())

test('a sheet with every mark and reason, its summary and the list are light enough for a weak line', async () => {
  const { code, panel } = await office.inAssessment()
  await office.done(panel[0], markSheet, { code, ...sheetForm(0) })
  const { files, urls, worker } = await buildAssets()
  for (const path of [`/penilaian/${code}`, `/penilaian/${code}/kunci`, '/penilaian']) {
    const { status, body } = await site.get(panel[0], path)
    assert.equal(status, 200)
    assert.ok(weightOf(body) > 1_000 && weightOf(body) <= MOST_HTML, `${path} weighs ${weightOf(body)} bytes`)
    const scripts = [urls.js, ...scriptsFor(urls.scriptParts, raw(body))]
    assert.equal(
      scripts.some(one => one.includes('/scoring-')),
      path !== `/penilaian/${code}/kunci`,
      path,
    )
    const weights = scripts.map(url => weightOf(files.get(url)?.body ?? ''))
    const whole = weights.reduce((sum, weight) => sum + weight, weightOf(worker))
    assert.ok(weights.every(weight => weight > 500) && whole <= MOST_SCRIPT, `${path}: ${weights.join(', ')}`)
  }
})
