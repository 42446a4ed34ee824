import { catalogue } from '../../platform/translations.ts'

/** The words of a suspension and of its end: their forms, and what everybody reads meanwhile. */
export const suspendWords = catalogue(
  {
    title: 'Tangguhkan piagam',
    effect:
      'Penangguhan berlaku seketika, sampai Anda memulihkannya. Selama itu halaman periksa menunjukkan alasannya, dan produknya tidak dihitung sebagai produk berbintang. Isi piagam tetap tersimpan sebagaimana diterbitkan.',
    letterNumber: 'Nomor surat penangguhan',
    letterNumberHint: 'Seperti tertulis pada surat atau keputusan Menteri.',
    letterDate: 'Tanggal surat penangguhan',
    submit: 'Tangguhkan piagam',
    confirm: 'Sejak saat ini bintang produk ini tidak dihitung, sampai Anda memulihkannya.',
    confirmLabel: 'Ya, tangguhkan piagam ini',
    liftTitle: 'Pulihkan piagam',
    liftEffect:
      'Setelah dipulihkan, piagam ini berlaku lagi sampai hari terakhir masa berlakunya. Masa berlakunya tidak bertambah panjang.',
    liftLetterNumber: 'Nomor surat pemulihan',
    liftLetterDate: 'Tanggal surat pemulihan',
    liftSubmit: 'Pulihkan piagam',
    liftConfirm:
      'Sejak saat ini piagam berlaku lagi, dan produknya kembali dihitung sebagai produk berbintang.',
    liftConfirmLabel: 'Ya, pulihkan piagam ini',
    since: (date: string, letter: string, letterDate: string) =>
      `Ditangguhkan sejak ${date} dengan surat Menteri Nomor ${letter} tanggal ${letterDate}.`,
  },
  {
    title: 'Suspend the certificate',
    effect:
      'The suspension holds at once, until you lift it. Meanwhile the check page shows the reason, and the product does not count as starred. What the certificate says stays stored as it was issued.',
    letterNumber: 'Number of the letter that suspends',
    letterNumberHint: 'As written on the Minister’s letter or decree.',
    letterDate: 'Date of the letter that suspends',
    submit: 'Suspend the certificate',
    confirm: 'From now on the star of this product does not count, until you lift the suspension.',
    confirmLabel: 'Yes, suspend this certificate',
    liftTitle: 'Lift the suspension',
    liftEffect: 'Once lifted, the certificate is valid again until its last day. That day does not move.',
    liftLetterNumber: 'Number of the letter that lifts it',
    liftLetterDate: 'Date of the letter that lifts it',
    liftSubmit: 'Lift the suspension',
    liftConfirm: 'From now on the certificate is valid again, and its product counts as starred.',
    liftConfirmLabel: 'Yes, lift the suspension',
    since: (date, letter, letterDate) =>
      `Suspended since ${date} by letter ${letter} of the Minister of ${letterDate}.`,
  },
)
