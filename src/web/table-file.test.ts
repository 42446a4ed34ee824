import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import { tableFile } from './table-file.ts'

const table = {
  kind: 'table',
  fileName: 'daftar/usulan.csv',
  columns: ['Nama', 'NIB', 'Jumlah'],
  rows: [
    ['=1+1', '0012345678901', 7],
    ['@jumlah', '', null],
  ],
} as const

test('a list taken along as CSV has no text that would run, and keeps its numbers', async () => {
  const file = await tableFile(table, undefined)
  assert.deepEqual([file.fileName, file.mediaType], ['daftar/usulan.csv', 'text/csv; charset=utf-8'])
  assert.equal(file.content, "Nama,NIB,Jumlah\n'=1+1,0012345678901,7\n'@jumlah,,\n")
})

test('the same list as a workbook: texts are texts, numbers are numbers, and zeros stay', async () => {
  const file = await tableFile(table, 'xlsx')
  assert.equal(file.fileName, 'daftar/usulan.xlsx')
  const book = XLSX.read(file.content, { type: 'array', cellFormula: true })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  assert.deepEqual(XLSX.utils.sheet_to_json(sheet ?? {}, { header: 1 }), [
    ['Nama', 'NIB', 'Jumlah'],
    ['=1+1', '0012345678901', 7],
    ['@jumlah'],
  ])
  const cells = ['A2', 'B2', 'C2'].map(address => sheet?.[address] as XLSX.CellObject | undefined)
  assert.deepEqual(
    cells.map(cell => [cell?.t, cell?.f]),
    [
      ['s', undefined],
      ['s', undefined],
      ['n', undefined],
    ],
  )
})
