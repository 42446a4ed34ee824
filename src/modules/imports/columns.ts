import { findDocumentType, type DocumentTypes } from '../../engine/document-numbers/index.ts'
import { locales, text, type Text } from '../../foundation/text.ts'
import { column, type Column } from './column.ts'
import type { Kind } from './import.ts'
import { producerColumns, sentraColumns } from './owner-columns.ts'
import { documentColumns, productColumns } from './product-columns.ts'

export type { Column, Reading } from './column.ts'

export const sheetNames: Readonly<Record<Kind, Text>> = {
  sentra: text('Sentra', 'Sentra'),
  producer: text('IKM', 'Producers'),
  product: text('Produk', 'Products'),
  document: text('Dokumen', 'Documents'),
}

/** Beside a row: `contoh` and `petunjuk` are never imported. */
export const markColumn: Text = text('Keterangan', 'Remark')
/** Why a row was wrong, in the file of rows to mend; nothing of it is read. */
export const reasonColumn: Text = text('Alasan', 'Reason')

export type Columns = Readonly<Record<Kind, readonly Column[]>>

/** The columns of each sheet; the programme says which paper's number tells producers apart. */
export function columnsOf(types: DocumentTypes, producerNumber: string): Columns {
  const label = findDocumentType(types, producerNumber)?.number?.label
  const number = column('producerNumber', label ?? text('Nomor usaha', 'Number of the firm'), {
    reading: 'digits',
    hint: text(
      'Untuk mengenali IKM yang sudah terdaftar. Nomornya sendiri dicatat di lembar Dokumen.',
      'To recognise a producer that is registered. The number itself is noted in the sheet of documents.',
    ),
  })
  return {
    sentra: sentraColumns,
    producer: producerColumns(number),
    product: productColumns(number),
    document: documentColumns(number),
  }
}

/** Names as people write them: letters and digits alone, in lower case. */
export const fold = (value: string): string =>
  value
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Is it this name in one of the languages? */
export const isNamed = (label: Text, written: string): boolean =>
  locales.some(locale => fold(label[locale]) === fold(written))
