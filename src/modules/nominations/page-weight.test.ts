import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { NominationOffice, operator } from '../../../tests/builders/nomination-office.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { questionsFor } from '../../engine/readiness/requirements.ts'
import { raw } from '../../platform/html.ts'
import { scriptsFor } from '../../ui/frame/script-parts.ts'
import { buildAssets } from '../../ui/index.ts'
import { nominationsRoutes } from './routes.ts'

/** Bytes as they go over the line. */
const [MOST_HTML, MOST_SCRIPT] = [25_000, 40_000]
const weightOf = (content: string | Uint8Array): number => gzipSync(content, { level: 6 }).length

let office: NominationOffice
let site: TestSite
let id = ''
before(async () => {
  office = await NominationOffice.open()
  site = testSite(office.environment, nominationsRoutes({ tasks: () => Promise.resolve([]) }))
  ;({ id } = await office.readyDraft())
})
after(() => office.close())

test('the pages of a nomination with everything filled in are light enough for a weak line', async () => {
  const { files, urls, worker } = await buildAssets()
  const sections = questionsFor(office.rules.rules, 'tenun').map(one => `/usulan/${id}/bagian/${one.id}`)
  for (const path of [`/usulan/${id}`, ...sections]) {
    const { status, body } = await site.get(operator, path)
    assert.equal(status, 200)
    assert.ok(weightOf(body) <= MOST_HTML, `${path} weighs ${weightOf(body)} bytes`)
    const scripts = [urls.js, ...scriptsFor(urls.scriptParts, raw(body))]
    assert.ok(
      scripts.some(one => one.includes('/drafts-')),
      `${path} loads the script of the drafts`,
    )
    const weights = scripts.map(url => weightOf(files.get(url)?.body ?? ''))
    // The worker, which such a page starts, counts as well.
    const whole = weights.reduce((sum, weight) => sum + weight, weightOf(worker))
    assert.ok(weights.every(weight => weight > 500) && whole <= MOST_SCRIPT, `${path}: ${weights.join(', ')}`)
  }
})
