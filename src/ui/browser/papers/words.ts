import { catalogue } from '../../../platform/translations.ts'

/** What the reader of codes says. */
export const readerWords = catalogue(
  {
    states: {
      valid: 'Piagam ini asli dan berlaku',
      lapsed: 'Piagam ini asli, tetapi masa berlakunya sudah lewat',
      suspended: 'Piagam ini asli, tetapi sedang ditangguhkan',
      withdrawn: 'Piagam ini dicabut',
      replaced: 'Piagam ini asli, tetapi sudah digantikan',
    },
    meanings: {
      valid: 'Bandingkan isi di bawah dengan yang tercetak: nama, produk, dan bintangnya harus sama.',
      lapsed: 'Jangan dipakai sebagai bukti bintang yang berlaku.',
      suspended: 'Bintangnya tidak dihitung untuk sementara.',
      withdrawn: 'Bintangnya tidak lagi berlaku. Piagam ini tidak boleh dipakai.',
      replaced:
        'Bintang produknya sudah diputuskan lagi, sehingga bintang pada piagam ini tidak lagi berlaku.',
    },
    known: (when: string) => `Keadaan menurut daftar per ${when}.`,
    old: (when: string) =>
      `Tanpa sambungan: keadaan menurut daftar per ${when}. Pencabutan sesudahnya belum diketahui perangkat ini.`,
    forgedTitle: 'Kode ini tidak asli',
    forged:
      'Tanda tangan pada kode ini tidak cocok dengan isinya: kodenya diubah atau dipalsukan. Simpan foto piagam itu dan laporkan kepada dinas perindustrian setempat.',
    unreadableTitle: 'Kode ini tidak dapat dibaca',
    unreadable:
      'Yang dibaca bukan kode piagam, atau sebagian hilang. Pindai lagi seluruh kodenya, atau ketik nomor piagam pada halaman periksa.',
    unknownKeyTitle: 'Kode ini tidak dapat dipastikan asli',
    unknownKey:
      'Kunci yang menandatanganinya tidak ada dalam daftar kunci resmi. Bila perangkat ini lama tidak tersambung, sambungkan lalu coba lagi; bila tetap begini, jangan percayai piagam itu.',
    endedKeyTitle: 'Kode ini tidak asli',
    endedKey:
      'Kunci yang menandatanganinya sudah diakhiri, dan kode ini tidak ada di antara yang ditandatanganinya sebelum itu. Jangan percayai piagam itu, dan laporkan kepada dinas perindustrian setempat.',
    noListTitle: 'Belum dapat diperiksa tanpa sambungan',
    noList:
      'Perangkat ini belum menyimpan daftar kunci resmi. Buka halaman ini sekali dengan sambungan; sesudah itu kode dapat diperiksa tanpa sambungan.',
    insecureTitle: 'Peramban ini tidak dapat memeriksa',
    insecure:
      'Pemeriksaan kode memerlukan alamat https dan peramban yang lebih baru. Ketik nomor piagam pada halaman periksa.',
    noCodeInPhoto: 'Tidak ada kode yang terbaca pada foto ini. Ambil foto lebih dekat, lurus, dan terang.',
    number: 'Nomor',
    holder: 'Produsen',
    place: 'Tempat',
    stars: (stars: number, of: number) => `Bintang ${stars} dari ${of}`,
    edition: 'Edisi',
    decree: 'Penetapan',
    decreeOf: (number: string, date: string) => `Keputusan Menteri Nomor ${number}, ${date}`,
    validUntil: 'Berlaku sampai',
    withoutEnd: 'Tanpa batas waktu',
    fromConferment: (months: number) => `${months} bulan sesudah tanggal penganugerahan`,
    example: 'Piagam contoh: rekaan, bukan penetapan yang sesungguhnya.',
    toCheck: 'Buka halaman periksa piagam ini',
  },
  {
    states: {
      valid: 'This certificate is genuine and valid',
      lapsed: 'This certificate is genuine, but it has lapsed',
      suspended: 'This certificate is genuine, but suspended',
      withdrawn: 'This certificate is withdrawn',
      replaced: 'This certificate is genuine, but it was replaced',
    },
    meanings: {
      valid: 'Compare what stands below with what is printed: names, product and stars must be the same.',
      lapsed: 'It proves no star that holds today.',
      suspended: 'Its star does not count for now.',
      withdrawn: 'The star no longer holds. This certificate may not be used.',
      replaced: 'The star of the product was decided again, so the one on this certificate no longer holds.',
    },
    known: when => `State by the list of ${when}.`,
    old: when =>
      `No connection: state by the list of ${when}. This device does not know of a withdrawal since then.`,
    forgedTitle: 'This code is not genuine',
    forged:
      'The signature of this code does not fit what it says: it was changed or forged. Keep a photo of the certificate and tell the local office for industry.',
    unreadableTitle: 'This code cannot be read',
    unreadable:
      'What was read is no code of a certificate, or part of it is missing. Scan the whole code again, or type the certificate’s number on the check page.',
    unknownKeyTitle: 'This code cannot be confirmed as genuine',
    unknownKey:
      'The key that signed it is not in the list of official keys. If this device was without a connection for long, connect and try again; if it stays like this, do not trust the certificate.',
    endedKeyTitle: 'This code is not genuine',
    endedKey:
      'The key that signed it has ended, and this code is not among those that it signed before. Do not trust that certificate, and report it to the local industry office.',
    noListTitle: 'Cannot be checked without a connection yet',
    noList:
      'This device does not keep the list of official keys yet. Open this page once with a connection; afterwards codes can be checked without one.',
    insecureTitle: 'This browser cannot check',
    insecure:
      'Checking a code needs an https address and a newer browser. Type the certificate’s number on the check page.',
    noCodeInPhoto: 'No code could be read in this photo. Take it closer, straight and in good light.',
    number: 'Number',
    holder: 'Producer',
    place: 'Place',
    stars: (stars, of) => `Star ${stars} of ${of}`,
    edition: 'Edition',
    decree: 'Decision',
    decreeOf: (number, date) => `Decree of the Minister ${number}, ${date}`,
    validUntil: 'Valid until',
    withoutEnd: 'Without an end',
    fromConferment: months => `${months} months after the day of its conferment`,
    example: 'Example certificate: made up, no real decision.',
    toCheck: 'Open the check page of this certificate',
  },
)
