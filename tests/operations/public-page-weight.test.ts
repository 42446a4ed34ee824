import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { visitor } from '../../src/access/index.ts'
import { publicEditionRoutes } from '../../src/modules/editions/public-routes.ts'
import { raw } from '../../src/platform/html.ts'
import { partsFor } from '../../src/ui/frame/style-parts.ts'
import { buildAssets, type Assets } from '../../src/ui/index.ts'
import { NominationOffice } from '../builders/nomination-office.ts'
import { aPetition, readinessSite } from '../builders/readiness-site.ts'
import { testSite } from '../builders/test-site.ts'

/** Bytes that have to arrive before anything is seen: what the first packets of a connection hold. */
const MOST = 14_000

let office: NominationOffice
let assets: Assets
let commodities: readonly string[] = []
before(async () => {
  office = await NominationOffice.open()
  assets = await buildAssets()
  commodities = [...office.rules.rules.commodities.keys()]
})
after(() => office.close())

const packed = (content: string | Uint8Array): number => gzipSync(content, { level: 6 }).length

function assertLight(path: string, { status, body }: Readonly<{ status: number; body: string }>): void {
  assert.equal(status, 200, path)
  const sheets = [assets.urls.css, ...partsFor(assets.urls.styleParts, raw(body))]
  const styles = sheets.map(url => packed(assets.files.get(url)?.body ?? ''))
  assert.ok(styles.every(size => size > 100))
  const sum = styles.reduce((total, size) => total + size, packed(body))
  assert.ok(sum <= MOST, `${path} weighs ${sum} bytes with its style`)
}

test('what to prepare and how it is scored, of every commodity and part, is light enough for a weak line', async () => {
  const site = testSite(office.environment, publicEditionRoutes)
  for (const language of ['', '/en']) {
    for (const commodity of commodities) {
      const path = `${language}/edisi/uji-contoh/${commodity}`
      assertLight(path, await site.get(null, path))
      const rubric = await site.get(null, `${path}/penilaian`)
      const parts = [...rubric.body.matchAll(/penilaian(\?bagian=[\w-]+)"/g)].map(([, query = '']) => query)
      assert.ok(parts.length > 1, path)
      for (const part of parts) assertLight(path + part, await site.get(null, `${path}/penilaian${part}`))
    }
  }
})

test('the answer of the self-check, with everything lacking or all there, is light enough for a weak line', async () => {
  const site = readinessSite(office)
  for (const commodity of commodities) {
    const path = `/cek-kesiapan?komoditas=${commodity}&provinsi=32`
    const { body } = await site.get(null, path)
    for (const language of ['', '/en'])
      for (const answer of ['belum', 'ada']) {
        const fields: Record<string, string> = { ...aPetition(office), komoditas: commodity }
        for (const [, name = ''] of body.matchAll(/name="(punya\.[^"]+)"/g)) fields[name] = answer
        const shown = await site.post(visitor, language + path, { ...fields, action: 'readiness.check' })
        assert.match(shown.body, /id="hasil"/)
        assertLight(`${language + path} ${answer}`, shown)
      }
  }
})
