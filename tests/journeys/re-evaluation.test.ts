import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { releaseSteps } from '../../src/setup/routes.ts'
import { assessedEdition, decisionPeople, type AssessedEdition } from '../builders/assessed-edition.ts'
import { decideIt, releaseIt, signList } from '../builders/decided-edition.ts'
import { browserWalker } from './browser-walker.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'

const cases = ['batik-91-tepat', 'tenun-80-67-belum-bintang-2', 'anyaman-81-tepat'] as const
const [batik, tenun, anyaman] = cases
const people = decisionPeople()
let site: Site
let first: AssessedEdition
let second: AssessedEdition

before(async () => {
  if (noBrowser) return
  site = await openSite()
  const { environment } = site.application
  first = await assessedEdition(environment, { caseIds: cases, number: '71' })
  await publish(first, { [batik]: 2, [tenun]: 2, [anyaman]: 2 })
  second = await assessedEdition(environment, { caseIds: cases, number: '72', again: first })
  await environment.database.write(async tx => {
    await sql`update nomination set state = 'withdrawn' where edition_id = ${second.id} and commodity <> 'tenun'`.execute(
      tx,
    )
    const now = environment.clock.now()
    const closes = new Date(now.getTime() + 20 * 86_400_000)
    await sql`insert into edition_stage (edition_id, stage_id, kind, title, explanation, position, opens_at, closes_at)
      values (${second.id}, 'pengusulan', 'nominate', '{"id":"Pengusulan","en":"Nomination"}', '{"id":"a","en":"a"}', 1, ${now}, ${closes})`.execute(
      tx,
    )
  })
})
after(() => (noBrowser ? undefined : site.close()))

async function publish(edition: AssessedEdition, stars: Readonly<Record<string, number>>): Promise<void> {
  const { environment, config } = site.application
  const listId = await signList(environment, people, edition, stars)
  await decideIt(environment, people, listId, 'KEP-7/CONTOH')
  await releaseIt(environment, people, listId, releaseSteps(config))
}
const productOf = (edition: AssessedEdition, caseId: string): string =>
  edition.nominations.find(one => one.caseId === caseId)?.productId ?? ''

test('holders are called, the office is told and nominates, and the public reads every outcome with its scheme', {
  skip: noBrowser,
}, async () => {
  const checks = pageChecks(site.origin)
  const desk = await site.browser.newContext({ viewport: { width: 1280, height: 900 } })
  const secretariat = browserWalker(desk, site.origin, checks.visited)
  await secretariat.signIn('verifikator', 'Sekretariat')
  const list = `/evaluasi-ulang/${second.id}`
  assert.match(await secretariat.open('/evaluasi-ulang'), new RegExp(list))
  assert.match(await secretariat.open(list), /3 pemegang di 3 kabupaten\/kota belum dipanggil/)
  await secretariat.submit(list, 'reevaluation.call')
  const called = await secretariat.open(list)
  assert.match(called, /Semua pemegang penghargaan sudah dipanggil/)
  assert.match(called, /Belum diusulkan/)
  await secretariat.open(`/produk/${productOf(first, batik)}/penghargaan`)

  const phone = await site.browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  const page = await phone.newPage()
  await phone.request.post(`${site.origin}/masuk/demo`, { form: { persona: 'operator' } })
  await page.goto(`${site.origin}/tugas`)
  await page.getByRole('link', { name: 'Usulkan pemegang bintang untuk evaluasi ulang' }).click()
  await page.locator('table a').first().click()
  // The page is there when its link is; before that its content may be that of neither page.
  await page.getByRole('link', { name: 'Buat usulan' }).waitFor()
  assert.match(await page.content(), /2 dari 3/)
  assert.match(await page.content(), /ovop-id\/bintang-3/)
  await page.getByRole('link', { name: 'Buat usulan' }).click()
  const product = page.locator(`input[name=product][value="${productOf(first, batik)}"]`)
  assert.ok(await product.isChecked(), 'the product is chosen already')
  await phone.close()

  await secretariat.open(`${list}/${productOf(first, tenun)}`)
  await site.application.environment.database.write(tx =>
    sql`update edition_stage set closes_at = opens_at where edition_id = ${second.id}`.execute(tx),
  )
  const came = { ...second, nominations: second.nominations.filter(one => one.caseId === tenun) }
  await publish(came, { [tenun]: 3 })
  const settled = await secretariat.open(list)
  assert.match(settled, /Naik/)
  assert.match(settled, /Tidak dievaluasi ulang/)

  const visitor = await desk.browser()?.newContext()
  const open = await visitor?.newPage()
  assert.ok(open)
  for (const [caseId, said] of [
    [tenun, 'Naik'],
    [batik, 'Tidak dievaluasi ulang'],
  ] as const) {
    const { rows } = await site.application.environment.database.read(reader =>
      sql<{
        slug: string
      }>`select slug from catalogue_entry where product_id = ${productOf(first, caseId)}`.execute(reader),
    )
    await open.goto(`${site.origin}/katalog/${rows[0]?.slug}`)
    const history = open.locator('section', { hasText: 'Perjalanan bintang' })
    assert.match((await history.textContent()) ?? '', new RegExp(said))
  }
  await checks.visited(open, new URL(open.url()).pathname)
  assert.deepEqual(checks.faults, [])
  await visitor?.close()
  await desk.close()
})
