import { catalogue } from '../../platform/translations.ts'

/** The words of changing where somebody works and lives. */
export const affiliationWords = catalogue(
  {
    title: 'Pindah kerja atau pindah domisili',
    lead: 'Berlaku seketika untuk mencegah benturan kepentingan. Instansi dan daerah sebelumnya tetap tercatat dan tetap diperhitungkan selama edisi berjalan.',
    reason: 'Alasan perubahan',
    reasonHint: 'Misalnya: pindah tugas sejak awal bulan ini. Tercatat dalam jejak akun.',
    submit: 'Simpan perubahan',
    confirm:
      'Perubahan berlaku seketika. Lembar penilaian dari provinsi baru langsung tertutup; benturan lain diperiksa sekretariat.',
  },
  {
    title: 'New work or new home',
    lead: 'It counts at once, to prevent conflicts of interest. The institution and area before it stay on record and still count while the edition runs.',
    reason: 'Reason for the change',
    reasonHint:
      'For example: posted elsewhere since the beginning of this month. It is kept in the account’s trail.',
    submit: 'Save the change',
    confirm:
      'The change counts at once. Scoresheets of the new province are closed; the secretariat looks into any other conflict.',
  },
)
