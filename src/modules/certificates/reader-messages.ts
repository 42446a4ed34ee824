import { catalogue } from '../../platform/translations.ts'

/** The words of the page that reads codes on the reader's own device. */
export const readerPageWords = catalogue(
  {
    title: 'Baca kode piagam',
    lead: 'Kode pada piagam memuat isinya beserta tanda tangan digital. Pemeriksaannya berlangsung di perangkat Anda; isi kode tidak dikirim ke mana pun.',
    offline:
      'Setelah halaman ini dibuka sekali dengan sambungan, kode dapat diperiksa tanpa sambungan. Keadaan piagam diketahui menurut daftar yang terakhir diambil.',
    paste: 'Isi kode atau alamatnya',
    pasteHint:
      'Pindai kode pada piagam dengan kamera ponsel, atau salin alamat hasil pindaian lalu tempel di sini.',
    read: 'Periksa kode',
    photo: 'Foto kode pada piagam',
    photoHint: 'Fotonya dibaca di perangkat Anda dan tidak dikirim.',
    withoutScript:
      'Pemeriksaan kode memerlukan skrip, yang di peramban ini tidak berjalan. Ketik nomor yang tercetak pada piagam di halaman periksa.',
    toCheck: 'Periksa dengan nomor piagam',
    fromCheck: 'Periksa kode tanpa sambungan',
    oneStar: 'Bintang',
  },
  {
    title: 'Read a certificate’s code',
    lead: 'The code on a certificate holds what it says with a digital signature. It is checked on your own device; what the code holds is sent nowhere.',
    offline:
      'Once this page was opened with a connection, codes can be checked without one. The state of a certificate is known by the list that was fetched last.',
    paste: 'The code or its address',
    pasteHint:
      'Scan the code on the certificate with the phone’s camera, or copy the address it gives and paste it here.',
    read: 'Check the code',
    photo: 'Photo of the code on the certificate',
    photoHint: 'The photo is read on your device and not sent.',
    withoutScript:
      'Checking a code needs a script, which does not run in this browser. Type the number printed on the certificate on the check page.',
    toCheck: 'Check by the certificate’s number',
    fromCheck: 'Check a code without a connection',
    oneStar: 'Star',
  },
)
