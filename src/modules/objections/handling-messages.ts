import { catalogue } from '../../platform/translations.ts'

/** The words of those who handle objections: the secretariat, handlers, the auditor. */
export const handlingWords = catalogue(
  {
    reason: 'Alasan temuan',
    reasonHint: (least: number) =>
      `Sekurang-kurangnya ${least} huruf. Dibaca dinas dan IKM: jangan menyebut nama atau asal penilai.`,
    answerTitle: 'Jawab setiap alasan',
    answerLead:
      'Lembar penilaian dan hasil semula tidak berubah. Bila suatu alasan terbukti, bintang hanya berubah lewat penetapan baru.',
    answerSend: 'Kirim jawaban',
    answerConfirm: 'Jawaban dikirim kepada dinas dan IKM, dan tidak dapat diubah.',
    answerConfirmLabel: 'Ya, kirim jawaban',
    assignTitle: 'Penangan',
    assignLead: 'Yang tampil di sini tidak ikut dalam hasil semula dan bukan dari provinsi pengusul.',
    assign: 'Tunjuk penangan',
    assignAgain: 'Ganti penangan',
    handler: 'Ditangani oleh',
    person: 'Orang',
    nobody:
      'Tidak ada orang yang boleh menanganinya. Tambahkan verifikator yang tidak ikut dalam hasil semula melalui administrator.',
    barred: (count: number) =>
      `${count} orang terhalang karena ikut dalam hasil semula atau mengundurkan diri.`,
    asideTitle: 'Tidak dapat menangani',
    asideLead: 'Bila Anda mempunyai hubungan dengan produk, pembuat, atau dinasnya, serahkan kembali.',
    aside: 'Serahkan kembali',
    asideReason: 'Alasan',
    panelTitle: 'Yang menilai produk ini',
    panelLead:
      'Hanya tampil bagi penangan sanggahan tentang benturan kepentingan, sekretariat, dan auditor. Jangan disebut dalam temuan.',
    panelName: 'Nama',
    panelEmployer: 'Instansi',
    panelHome: 'Asal',
    panelReleased: 'penugasan diakhiri sebelum hasil',
    panelEmpty: 'Tidak ada penilai pada usulan ini.',
    recomputed: 'Hitung ulang sekarang',
    recomputedSame: 'Sama dengan yang diumumkan: rata-rata, pembulatan, bintang, dan jejaknya.',
    recomputedDifferent: (kinds: string) => `Berbeda dari yang diumumkan: ${kinds}. Hubungi auditor.`,
    differences: {
      inputs: 'masukan tidak ada',
      mean: 'rata-rata',
      rounded: 'pembulatan',
      stars: 'bintang',
      trace: 'jejak',
    },
  },
  {
    reason: 'Reason of the finding',
    reasonHint: least =>
      `At least ${least} characters. Office and producer read it: name no assessor, and not where one comes from.`,
    answerTitle: 'Answer every ground',
    answerLead:
      'The scoresheets and the first result stay as they are. Where a ground holds, the star changes only by a new decision.',
    answerSend: 'Send the answer',
    answerConfirm: 'The answer goes to office and producer, and cannot be changed.',
    answerConfirmLabel: 'Yes, send the answer',
    assignTitle: 'Handler',
    assignLead: 'Those shown here had no part in the result, and are not of the nominating province.',
    assign: 'Name the handler',
    assignAgain: 'Name another handler',
    handler: 'Handled by',
    person: 'Person',
    nobody:
      'There is nobody who may handle it. Have the administrator add a verifier who had no part in the result.',
    barred: count => `${count} people are barred, since they took part in the result or stepped aside.`,
    asideTitle: 'Cannot handle it',
    asideLead: 'If you have a tie to the product, its maker or its office, hand it back.',
    aside: 'Hand back',
    asideReason: 'Reason',
    panelTitle: 'Who assessed this product',
    panelLead:
      'Shown only to the handler of an objection about a conflict of interest, the secretariat and the auditor. Not to be named in a finding.',
    panelName: 'Name',
    panelEmployer: 'Employer',
    panelHome: 'Home',
    panelReleased: 'left the panel before the result',
    panelEmpty: 'Nobody assessed this nomination.',
    recomputed: 'Computed again now',
    recomputedSame: 'As it was published: mean, rounding, stars and trace.',
    recomputedDifferent: kinds => `Other than what was published: ${kinds}. Call the auditor.`,
    differences: {
      inputs: 'the inputs are missing',
      mean: 'mean',
      rounded: 'rounding',
      stars: 'stars',
      trace: 'trace',
    },
  },
)
