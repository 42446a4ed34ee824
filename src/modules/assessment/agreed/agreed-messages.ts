import { catalogue } from '../../../platform/translations.ts'

/** The words of the sheet on which a panel agrees. */
export const agreedWords = catalogue(
  {
    listTitle: 'Lembar bersama',
    listLead:
      'Aturan edisi meminta satu lembar yang disepakati panel. Pembahasan terbuka setelah semua lembar perorangan terkunci.',
    none: 'Tidak ada pembahasan',
    noneText: 'Produk tampil di sini setelah semua lembar perorangannya terkunci.',
    code: 'Kode buta',
    commodity: 'Komoditas',
    state: 'Status',
    states: {
      writing: (missing: number) => `Ketua mengisi: ${missing} isian belum ada`,
      waiting: (agreed: number, all: number) => `Menunggu jawaban: ${agreed} dari ${all} penilai setuju`,
      against: (count: number) => `${count} penilai tidak setuju`,
      ready: 'Semua setuju, siap dikunci',
      short: 'Kurang penilai tanpa benturan kepentingan',
      locked: 'Terkunci',
    },
    title: (code: string) => `Lembar bersama ${code}`,
    leadChair: (commodity: string) =>
      `Komoditas ${commodity}. Isi apa yang disepakati panel setelah membahas lembar perorangan. Produk dikenal dengan kode buta saja.`,
    leadAssessor: (commodity: string) =>
      `Komoditas ${commodity}. Baca isi yang disusun ketua di samping jawaban perorangan, lalu nyatakan setuju atau tidak setuju.`,
    notWhole:
      'Belum semua lembar perorangan terkunci. Sampai saat itu tidak seorang pun melihat lembar orang lain, dan lembar bersama belum dapat diisi.',
    reopened: (when: string, reason: string) =>
      `Lembar bersama dibuka kembali ${when}. Alasannya: ${reason} Semua penilai menyatakan setuju lagi.`,
    reopenedForSheet: (when: string) =>
      `Lembar bersama dibuka kembali ${when}, karena ada lembar tambahan dari penilai lain. Semua penilai menyatakan setuju lagi.`,
    lockedSince: (when: string) =>
      `Lembar bersama ini terkunci sejak ${when}. Isinya menjadi hasil penilaian.`,
    total: 'Nilai',
    points: 'poin',
    voices: 'Kesepakatan',
    voicesText:
      'Lembar bersama dapat dikunci setelah semua penilai putaran ini setuju atas isi yang sama. Setiap perubahan membatalkan persetujuan sebelumnya.',
    seat: (number: number) => `Penilai ${number}`,
    you: (seat: string) => `${seat} (Anda)`,
    agrees: 'Setuju',
    disagrees: 'Tidak setuju',
    silent: 'Belum menjawab',
    voided: 'Pernah setuju; isi berubah sesudahnya',
    interested: 'Tidak ikut menyatakan: ada benturan kepentingan',
    tiedSince: 'Setuju; benturan kepentingan diketahui sesudahnya',
    lostVoice: (seats: string) =>
      `Tanpa suara karena benturan kepentingan, dinyatakan atau ditemukan: ${seats}. Persetujuannya tidak dihitung; penilai lain yang menyepakati lembar ini.`,
    tiedTitle: 'Benturan kepentingan diketahui sesudah lembar ini terkunci',
    tiedText: (seats: string) =>
      `${seats} ikut menyepakati lembar ini. Isinya tetap dihitung sampai Anda memutuskan: buka kembali lembar bersama, supaya penilai lain menyatakan setuju lagi. Sekretariat juga dapat memeriksa benturannya.`,
    toSheets: 'Ke lembar penilaian produk ini',
    onJuryPage: 'Lembar bersama juri dibuka kembali di halaman juri kedua.',
    voided0: (count: number) =>
      `${count} persetujuan tidak berlaku lagi karena isi lembar berubah sesudahnya. Minta penilai membaca dan menjawab lagi.`,
    person: 'Penilai',
    answer: 'Jawaban',
    said: 'Alasan',
    yourAnswer: 'Jawaban Anda',
    toAnswer: 'Langsung ke jawaban Anda, di bawah isi lembar',
    agree: 'Setuju dengan isi ini',
    agreeText: 'Dengan setuju, Anda menyatakan bahwa isi lembar bersama ini adalah hasil pembahasan panel.',
    refuse: 'Tidak setuju',
    refuseReason: 'Mengapa tidak setuju',
    refuseHint: 'Dibaca ketua dan penilai lain putaran ini. Sebut kriterianya.',
    notYet: (missing: number) =>
      `Ketua belum selesai mengisi: ${missing} isian belum ada. Anda dapat menyatakan setuju setelah lengkap.`,
    elsewhere: 'Ketua di tab atau perangkat lain',
    agreedAlready: (count: number) =>
      `${count} penilai sudah setuju atas isi ini. Perubahan tidak tersimpan sendiri: tombol Simpan menyimpannya dan membatalkan persetujuan itu.`,
    notByItself: 'Perubahan baru tersimpan bila Anda menekan Simpan',
    save: 'Simpan',
    saveHint:
      'Isian tersimpan sendiri selama belum ada yang setuju. Setiap perubahan sesudah itu membatalkan persetujuan yang sudah diberikan.',
    takeOver: 'Isi yang sama',
    takeOverHint: (count: number) =>
      `${count} kriteria masih kosong di sini dan dijawab sama oleh semua penilai. “Isi yang sama” mengisikannya; alasannya tetap Anda tulis sendiri.`,
    lock: 'Kunci lembar bersama',
    lockTitle: 'Kunci',
    lockText: 'Yang terkunci adalah isi yang disetujui semua penilai. Setelah itu produk berlanjut ke pleno.',
    lockJury: 'Yang terkunci adalah isi yang disetujui semua penilai. Putusan baru dihitung dari lembar ini.',
    lockMissing: (missing: number) => `Belum dapat dikunci: ${missing} isian belum ada.`,
    form: 'Isi lembar bersama',
    alike: (answer: string) => `Semua penilai menjawab: ${answer}`,
    differ: 'Jawaban penilai berbeda',
    nothing: 'Belum diisi',
    fromOwn: 'Buka lembar bersama panel',
    taskChair: 'Isi dan sepakati lembar bersama',
    taskChairText: 'Semua lembar perorangan terkunci; panel perlu menyepakati satu lembar.',
    taskAssessor: 'Jawab lembar bersama panel',
    taskAssessorText: 'Ketua sudah mengisi lembar bersama; nyatakan setuju atau tidak setuju.',
    chair: 'Ketua tim seleksi',
    assessor: 'Anda',
  },
  {
    listTitle: 'Agreed sheets',
    listLead:
      'The rules of the edition want one sheet on which the panel agrees. The deliberation opens once every individual sheet is locked.',
    none: 'No deliberation',
    noneText: 'A product appears here once all its individual sheets are locked.',
    code: 'Blind code',
    commodity: 'Commodity',
    state: 'State',
    states: {
      writing: missing => `The chair is filling it in: ${missing} entries are missing`,
      waiting: (agreed, all) => `Waiting for answers: ${agreed} of ${all} assessors agree`,
      against: count => `${count} assessors do not agree`,
      ready: 'All agree, ready to be locked',
      short: 'Too few assessors without a conflict of interest',
      locked: 'Locked',
    },
    title: code => `Agreed sheet ${code}`,
    leadChair: commodity =>
      `Commodity ${commodity}. Enter what the panel agrees on after talking about the individual sheets. The product is known by its blind code only.`,
    leadAssessor: commodity =>
      `Commodity ${commodity}. Read what the chair entered beside the individual answers, then say whether you agree.`,
    notWhole:
      'Not every individual sheet is locked. Until then nobody sees the sheet of anybody else, and the agreed sheet cannot be filled in.',
    reopened: (when, reason) =>
      `The agreed sheet was opened again ${when}. The reason: ${reason} Every assessor agrees once more.`,
    reopenedForSheet: when =>
      `The agreed sheet was opened again ${when}, because another assessor gave one more sheet. Every assessor agrees once more.`,
    lockedSince: when =>
      `This agreed sheet is locked since ${when}. What it says is the result of the scoring.`,
    total: 'Score',
    points: 'points',
    voices: 'Agreement',
    voicesText:
      'The agreed sheet can be locked once every assessor of this round agrees to the same content. Every change voids what was agreed before.',
    seat: number => `Assessor ${number}`,
    you: seat => `${seat} (you)`,
    agrees: 'Agrees',
    disagrees: 'Does not agree',
    silent: 'No answer yet',
    voided: 'Had agreed; the content changed since',
    interested: 'Has no voice: a conflict of interest',
    tiedSince: 'Agrees; a conflict of interest came to light since',
    lostVoice: seats =>
      `Without a voice because of a conflict of interest, declared or found: ${seats}. What they agreed to does not count; the others agree on this sheet.`,
    tiedTitle: 'A conflict of interest came to light after this sheet was locked',
    tiedText: seats =>
      `${seats} agreed to this sheet. It counts until you decide: open the agreed sheet again, so that the others agree anew. The secretariat can look into the conflict, too.`,
    toSheets: 'To the scoresheets of this product',
    onJuryPage: 'The agreed sheet of a jury is opened again on the page of the second jury.',
    voided0: count =>
      `${count} agreements no longer hold, because the content changed since. Ask the assessors to read it and to answer again.`,
    person: 'Assessor',
    answer: 'Answer',
    said: 'Reason',
    yourAnswer: 'Your answer',
    toAnswer: 'To your answer, below the content',
    agree: 'Agree to this content',
    agreeText: 'By agreeing you say that this content is what the panel found after talking about it.',
    refuse: 'Do not agree',
    refuseReason: 'Why you do not agree',
    refuseHint: 'Read by the chair and by the other assessors of this round. Name the criterion.',
    notYet: missing =>
      `The chair has not finished: ${missing} entries are missing. You can agree once it is complete.`,
    elsewhere: 'The chair in another tab or on another device',
    agreedAlready: count =>
      `${count === 1 ? '1 assessor has' : `${count} assessors have`} agreed to this content. Changes are not saved by themselves: the button Save saves them and voids what was agreed.`,
    notByItself: 'Changes are saved only when you press Save',
    save: 'Save',
    saveHint:
      'What you enter is saved by itself as long as nobody has agreed. Every change after that voids the agreements that were given.',
    takeOver: 'Fill in what is alike',
    takeOverHint: count =>
      `${count} criteria are still empty here and were answered alike by every assessor. “Fill in what is alike” fills them in; reasons are still yours to write.`,
    lock: 'Lock the agreed sheet',
    lockTitle: 'Lock',
    lockText: 'What is locked is what every assessor agreed to. The product goes to the plenary next.',
    lockJury:
      'What is locked is what every assessor agreed to. The new decision is computed from this sheet.',
    lockMissing: missing => `It cannot be locked yet: ${missing} entries are missing.`,
    form: 'Content of the agreed sheet',
    alike: answer => `Every assessor answered: ${answer}`,
    differ: 'The assessors answered differently',
    nothing: 'Not filled in yet',
    fromOwn: 'Open the agreed sheet of the panel',
    taskChair: 'Fill in and agree on a sheet',
    taskChairText: 'Every individual sheet is locked; the panel has to agree on one sheet.',
    taskAssessor: 'Answer to the agreed sheet',
    taskAssessorText: 'The chair has filled in the agreed sheet; say whether you agree.',
    chair: 'Chair of the selection team',
    assessor: 'You',
  },
)
