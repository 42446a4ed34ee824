import { catalogue } from '../../platform/translations.ts'

export type PlainPart = Readonly<{ title: string; lines: readonly string[]; list?: readonly string[] }>
export type PlainName = 'about' | 'accessibility' | 'privacy'
type Plain = Readonly<{ title: string; lead: string; parts: readonly PlainPart[] }>

/** The pages of running text: what this site does, said as it is. */
const id: Readonly<Record<PlainName, Plain>> = {
  about: {
    title: 'Tentang',
    lead: 'Situs ini menjalankan program satu desa satu produk, dari usulan dinas sampai bintang yang diumumkan.',
    parts: [
      {
        title: 'Apa itu bintang',
        lines: [
          'Bintang diberikan kepada produk unggulan daerah yang unik, bermutu, dibuat terus-menerus, dan berakar pada bahan serta keterampilan setempat. Bintang baru ada setelah ditetapkan Menteri dan diumumkan di sini.',
          'Jumlah bintang hanya berarti dalam skemanya. Bintang dari skema yang berbeda tidak dapat dibandingkan, karena itu skema selalu disebut.',
        ],
      },
      {
        title: 'Bagaimana bintang diputuskan',
        lines: [],
        list: [
          'Dinas kabupaten atau kota mengusulkan produk; pembuat tidak mendaftar sendiri.',
          'Sekretariat memeriksa berkas, butir demi butir, dengan alasan tertulis.',
          'Penilai dari luar provinsi menilai tanpa mengetahui pembuatnya, masing-masing dengan lembar sendiri.',
          'Nilai akhir adalah nilai gabungan menurut aturan edisi, dihitung tepat dan dapat dihitung ulang oleh auditor.',
          'Pleno tim seleksi memutuskan; setiap putusan yang berbeda dari hasil hitung beralasan tertulis.',
          'Direktur Jenderal menyetujui, Menteri menetapkan, dan dua petugas yang berbeda mengumumkan.',
        ],
      },
      {
        title: 'Aturan terbuka',
        lines: [
          'Aturan tiap edisi, termasuk rubrik penilaiannya, dapat dibaca siapa pun pada halaman Peraturan & Kalender. Sidik digital aturan tercetak pada setiap piagam.',
        ],
      },
      {
        title: 'Yang bertanda contoh',
        lines: [
          'Apa pun yang rekaan (orang, produk, foto, angka, edisi, piagam) bertanda "contoh" dan tidak masuk statistik sesungguhnya. Aturan yang dikirim bersama sistem ini juga contoh, sampai diganti dengan aturan resmi.',
        ],
      },
      {
        title: 'Perangkat lunak',
        lines: [
          'Sistem ini perangkat lunak terbuka dengan lisensi Apache 2.0. Siapa pun boleh memeriksa, memakai, dan mengembangkannya.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Aksesibilitas',
    lead: 'Situs ini dibuat agar dapat dipakai semua orang, dengan ponsel sederhana dan sambungan lemah pun. Tujuannya WCAG 2.2 tingkat AA.',
    parts: [
      {
        title: 'Yang dapat Anda harapkan',
        lines: [],
        list: [
          'Setiap halaman dapat dipakai dengan papan tik saja dan dengan pembaca layar.',
          'Setiap halaman berfungsi tanpa skrip dan pada layar selebar 320 piksel.',
          'Status selalu ditulis dengan kata, tidak hanya dengan warna.',
          'Gambar dan grafik didampingi teks atau tabel dengan isi yang sama.',
          'Kesalahan pada isian ditulis di samping isiannya, beserta apa yang harus dilakukan.',
          'Tidak ada yang bergerak sendiri.',
        ],
      },
      {
        title: 'Yang belum sempurna',
        lines: [],
        list: [
          'Piagam PDF belum bertanda struktur bagi pembaca layar. Isi yang sama ada pada halaman Periksa Piagam.',
          'Dokumen yang diunggah dinas dan IKM ditampilkan sebagai gambar halaman; teksnya bergantung pada berkas asli.',
          'Kisah produk dan keterangan foto ditulis pembuatnya dalam bahasa Indonesia dan belum diterjemahkan.',
          'Situs ini belum diperiksa oleh lembaga luar.',
        ],
      },
      {
        title: 'Bila Anda terhalang',
        lines: [
          'Sampaikan kepada dinas perindustrian kabupaten atau kota Anda, atau kepada sekretariat program: halaman mana, alat apa yang Anda pakai, dan apa yang terjadi. Petugas dapat membantu lewat jalan lain selama hal itu diperbaiki.',
        ],
      },
    ],
  },
  privacy: {
    title: 'Privasi',
    lead: 'Data dipakai untuk menjalankan program, tidak untuk hal lain. Yang dibuka kepada umum hanya yang tertulis di sini.',
    parts: [
      {
        title: 'Pengunjung',
        lines: [
          'Membaca situs ini tidak memerlukan akun. Tidak ada pelacak, iklan, atau layanan pihak lain yang dipanggil dari halaman ini. Kuki hanya satu, dipasang saat petugas masuk, dan berakhir saat keluar atau lewat masa berlakunya.',
        ],
      },
      {
        title: 'Data IKM dan petugas',
        lines: [
          'Dinas mencatat data pembuat, produk, dan dokumen yang diminta aturan edisi, termasuk data pribadi pemiliknya. Dasarnya tugas pelayanan publik. Data itu dibaca dinas pengusul, provinsinya, sekretariat, dan auditor, sesuai perannya.',
          'Penilai hanya melihat bagian yang dibuka aturan, tanpa nama, alamat, dan merek.',
        ],
      },
      {
        title: 'Yang terbuka bagi umum setelah diumumkan',
        lines: ['Hanya untuk produk yang meraih bintang:'],
        list: [
          'nama, keterangan, kisah, dan foto produk;',
          'nama usaha pembuat, kisahnya, tahun berdirinya, sentranya, serta kabupaten atau kotanya;',
          'bintang, skema, edisi, nomor dan tanggal keputusan, serta piagamnya.',
        ],
      },
      {
        title: 'Yang tidak pernah terbuka',
        lines: [
          'Nama pemilik, alamat, nomor telepon, surel, nomor identitas, dokumen, harga, omzet, kapasitas, resep, dan nilai. Foto dibuat ulang tanpa catatan tempat dan alat.',
        ],
      },
      {
        title: 'Jejak dan penyimpanan',
        lines: [
          'Setiap tindakan tercatat: siapa, sebagai apa, kapan, dan alasannya. Catatan itu tidak dapat diubah. Jadwal penyimpanan ditetapkan Kementerian; sistem ini belum menghapus data secara otomatis.',
        ],
      },
      {
        title: 'Hak Anda',
        lines: [
          'Menurut Undang-Undang Pelindungan Data Pribadi Anda berhak melihat, membetulkan, dan menanyakan pemakaian data Anda. Sampaikan kepada dinas yang mencatatnya atau kepada sekretariat program.',
        ],
      },
    ],
  },
}

const en: typeof id = {
  about: {
    title: 'About',
    lead: 'This site runs a one-village-one-product programme, from the office’s nomination to the published star.',
    parts: [
      {
        title: 'What a star is',
        lines: [
          'Stars go to superior regional products that are unique, well made, made all year, and rooted in local material and skill. A star exists only after the Minister decided on it and it was published here.',
          'A number of stars means something only within its scheme. Stars of different schemes cannot be compared, so the scheme is always named.',
        ],
      },
      {
        title: 'How stars are decided',
        lines: [],
        list: [
          'The office of the regency or city nominates a product; makers do not register themselves.',
          'The secretariat checks the file item by item, with written reasons.',
          'Assessors from outside the province score without knowing the maker, each on a sheet of their own.',
          'The final score is combined by the edition’s rules, computed exactly, and can be computed again by the auditor.',
          'The plenary settles; every departure from the computed outcome has a written reason.',
          'The Director General approves, the Minister decides, and two different officers publish.',
        ],
      },
      {
        title: 'Open rules',
        lines: [
          'The rules of each edition, the scoring rubric among them, can be read by anyone on the page Rules & calendar. Their digest is printed on every certificate.',
        ],
      },
      {
        title: 'What is marked as an example',
        lines: [
          'Whatever is made up (people, products, photos, figures, editions, certificates) is marked “contoh” (example) and enters no real statistics. The rules that come with this system are an example as well, until the official ones replace them.',
        ],
      },
      {
        title: 'Software',
        lines: [
          'The system is open software under the Apache 2.0 licence. Anyone may examine, use and develop it.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'This site is made to be used by everybody, also with a simple phone on a weak line. Its goal is WCAG 2.2 level AA.',
    parts: [
      {
        title: 'What you can expect',
        lines: [],
        list: [
          'Every page can be used by keyboard alone and with a screen reader.',
          'Every page works without scripts and on a screen 320 pixels wide.',
          'A status is always said in words, not only by colour.',
          'Pictures and charts have a text or a table with the same content beside them.',
          'What is wrong in a form stands beside the field, with what to do.',
          'Nothing moves by itself.',
        ],
      },
      {
        title: 'What is not right yet',
        lines: [],
        list: [
          'The PDF of a certificate has no structure for screen readers. The same content is on the page Check a certificate.',
          'Documents that offices and producers upload are shown as pictures of their pages; their text depends on the original file.',
          'Stories and captions are written by the makers in Indonesian and are not translated.',
          'The site has not been audited by an outside body.',
        ],
      },
      {
        title: 'If something stands in your way',
        lines: [
          'Tell the office for industry of your regency or city, or the secretariat of the programme: which page, which tool you use, and what happened. Officers can help you another way while it is put right.',
        ],
      },
    ],
  },
  privacy: {
    title: 'Privacy',
    lead: 'Data are used to run the programme and for nothing else. Only what is named here is open to the public.',
    parts: [
      {
        title: 'Visitors',
        lines: [
          'Reading this site needs no account. No tracker, advertisement or service of others is called from its pages. There is one cookie, set when an officer signs in; it ends on signing out or when its time is over.',
        ],
      },
      {
        title: 'Data of producers and officers',
        lines: [
          'Offices record the data of makers, products and documents that the edition’s rules ask for, personal data of owners among them, as a public task. The nominating office, its province, the secretariat and the auditor read them, each by role.',
          'Assessors see only what the rules open to them, without names, addresses and brands.',
        ],
      },
      {
        title: 'What is public after publication',
        lines: ['Only for products that were awarded a star:'],
        list: [
          'name, description, story and photos of the product;',
          'the maker’s firm, its story, year of foundation and sentra, and its regency or city;',
          'stars, scheme, edition, number and date of the decision, and the certificate.',
        ],
      },
      {
        title: 'What is never public',
        lines: [
          'Names of owners, addresses, phone numbers, mail addresses, identity numbers, documents, prices, turnover, capacity, recipes and scores. Photos are made anew without their notes of place and device.',
        ],
      },
      {
        title: 'Trail and keeping',
        lines: [
          'Every act is recorded: who, in which role, when and why. That record cannot be changed. How long data are kept is for the Ministry to set; this system does not delete data by itself yet.',
        ],
      },
      {
        title: 'Your rights',
        lines: [
          'Under the law on the protection of personal data you may see your data, have them corrected, and ask how they are used. Turn to the office that recorded them or to the secretariat of the programme.',
        ],
      },
    ],
  },
}

export const plainTexts = catalogue(id, en)
