import { catalogue } from '../../platform/translations.ts'

/** The words of a withdrawal: its form, and what everybody reads afterwards. */
export const withdrawWords = catalogue(
  {
    title: 'Cabut piagam',
    effect:
      'Pencabutan berlaku seketika dan tidak dapat dibatalkan. Halaman periksa menunjukkan sejak kapan dan mengapa, produknya tidak lagi dihitung sebagai produk berbintang, dan berkas piagamnya tidak dapat diunduh lagi. Isi piagam tetap tersimpan sebagaimana diterbitkan.',
    decreeNumber: 'Nomor keputusan pencabutan',
    decreeNumberHint: 'Seperti tertulis pada surat keputusan Menteri.',
    decreeDate: 'Tanggal keputusan pencabutan',
    submit: 'Cabut piagam',
    confirm: 'Piagam ini tidak berlaku lagi sejak saat ini, dan pencabutannya tidak dapat dibatalkan.',
    confirmLabel: 'Ya, cabut piagam ini',
    since: (date: string, decree: string, decreeDate: string) =>
      `Dicabut sejak ${date} dengan Keputusan Menteri Nomor ${decree} tanggal ${decreeDate}.`,
    noFile: 'Berkas piagam ini tidak dapat diunduh lagi.',
  },
  {
    title: 'Withdraw the certificate',
    effect:
      'The withdrawal holds at once and cannot be undone. The check page shows since when and why, the product no longer counts as starred, and the file of the certificate can no longer be downloaded. What the certificate says stays stored as it was issued.',
    decreeNumber: 'Number of the decree that withdraws',
    decreeNumberHint: 'As written on the Minister’s decree.',
    decreeDate: 'Date of the decree that withdraws',
    submit: 'Withdraw the certificate',
    confirm: 'From now on this certificate no longer holds, and its withdrawal cannot be undone.',
    confirmLabel: 'Yes, withdraw this certificate',
    since: (date, decree, decreeDate) =>
      `Withdrawn since ${date} by Decree of the Minister ${decree} of ${decreeDate}.`,
    noFile: 'The file of this certificate can no longer be downloaded.',
  },
)
