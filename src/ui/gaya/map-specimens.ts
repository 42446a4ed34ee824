import { html } from '../../platform/html.ts'
import { table } from '../components.ts'
import { specimen } from './specimen.ts'
import type { GayaContext, Maker } from './specimen.ts'

const productsIn = (c: GayaContext, count: number): string => c.say(`${count} produk`, `${count} products`)

const area = (c: GayaContext, name: string, count: number, here = false) => ({
  name,
  href: '#wilayah',
  count,
  text: productsIn(c, count),
  here,
})

const said = (c: GayaContext, label: string) => ({
  locale: c.locale,
  label,
  summary: c.say('Angka contoh, terbanyak dari Timur.', 'Example figures, most of them from the East.'),
  legend: c.say('Produk berbintang', 'Starred products'),
})

const east = (c: GayaContext): string => c.say('Timur', 'East')
const west = (c: GayaContext): string => c.say('Barat', 'West')
const south = (c: GayaContext): string => c.say('Selatan', 'South')

/** Maps: squares, outlines, and the table that stands in for both on phones. */
export const mapSpecimens: readonly Maker[] = [
  c =>
    specimen('tileMap', c.say('empat wilayah, satu ditandai', 'four areas, one marked'), {
      ...said(c, c.say('Peta kotak contoh', 'Example map of squares')),
      tiles: [
        { ...area(c, west(c), 0), column: 0, row: 0, short: 'BR' },
        { ...area(c, c.say('Tengah', 'Middle'), 3, true), column: 1, row: 0, short: 'TG' },
        { ...area(c, east(c), 12), column: 2, row: 0, short: 'TM' },
        { ...area(c, south(c), 7), column: 1, row: 1, short: 'SL' },
      ],
    }),
  c =>
    specimen('tileMap', c.say('kosong', 'empty'), {
      ...said(c, c.say('Peta kotak kosong', 'Empty map of squares')),
      tiles: [{ ...area(c, west(c), 0), column: 0, row: 0, short: 'BR' }],
    }),
  c =>
    specimen('shapeMap', c.say('batas sesungguhnya', 'real outlines'), {
      ...said(c, c.say('Peta batas contoh', 'Example map of outlines')),
      width: 300,
      height: 100,
      shapes: [
        { ...area(c, west(c), 2), path: 'M10 10l80 10 10 60-90 10zM40 40l20 0 0 20-20 0z' },
        { ...area(c, east(c), 9, true), path: 'M120 20l150-10 20 70-160 10z' },
      ],
    }),
  c =>
    specimen(
      'mapTable',
      c.say('angka peta sebagai tabel', 'the numbers of a map as a table'),
      table({
        caption: c.say('Produk menurut wilayah', 'Products by area'),
        columns: [{ label: c.say('Wilayah', 'Area') }, { label: c.say('Produk', 'Products'), numeric: true }],
        rows: [
          { cells: [html`<a href="#timur">${east(c)}</a>`, 12] },
          { cells: [html`<a href="#barat">${west(c)}</a>`, 0] },
        ],
        empty: c.say('Belum ada.', 'None yet.'),
      }),
    ),
]
