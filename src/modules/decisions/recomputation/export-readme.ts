import type { Text } from '../../../foundation/text.ts'

type Counted = Readonly<{ cases: number; versions: number; later: number; anew: number }>

/** `later`: how many lists of the edition were decided after the first. */
const laterLines = (later: number): readonly [string, string] =>
  later === 0
    ? ['', '']
    : [
        `  list-2/          daftar berikutnya dari edisi yang sama${later > 1 ? ` (sampai list-${later + 1}/)` : ''};\n                   periksa folder itu dengan perintah yang sama\n`,
        `  list-2/          the next list of the same edition${later > 1 ? ` (up to list-${later + 1}/)` : ''};\n                   check that folder with the same command\n`,
      ]

const anewLines = (anew: number): readonly [string, string] =>
  anew === 0
    ? ['', '']
    : [
        `  new-decision-1/  satu hasil yang ditetapkan lagi setelah sanggahan, dengan masukannya sendiri${anew > 1 ? ` (sampai new-decision-${anew}/)` : ''};\n                   periksa folder itu dengan perintah yang sama\n`,
        `  new-decision-1/  one result that was decided anew after an objection, with its own inputs${anew > 1 ? ` (up to new-decision-${anew}/)` : ''};\n                   check that folder with the same command\n`,
      ]

/** What lies in the folder of an exported edition, and how to check it. */
export const exportReadme = (title: Text, { cases, versions, later, anew }: Counted): string => `${title.id}

Folder ini memuat ${cases} kasus yang ditetapkan${later > 0 ? ' dalam daftar pertama' : ''}, agar setiap hasil dapat dihitung ulang tanpa Bintang.

  rules.json       aturan edisi; SHA-256 berkas ini adalah sidik jari aturan${versions > 1 ? ' (juga rules-2.json, ...)' : ''}
  sheets.json      fakta beku dan lembar penilaian tiap kasus, tanpa nama penilai, urutan lembar diacak
  decisions.json   usulan, bintang yang ditetapkan, alasan penyimpangan, keputusan, dan kepala buku besar
  list.json        daftar sebagaimana ditetapkan, DENGAN nama produk dan pembuat: hanya untuk sekretariat dan auditor
${laterLines(later)[0]}${anewLines(anew)[0]}
Periksa dengan Python 3.9 atau lebih baru, tanpa paket tambahan (berkas verify/ dari Bintang):

  python3 verify/score.py --check FOLDER

Baris terakhir {"cases":${cases},"different":0} berarti semua hasil sama. Penyimpangan pleno dari usulan ditulis
tersendiri dengan alasannya dan tidak dihitung sebagai perbedaan. Berkas selain list.json boleh diberikan kepada orang
lain setelah hasil diumumkan.

----

${title.en}

This folder holds ${cases} decided cases${later > 0 ? ' of the first list' : ''}, so that every result can be computed again without Bintang.

  rules.json       the rules of the edition; the SHA-256 of this file is the fingerprint of the rules${versions > 1 ? ' (also rules-2.json, ...)' : ''}
  sheets.json      frozen facts and scoresheets of each case, without the assessors' names, the sheets in no order
  decisions.json   proposals, decided stars, reasons for departures, the decree, and the head of the ledger
  list.json        the list as it was decided, WITH names of products and makers: for secretariat and auditor only
${laterLines(later)[1]}${anewLines(anew)[1]}
Check it with Python 3.9 or newer and no packages (the folder verify/ of Bintang):

  python3 verify/score.py --check FOLDER

The last line {"cases":${cases},"different":0} means that every result is the same. Departures of the plenary from the
proposal stand on lines of their own with their reason and are no differences. The files other than list.json may be
given to others once the results are published.
`
