/** The papers that can be made; the ids are those of the document types of the programme. */
export const paperTypes = [
  'nib',
  'npwp',
  'sk-sentra',
  'halal',
  'p-irt',
  'bpom',
  'uji-lab',
  'merek',
  'surat-usulan',
] as const

export type PaperType = (typeof paperTypes)[number]

export type Layout = 'licence' | 'certificate' | 'card' | 'decree' | 'report' | 'letter'

/** How a kind of paper is laid out and worded. `tone` and `accent` are its invented office's colours. */
export type PaperKind = Readonly<{
  layout: Layout
  title: string
  subtitle: string
  numberLabel: string
  opening: string
  signerRole: string
  tone: string
  accent: string
}>

export const paperKinds: Readonly<Record<PaperType, PaperKind>> = {
  nib: {
    layout: 'licence',
    title: 'Nomor Induk Berusaha',
    subtitle: 'Tanda pengenal pelaku usaha',
    numberLabel: 'NIB',
    opening: 'Nomor ini diberikan kepada pelaku usaha berikut dan berlaku selama usahanya dijalankan.',
    signerRole: 'Kepala Kantor Layanan Perizinan',
    tone: '#1f4b6e',
    accent: '#c08a3e',
  },
  npwp: {
    layout: 'card',
    title: 'Nomor Pokok Wajib Pajak',
    subtitle: 'Surat keterangan terdaftar',
    numberLabel: 'NPWP',
    opening: 'Yang tersebut di bawah ini tercatat sebagai wajib pajak pada kantor kami.',
    signerRole: 'Kepala Kantor Pendaftaran',
    tone: '#2c5d50',
    accent: '#b98a3b',
  },
  'sk-sentra': {
    layout: 'decree',
    title: 'Keputusan',
    subtitle: 'Penetapan sentra industri kecil dan industri menengah',
    numberLabel: 'Nomor',
    opening: '',
    signerRole: 'Kepala Daerah',
    tone: '#5a2f27',
    accent: '#b98a3b',
  },
  halal: {
    layout: 'certificate',
    title: 'Sertifikat Halal',
    subtitle: 'Ketetapan atas produk makanan dan minuman',
    numberLabel: 'Nomor sertifikat',
    opening: 'Produk dari pelaku usaha berikut telah ditetapkan halal:',
    signerRole: 'Kepala Kantor Sertifikasi',
    tone: '#5b3a73',
    accent: '#4a8c6a',
  },
  'p-irt': {
    layout: 'licence',
    title: 'Sertifikat Pangan Industri Rumah Tangga',
    subtitle: 'Pemenuhan komitmen produksi pangan olahan rumah tangga',
    numberLabel: 'Nomor P-IRT',
    opening: 'Produk pangan berikut boleh diedarkan dengan mencantumkan nomor di atas pada labelnya.',
    signerRole: 'Kepala Kantor Perizinan Kabupaten',
    tone: '#2f6b3c',
    accent: '#c2742f',
  },
  bpom: {
    layout: 'licence',
    title: 'Izin Edar Pangan Olahan',
    subtitle: 'Persetujuan pendaftaran produk',
    numberLabel: 'Nomor izin edar',
    opening: 'Pendaftaran produk pangan olahan berikut disetujui untuk diedarkan.',
    signerRole: 'Direktur Pendaftaran Pangan',
    tone: '#1d5a7a',
    accent: '#3f8f5a',
  },
  'uji-lab': {
    layout: 'report',
    title: 'Laporan Hasil Uji',
    subtitle: 'Laboratorium penguji keamanan dan mutu',
    numberLabel: 'Nomor laporan',
    opening: 'Contoh produk berikut telah kami terima dan uji. Hasilnya ada di halaman kedua.',
    signerRole: 'Manajer Teknis',
    tone: '#34495e',
    accent: '#2f8f83',
  },
  merek: {
    layout: 'certificate',
    title: 'Sertifikat Merek',
    subtitle: 'Kutipan dari daftar umum merek',
    numberLabel: 'Nomor pendaftaran',
    opening: 'Merek berikut telah terdaftar atas nama:',
    signerRole: 'Kepala Kantor Pencatatan Merek',
    tone: '#7a3b1e',
    accent: '#35547a',
  },
  'surat-usulan': {
    layout: 'letter',
    title: 'Surat Usulan',
    subtitle: 'Usulan calon penerima penghargaan',
    numberLabel: 'Nomor surat',
    opening:
      'Bersama surat ini kami mengusulkan pelaku usaha berikut untuk mengikuti seleksi. Dokumen persyaratan kami lampirkan, dan contoh produk kami kirim terpisah.',
    signerRole: 'Kepala Dinas Perindustrian',
    tone: '#274b63',
    accent: '#a8743a',
  },
}
