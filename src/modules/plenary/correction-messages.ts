import { catalogue } from '../../platform/translations.ts'

/** The words around the minutes that are not on their paper. */
export const correctionWords = catalogue(
  {
    download: 'Unduh PDF',
    fileName: (number: string, version: string) => `berita-acara-sidang-${number}-versi-${version}`,
    title: 'Perbaiki berita acara',
    field: 'Apa yang keliru, dan bagaimana yang benar',
    hint: 'Sekurang-kurangnya 20 huruf. Versi baru memuat perbaikan ini di samping catatan semula; versi lama tetap tersimpan. Putusan tidak berubah.',
    save: 'Buat versi baru',
  },
  {
    download: 'Download PDF',
    fileName: (number, version) => `minutes-session-${number}-version-${version}`,
    title: 'Correct the minutes',
    field: 'What is wrong, and what is right',
    hint: 'At least 20 characters. A new version holds this correction beside the record as it was; the earlier version stays. What was settled does not change.',
    save: 'Make a new version',
  },
)
