import { text } from '../../foundation/text.ts'
import type { CheckItem, ProgressRailProps } from '../work/progress.ts'
import { longName } from './frame-specimens.ts'
import { specimen } from './specimen.ts'
import type { GayaContext, Maker } from './specimen.ts'

const texts = (c: GayaContext) => ({
  success: c.say(
    'Usulan terkirim. Sekretariat memeriksa berkas, paling lama 10 hari kerja.',
    'Submitted. The secretariat checks the papers within 10 working days.',
  ),
  info: c.say(
    'Edisi ini edisi latihan: hasilnya tidak masuk statistik.',
    'This is a training edition: its results enter no statistics.',
  ),
  warning: c.say(
    'Sertifikat halal habis sebelum penetapan. Mintalah perpanjangan sekarang.',
    'The halal certificate ends before the decision. Ask for its renewal now.',
  ),
  error: c.say(
    'Berkas tidak terkirim karena sambungan terputus. Isian Anda tetap di halaman ini; kirim lagi.',
    'The file was not sent: the connection broke. Your answers are still here; send again.',
  ),
})

const certificates = (c: GayaContext) => c.say('Membuat piagam', 'Making certificates')

const notices: readonly Maker[] = [
  ...(['success', 'info', 'warning', 'error'] as const).map(
    (kind): Maker =>
      c =>
        specimen('notice', kind, { locale: c.locale, kind, text: texts(c)[kind] }),
  ),
  c =>
    specimen('notice', c.say('dengan judul', 'with a title'), {
      locale: c.locale,
      kind: 'warning',
      title: c.say('Tidak ada sambungan', 'No connection'),
      text: c.say(
        'Isian Anda disimpan begitu sambungan kembali. Jangan tutup halaman ini.',
        'Your answers are saved as soon as the connection is back. Do not close this page.',
      ),
    }),
  c =>
    specimen('emptyState', c.say('kosong, dengan langkah berikut', 'empty, with the next step'), {
      title: c.say('Belum ada usulan pada edisi ini', 'No nominations in this edition yet'),
      text: c.say(
        'Pilih IKM yang siap, lalu mulai usulan pertama.',
        'Choose a producer that is ready and start the first one.',
      ),
      action: { label: c.say('Lihat IKM yang siap', 'See who is ready'), href: '#ikm' },
    }),
  c =>
    specimen('progressBar', c.say('berjalan', 'running'), {
      locale: c.locale,
      label: certificates(c),
      done: 38,
      total: 77,
    }),
  c =>
    specimen('progressBar', c.say('memuat, jumlah belum diketahui', 'loading, count not known yet'), {
      locale: c.locale,
      label: c.say('Membaca berkas impor', 'Reading the import'),
      total: 1,
    }),
]

const you = (c: GayaContext) => c.say('Anda', 'you')

const deadline = (c: GayaContext) =>
  c.say('30 Juni, 23.59 WIB (00.59 WITA, 01.59 WIT)', '30 June, 23:59 WIB (00:59 WITA, 01:59 WIT)')

const states = [
  [
    'draft',
    text('Konsep', 'Draft'),
    text(
      'Masih disiapkan dinas; belum dilihat sekretariat.',
      'Being prepared by the office; not seen by the secretariat.',
    ),
  ],
  ['submitted', text('Terkirim', 'Submitted'), text('Di tangan sekretariat.', 'With the secretariat.')],
  [
    'returned',
    text('Dikembalikan', 'Returned'),
    text('Perbaiki 2 hal, lalu kirim lagi.', 'Correct 2 things, then submit again.'),
  ],
  [
    'admitted',
    text('Lolos administrasi', 'Admitted'),
    text('Menunggu penilaian.', 'Waiting for assessment.'),
  ],
  [
    'not admitted',
    text('Tidak lolos administrasi', 'Not admitted'),
    text('Alasannya ada pada surat.', 'The reasons are in the letter.'),
  ],
  [
    'published',
    text('Diumumkan', 'Published'),
    text('Bintang tampil di katalog.', 'The star is shown in the catalogue.'),
  ],
] as const

const tasksAndStatus: readonly Maker[] = [
  c =>
    specimen('taskList', c.say('ada tugas', 'with tasks'), {
      locale: c.locale,
      tasks: [
        {
          title: c.say('Usulan dikembalikan untuk diperbaiki', 'Nominations returned for correction'),
          href: '#a',
          count: 2,
          holder: you(c),
          due: { text: deadline(c), dateTime: '06-30', urgency: 'soon' },
        },
        {
          title: c.say('Dokumen yang lewat masa berlaku', 'Documents that have expired'),
          href: '#b',
          count: 1,
          holder: longName(c),
          text: c.say(
            'Hubungi IKM, lalu unggah dokumen baru.',
            'Call the producer, then upload the new document.',
          ),
          due: { text: deadline(c), urgency: 'late' },
        },
        {
          title: c.say('Menunggu persetujuan kepala dinas', 'Waiting for the head of the office'),
          href: '#c',
          count: 5,
          holder: c.say('kepala dinas', 'head of the office'),
          due: { text: deadline(c) },
        },
        {
          title: c.say('Contoh produk yang perlu dikirim', 'Samples to be sent'),
          href: '#d',
          count: 0,
          holder: you(c),
        },
      ],
    }),
  c => specimen('taskList', c.say('tidak ada tugas', 'no tasks'), { locale: c.locale, tasks: [] }),
  ...states.map(
    ([state, label, meaning]): Maker =>
      c =>
        specimen('statusTag', state, { state, label: label[c.locale], meaning: meaning[c.locale] }),
  ),
]

export function checkItems(c: GayaContext): CheckItem[] {
  return [
    {
      state: 'met',
      label: c.say('Surat keputusan sentra', 'Decree of the cluster'),
      detail: c.say('Diperiksa sekretariat pada 4 Mei.', 'Checked by the secretariat on 4 May.'),
    },
    {
      state: 'missing',
      label: c.say('Hasil uji keamanan pangan', 'Food safety test'),
      detail: c.say(
        'Unggah laporan laboratorium terakreditasi.',
        'Upload the report of an accredited laboratory.',
      ),
      action: { label: c.say('Unggah dokumen', 'Upload the document'), href: '#unggah' },
      rule: c.say('Aturan contoh, syarat 6', 'Example rules, requirement 6'),
    },
    {
      state: 'expiring',
      label: c.say('Izin edar', 'Distribution licence'),
      detail: c.say('Habis 21 hari sebelum penetapan.', 'Ends 21 days before the decision.'),
    },
    {
      state: 'wrong',
      label: c.say('Sertifikat halal', 'Halal certificate'),
      detail: c.say(
        'Nomor fatwa tertulis di tempat nomor sertifikat.',
        'The number of the fatwa stands in the place of the certificate’s.',
      ),
    },
    {
      state: 'not-needed',
      label: c.say('Sertifikat merek', 'Trade mark certificate'),
      detail: c.say('Tidak diminta untuk komoditas ini.', 'Not asked for this commodity.'),
    },
  ]
}

export const railProps = (c: GayaContext, label: string): ProgressRailProps => ({
  locale: c.locale,
  label,
  sections: [
    { label: c.say('Produk', 'Product'), href: '#1', done: true },
    {
      label: c.say('Pembuat dan sentra', 'Maker and cluster'),
      href: '#2',
      done: false,
      missing: 2,
      current: true,
    },
    { label: c.say('Dokumen', 'Documents'), href: '#3', done: false },
  ],
})

const progress: readonly Maker[] = [
  c =>
    specimen(
      'progressRail',
      c.say('bagian usulan', 'sections of a nomination'),
      railProps(c, c.say('Bagian usulan', 'Sections of the nomination')),
    ),
  c =>
    specimen('stepTrail', c.say('sedang dinilai', 'in assessment'), {
      locale: c.locale,
      label: c.say('Tahap usulan', 'Stages of the nomination'),
      steps: [
        { label: c.say('Konsep', 'Draft'), state: 'done', note: c.say('2 Mei', '2 May') },
        { label: c.say('Terkirim', 'Submitted'), state: 'done', note: c.say('18 Mei', '18 May') },
        { label: c.say('Lolos administrasi', 'Admitted'), state: 'done', note: c.say('3 Juni', '3 June') },
        {
          label: c.say('Penilaian', 'Assessment'),
          state: 'current',
          note: c.say('3 penilai', '3 assessors'),
        },
        { label: c.say('Penetapan', 'Decision'), state: 'next' },
        { label: c.say('Pengumuman', 'Publication'), state: 'next' },
      ],
    }),
  c =>
    specimen('stepTrail', c.say('berhenti', 'stopped'), {
      locale: c.locale,
      label: c.say('Tahap usulan yang tidak lolos', 'Stages of a nomination not admitted'),
      steps: [
        { label: c.say('Terkirim', 'Submitted'), state: 'done', note: c.say('18 Mei', '18 May') },
        {
          label: c.say('Tidak lolos administrasi', 'Not admitted'),
          state: 'stopped',
          note: c.say('3 alasan', '3 reasons'),
        },
      ],
    }),
  c =>
    specimen('checklist', c.say('lima keadaan', 'five states'), {
      locale: c.locale,
      label: c.say('Kesiapan', 'Readiness'),
      items: checkItems(c),
    }),
]

/** Work pages: notices, tasks, status, readiness. */
export const workSpecimens: readonly Maker[] = [...notices, ...tasksAndStatus, ...progress]
