import type { DocumentTypes } from '../../engine/document-numbers/index.ts'
import { text, type Locale, type Text } from '../../foundation/text.ts'
import type { SheetColumn, SheetContent } from '../../platform/spreadsheets/index.ts'
import { documentWords } from '../documents/index.ts'
import { producerWords, type Commodity } from '../producers/index.ts'
import { markColumn, sheetNames, type Column, type Columns, type Reading } from './columns.ts'
import { kinds, type Kind } from './import.ts'

const choicesName = text('Pilihan', 'Choices')
const guideName = text('Petunjuk', 'Guide')
const hintMark = text('petunjuk', 'hint')
const exampleMark = text('contoh', 'example')

const guide: readonly Text[] = [
  text(
    'Isi lembar Sentra, IKM, Produk, dan Dokumen. Lembar yang tidak diperlukan boleh dikosongkan.',
    'Fill in the sheets Sentra, Producers, Products and Documents. Sheets that are not needed may stay empty.',
  ),
  text(
    'Jangan mengubah baris judul. Kolom lain boleh ditambahkan; kolom itu tidak dibaca.',
    'Leave the row of headings as it is. Other columns may be added; they are not read.',
  ),
  text(
    'Baris bertanda “petunjuk” atau “contoh” pada kolom pertama tidak diimpor.',
    'Rows marked “hint” or “example” in the first column are not imported.',
  ),
  text(
    'Nomor ditulis sebagai teks, supaya angka nol di depan tidak hilang. Kolom templat sudah berformat teks.',
    'Numbers are written as text, so that zeros in front stay. The columns of the template are text already.',
  ),
  text(
    'Jangan memakai rumus; tempelkan sebagai nilai. Jangan menggabungkan sel.',
    'Use no formulas; paste values. Do not merge cells.',
  ),
  text(
    'IKM dikenali dari nomornya (bila diisi) atau dari nama dan desanya; produk dari nama dan usahanya; dokumen dari pemilik dan jenisnya.',
    'A producer is recognised by its number (where filled in) or by its name and village; a product by its name and firm; a document by its owner and kind.',
  ),
  text(
    'Sel yang kosong tidak menghapus data yang sudah tersimpan.',
    'An empty cell does not remove what is stored.',
  ),
  text(
    'Setelah berkas dikirim, periksa pratinjaunya. Belum ada yang tersimpan sebelum Anda mengonfirmasi.',
    'After sending the file, check the preview. Nothing is stored before you confirm.',
  ),
  text(
    'Berkas dokumen (pindaian) tetap diunggah di halaman dokumennya.',
    'The files of documents (scans) are still uploaded on their pages.',
  ),
]

/** What a template is made for. */
export type TemplateGround = Readonly<{
  locale: Locale
  edition: Text
  columns: Columns
  commodities: readonly Commodity[]
  types: DocumentTypes
  /** The names of the districts to choose from; none where there are too many. */
  districts: readonly string[]
}>

type Choice = Readonly<{ reading: Reading | 'district'; label: Text; values: readonly string[] }>

function choicesOf({ locale, commodities, types, districts }: TemplateGround): readonly Choice[] {
  const papers = documentWords[locale]
  const firm = producerWords[locale].producer
  const editions = types.types.flatMap(type => type.edition?.options ?? [])
  return [
    {
      reading: 'commodity',
      label: text('Komoditas', 'Commodity'),
      values: commodities.map(one => one.title[locale]),
    },
    {
      reading: 'type',
      label: text('Jenis dokumen', 'Kind of document'),
      values: types.types.map(one => one.title[locale]),
    },
    {
      reading: 'validity',
      label: text('Masa berlaku', 'Validity'),
      values: Object.values(papers.validityKinds),
    },
    { reading: 'edition', label: text('Edisi', 'Edition'), values: editions.map(one => one.title[locale]) },
    {
      reading: 'change',
      label: text('Perubahan letak', 'Change of place'),
      values: [firm.moved, firm.corrected],
    },
    { reading: 'district', label: text('Kecamatan', 'District'), values: districts },
  ]
}

function choicesSheet(locale: Locale, choices: readonly Choice[]): SheetContent {
  const longest = Math.max(0, ...choices.map(one => one.values.length))
  return {
    name: choicesName[locale],
    columns: choices.map(one => ({ label: one.label[locale], width: 42, text: true })),
    rows: Array.from({ length: longest }, (_, index) => choices.map(one => one.values[index] ?? null)),
  }
}

const exampleOf = (column: Column, choices: readonly Choice[]): string =>
  column.example || (choices.find(one => one.reading === column.reading)?.values[0] ?? '')

function sheetColumn(column: Column, locale: Locale, choices: readonly Choice[]): SheetColumn {
  const place = choices.findIndex(one => one.reading === column.reading || one.reading === column.id)
  const count = choices[place]?.values.length ?? 0
  return {
    label: `${column.label[locale]}${column.needed ? '*' : ''}`,
    width: column.reading === 'text' ? 26 : 20,
    text: column.reading !== 'whole',
    ...(count > 0 ? { choices: { sheet: choicesName[locale], column: place + 1, count } } : {}),
  }
}

function kindSheet(
  kind: Kind,
  { locale, columns }: TemplateGround,
  choices: readonly Choice[],
): SheetContent {
  const own = columns[kind]
  return {
    name: sheetNames[kind][locale],
    columns: [
      { label: markColumn[locale], width: 12, text: true },
      ...own.map(one => sheetColumn(one, locale, choices)),
    ],
    rows: [
      [hintMark[locale], ...own.map(one => one.hint[locale])],
      [exampleMark[locale], ...own.map(one => exampleOf(one, choices))],
    ],
    hints: 2,
  }
}

const guideSheet = ({ locale, edition }: TemplateGround): SheetContent => ({
  name: guideName[locale],
  columns: [
    { label: `Petunjuk: ${edition.id}`, width: 90 },
    { label: `Guide: ${edition.en}`, width: 90 },
  ],
  rows: guide.map(one => [one.id, one.en]),
})

/** The sheets of a template: headings, hints, an example that is never imported, and lists to choose from. */
export function templateSheets(ground: TemplateGround): readonly SheetContent[] {
  const choices = choicesOf(ground)
  return [
    guideSheet(ground),
    ...kinds.map(kind => kindSheet(kind, ground, choices)),
    choicesSheet(ground.locale, choices),
  ]
}
