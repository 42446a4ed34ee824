import { catalogue } from '../../platform/translations.ts'

/** The words of look-ups in official sources. */
export const lookupWords = catalogue(
  {
    title: 'Pencarian di sumber resmi',
    lead: 'Jawaban sumber hanya bahan pemeriksaan. Yang menyatakan dokumen ini sah atau tidak tetap pemeriksa.',
    button: 'Cari di sumber resmi',
    none: 'Belum dicari.',
    onTheWay: 'Sedang dicari. Muat ulang halaman ini sebentar lagi.',
    asked: (source: string) => `Dicari lewat ${source}`,
    outcomes: {
      found: 'Nomor ini ditemukan.',
      'not-found': 'Nomor ini tidak ditemukan. Periksa ketikannya, atau tanyakan kepada penerbitnya.',
      unavailable: 'Sumbernya sedang tidak dapat dihubungi. Tidak ada yang hilang: cari lagi nanti.',
    },
    holder: (name: string) => `Pemegang: ${name}.`,
    status: (words: string) => `Status: ${words}.`,
    validUntil: (day: string) => `Berlaku sampai ${day}.`,
    recheck: (months: string) =>
      `Perlu diperiksa lagi: pemeriksaan terakhir sudah lebih dari ${months} bulan yang lalu.`,
  },
  {
    title: 'Look-up in official sources',
    lead: 'What a source answers is material for the check only. Whether this document is valid is said by a verifier.',
    button: 'Look up in the official source',
    none: 'Not looked up yet.',
    onTheWay: 'Being looked up. Reload this page in a moment.',
    asked: source => `Looked up in ${source}`,
    outcomes: {
      found: 'The number was found.',
      'not-found': 'The number was not found. Check how it is typed, or ask its issuer.',
      unavailable: 'The source cannot be reached at present. Nothing is lost: look it up again later.',
    },
    holder: name => `Holder: ${name}.`,
    status: words => `Status: ${words}.`,
    validUntil: day => `Valid until ${day}.`,
    recheck: months => `To be checked again: the last check was more than ${months} months ago.`,
  },
)
