/** What is done with samples: part of the words of all acts. */
export const sampleEvents = {
  id: {
    'sample-place.added': 'Tempat simpan contoh ditambahkan',
    'sample-place.changed': 'Tempat simpan contoh diubah',
    'sample-place.counted': 'Isi tempat simpan dihitung',
    'sample-session.corrected': 'Data sesi contoh diperbaiki',
    'sample-session.planned': 'Sesi contoh direncanakan',
    'sample.announced': 'Contoh produk diberitahukan',
    'sample.brought-back': 'Contoh produk kembali dari sesi',
    'sample.consumed': 'Contoh produk habis dipakai',
    'sample.discarded': 'Contoh produk dibuang',
    'sample.lost': 'Contoh produk hilang',
    'sample.moved': 'Contoh produk dipindahkan',
    'sample.received': 'Contoh produk diterima',
    'sample.received-faulty': 'Contoh produk diterima dengan cacat',
    'sample.replacement-needed': 'Contoh produk perlu diganti',
    'sample.returned': 'Contoh produk kembali di dinas',
    'sample.sent': 'Contoh produk dikirim',
    'sample.sent-back': 'Contoh produk dikirim kembali ke dinas',
    'sample.taken-out': 'Contoh produk dibawa ke sesi',
  },
  en: {
    'sample-place.added': 'Storage place of samples added',
    'sample-place.changed': 'Storage place of samples changed',
    'sample-place.counted': 'Stock of a storage place taken',
    'sample-session.corrected': 'Session of samples corrected',
    'sample-session.planned': 'Session of samples planned',
    'sample.announced': 'Sample announced',
    'sample.brought-back': 'Sample back from a session',
    'sample.consumed': 'Sample used up',
    'sample.discarded': 'Sample discarded',
    'sample.lost': 'Sample lost',
    'sample.moved': 'Sample moved',
    'sample.received': 'Sample received',
    'sample.received-faulty': 'Sample received with a fault',
    'sample.replacement-needed': 'Sample to be replaced',
    'sample.returned': 'Sample back at the office',
    'sample.sent': 'Sample sent',
    'sample.sent-back': 'Sample sent back to the office',
    'sample.taken-out': 'Sample taken to a session',
  },
} as const

/** The kinds of records that samples bring. */
export const sampleKinds = {
  id: {
    sample: 'Contoh produk',
    'sample-place': 'Tempat simpan contoh',
    'sample-session': 'Sesi contoh',
  },
  en: {
    sample: 'Sample',
    'sample-place': 'Storage place of samples',
    'sample-session': 'Session of samples',
  },
} as const
