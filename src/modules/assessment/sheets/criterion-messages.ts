import { catalogue } from '../../../platform/translations.ts'

/** What a sheet says of single criteria while it is filled in. */
export const criterionWords = catalogue(
  {
    notAsked:
      'Tidak berlaku untuk produk ini: tidak perlu dijawab, dan tidak dihitung sebagai belum dinilai.',
    notAskedAnyMore: 'Tidak ditanyakan lagi, karena penilaian lembar ini dihentikan oleh aturan.',
    dependsOnAnswers: 'Berlaku atau tidaknya bergantung pada jawaban yang belum ada.',
    withoutEvidence: (points: string) =>
      `Buktinya tidak ada pada berkas produk ini: jawaban apa pun dihitung paling banyak ${points}.`,
    reasonNeeded: 'Jawaban ini memerlukan alasan tertulis.',
    stopped: (reason: string) =>
      `${reason} Lembar ini dihitung 0,00, dan yang belum diisi tidak ditanyakan lagi.`,
    gates: 'Aturan pembatas yang bekerja pada lembar ini',
    reasonBelow: (below: string) => `Wajib ditulis bila nilai di bawah ${below}.`,
    reasonAbove: (above: string) => `Wajib ditulis bila nilai di atas ${above}.`,
    reasonBoth: (below: string, above: string) =>
      `Wajib ditulis bila nilai di bawah ${below} atau di atas ${above}.`,
  },
  {
    notAsked: 'Does not apply to this product: it need not be answered, and is not counted as open.',
    notAskedAnyMore: 'No longer asked, since a rule has stopped the scoring of this sheet.',
    dependsOnAnswers: 'Whether it applies depends on an answer that is not there yet.',
    withoutEvidence: points =>
      `Its evidence is not in the file of this product: any answer counts for at most ${points}.`,
    reasonNeeded: 'This answer needs a written reason.',
    stopped: reason => `${reason} This sheet counts 0.00, and what is still open is no longer asked.`,
    gates: 'Limiting rules that act on this sheet',
    reasonBelow: below => `Needed when the score is below ${below}.`,
    reasonAbove: above => `Needed when the score is above ${above}.`,
    reasonBoth: (below, above) => `Needed when the score is below ${below} or above ${above}.`,
  },
)
