import assert from 'node:assert/strict'
import { test } from 'node:test'
import { properCase } from './proper-case.ts'

const names: readonly (readonly [string, string])[] = [
  ['KABUPATEN GARUT', 'Kabupaten Garut'],
  ['KOTA BANDUNG', 'Kota Bandung'],
  ['DKI JAKARTA', 'DKI Jakarta'],
  ['DI YOGYAKARTA', 'DI Yogyakarta'],
  ['KABUPATEN PANGKAJENE DAN KEPULAUAN', 'Kabupaten Pangkajene dan Kepulauan'],
  ['KABUPATEN TOLI-TOLI', 'Kabupaten Toli-Toli'],
  ['IV KOTO', 'IV Koto'],
  ['BATHIN XXIV ULU', 'Bathin XXIV Ulu'],
  ['LUBUK PAKAM I,II', 'Lubuk Pakam I,II'],
  ['PARIT I/II', 'Parit I/II'],
  ['VI NAGARI', 'VI Nagari'],
  ["SA'DAN", "Sa'dan"],
  ["O'O'U", "O'o'u"],
  ["KI'E", "Ki'e"],
  ['MISOOL (MISOOL UTARA)', 'Misool (Misool Utara)'],
  ['DANAU KEMBAR', 'Danau Kembar'],
  ['UPT. RAWA', 'Upt. Rawa'],
  ['kluet utara', 'Kluet Utara'],
  ['Kabupaten Garut', 'Kabupaten Garut'],
  ['Lubuk Linggau Barat I', 'Lubuk Linggau Barat I'],
  ['UPT Bukit Makmur', 'UPT Bukit Makmur'],
  ["Wette'E", "Wette'e"],
  ['Ra"as', "Ra'as"],
  ['Sangalla’ Utara', "Sangalla' Utara"],
  ['Pulau  x barat', 'Pulau X Barat'],
  ['Kabupaten Pangkajene Dan Kepulauan', 'Kabupaten Pangkajene dan Kepulauan'],
]
for (const [from, to] of names) test(`${from} is written ${to}`, () => assert.equal(properCase(from), to))
