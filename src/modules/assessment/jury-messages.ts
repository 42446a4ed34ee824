import { catalogue } from '../../platform/translations.ts'

export const juryWords = catalogue(
  {
    title: (product: string) => `Juri kedua: ${product}`,
    crumb: 'Sanggahan',
    lead: 'Karena sanggahan diterima, produk ini dapat dinilai sekali lagi oleh orang lain. Lembar panel pertama dan hasil yang sudah diumumkan tidak berubah; hanya penetapan baru yang dapat menggantikannya.',
    basis: 'Dasar',
    grounds: 'Alasan sanggahan yang terbukti',
    notFor:
      'Juri kedua tidak dipanggil untuk sanggahan ini: alasan yang terbukti tidak menyangkut penilaian, atau putusan barunya sudah ditandatangani.',
    planTitle: 'Yang akan dipanggil',
    planLead:
      'Dipilih sistem: beban paling ringan di antara mereka yang tidak pernah menilai produk ini, tidak ikut serta dalam hasil maupun jawaban sanggahan, bukan dari provinsinya, dan tanpa benturan kepentingan.',
    member: 'Anggota',
    employer: 'Lembaga',
    home: 'Asal',
    load: 'Lembar terbuka sekarang',
    short: (missing: number) =>
      missing === 1
        ? 'Kurang satu orang. Tambahkan penilai, lalu buka lagi halaman ini.'
        : `Kurang ${missing} orang. Tambahkan penilai, lalu buka lagi halaman ini.`,
    nobodyElse: 'Tidak ada yang dapat dipanggil.',
    due: 'Dikunci paling lambat',
    dueHint: 'Sampai pukul 23.59 WIB pada hari itu.',
    reason: 'Alasan pemanggilan',
    reasonHint: 'Disimpan dalam riwayat. Penilai tidak membacanya.',
    call: 'Panggil juri kedua',
    callConfirm:
      'Mereka langsung melihat produk ini dalam daftarnya, dengan kode buta yang baru. Pemanggilan tidak dapat dibatalkan.',
    callLabel: 'Ya, panggil',
    calledTitle: 'Juri yang dipanggil',
    calledAt: 'Dipanggil',
    code: 'Kode buta baru',
    progress: 'Kemajuan',
    progressOf: (locked: number, size: number) => `${locked} dari ${size} lembar terkunci`,
    complete:
      'Semua lembar sudah dikunci. Putusan baru dapat disusun dari lembar juri kedua; nilainya terlihat di sana.',
    state: 'Lembar',
    states: { open: 'Belum dikunci', locked: 'Terkunci' },
    late: 'menyatakan kepentingan sesudah mengunci',
    action: 'Tindakan',
    replace: 'Ganti',
    openAgain: 'Buka lagi',
    openTitle: (name: string) => `Buka lagi lembar ${name}`,
    openText:
      'Untuk kekeliruan yang diketahui sesudah lembar dikunci. Isi yang terkunci tersimpan, anggota melanjutkan dari sana, dan putusan baru menunggu sampai semua lembar terkunci lagi.',
    openReason: 'Alasan membuka lagi',
    openReasonHint: 'Dibaca anggota juri itu, dan tersimpan dalam riwayat.',
    openConfirm: 'Buka lembar ini lagi?',
    opened: (at: string, reason: string) => `Dibuka lagi ${at}: ${reason}`,
    replaceTitle: (name: string) => `Ganti ${name}`,
    replaceText:
      'Lembarnya yang belum dikunci tidak dihitung lagi, dan penilai lain menggantikannya. Orang yang diganti tidak dapat kembali.',
    replaceReason: 'Alasan penggantian',
    replaceConfirm: 'Ganti anggota ini? Penggantian tidak dapat dibatalkan.',
    empty: (count: number) => (count === 1 ? 'Satu kursi kosong.' : `${count} kursi kosong.`),
    fill: 'Isi kursi kosong',
    fillReason: 'Keterangan',
    sample: 'Contoh produk',
    sampleThere: (pieces: number, code: string) =>
      `Masih ada ${pieces} buah di tempat penyimpanan. Tutup label lama dan tempel kode ${code} sebelum diperlihatkan kepada juri.`,
    sampleLater: (pieces: number) =>
      `Masih ada ${pieces} buah di tempat penyimpanan. Juri menilainya di bawah kode yang baru.`,
    sampleGone: 'Tidak ada contoh lagi. Juri menilai dari bukti dalam berkas.',
    outside: 'Tidak mengetahui bahwa ini juri kedua: anggota juri, dinas, dan produsen.',
    taskTitle: 'Juri kedua dengan kursi kosong',
    taskText: 'Anggota mengundurkan diri atau menyatakan kepentingan; penggantinya perlu dipanggil.',
    you: 'Anda',
  },
  {
    title: product => `Second jury: ${product}`,
    crumb: 'Objections',
    lead: 'As the objection was upheld, other people can score this product once more. The first panel’s sheets and the published result stay as they are; only a new decision can supersede it.',
    basis: 'What it rests on',
    grounds: 'Grounds that hold',
    notFor:
      'No second jury is called for this objection: the grounds that hold are not about the scoring, or its new decision has been signed.',
    planTitle: 'Who would be called',
    planLead:
      'Chosen by the system: the least loaded of those who never had this product, took no part in the result or in the answer, are not of its province and have no conflict of interest.',
    member: 'Member',
    employer: 'Body',
    home: 'From',
    load: 'Open sheets now',
    short: missing =>
      missing === 1
        ? 'One person is missing. Add assessors, then open this page again.'
        : `${missing} people are missing. Add assessors, then open this page again.`,
    nobodyElse: 'Nobody can be called.',
    due: 'To be locked by',
    dueHint: 'Until 23:59 WIB on that day.',
    reason: 'Why it is called',
    reasonHint: 'Kept in the history. The assessors do not read it.',
    call: 'Call the second jury',
    callConfirm:
      'They see the product in their lists at once, under a new blind code. The call cannot be taken back.',
    callLabel: 'Yes, call it',
    calledTitle: 'The jury',
    calledAt: 'Called',
    code: 'New blind code',
    progress: 'Progress',
    progressOf: (locked, size) => `${locked} of ${size} sheets locked`,
    complete:
      'Every sheet is locked. The new decision can be made from the second jury’s sheets; their marks are shown there.',
    state: 'Sheet',
    states: { open: 'Not locked', locked: 'Locked' },
    late: 'declared an interest after locking',
    action: 'Action',
    replace: 'Replace',
    openAgain: 'Open again',
    openTitle: name => `Open the sheet of ${name} again`,
    openText:
      'For a slip that was noticed after the lock. What was locked is kept, the member goes on from there, and the new decision waits until all sheets are locked again.',
    openReason: 'Why it is opened again',
    openReasonHint: 'Read by that member of the jury, and kept in the history.',
    openConfirm: 'Open this sheet again?',
    opened: (at, reason) => `Opened again ${at}: ${reason}`,
    replaceTitle: name => `Replace ${name}`,
    replaceText:
      'The sheet that is not locked no longer counts, and another assessor takes the seat. Whoever is replaced cannot come back.',
    replaceReason: 'Why',
    replaceConfirm: 'Replace this member? This cannot be undone.',
    empty: count => (count === 1 ? 'One seat is empty.' : `${count} seats are empty.`),
    fill: 'Fill the empty seats',
    fillReason: 'Remark',
    sample: 'Sample',
    sampleThere: (pieces, code) =>
      `${pieces} pieces are still in the store. Cover the old label and put the code ${code} on them before the jury sees them.`,
    sampleLater: pieces =>
      `${pieces} pieces are still in the store. The jury judges them under the new code.`,
    sampleGone: 'No sample is left. The jury scores the evidence of the file.',
    outside: 'Who does not know that this is a second jury: its members, the office and the producer.',
    taskTitle: 'Second juries with an empty seat',
    taskText: 'A member stepped back or declared an interest; somebody else has to be called.',
    you: 'You',
  },
)
