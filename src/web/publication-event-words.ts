/** What the history says of the way of a decided list to the public. */
export const publicationEvents = {
  id: {
    'certificate-print.asked': 'Berkas cetak piagam diminta',
    'certificate-print.cancelled': 'Berkas cetak piagam dibatalkan',
    'publication.prepared': 'Publikasi disiapkan',
    'publication.released': 'Diumumkan',
    'publication.confirmed': 'Waktu pengumuman dikonfirmasi',
    'publication.held': 'Pengumuman terjadwal ditahan',
    'publication.stopped': 'Pengumuman terjadwal tidak terjadi',
  },
  en: {
    'certificate-print.asked': 'Print file of certificates asked for',
    'certificate-print.cancelled': 'Print file of certificates cancelled',
    'publication.prepared': 'Publication prepared',
    'publication.released': 'Published',
    'publication.confirmed': 'Moment of release confirmed',
    'publication.held': 'Confirmed release held',
    'publication.stopped': 'Confirmed release did not happen',
  },
} as const

/** What such acts are about. */
export const publicationKinds = {
  id: { 'certificate-print': 'Berkas cetak piagam' },
  en: { 'certificate-print': 'Print file of certificates' },
} as const
