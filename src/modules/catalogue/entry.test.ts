import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueAddress, cursorFrom, filterFrom } from './catalogue-address.ts'
import { folded, freeSlug, slugOf } from './entry.ts'
import { plainTexts } from './plain-texts.ts'

test('an address is readable, of plain letters, and cut at a word', () => {
  assert.equal(slugOf('Kain Tenun “Ikat” Sumba – edisi 2'), 'kain-tenun-ikat-sumba-edisi-2')
  assert.equal(slugOf('Café Ägir'), 'cafe-agir')
  assert.equal(slugOf('日本'), 'produk')
  const long = slugOf('keranjang anyaman rotan rangkap tiga dengan tutup tali kulit dan hiasan manik')
  assert.ok(long.length <= 60 && !long.endsWith('-') && long.startsWith('keranjang-anyaman'))
})

test('an address that is taken gets the maker, then a number', () => {
  assert.equal(freeSlug('Kain', 'Usaha A', new Set()), 'kain')
  assert.equal(freeSlug('Kain', 'Usaha A', new Set(['kain'])), 'kain-usaha-a')
  assert.equal(freeSlug('Kain', 'Usaha A', new Set(['kain', 'kain-usaha-a'])), 'kain-2')
  assert.equal(freeSlug('Kain', 'Usaha A', new Set(['kain', 'kain-usaha-a', 'kain-2'])), 'kain-3')
})

test('words are stored and looked for in the same form', () => {
  assert.equal(folded("  Ma'udu, Kopi–Gayo (é) "), 'maudu kopi gayo e')
})

test('a filter, written as an address and read again, is the same', () => {
  const filter = {
    text: 'kain & nila',
    commodity: 'kain',
    province: '53',
    stars: { stars: 3, of: 5 },
    edition: 'e1',
  }
  const address = catalogueAddress(filter, { slug: 'kain-nila', direction: 'after' })
  const query = new URL(`https://contoh.example${address}`).searchParams
  assert.deepEqual(filterFrom(query), filter)
  assert.deepEqual(cursorFrom(query), { slug: 'kain-nila', direction: 'after' })
  assert.equal(catalogueAddress(filterFrom(new URLSearchParams('bintang=x&q=+'))), '/katalog')
})

test('the pages of running text have the same parts in both languages', () => {
  for (const name of ['about', 'accessibility', 'privacy'] as const) {
    const [id, en] = [plainTexts.id[name], plainTexts.en[name]]
    const shape = (parts: typeof id.parts) => parts.map(part => [part.lines.length, part.list?.length ?? 0])
    assert.deepEqual(shape(id.parts), shape(en.parts))
  }
})
