import { html } from '../../platform/html.ts'
import { actionButton, formActions, saveState, textField } from '../components.ts'
import { longName } from './frame-specimens.ts'
import { specimen } from './specimen.ts'
import type { GayaContext, Maker } from './specimen.ts'

const textFields: readonly Maker[] = [
  c =>
    specimen(
      'textField',
      c.say('kosong, wajib, dengan petunjuk dan contoh', 'empty, required, with hint and example'),
      {
        locale: c.locale,
        name: 'nib',
        label: c.say('Nomor Induk Berusaha (NIB)', 'Business number (NIB)'),
        hint: c.say('13 angka pada surat dari OSS.', '13 digits on the letter from OSS.'),
        example: '0000000000000',
        inputMode: 'numeric',
        width: 'medium',
        required: true,
      },
    ),
  c =>
    specimen('textField', c.say('salah', 'wrong'), {
      locale: c.locale,
      name: 'nib-salah',
      label: c.say('Nomor Induk Berusaha (NIB)', 'Business number (NIB)'),
      hint: c.say('13 angka pada surat dari OSS.', '13 digits on the letter from OSS.'),
      example: '0000000000000',
      value: '00000000000',
      problem: c.say(
        'NIB berisi 11 angka. Tuliskan 13 angka seperti pada surat OSS.',
        'This has 11 digits. Write the 13 digits as on the letter from OSS.',
      ),
      width: 'medium',
      required: true,
    }),
  c =>
    specimen('textField', c.say('nama panjang, opsional', 'long name, optional'), {
      locale: c.locale,
      name: 'nama',
      label: c.say('Nama usaha', 'Name of the firm'),
      value: longName(c),
    }),
  c =>
    specimen('textField', c.say('tidak dapat diubah', 'cannot be changed'), {
      locale: c.locale,
      name: 'wilayah',
      label: c.say('Wilayah', 'Area'),
      value: c.say('Kabupaten Contoh', 'Example Regency'),
      hint: c.say('Mengikuti dinas Anda.', 'Follows your office.'),
      disabled: true,
    }),
  c =>
    specimen('longTextField', c.say('terisi', 'filled'), {
      locale: c.locale,
      name: 'cerita',
      label: c.say('Cerita produk', 'The product’s story'),
      hint: c.say(
        'Siapa yang membuatnya, dari apa, dan apa yang membuatnya khas.',
        'Who makes it, of what, and what makes it special.',
      ),
      value: c.say(
        'Benang dicelup dengan daun nila yang ditanam di tepi sungai.',
        'The yarn is dyed with indigo leaves grown by the river.',
      ),
      required: true,
    }),
  c =>
    specimen('numberField', c.say('dengan satuan', 'with its unit'), {
      locale: c.locale,
      name: 'tenaga',
      label: c.say('Tenaga kerja', 'Workers'),
      unit: c.say('orang', 'people'),
      value: '24',
      required: true,
    }),
  c =>
    specimen('numberField', c.say('salah', 'wrong'), {
      locale: c.locale,
      name: 'kapasitas',
      label: c.say('Kapasitas produksi', 'Production capacity'),
      unit: c.say('lembar per bulan', 'pieces a month'),
      value: 'banyak',
      problem: c.say(
        'Tuliskan jumlah dengan angka, misalnya 40.',
        'Write the quantity in digits, such as 40.',
      ),
      example: '40',
      decimals: true,
      required: true,
    }),
  c =>
    specimen('dateField', c.say('kosong', 'empty'), {
      locale: c.locale,
      name: 'terbit',
      label: c.say('Tanggal terbit', 'Date of issue'),
      hint: c.say('Tanggal pada surat keputusan.', 'The date on the decree.'),
      required: true,
    }),
]

const choices = (c: GayaContext) => [
  { value: 'until', label: c.say('Sampai tanggal tertentu', 'Until a date') },
  {
    value: 'unlimited',
    label: c.say('Selama komposisi dan proses tetap', 'While composition and process stay the same'),
    hint: c.say(
      'Laporkan bila bahan atau tempat produksi berubah.',
      'Report a change of material or place of production.',
    ),
  },
  { value: 'none', label: c.say('Tanpa batas', 'Without limit') },
]

const validity = (c: GayaContext) => c.say('Masa berlaku', 'Validity')

const choiceFields: readonly Maker[] = [
  c =>
    specimen('choiceField', c.say('terpilih', 'chosen'), {
      locale: c.locale,
      name: 'berlaku',
      label: validity(c),
      choices: choices(c),
      value: 'unlimited',
      required: true,
    }),
  c =>
    specimen('choiceField', c.say('belum dipilih, salah', 'not chosen, wrong'), {
      locale: c.locale,
      name: 'berlaku-salah',
      label: validity(c),
      choices: choices(c),
      required: true,
      problem: c.say('Pilih salah satu masa berlaku.', 'Choose one kind of validity.'),
    }),
  c =>
    specimen('choiceField', c.say('sebaris', 'in one row'), {
      locale: c.locale,
      name: 'ya-tidak',
      label: c.say('Apakah bahan bakunya setempat?', 'Is the raw material local?'),
      choices: [
        { value: 'yes', label: c.say('Ya', 'Yes') },
        { value: 'no', label: c.say('Tidak', 'No') },
      ],
      inline: true,
      required: true,
    }),
  c =>
    specimen('selectField', c.say('belum dipilih', 'not chosen'), {
      locale: c.locale,
      name: 'sentra',
      label: c.say('Sentra', 'Cluster'),
      options: [
        { value: 'a', label: c.say('Sentra Tenun Hulu (contoh)', 'Upper River Weaving Cluster (example)') },
        { value: 'b', label: longName(c) },
      ],
      required: true,
    }),
  c =>
    specimen('checkField', c.say('persetujuan pilihan', 'an optional consent'), {
      locale: c.locale,
      name: 'setuju',
      label: c.say(
        'Tampilkan nomor telepon usaha saya kepada calon pembeli',
        'Show my firm’s telephone number to buyers',
      ),
      hint: c.say(
        'Dapat dicabut kapan saja. Usulan tetap diproses tanpa persetujuan ini.',
        'Can be withdrawn at any time. The nomination goes on without it.',
      ),
    }),
  c =>
    specimen('checkField', c.say('salah', 'wrong'), {
      locale: c.locale,
      name: 'pernyataan',
      label: c.say('Saya tidak mempunyai kepentingan pada produk ini', 'I have no interest in this product'),
      problem: c.say(
        'Berikan pernyataan sebelum menilai, atau mundur dari produk ini.',
        'Declare this before scoring, or withdraw from this product.',
      ),
      required: true,
    }),
]

const fileProps = (c: GayaContext) => ({
  locale: c.locale,
  accept: '.pdf,image/jpeg,image/png',
  limitText: c.say('PDF, JPG atau PNG, paling besar 10 MB', 'PDF, JPG or PNG, at most 10 MB'),
  maxBytes: 10_000_000,
  required: true,
})

const fileFields: readonly Maker[] = [
  c =>
    specimen('fileField', c.say('belum ada berkas', 'no file yet'), {
      ...fileProps(c),
      name: 'sk',
      label: c.say('Surat keputusan sentra', 'Decree of the cluster'),
      hint: c.say('Semua halaman dalam satu berkas.', 'All pages in one file.'),
    }),
  c =>
    specimen('fileField', c.say('sudah ada berkas, salah', 'has a file, wrong'), {
      ...fileProps(c),
      name: 'halal',
      label: c.say('Sertifikat halal', 'Halal certificate'),
      current: {
        name: 'sertifikat-contoh-nama-berkas-yang-sangat-panjang-sekali.pdf',
        href: '#berkas',
        detail: c.say('PDF, 1,2 MB', 'PDF, 1.2 MB'),
      },
      problem: c.say(
        'Halaman 2 tidak terbaca. Pindai ulang, lalu unggah lagi.',
        'Page 2 cannot be read. Scan it again and upload it again.',
      ),
    }),
]

const submitLabel = (c: GayaContext) => c.say('Kirim usulan', 'Submit the nomination')

const brandField = (c: GayaContext) =>
  textField({ locale: c.locale, name: 'jenama', label: c.say('Jenama', 'Brand') })

const problems = (c: GayaContext) => [
  {
    path: 'nib-salah',
    message: c.say('NIB berisi 11 angka, seharusnya 13', 'The business number has 11 digits instead of 13'),
  },
  { path: 'berlaku-salah', message: c.say('Masa berlaku belum dipilih', 'The validity has not been chosen') },
]

const states = ['idle', 'saving', 'saved', 'unsaved', 'problem'] as const

const formParts: readonly Maker[] = [
  c =>
    specimen('errorSummary', c.say('di atas formulir', 'on top of a form'), {
      focus: false,
      locale: c.locale,
      problems: problems(c),
    }),
  c =>
    specimen('form', c.say('tersimpan sendiri', 'saved by itself'), {
      action: '/gaya',
      key: '0000000000000000',
      version: 3,
      label: c.say('Formulir contoh', 'Example form'),
      body: html`${saveState({ locale: c.locale, state: 'saved', time: c.say('14.32 WIB', '14:32 WIB') })}${brandField(c)}${formActions([actionButton({ action: 'example.save', label: c.say('Simpan', 'Save'), kind: 'secondary' })])}`,
    }),
  c =>
    specimen('fieldset', c.say('kelompok isian', 'a group of answers'), {
      legend: c.say('Alamat produksi', 'Place of production'),
      hint: c.say('Tempat produk dibuat, bukan alamat kantor.', 'Where the product is made, not the office.'),
      body: textField({ locale: c.locale, name: 'alamat', label: c.say('Jalan', 'Street'), required: true }),
    }),
  ...states.map(
    (state): Maker =>
      c =>
        specimen('saveState', state, { locale: c.locale, state, time: c.say('14.32 WIB', '14:32 WIB') }),
  ),
  c =>
    specimen('actionButton', 'primary', { action: 'nomination.submit', label: submitLabel(c), icon: 'send' }),
  c =>
    specimen('actionButton', 'secondary', {
      action: 'nomination.save',
      label: c.say('Simpan', 'Save'),
      kind: 'secondary',
    }),
  c =>
    specimen('actionButton', c.say('danger, dengan pertanyaan', 'danger, asks once more'), {
      action: 'nomination.withdraw',
      label: c.say('Tarik usulan', 'Withdraw'),
      kind: 'danger',
      confirm: {
        locale: c.locale,
        text: c.say(
          'Usulan ini akan ditarik dari edisi. Berkas tetap tersimpan.',
          'This nomination will be withdrawn from the edition. Its files are kept.',
        ),
        label: c.say('Ya, tarik usulan', 'Yes, withdraw it'),
      },
    }),
  c =>
    specimen('actionButton', c.say('tidak dapat dipakai', 'cannot be used'), {
      action: 'nomination.approve',
      label: c.say('Setujui', 'Approve'),
      disabled: true,
    }),
  c =>
    specimen('formActions', c.say('tombol di akhir formulir', 'the buttons at a form’s end'), [
      actionButton({ action: 'nomination.submit', label: submitLabel(c) }),
      actionButton({
        action: 'nomination.save',
        label: c.say('Simpan dan kembali', 'Save and go back'),
        kind: 'secondary',
      }),
    ]),
]

/** Fields, buttons and forms. */
export const formSpecimens: readonly Maker[] = [...textFields, ...choiceFields, ...fileFields, ...formParts]
