import { catalogue } from '../../../platform/translations.ts'

/** The words of the page on which anybody finds what results were computed from. */
export const publicExportWords = catalogue(
  {
    title: 'Hitung sendiri',
    lead: 'Setiap bintang dapat dihitung ulang oleh siapa pun: dari aturan edisi dan lembar penilaian, tanpa Bintang.',
    rules: 'Aturan',
    version: (version: number) => `Versi ${version} (JSON)`,
    fingerprint: 'Sidik (SHA-256)',
    cases: 'Lembar dan keputusan',
    file: 'Unduh berkas edisi ini (zip)',
    noFile: 'Tersedia setelah hasil edisi ini diumumkan.',
    rulesOnly: 'Untuk program ini yang terbuka hanya aturannya.',
    holds: 'Yang ada di dalamnya',
    holdsText:
      'Aturan, fakta yang dinilai, semua lembar penilaian, usulan, dan bintang yang ditetapkan. Tidak ada nama produk, pembuat, dinas, atau penilai; kasus dan lembar diacak, dan dari alasan penyimpangan hanya sidiknya.',
    how: 'Cara menghitung',
    howText:
      'Buka berkas zip ke sebuah folder. Dengan Python 3.9 atau lebih baru, tanpa paket tambahan, jalankan di folder itu:',
    command: 'python3 verify/score.py --check .',
    end: 'Baris terakhir menyebut banyaknya kasus dan perbedaan. "different":0 berarti semua hasil sama. Program itu ditulis terpisah dari Bintang, dari uraian aturan yang ikut di dalam berkas.',
    example: 'Terbukanya lembar penilaian tanpa nama adalah contoh, sampai kementerian menetapkannya.',
    none: 'Belum ada edisi dengan aturan yang terbit.',
    fileName: (slug: string) => `hitung-sendiri-${slug}.zip`,
  },
  {
    title: 'Compute it yourself',
    lead: 'Anybody can compute every star again: from the rules of the edition and the scoresheets, without Bintang.',
    rules: 'Rules',
    version: version => `Version ${version} (JSON)`,
    fingerprint: 'Fingerprint (SHA-256)',
    cases: 'Sheets and decisions',
    file: 'Download the file of this edition (zip)',
    noFile: 'Here once the results of this edition are public.',
    rulesOnly: 'For this programme only the rules are open.',
    holds: 'What is in it',
    holdsText:
      'Rules, the facts that were scored, all scoresheets, proposals, and the stars that were decided. No names of products, makers, offices or assessors; cases and sheets stand in no order, and of reasons for departures there is only the hash.',
    how: 'How to compute it',
    howText: 'Unpack the zip into a folder. With Python 3.9 or newer and no packages, run in that folder:',
    command: 'python3 verify/score.py --check .',
    end: 'The last line tells the number of cases and of differences. "different":0 means that every result is the same. The program was written apart from Bintang, from the description of the rules that is in the file.',
    example: 'That scoresheets are open without names is an example until the ministry decides on it.',
    none: 'No edition has published rules yet.',
    fileName: slug => `compute-${slug}.zip`,
  },
)
