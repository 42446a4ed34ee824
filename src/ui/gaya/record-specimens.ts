import { html } from '../../platform/html.ts'
import { checklist, documentViewer, progressRail, selectField, statusTag, textField } from '../components.ts'
import { longName } from './frame-specimens.ts'
import { specimen } from './specimen.ts'
import type { GayaContext, Maker } from './specimen.ts'
import { checkItems, railProps } from './work-specimens.ts'

const columns = (c: GayaContext) => [
  { label: c.say('Produk', 'Product') },
  { label: c.say('Daerah', 'Area') },
  { label: c.say('Status', 'Status') },
  { label: c.say('Dokumen', 'Documents'), numeric: true },
]

const rowOf = (c: GayaContext) => (name: string, state: string, label: string, count: string) => ({
  cells: [
    html`<a href="#produk">${name}</a>`,
    c.say('Kabupaten Contoh', 'Example Regency'),
    statusTag({ state, label }),
    count,
  ],
})

const counts = (c: GayaContext) => [
  { label: c.say('Semua', 'All'), count: 12, href: '#s', current: true },
  { label: c.say('Konsep', 'Draft'), count: 4, href: '#k' },
  { label: c.say('Dikembalikan', 'Returned'), count: 2, href: '#p' },
  { label: c.say('Tidak lolos', 'Not admitted'), count: 0, href: '#t' },
]

const filterFields = (c: GayaContext) =>
  html`${textField({ locale: c.locale, name: 'cari', label: c.say('Nama', 'Name') })}${selectField({ locale: c.locale, name: 'komoditas', label: c.say('Komoditas', 'Commodity'), options: [{ value: 'a', label: 'A' }], prompt: c.say('Semua', 'All') })}`

const lists: readonly Maker[] = [
  c =>
    specimen('countsBar', c.say('menurut status', 'by status'), {
      label: c.say('Usulan menurut status', 'Nominations by status'),
      items: counts(c),
    }),
  c =>
    specimen('filterBar', c.say('penyaring terpasang', 'with filters set'), {
      locale: c.locale,
      action: '/gaya',
      label: c.say('Saring usulan', 'Filter nominations'),
      body: filterFields(c),
      hidden: { status: 'draft' },
      clearHref: '/gaya',
    }),
  c =>
    specimen('table', c.say('berisi', 'with rows'), {
      caption: c.say('Usulan edisi latihan (contoh)', 'Nominations of the training edition (example)'),
      columns: columns(c),
      rows: [
        rowOf(c)(
          c.say('Kain Lembah (contoh)', 'Valley Cloth (example)'),
          'returned',
          c.say('Dikembalikan', 'Returned'),
          '6/8',
        ),
        rowOf(c)(longName(c), 'submitted', c.say('Terkirim', 'Submitted'), '8/8'),
      ],
      totals: [{ cells: [c.say('Jumlah', 'Total'), '', '', '14/16'] }],
      empty: '',
    }),
  c =>
    specimen('table', c.say('kosong', 'empty'), {
      caption: 'x',
      columns: columns(c),
      rows: [],
      empty: c.say(
        'Tidak ada usulan yang cocok dengan penyaring ini.',
        'No nomination matches these filters.',
      ),
    }),
  c =>
    specimen('pager', c.say('di tengah', 'in the middle'), {
      locale: c.locale,
      newerHref: '#baru',
      olderHref: '#lama',
      summary: c.say('25 dari 159 usulan', '25 of 159 nominations'),
      label: c.say('Halaman contoh', 'Example pages'),
    }),
  c =>
    specimen('bars', c.say('peluang tiap bintang', 'probability of each star'), {
      caption: c.say('Peluang tiap bintang (contoh)', 'Probability of each star (example)'),
      bars: [
        { label: c.say('Bintang 3', '3 stars'), share: 0.24, text: '24 %' },
        { label: c.say('Bintang 2', '2 stars'), share: 0.71, text: '71 %' },
        { label: c.say('Bintang 1', '1 star'), share: 0.05, text: '5 %' },
      ],
      honour: true,
    }),
]

const paperPages = (c: GayaContext) =>
  [1, 2].map(page => ({
    src: c.pictures.paper,
    alt: c.say(`Dokumen contoh, halaman ${page}`, `Example document, page ${page}`),
    width: 760,
    height: 1074,
  }))

const paperProps = (c: GayaContext) => ({
  locale: c.locale,
  downloadHref: '#unduh',
  fileText: c.say('PDF, 1,2 MB', 'PDF, 1.2 MB'),
})

const records: readonly Maker[] = [
  c =>
    specimen('beside', c.say('rel di samping isi', 'a rail beside the page'), {
      side: progressRail(railProps(c, c.say('Bagian di samping', 'Sections at the side'))),
      body: checklist({
        locale: c.locale,
        label: c.say('Kesiapan bagian', 'Readiness of the section'),
        items: checkItems(c).slice(0, 3),
      }),
    }),
  c =>
    specimen('definitionList', c.say('fakta', 'facts'), {
      items: [
        { term: c.say('Pembuat', 'Maker'), detail: longName(c) },
        { term: 'NIB', detail: '0000000000000' },
        {
          term: c.say('Status', 'Status'),
          detail: statusTag({ state: 'verified', label: c.say('Terverifikasi', 'Verified') }),
        },
      ],
    }),
  c =>
    specimen('timeline', c.say('riwayat', 'history'), {
      locale: c.locale,
      label: c.say('Riwayat usulan', 'History of the nomination'),
      entries: [
        {
          when: c.say('3 Juni, 10.05 WIB', '3 June, 10:05 WIB'),
          dateTime: '06-03',
          who: c.say('Sekretariat', 'Secretariat'),
          what: c.say('Lolos administrasi', 'Admitted'),
          tone: 'good',
        },
        {
          when: c.say('25 Mei, 16.20 WIB', '25 May, 16:20 WIB'),
          who: c.say('Sekretariat', 'Secretariat'),
          what: c.say('Dikembalikan', 'Returned'),
          reason: c.say('Halaman 2 surat keputusan tidak terbaca.', 'Page 2 of the decree cannot be read.'),
          tone: 'attention',
        },
        {
          when: c.say('18 Mei, 09.00 WIB', '18 May, 09:00 WIB'),
          who: c.say('Dinas Kabupaten Contoh', 'Office of Example Regency'),
          what: c.say('Usulan terkirim', 'Submitted'),
        },
      ],
    }),
  c =>
    specimen('splitView', c.say('dokumen di samping daftar periksa', 'a document beside its checklist'), {
      left: documentViewer({
        ...paperProps(c),
        title: c.say('Surat keputusan sentra (contoh)', 'Decree of the cluster (example)'),
        pages: paperPages(c),
      }),
      right: checklist({
        locale: c.locale,
        label: c.say('Daftar periksa', 'Checklist'),
        items: checkItems(c),
      }),
      leftLabel: c.say('Dokumen', 'Document'),
      rightLabel: c.say('Pemeriksaan', 'Check'),
    }),
  c =>
    specimen(
      'documentViewer',
      c.say('memuat: halaman sedang disiapkan', 'loading: paperPages(c) being prepared'),
      {
        ...paperProps(c),
        title: c.say('Sertifikat (contoh)', 'Certificate (example)'),
        pages: [],
      },
    ),
]

/** Work pages: lists and records. */
export const recordSpecimens: readonly Maker[] = [...lists, ...records]
