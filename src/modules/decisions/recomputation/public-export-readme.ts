type Counted = Readonly<{ cases: number; versions: number; later: number; anew: number }>

/** What lies in the file that anybody may take, and how to check it; `cases` and `versions` of the list in front. */
export const publicReadme = ({
  cases,
  versions,
  later,
  anew,
}: Counted): string => `Hitung sendiri / Compute it yourself

Berkas ini memuat ${cases} kasus yang sudah diumumkan${later > 0 ? ' dalam daftar pertama, dan daftar berikutnya di folder sendiri' : ''}, tanpa nama produk, pembuat, dinas, atau penilai.

  rules.json         aturan edisi; SHA-256 berkas ini adalah sidik aturan yang tercetak pada lampiran keputusan dan piagam${versions > 1 ? ' (juga rules-2.json, ...)' : ''}
  sheets.json        fakta dan lembar penilaian tiap kasus; urutan kasus dan lembar diacak
  decisions.json     usulan menurut aturan dan bintang yang ditetapkan; dari alasan penyimpangan hanya sidiknya
${later > 0 ? '  list-2/ …          daftar berikutnya dari edisi yang sama; periksa dengan perintah yang sama\n' : ''}${anew > 0 ? '  new-decision-1/ …  hasil yang ditetapkan lagi setelah sanggahan, dengan masukannya sendiri\n' : ''}  docs/rules.md      arti aturan, langkah demi langkah
  verify/            program penghitung kedua, tanpa kode yang sama dengan Bintang

Dengan Python 3.9 atau lebih baru, di folder ini:

  python3 verify/score.py --check .

Baris terakhir {"cases":${cases},"different":0} berarti semua hasil sama. Banyaknya bintang di sini sama dengan yang
tercetak pada lampiran keputusan.

----

This file holds ${cases} cases whose results are public${later > 0 ? ' in the first list, and later lists in folders of their own' : ''}, without names of products, makers, offices or assessors.

  rules.json         the rules of the edition; the SHA-256 of this file is printed on the decree annex and certificates${versions > 1 ? ' (also rules-2.json, ...)' : ''}
  sheets.json        facts and scoresheets of each case; cases and sheets stand in no order that means anything
  decisions.json     what the rules propose and the stars that were decided; of reasons for departures the hash only
${later > 0 ? '  list-2/ …          later lists of the same edition; check them with the same command\n' : ''}${anew > 0 ? '  new-decision-1/ …  results decided anew after an objection, with their own inputs\n' : ''}  docs/rules.md      what the rules mean, step by step
  verify/            a second program for the same results, which shares no code with Bintang

With Python 3.9 or newer, in this folder:

  python3 verify/score.py --check .

The last line {"cases":${cases},"different":0} means that every result is the same. The stars counted here are those that
the annex of the decree prints.
`
