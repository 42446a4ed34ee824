import { catalogue } from '../../platform/translations.ts'

/** What the forms of the Minister's acts on a certificate have in common. */
export const ministerWords = catalogue(
  {
    lead: (number: string, product: string) => `Piagam ${number} atas produk ${product}.`,
    publicReason: 'Alasan untuk umum',
    publicReasonHint: (most: string) =>
      `Satu kalimat yang dibaca siapa pun di halaman periksa, paling banyak ${most} huruf. Jangan menyebut nama orang.`,
    reason: 'Alasan lengkap',
    reasonHint: 'Hanya untuk catatan resmi; tidak tampil bagi umum maupun dinas.',
    because: (reason: string) => `Alasan: ${reason}`,
  },
  {
    lead: (number, product) => `Certificate ${number} for the product ${product}.`,
    publicReason: 'Reason for the public',
    publicReasonHint: most =>
      `One sentence that anybody reads on the check page, at most ${most} letters. Name no persons.`,
    reason: 'Full reason',
    reasonHint: 'For the official record only; neither the public nor the office sees it.',
    because: reason => `Reason: ${reason}`,
  },
)
