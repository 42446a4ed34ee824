import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import { browserWalker } from './browser-walker.ts'
import { pageChecks } from './page-checks.ts'
import { noBrowser, openSite, type Site } from './site.ts'
import { openStages } from './story-nominating.ts'

// An office takes the template, fills it in with a program of its own, looks at the preview, and confirms.

let site: Site
before(async () => {
  if (!noBrowser) site = await openSite()
})
after(() => (noBrowser ? undefined : site.close()))

type Cells = Readonly<Record<string, string>>

/** Adds rows below a sheet's own, each cell under its heading. */
function fill(book: XLSX.WorkBook, name: string, rows: readonly Cells[]): void {
  const sheet = book.Sheets[name]
  assert.ok(sheet, name)
  const [heads = []] = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 })
  const known = heads.map(head => head.replace(/\*$/, ''))
  for (const head of rows.flatMap(row => Object.keys(row))) assert.ok(known.includes(head), head)
  XLSX.utils.sheet_add_aoa(
    sheet,
    rows.map(row => known.map(head => row[head] ?? '')),
    { origin: -1 },
  )
}

test('a template is filled in, previewed, confirmed, and its firm is there', {
  skip: noBrowser,
}, async () => {
  const checks = pageChecks(site.origin)
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 } })
  const walker = browserWalker(context, site.origin, checks.visited)
  await openStages(walker, ['nominate'])
  await walker.signIn('operator')
  const district = /\b\d{2}\.\d{2}\.\d{2}\b/.exec(await walker.open('/produsen/baru'))?.[0] ?? ''
  const page = await walker.open('/impor')
  const template = /href="(\/impor\/templat\/[^"]+)"/.exec(page)?.[1] ?? ''
  const book = XLSX.read(await (await context.request.get(site.origin + template)).body(), { type: 'buffer' })
  const good = { 'Nama pemilik': 'Ibu Contoh', Kecamatan: district, 'Tenaga kerja perempuan': '6' }
  fill(book, 'IKM', [
    { ...good, 'Nama usaha': 'Anyaman Jalan Contoh', 'Tenaga kerja laki-laki': '2' },
    { ...good, 'Nama usaha': 'Usaha Salah Contoh', 'Tenaga kerja laki-laki': 'dua' },
  ])
  const content = Buffer.from(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
  const importFile = { name: 'daftar.xlsx', type: 'application/octet-stream', content }
  const preview = await walker.submit('/impor', 'import.send', { importFile })
  const seen = await walker.open(preview)
  assert.match(seen, /Menunggu konfirmasi/)
  assert.match(seen, /Tenaga kerja laki-laki: Isi dengan angka/)
  assert.doesNotMatch(await walker.open('/produsen'), /Anyaman Jalan Contoh/)
  await walker.submit(preview, 'import.confirm', { leaveOut: 'yes' })
  for (let tries = 0; tries < 60 && !/Impor selesai/.test(await walker.open(preview)); tries++)
    await new Promise(resolve => setTimeout(resolve, 500))
  assert.match(await walker.open('/produsen'), /Anyaman Jalan Contoh/)
  assert.deepEqual(checks.faults, [])
  await context.close()
})
