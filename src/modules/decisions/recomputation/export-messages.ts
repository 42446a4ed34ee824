import { catalogue } from '../../../platform/translations.ts'

/** The words of the pages on which an edition is taken along. */
export const exportWords = catalogue(
  {
    title: 'Ekspor edisi',
    lead: 'Aturan, lembar penilaian, dan keputusan satu edisi dalam satu berkas, agar setiap hasil dapat dihitung ulang tanpa Bintang.',
    pageTitle: (edition: string) => `Ekspor ${edition}`,
    edition: 'Edisi',
    cases: 'Kasus',
    last: 'Terakhir diunduh',
    never: 'Belum pernah',
    none: 'Belum ada edisi yang daftarnya ditetapkan.',
    noneText: 'Edisi tampil di sini setelah daftarnya ditetapkan Menteri.',
    holds: 'Isi berkas',
    parts: {
      'rules.json': 'Aturan edisi; SHA-256 berkas ini adalah sidik jari aturan.',
      'sheets.json':
        'Fakta beku dan lembar penilaian tiap kasus, tanpa nama penilai dan tanpa urutan yang berarti.',
      'decisions.json': 'Usulan, bintang yang ditetapkan, alasan penyimpangan, dan kepala buku besar.',
      'list.json': 'Daftar sebagaimana ditetapkan, dengan nama produk dan pembuatnya.',
      'README.txt': 'Penjelasan isi dan cara memeriksanya.',
    },
    names:
      'Berkas list.json memuat nama: hanya untuk sekretariat dan auditor. Berkas lainnya boleh diberikan kepada orang lain setelah hasil diumumkan.',
    decree: 'Keputusan',
    digest: 'Sidik jari daftar',
    check: 'Cara memeriksa',
    checkText:
      'Buka berkas zip ke sebuah folder, lalu jalankan dengan Python 3.9 atau lebih baru, tanpa paket tambahan:',
    command: 'python3 verify/score.py --check FOLDER',
    checkEnd: (cases: string) =>
      `Baris terakhir {"cases":${cases},"different":0} berarti semua hasil sama. Penyimpangan pleno ditulis tersendiri dengan alasannya.`,
    take: 'Unduh ekspor (zip)',
    recorded: 'Setiap unduhan tercatat dalam jejak: siapa dan kapan.',
    downloads: 'Unduhan sejauh ini',
    who: 'Oleh',
    when: 'Waktu',
    fileName: (slug: string) => `ekspor-${slug}.zip`,
  },
  {
    title: 'Export of an edition',
    lead: 'Rules, scoresheets and decisions of an edition in one file, so that every result can be computed again without Bintang.',
    pageTitle: edition => `Export of ${edition}`,
    edition: 'Edition',
    cases: 'Cases',
    last: 'Last downloaded',
    never: 'Never',
    none: 'No edition has a decided list yet.',
    noneText: 'An edition is listed here once the Minister has decided on its list.',
    holds: 'What the file holds',
    parts: {
      'rules.json': 'The rules of the edition; the SHA-256 of this file is the fingerprint of the rules.',
      'sheets.json':
        'Frozen facts and scoresheets of each case, without the assessors’ names, in no order that means anything.',
      'decisions.json': 'Proposals, decided stars, reasons for departures, and the head of the ledger.',
      'list.json': 'The list as it was decided, with the names of products and makers.',
      'README.txt': 'What is in it, and how to check it.',
    },
    names:
      'The file list.json holds names: for secretariat and auditor only. The others may be given to others once the results are published.',
    decree: 'Decree',
    digest: 'Fingerprint of the list',
    check: 'How to check it',
    checkText: 'Unpack the zip into a folder, then run with Python 3.9 or newer and no packages:',
    command: 'python3 verify/score.py --check FOLDER',
    checkEnd: cases =>
      `The last line {"cases":${cases},"different":0} means that every result is the same. Departures of the plenary stand on lines of their own with their reason.`,
    take: 'Download the export (zip)',
    recorded: 'Every download stands in the trail: who and when.',
    downloads: 'Downloads so far',
    who: 'By',
    when: 'Time',
    fileName: slug => `export-${slug}.zip`,
  },
)
