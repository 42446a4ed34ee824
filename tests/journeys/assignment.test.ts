import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { AssignmentOffice, hidden } from '../builders/assignment-office.ts'
import { browserWalker } from './browser-walker.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'

let site: Site
let edition = ''
before(async () => {
  if (noBrowser) return
  site = await openSite()
  const { database } = site.application.environment
  const office = await AssignmentOffice.open(database)
  edition = office.editionId
  for (const area of ['/32/32.05/', '/33/33.02/']) await office.admitted(area)
  // The office's edition lies in years to come; here it is open today.
  await database.write(tx =>
    sql`update edition_stage set opens_at = now() - interval '1 day', closes_at = now() + interval '9 days'
      where edition_id = ${edition} and kind = 'assess'`.execute(tx),
  )
})
after(() => (noBrowser ? undefined : site.close()))

const declaring = 'Slamet Prihartono'
const limited = 'Ratna Dewi Kusumawardani'

test('an assessor declares a tie on a phone; the secretariat sees the plan keep to it, commits, and replaces one', {
  skip: noBrowser,
}, async () => {
  const checks = pageChecks(site.origin)
  const phone = await site.browser.newContext({ viewport: { width: 360, height: 740 } })
  const assessor = browserWalker(phone, site.origin, checks.visited)
  await assessor.signIn('penilai-3')
  await assessor.submit('/benturan', 'interest.declare-tie', { name: hidden.producer, kind: 'supplier' })
  assert.ok((await assessor.open('/benturan')).includes(hidden.producer))

  const desk = await site.browser.newContext({ viewport: { width: 1280, height: 900 } })
  const walker = browserWalker(desk, site.origin, checks.visited)
  await walker.signIn('verifikator', 'Sekretariat')
  const list = await walker.open('/penilai')
  const profile = new RegExp(`href="(/penilai/[0-9a-z]{16})">${limited}`).exec(list)?.[1] ?? ''
  await walker.submit(profile, 'assessor.set-profile', { maxLoad: '0' })
  await walker.open(`/penugasan/${edition}/benturan`)
  await walker.submit(`/penugasan/${edition}/ikatan`, 'assessment.set-links', { links: '2' })

  const path = `/penugasan/${edition}`
  const plan = await walker.open(path)
  const picked = plan.slice(plan.indexOf('id="rencana"'), plan.indexOf('id="beban"'))
  assert.match(picked, /calon; beban sebelumnya 0/)
  for (const name of [declaring, limited]) assert.ok(!picked.includes(name), name)
  assert.match(plan, /Semua penilai terhubung/)
  const away = /value="([0-9a-z]{16})"[^>]*name="out\[\]"|name="out\[\]"[^>]*value="([0-9a-z]{16})"/.exec(
    await walker.open(`${path}/coba`),
  )
  const tried = await walker.open(`${path}/coba?tanpa=${away?.[1] ?? away?.[2] ?? ''}`)
  assert.match(tried, /Perbedaan dengan rencana sekarang/)
  await walker.submit(path, 'assessment.assign')

  const running = await walker.open(path)
  const [, nomination = ''] = /\?usulan=([0-9a-z]{16})#panel/.exec(running) ?? []
  await walker.submit(`${path}?usulan=${nomination}`, 'assessment.release', { reason: 'Sakit (contoh).' })
  const proposed = await walker.open(`${path}?pengganti=${nomination}`)
  assert.match(proposed, /Pengganti untuk/)
  assert.match(proposed, /diusulkan \(\d+ calon/)
  // Two products and so few people may be tied too little: that is committed with a reason.
  const isApart = (await walker.open(path)).includes('name="apart"')
  const why = { apart: 'yes', apartReason: 'Hanya dua produk (contoh).' }
  await walker.submit(path, 'assessment.assign', isApart ? why : {})
  assert.match(await walker.open(path), /Tidak ada usulan yang menunggu penilai/)
  for (const context of [phone, desk]) await context.close()
  assert.deepEqual(checks.faults, [])
})
