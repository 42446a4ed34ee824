import { catalogue } from '../../platform/translations.ts'

export const words = catalogue(
  {
    title: 'Jejak',
    lead: 'Setiap tindakan dalam buku besar, terbaru di atas. Isinya berantai: perubahan, penghapusan, atau sisipan akan ketahuan.',
    head: (entries: string) => `${entries} catatan`,
    hash: 'Sidik jari catatan terakhir',
    verifyHow:
      'Seluruh rantai diperiksa dengan perintah ledger verify; jalankan juga dari salinan yang disimpan di luar sistem.',
    number: 'Nomor',
    when: 'Waktu',
    what: 'Tindakan',
    who: 'Pelaku',
    record: 'Rekaman',
    reason: 'Alasan',
    system: 'Sistem',
    none: 'Belum ada catatan.',
    list: 'Catatan buku besar',
  },
  {
    title: 'Trail',
    lead: 'Every act in the ledger, newest first. Entries are chained: a change, a removal or an insertion shows.',
    head: entries => `${entries} entries`,
    hash: 'Fingerprint of the last entry',
    verifyHow:
      'The whole chain is checked by the command ledger verify; run it on a copy kept elsewhere, too.',
    number: 'Number',
    when: 'Time',
    what: 'Act',
    who: 'Who',
    record: 'Record',
    reason: 'Reason',
    system: 'System',
    none: 'No entries yet.',
    list: 'Entries of the ledger',
  },
)
