// embedded only: what a browser shows of the desk; the rules behind it are tried on both in src/modules/nominations
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { browserWalker } from './browser-walker.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'
import { openAndAnswer, openStages, registerProduct } from './story-nominating.ts'
import { httpWalker } from './walker.ts'

let site: Site
before(async () => {
  if (!noBrowser) site = await openSite()
})
after(() => (noBrowser ? undefined : site.close()))

const NEW_PAGES = /^\/(en\/)?(meja-provinsi|usulan\/[^/]+\/catatan)/
const typed = 'Pasar kabupaten dan dua kota di sekitarnya (contoh).'
const said = 'Nomor PIRT di foto tidak sama, mohon foto ulang (contoh).'

test('a province officer with a phone fills in a draft and remarks; the operator sees both and answers; the head sees it before approving', {
  skip: noBrowser,
}, async () => {
  const office = httpWalker(site.application.server)
  await openStages(office, ['nominate'])
  const made = await registerProduct(office)
  const nomination = `/usulan/${await openAndAnswer(office, made.product)}`
  const remarks = `${nomination}/catatan`

  const context = await site.browser.newContext({ viewport: { width: 360, height: 740 } })
  const { visited, faults } = pageChecks(site.origin)
  const walker = browserWalker(context, site.origin, (page, path) =>
    NEW_PAGES.test(path) ? visited(page, path) : Promise.resolve(),
  )
  await walker.signIn('provinsi')
  const desk = await walker.open('/meja-provinsi')
  assert.match(desk, new RegExp(`href="${nomination}"[\\s\\S]*?Bantu lengkapi`))
  await walker.submit(`${nomination}/bagian/pasar`, 'nomination.answer', { 'q.wilayah-penjualan': typed })
  await walker.submit(remarks, 'nomination.remark', { item: 'photos', text: said })

  await walker.signIn('operator')
  const section = await walker.open(`${nomination}/bagian/pasar`)
  assert.ok(section.includes(typed))
  assert.match(section, /Diisi Dinas Provinsi Jawa Barat/)
  assert.ok((await walker.open(nomination)).includes(said), 'the remark stands beside the photos')
  await walker.submit(remarks, 'nomination.answer-remark', {
    answer: 'not-so',
    reason: 'Nomor di foto sudah benar (contoh).',
  })

  await walker.signIn('kepala')
  const before = await walker.open(nomination)
  assert.match(before, /1 hal diisi atau diubah Dinas Provinsi Jawa Barat/)
  assert.match(before, /1 catatan sudah dijawab dan menunggu provinsi/)
  await walker.submit(remarks, 'nomination.see-help')
  assert.doesNotMatch(await walker.open(nomination), /1 hal diisi atau diubah/)
  await context.close()
  assert.deepEqual(faults, [])
})
