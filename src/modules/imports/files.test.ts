import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import * as XLSX from '@e965/xlsx'
import fc from 'fast-check'
import { importColumns, importFile, importSheet } from '../../../tests/builders/import-files.ts'
import { importSettingsOf, oneProducer, wholeFile } from '../../../tests/builders/import-office.ts'
import { anActor, here, loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import type { Environment } from '../../actions/index.ts'
import { text } from '../../foundation/text.ts'
import { readSheets } from '../../platform/spreadsheets/read-sheets.ts'
import { writeSheets } from '../../platform/spreadsheets/write-sheets.ts'
import { readCell, readDay } from './cell-values.ts'
import { importsRoutes } from './index.ts'
import { readBook } from './read-book.ts'
import { templateSheets } from './template.ts'

const operator = anActor('operator', here.path)
let environment: Environment
let site: TestSite
before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, importsRoutes(importSettingsOf))
})
after(() => environment.database.close())

const workbook = (change: (sheet: XLSX.WorkSheet, book: XLSX.WorkBook) => void): File => {
  const sheet = XLSX.utils.aoa_to_sheet([
    importColumns.producer.map(one => one.label.id),
    importColumns.producer.map(one => (oneProducer as Record<string, string | number>)[one.id] ?? ''),
  ])
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, 'IKM')
  change(sheet, book)
  return new File(
    [new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)],
    'a.xlsx',
  )
}
const csv = (content: string): File => new File([content], 'a.csv')

const bad: readonly (readonly [string, () => File, RegExp])[] = [
  ['no file of this kind', () => csv('satu;dua\n1;2\n'), /Tidak ada lembar yang dikenal/],
  ['no bytes', () => csv(''), /kosong|Pilih berkas/],
  ['no rows', () => workbook(sheet => (sheet['!ref'] = 'A1:P1')), /tidak berisi baris data/],
  [
    'headings missing',
    () => workbook(sheet => (sheet['A1'] = { t: 's', v: 'Judul lain' })),
    /judul kolom “Nama usaha” tidak ada/,
  ],
  [
    'headings twice',
    () => workbook(sheet => (sheet['K1'] = { t: 's', v: 'Nama usaha' })),
    /“Nama usaha” ada lebih dari satu/,
  ],
  [
    'merged cells',
    () => workbook(sheet => (sheet['!merges'] = [XLSX.utils.decode_range('A2:B2')])),
    /sel A2:B2 digabung/,
  ],
  [
    'hidden sheet',
    () => workbook((_, book) => (book.Workbook = { Sheets: [{ Hidden: 1 }] })),
    /IKM tersembunyi/,
  ],
]

test('each bad file is told with a sentence of its own, and nothing of it is stored', async () => {
  for (const [name, file, said] of bad) {
    const answer = await site.post(operator, '/impor', { action: 'import.send', importFile: file() })
    assert.equal(answer.status, 422, name)
    assert.match(answer.body, said, name)
  }
  const { rows } = await environment.database.read(reader =>
    sql<{ n: number }>`select count(*)::int as n from import`.execute(reader),
  )
  assert.equal(rows[0]?.n, 0)
})

const given = (content: Buffer) => {
  const verdict = readSheets(content, { rows: 10_000, unpacked: 20_000_000 })
  assert.ok('book' in verdict)
  return readBook(verdict.book, importColumns, 'importFile')
}

test('a formula is told with its address; unknown headings and sheets are told and left out', async () => {
  const file = workbook((sheet, book) => {
    sheet['B2'] = { t: 'n', f: '1+1', v: 2 }
    sheet['K1'] = { t: 's', v: 'Warna' }
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['a']]), 'Catatan saya')
  })
  const read = given(Buffer.from(await file.arrayBuffer()))
  assert.ok(read.ok)
  assert.deepEqual(
    read.value.rows[0]?.problems.map(one => one.message.id),
    ['Sel B2 berisi rumus; tempelkan sebagai nilai.'],
  )
  assert.match(read.value.notes.map(one => one.id).join(), /“Warna”.*“Catatan saya”/)
})

test('the template, sent as it is, holds no row; its cells are texts and its lists are there', () => {
  const sheets = templateSheets({
    locale: 'id',
    edition: text('Edisi contoh', 'Example edition'),
    columns: importColumns,
    commodities: [{ id: 'anyaman', title: text('Anyaman', 'Plaiting') }],
    types: importSettingsOf.types,
    districts: ['Kecamatan Contoh'],
  })
  const content = writeSheets(sheets)
  const read = given(content)
  assert.deepEqual(read.ok ? [] : read.problems.map(one => one.message.en), [
    'This file holds no rows of data. Rows of examples and hints are not imported.',
  ])
  const book = XLSX.read(content, { type: 'buffer', cellFormula: true, bookFiles: true })
  assert.deepEqual(book.SheetNames, ['Petunjuk', 'Sentra', 'IKM', 'Produk', 'Dokumen', 'Pilihan'])
  for (const name of book.SheetNames)
    for (const cell of Object.values(book.Sheets[name] ?? {}))
      assert.equal((cell as XLSX.CellObject).f, undefined)
})

test('generated rows under the headings of the template, written and read, are the same', () => {
  const plain = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map(value => value.trim())
    .filter(value => value !== '' && !/\p{C}/u.test(value) && !/^[\d.,]+E\+\d+$/i.test(value))
  const record = fc.record({ name: plain, ownerName: plain, phone: plain, address: plain, story: plain })
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 8 }), records => {
      const read = given(writeSheets([importSheet('producer', records)]))
      assert.ok(read.ok)
      assert.deepEqual(
        read.value.rows.map(row => ({ ...row.cells })),
        records.map(one => ({ ...one })),
      )
    }),
    { numRuns: 60 },
  )
})

test('days are read as people and spreadsheets write them, the day before the month', () => {
  const days = [
    '17/08/2025',
    '17-8-2025',
    '17 Agustus 2025',
    '17 August 2025',
    '2025-08-17',
    '45886',
    '17.08.2025',
  ]
  assert.deepEqual(
    days.map(readDay),
    days.map(() => '2025-08-17'),
  )
  assert.deepEqual(['', '8/2025', 'kemarin', '17 Foo 2025', '12'].map(readDay), Array(5).fill(null))
})

test('a workbook of the office, read from its CSV, gives the same rows', async () => {
  const file = await importFile({ producer: wholeFile.producer })
  const fromBook = given(Buffer.from(await file.arrayBuffer()))
  const head = importColumns.producer.map(one => one.label.id).join(';')
  const row = importColumns.producer
    .map(one => (oneProducer as Record<string, string | number>)[one.id] ?? '')
    .join(';')
  const fromText = given(Buffer.from(`${head}\n${row}\n`))
  assert.ok(fromBook.ok && fromText.ok)
  assert.deepEqual(fromText.value.rows[0]?.cells, fromBook.value.rows[0]?.cells)
})

test('a cell loses what only turns or hides letters, like a field of a form', () => {
  const cell = { text: ' Ke\u200brajinan \u202eukal\u00ad\u0000 ', kind: 'text' } as const
  assert.deepEqual(readCell(cell, 'text', 'B2'), { text: 'Kerajinan ukal', problem: null })
  assert.equal(readCell({ ...cell, text: '12\u200b34' }, 'digits', 'B3').text, '1234')
})
