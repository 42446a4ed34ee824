import { locales, text, type Locale, type Text } from '../../foundation/text.ts'
import {
  MOST_CELLS,
  MOST_HEADINGS,
  renderMarkdown,
  type RenderedMarkdown,
} from '../../platform/markdown/index.ts'
import { formatNumber } from '../../platform/translations.ts'
import { missingPlaces, type ArticleText, type Place } from './article.ts'

const languages: Readonly<Record<Locale, Text>> = {
  id: text('bahasa Indonesia', 'Indonesian'),
  en: text('bahasa Inggris', 'English'),
}
const parts: Readonly<Record<Place['part'], Text>> = {
  title: text('Judul', 'The title'),
  summary: text('Ringkasan', 'The summary'),
  body: text('Isi', 'The text'),
}

const missing = ({ part, locale }: Place): Text =>
  text(
    `${parts[part].id} dalam ${languages[locale].id} belum ditulis.`,
    `${parts[part].en} in ${languages[locale].en} is not written yet.`,
  )

const badLink = (locale: Locale, address: string): Text =>
  text(
    `Tautan ke "${address}" (${languages[locale].id}) tidak dapat dipakai. Tulis alamat lengkap yang diawali https://, surel yang diawali mailto:, atau halaman situs ini yang diawali garis miring.`,
    `The link to "${address}" (${languages[locale].en}) cannot be used. Write a full address that begins with https://, a mail address that begins with mailto:, or a page of this site that begins with a slash.`,
  )

const tooDeep = (locale: Locale): Text =>
  text(
    `Daftar atau kutipan dalam ${languages[locale].id} bertingkat terlalu dalam, sehingga sebagian tidak tampil. Sederhanakan menjadi beberapa tingkat saja.`,
    `Lists or quotes in ${languages[locale].en} lie too deep within each other, so that a part is not shown. Make them a few levels only.`,
  )

const tooWide = (locale: Locale): Text =>
  text(
    `Sebuah tabel dalam ${languages[locale].id} berkolom lebih dari enam dan tidak muat di halaman. Bagilah menjadi beberapa tabel.`,
    `A table in ${languages[locale].en} has more than six columns and does not fit the page. Make several tables of it.`,
  )

const tooManyCells = (locale: Locale): Text =>
  text(
    `Tabel dalam ${languages[locale].id} seluruhnya memuat lebih dari ${formatNumber(MOST_CELLS, 'id')} sel, sehingga sebagian baris tidak tampil. Kurangi barisnya, atau bagilah menjadi dua halaman.`,
    `The tables in ${languages[locale].en} have more than ${formatNumber(MOST_CELLS, 'en')} cells together, so that some rows are not shown. Leave rows out, or make two pages of it.`,
  )

const tooManyHeadings = (locale: Locale): Text =>
  text(
    `Isi dalam ${languages[locale].id} memuat lebih dari ${formatNumber(MOST_HEADINGS, 'id')} judul bagian. Kurangi judulnya, atau bagilah menjadi dua halaman.`,
    `The text in ${languages[locale].en} has more than ${formatNumber(MOST_HEADINGS, 'en')} headings. Use fewer, or make two pages of it.`,
  )

const tooLong = (locale: Locale): Text =>
  text(
    `Isi dalam ${languages[locale].id} terlalu panjang. Bagilah menjadi dua halaman.`,
    `The text in ${languages[locale].en} is too long. Make two pages of it.`,
  )

function rendering(locale: Locale, rendered: RenderedMarkdown | null): readonly Text[] {
  if (!rendered) return [tooLong(locale)]
  return [
    ...rendered.refused.map(address => badLink(locale, address.slice(0, 100))),
    ...(rendered.isTooDeep ? [tooDeep(locale)] : []),
    ...(rendered.isTooWide ? [tooWide(locale)] : []),
    ...(rendered.hasTooManyCells ? [tooManyCells(locale)] : []),
    ...(rendered.hasTooManyHeadings ? [tooManyHeadings(locale)] : []),
  ]
}

const anywhere = { top: 2, prefix: 'b', link: (path: string) => path, origin: '', away: '' } as const

/** Everything that keeps a text from being published, in sentences; nothing when it can be. */
export const hindrancesOf = (article: ArticleText): readonly Text[] => [
  ...missingPlaces(article).map(missing),
  ...locales.flatMap(locale => rendering(locale, renderMarkdown(article.body[locale], anywhere))),
]
