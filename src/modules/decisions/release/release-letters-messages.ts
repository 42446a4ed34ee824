import { catalogue } from '../../../platform/translations.ts'

/** The words of what a release writes, and to whom. */
export const releaseLettersWords = catalogue(
  {
    title: 'Surat pemberitahuan',
    lead: 'Setiap orang menerima satu surat, juga bila suratnya tentang beberapa produk. Jumlah ini dihitung saat halaman dibuka dan masih dapat berubah sampai pengumuman dilepas.',
    people: 'Orang yang disurati',
    offices: 'Dinas yang menerima',
    firms: 'IKM yang menerima',
    withoutMail: 'Orang yang tidak mau surel, membaca di halamannya',
    nobody: (count: string) => `${count} produk tanpa penerima surat`,
    nobodyText:
      'Tidak ada akun dinas atau IKM yang menerima surat tentang produk ini. Beri tahu lewat jalan lain.',
    more: (count: string) => `dan ${count} lagi`,
    noMail: (count: string) =>
      `Layanan ini tidak mengirim surel. ${count} orang membaca pemberitahuan di halamannya.`,
    sent: 'Orang yang sudah disurati',
    notMailed: 'Orang yang belum disurati, atau tidak mau surel',
  },
  {
    title: 'Letters',
    lead: 'Each person gets one letter, even where it is about several products. This is counted when the page is opened, and may change until the release.',
    people: 'People written to',
    offices: 'Offices that receive one',
    firms: 'Producers that receive one',
    withoutMail: 'People who want no mail and read it on their page',
    nobody: count => `${count} products with nobody to receive a letter`,
    nobodyText:
      'No account of the office or the producer receives a letter about these products. Tell them in another way.',
    more: count => `and ${count} more`,
    noMail: count => `This service sends no mail. ${count} people read it on their page.`,
    sent: 'People written to so far',
    notMailed: 'People not written to yet, or who want no mail',
  },
)
