import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import fc from 'fast-check'
import { writeCsv } from '../write-csv.ts'
import { readSheets } from './read-sheets.ts'
import { readSpreadsheet, writeSpreadsheet } from './index.ts'
import { writeSheets } from './write-sheets.ts'
import { writeZip } from '../zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'bintang-sheets-'))
const limits = { rows: 10_000, unpacked: 20_000_000 }
let made = 0

async function refusalOf(content: Buffer | string, bytes?: number): Promise<string> {
  const path = join(folder, `${made++}`)
  writeFileSync(path, content)
  const read = await readSpreadsheet(path, bytes ?? Buffer.byteLength(content), 'file')
  return read.ok ? 'read' : (read.problems[0]?.code ?? '')
}

const workbook = (sheet: XLSX.WorkSheet, options: XLSX.WritingOptions = {}): Buffer => {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, 'IKM')
  return Buffer.from(XLSX.write(book, { type: 'buffer', bookType: 'xlsx', ...options }) as Uint8Array)
}
const part = (name: string, content: string | Buffer) => [name, Buffer.from(content)] as const

test('each file that cannot be read is refused with a sentence of its own', async () => {
  const old = workbook(XLSX.utils.aoa_to_sheet([['a']]), { bookType: 'biff8' })
  const locked = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  const bomb = writeZip([
    part('xl/workbook.xml', '<workbook/>'),
    part('xl/worksheets/sheet1.xml', Buffer.alloc(160_000_000, 32)),
  ])
  const long = writeSheets([
    {
      name: 'IKM',
      columns: [{ label: 'a' }],
      rows: Array.from({ length: 100_000 }, (_, index) => [`baris ${index}`]),
    },
  ])
  const found = {
    empty: await refusalOf(''),
    'too-large': await refusalOf('a;b', Infinity),
    'wrong-type': await refusalOf(writeZip([part('word/document.xml', '<w/>')])),
    picture: await refusalOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2])),
    'old-format': await refusalOf(old),
    password: await refusalOf(locked),
    'too-much': await refusalOf(bomb),
    'too-many-rows': await refusalOf(long),
    'many lines': await refusalOf('nama\n'.repeat(100_000)),
    broken: await refusalOf(workbook(XLSX.utils.aoa_to_sheet([['a']])).subarray(0, 900)),
    encoding: await refusalOf(Buffer.from([0x61, 0x00, 0x62, 0x81, 0x8d])),
  }
  assert.deepEqual(found, {
    ...Object.fromEntries(Object.keys(found).map(name => [name, name])),
    picture: 'wrong-type',
    'many lines': 'too-many-rows',
  })
})

const read = (content: Buffer) => {
  const verdict = readSheets(content, limits)
  assert.ok('book' in verdict, JSON.stringify(verdict))
  return verdict.book
}
const textsOf = (content: Buffer) =>
  read(content).sheets[0]?.rows.map(row => row.cells.map(cell => cell?.text ?? null))

test('text files are read with either sign, in the encodings that spreadsheets write', () => {
  const rows = [
    ['Nama', 'Kota'],
    ['Café; "Ibu"', 'Garut'],
  ]
  const semicolon = 'Nama;Kota\r\n"Café; ""Ibu""";Garut\r\n'
  const comma = 'Nama,Kota\n"Café; ""Ibu""",Garut\n'
  assert.deepEqual(textsOf(Buffer.from(semicolon)), rows)
  assert.deepEqual(textsOf(Buffer.from(comma)), rows)
  assert.deepEqual(textsOf(Buffer.from(`\uFEFF${semicolon}`)), rows)
  assert.deepEqual(textsOf(Buffer.from(`sep=;\r\n${semicolon}`)), rows)
  assert.deepEqual(textsOf(Buffer.from(semicolon, 'latin1')), rows)
  assert.deepEqual(textsOf(Buffer.from(`\uFEFF${semicolon}`, 'utf16le')), rows)
})

test('formulas, days, errors, merged cells and hidden sheets of a workbook are seen for what they are', () => {
  const sheet = XLSX.utils.aoa_to_sheet([['a', 'b', 'c', 'd', 'e']])
  sheet['A2'] = { t: 'n', f: '1+1', v: 2 }
  sheet['B2'] = { t: 'n', v: 45_886, z: 'dd/mm/yyyy' }
  sheet['C2'] = { t: 'n', v: 1_234_567_890_123 }
  sheet['D2'] = { t: 'e', v: 42, w: '#N/A' }
  sheet['E2'] = { t: 's', v: '=1+1' }
  sheet['!ref'] = 'A1:E2'
  sheet['!merges'] = [XLSX.utils.decode_range('A3:B3')]
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, 'IKM')
  book.Workbook = { Sheets: [{ Hidden: 1 }] }
  const [found] = read(
    Buffer.from(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array),
  ).sheets
  assert.deepEqual([found?.hidden, found?.merged], [true, ['A3:B3']])
  assert.deepEqual(
    found?.rows[1]?.cells.map(cell => [cell?.kind, cell?.text]),
    [
      ['formula', ''],
      ['date', '2025-08-17'],
      ['number', '1234567890123'],
      ['error', '#N/A'],
      ['text', '=1+1'],
    ],
  )
})

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', "'", '=cmd|', '_x0041_'), fc.string())
    .map(parts => parts.join('')),
)

test('no text that is written is ever a formula, and numbers and texts come back as they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(nasty, fc.integer()), { minLength: 1, maxLength: 20 }), async rows => {
      const content = Buffer.from(
        writeSheets([{ name: 'Data', columns: [{ label: 'a' }, { label: 'b' }], rows }]),
      )
      const book = XLSX.read(content, { type: 'buffer', cellFormula: true })
      const sheet = book.Sheets['Data'] ?? {}
      for (const [address, cell] of Object.entries(sheet)) {
        if (address.startsWith('!')) continue
        const { t, f } = cell as XLSX.CellObject
        assert.deepEqual(
          [f, t],
          [undefined, address.startsWith('A') || (address.endsWith('1') && address.length === 2) ? 's' : 'n'],
        )
      }
      for (const [index, [, number]] of rows.entries())
        assert.equal((sheet[`B${index + 2}`] as XLSX.CellObject | undefined)?.v, number)
      for (const line of writeCsv(
        ['a'],
        rows.map(([text]) => [text]),
      ).split('\n'))
        assert.doesNotMatch(line, /^"?\s*[=+\-@]/)
      return Promise.resolve()
    }),
    { numRuns: 60 },
  )
})

test('plain texts, written and read, are the same', () => {
  const plain = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter(text => text.trim() !== '' && !/[\p{C}]/u.test(text))
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1, maxLength: 10 }), texts => {
      const content = writeSheets([
        { name: 'Data', columns: [{ label: 'a' }], rows: texts.map(text => [text]) },
      ])
      assert.deepEqual(
        textsOf(content)?.slice(1),
        texts.map(text => [text]),
      )
    }),
    { numRuns: 100 },
  )
})

test('fifteen thousand rows are written while others get their answers', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 20)
  const rows = Array.from({ length: 15_000 }, (_, index) => [
    `Produk ${index}`,
    'Pembuat',
    index,
    'Garut',
    'anyaman',
    'draft',
  ])
  const content = await writeSpreadsheet([
    { name: 'Usulan', columns: ['a', 'b', 'c', 'd', 'e', 'f'].map(label => ({ label })), rows },
  ])
  clearInterval(timer)
  assert.ok(content.length > 100_000)
  assert.ok(turns >= 5, `${turns} turns`)
})
