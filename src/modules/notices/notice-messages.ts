import { catalogue } from '../../platform/translations.ts'

// A member of a second jury is told nothing else: nobody there knows that it is one.
const asideId = (code: string): string =>
  `Lembar ${code} tidak dihitung lagi karena benturan kepentingan. Tidak ada yang perlu Anda kerjakan; bila ini keliru, hubungi sekretariat.`
const asideEn = (code: string): string =>
  `Sheet ${code} counts no more because of a conflict of interest. Nothing is expected of you; if this is a mistake, ask the secretariat.`

/** What is said of each event, in one line: `name` is the product's, or empty; `until` a deadline, or empty. */
export const noticeWords = catalogue(
  {
    events: {
      'nomination.approved': (name: string) =>
        `Usulan ${name} disetujui kepala dinas. Kirim ke sekretariat sebelum batas waktu.`,
      'nomination.submitted': (name: string) =>
        `Usulan ${name} diterima sekretariat dan menunggu verifikasi.`,
      'nomination.resubmitted': (name: string) => `Perbaikan usulan ${name} diterima sekretariat.`,
      'nomination.lapsed': (name: string) => `Usulan ${name} gugur karena perbaikannya tidak dikirim.`,
      'nomination.withdrawn': (name: string) => `Usulan ${name} ditarik oleh kepala dinas.`,
      'nomination.reminded': (name: string) => `Usulan ${name} menunggu tindakan dinas Anda.`,
      'nomination.given-back': (name: string) =>
        `Usulan ${name} dikembalikan kepala dinas. Alasannya tertulis di halaman usulan.`,
      'nomination.letter-renewed': (name: string) =>
        `Surat usulan pengganti untuk ${name} dibuat kepala dinas.`,
      'document.added': (name: string) =>
        `Dokumen untuk usulan ${name} ditambahkan oleh provinsi atau produsen.`,
      'document.replaced': (name: string) =>
        `Dokumen untuk usulan ${name} diganti oleh provinsi atau produsen.`,
      'photo.added': (name: string) => `Foto untuk usulan ${name} ditambahkan oleh provinsi atau produsen.`,
      'contribution.finished': (name: string) =>
        `Produsen menyatakan bagiannya untuk usulan ${name} selesai. Mohon diperiksa.`,
      'nomination.answered': (name: string) =>
        `Isian usulan ${name} diubah oleh provinsi atau produsen. Lihat apa yang berubah.`,
      'nomination.remarked': (name: string) => `Provinsi memberi catatan pada usulan ${name}.`,
      'nomination.pre-checked': (name: string) => `Provinsi memeriksa usulan ${name}.`,
      'nomination.remark-answered': (name: string) => `Dinas menjawab catatan provinsi pada usulan ${name}.`,
      'verification.returned': (name: string) =>
        `Usulan ${name} dikembalikan untuk diperbaiki. Alasannya tertulis pada tiap butir.`,
      'verification.admitted': (name: string) => `Usulan ${name} lolos verifikasi administrasi.`,
      'verification.refused': (name: string) =>
        `Usulan ${name} tidak lolos verifikasi administrasi. Semua alasannya tertulis di halaman usulan.`,
      'sample.received': (name: string) => `Contoh produk ${name} diterima sekretariat.`,
      'sample.received-faulty': (name: string) =>
        `Contoh produk ${name} diterima sekretariat dengan cacat. Catatannya ada di halaman contoh produk.`,
      'sample.replacement-needed': (name: string, until: string) =>
        `Contoh produk ${name} tidak sampai, atau tiba rusak, kurang, atau keliru. ${until === '' ? 'Penggantinya boleh dikirim secepatnya' : `Penggantinya boleh dikirim sampai ${until}`}.`,
      'publication.released': (name: string) =>
        `Hasil usulan ${name} sudah diumumkan. Umpan balik per kriteria dapat dibaca.`,
      'recommendation.signed': () => 'Daftar rekomendasi menunggu persetujuan Anda.',
      'recommendation.approved': () => 'Daftar rekomendasi menunggu penetapan.',
      'decision.decided': () => 'Daftar yang sudah ditetapkan menunggu publikasi.',
      'role.delegated': () =>
        'Kepala dinas menunjuk Anda sebagai Plh. Selama masa pada surat perintahnya, pilih peran itu di halaman sesi Anda.',
      'role.delegation-ended': () => 'Penunjukan Anda sebagai Plh kepala dinas diakhiri.',
      'objection.received': (name: string) => `Sanggahan terhadap hasil ${name} diterima sekretariat.`,
      'objection.withdrawn': (name: string) => `Sanggahan terhadap hasil ${name} diakhiri oleh pengirimnya.`,
      'objection.taken-up': (name: string) =>
        `Sanggahan terhadap hasil ${name} mulai ditangani oleh orang yang tidak ikut dalam hasil itu.`,
      'objection.refused': (name: string) =>
        `Sanggahan terhadap hasil ${name} dijawab: tidak terbukti. Alasannya dapat dibaca.`,
      'objection.upheld': (name: string) =>
        `Sanggahan terhadap hasil ${name} dijawab: terbukti. Hasil yang diumumkan tetap berlaku sampai ada penetapan baru.`,
      'result.corrected': (name: string) =>
        `Setelah sanggahan, ${name} ditetapkan lagi: bintangnya berubah. Hasil baru dan surat keputusannya dapat dibaca. Piagam dari hasil lama, bila ada, tidak berlaku lagi.`,
      'result.confirmed': (name: string) =>
        `Setelah sanggahan, ${name} ditetapkan lagi: bintangnya tetap. Hasil baru dan alasannya dapat dibaca.`,
      'objection.due': (name: string) =>
        `Sanggahan terhadap hasil ${name} belum dijawab, dan batas waktunya dekat atau lewat.`,
      'level-answer.due': () =>
        'Penilaian segera ditutup, dan ada usulan yang masih menunggu jawaban dari tingkat Anda. Tanpa jawaban itu lembar penilaiannya tidak dapat dikunci.',
      'objection.due-with-you': (name: string) =>
        `Sanggahan terhadap hasil ${name} menunggu jawaban Anda, dan batas waktunya dekat atau lewat.`,
      'scoresheet.closed': (code: string) =>
        `Lembar ${code} tertutup bagi Anda karena kemungkinan benturan kepentingan. Tidak ada yang perlu Anda kerjakan; bila ini keliru, hubungi sekretariat.`,
      'scoresheet.opened-again': (code: string) =>
        `Lembar ${code} terbuka lagi bagi Anda; yang sudah Anda isi masih ada.`,
      'scoresheet.set-aside': asideId,
      'jury.sheet-set-aside': asideId,
    },
    greeting: (name: string) => `Yth. ${name},`,
    open: 'Buka',
    oneSubject: (line: string) => line,
    manySubject: (count: number) => `${count} pemberitahuan dari Bintang`,
    closing: (link: string) =>
      `Seberapa sering Anda disurati dapat diatur di ${link}. Surel ini dikirim otomatis; tidak perlu dibalas.`,
  },
  {
    events: {
      'nomination.approved': name =>
        `The head of the office approved the nomination of ${name}. Send it to the secretariat before the deadline.`,
      'nomination.submitted': name =>
        `The nomination of ${name} reached the secretariat and waits for verification.`,
      'nomination.resubmitted': name => `The correction of ${name} reached the secretariat.`,
      'nomination.lapsed': name => `The nomination of ${name} lapsed, since its correction was not sent.`,
      'nomination.withdrawn': name => `The head of the office withdrew the nomination of ${name}.`,
      'nomination.reminded': name => `The nomination of ${name} waits for your office.`,
      'nomination.given-back': name =>
        `The head of the office gave the nomination of ${name} back. The reason stands on its page.`,
      'nomination.letter-renewed': name => `The head of the office made a new nomination letter for ${name}.`,
      'document.added': name =>
        `The province or the producer added a document for the nomination of ${name}.`,
      'document.replaced': name =>
        `The province or the producer replaced a document for the nomination of ${name}.`,
      'photo.added': name => `The province or the producer added photos for the nomination of ${name}.`,
      'contribution.finished': name =>
        `The producer says that the own part of the nomination of ${name} is done. Please check it.`,
      'nomination.answered': name =>
        `The province or the producer changed answers of the nomination of ${name}. See what changed.`,
      'nomination.remarked': name => `The province remarked on the nomination of ${name}.`,
      'nomination.pre-checked': name => `The province looked at the nomination of ${name}.`,
      'nomination.remark-answered': name =>
        `The office answered remarks of the province on the nomination of ${name}.`,
      'verification.returned': name =>
        `The nomination of ${name} was returned for correction. The reason stands beside each item.`,
      'verification.admitted': name => `The nomination of ${name} was admitted.`,
      'verification.refused': name =>
        `The nomination of ${name} was not admitted. Every reason stands on the nomination’s page.`,
      'sample.received': name => `The secretariat received the sample of ${name}.`,
      'sample.received-faulty': name =>
        `The secretariat received the sample of ${name} with a fault. The note stands on the page of the sample.`,
      'sample.replacement-needed': (name, until) =>
        `The sample of ${name} did not arrive, or arrived damaged, incomplete or wrong. ${until === '' ? 'You may send another one as soon as you can' : `You may send another one until ${until}`}.`,
      'publication.released': name =>
        `The result of ${name} is published. The feedback on each criterion can be read.`,
      'recommendation.signed': () => 'A recommendation list waits for your approval.',
      'recommendation.approved': () => 'A recommendation list waits for the decision.',
      'decision.decided': () => 'A decided list waits for publication.',
      'role.delegated': () =>
        'The head of your office named you as acting head (Plh). During the term of the mandate, choose that role on the page of your session.',
      'role.delegation-ended': () => 'Your term as acting head of the office (Plh) was ended.',
      'objection.received': name => `The secretariat received an objection to the result of ${name}.`,
      'objection.withdrawn': name => `The objection to the result of ${name} was ended by its sender.`,
      'objection.taken-up': name =>
        `The objection to the result of ${name} is being handled by somebody who had no part in that result.`,
      'objection.refused': name =>
        `The objection to the result of ${name} was answered: it does not hold. The reasons can be read.`,
      'objection.upheld': name =>
        `The objection to the result of ${name} was answered: it holds. The published result stands until there is a new decision.`,
      'result.corrected': name =>
        `After an objection ${name} was decided anew: its star changed. The new result and its decree can be read. A certificate of the old result is no longer valid.`,
      'result.confirmed': name =>
        `After an objection ${name} was decided anew: its star stays. The new result and its reasons can be read.`,
      'objection.due': name =>
        `The objection to the result of ${name} is not answered, and the time for it is near its end or over.`,
      'level-answer.due': () =>
        'Scoring closes soon, and nominations still wait for the answers of your level. Without them their scoresheets cannot be locked.',
      'objection.due-with-you': name =>
        `The objection to the result of ${name} waits for your answer, and the time for it is near its end or over.`,
      'scoresheet.closed': code =>
        `Sheet ${code} is closed to you because of a possible conflict of interest. Nothing is expected of you; if this is a mistake, ask the secretariat.`,
      'scoresheet.opened-again': code =>
        `Sheet ${code} is open to you again; what you entered is still there.`,
      'scoresheet.set-aside': asideEn,
      'jury.sheet-set-aside': asideEn,
    },
    greeting: name => `Dear ${name},`,
    open: 'Open',
    oneSubject: line => line,
    manySubject: count => `${count} notices from Bintang`,
    closing: link =>
      `How often you are written to can be set at ${link}. This mail was sent by itself; no answer is needed.`,
  },
)

/** The words of the pages. */
export const words = catalogue(
  {
    notices: 'Pemberitahuan',
    noticesLead: 'Apa yang terjadi dengan usulan dan tugas Anda. Yang terbaru di atas.',
    noNotices: 'Belum ada pemberitahuan',
    noNoticesText: 'Bila sesuatu terjadi dengan usulan wilayah Anda, beritanya tampil di sini.',
    when: 'Kapan',
    what: 'Apa',
    older: 'Lebih lama',
    pace: 'Surel',
    paceTitle: 'Seberapa sering Anda ingin disurati',
    paceLead: 'Pengaturan ini hanya mengenai surel. Halaman ini selalu memuat semuanya.',
    paces: {
      important: 'Yang penting segera, selebihnya sekali sehari',
      each: 'Semua segera',
      daily: 'Semua sekali sehari',
      none: 'Jangan disurati',
    },
    paceHint: 'Sekali sehari: pagi hari, waktu setempat.',
    savePace: 'Simpan',
    noMail: 'Pemasangan ini tidak mengirim surel.',
    remind: 'Ingatkan dinas',
    remindLead: 'Operator dan kepala dinas mendapat surel bahwa usulan ini menunggu mereka.',
    remindedAt: (moment: string) => `Terakhir diingatkan ${moment}.`,
    remindNext: 'Dinas dapat diingatkan lagi besok.',
    seeLetter: 'Lihat suratnya',
    nobodyThere: 'Belum ada petugas dengan akun aktif di dinas ini, jadi tidak ada yang disurati.',
    messages: 'Surat',
    messagesLead: 'Apa yang disuratkan platform, kepada siapa, dan apa yang sudah terkirim.',
    log: 'Catatan pengiriman',
    logStates: { waiting: 'Menunggu', retrying: 'Dicoba lagi', sent: 'Terkirim', failed: 'Gagal' },
    filter: 'Saring',
    state: 'Keadaan',
    all: 'Semua',
    to: 'Kepada',
    about: 'Perihal',
    created: 'Dibuat',
    sent: 'Terkirim',
    reason: 'Sebab',
    noMails: 'Belum ada surat',
    noMailsText: 'Surat yang dikirim platform tercatat di sini tanpa isinya.',
    templates: 'Contoh surat',
    templatesLead: 'Bunyi setiap surat dalam kedua bahasa, dengan nama contoh.',
    exampleName: 'Kain Contoh',
    examplePerson: 'Siti Contoh',
    toRoles: (roles: string) => `Kepada: ${roles}`,
    atOnce: 'Segera',
    daily: 'Sekali sehari, kecuali penerima memilih lain',
    account: 'Sandi atau undangan akun',
    letter: 'Surat program',
    mailbox: 'Kotak surat peragaan',
    mailboxLead: 'Semua surel yang dikirim pada mode peragaan. Tidak ada yang keluar dari mesin ini.',
    mailboxEmpty: 'Belum ada surel',
    mailboxEmptyText: 'Kirim usulan atau undangan, lalu muat ulang halaman ini.',
  },
  {
    notices: 'Notices',
    noticesLead: 'What happened to your nominations and tasks, the newest first.',
    noNotices: 'No notices yet',
    noNoticesText: 'When something happens to a nomination of your area, it is told here.',
    when: 'When',
    what: 'What',
    older: 'Older',
    pace: 'Mail',
    paceTitle: 'How often you want to be written to',
    paceLead: 'This is about mail only. This page always has everything.',
    paces: {
      important: 'What is important at once, the rest once a day',
      each: 'Everything at once',
      daily: 'Everything once a day',
      none: 'No mail',
    },
    paceHint: 'Once a day: in the morning, local time.',
    savePace: 'Save',
    noMail: 'This installation sends no mail.',
    remind: 'Remind the office',
    remindLead: 'Operators and head of the office get a mail that this nomination waits for them.',
    remindedAt: moment => `Last reminded ${moment}.`,
    remindNext: 'The office can be reminded again tomorrow.',
    seeLetter: 'See the letter',
    nobodyThere: 'No officer with an active account works in this office, so nobody is written to.',
    messages: 'Mail',
    messagesLead: 'What the platform writes, to whom, and what has been delivered.',
    log: 'Delivery log',
    logStates: { waiting: 'Waiting', retrying: 'Being retried', sent: 'Sent', failed: 'Failed' },
    filter: 'Filter',
    state: 'State',
    all: 'All',
    to: 'To',
    about: 'About',
    created: 'Made',
    sent: 'Sent',
    reason: 'Cause',
    noMails: 'No mail yet',
    noMailsText: 'Mail that the platform sends is noted here without its content.',
    templates: 'Sample letters',
    templatesLead: 'The words of each letter in both languages, with example names.',
    exampleName: 'Example Cloth',
    examplePerson: 'Siti Example',
    toRoles: roles => `To: ${roles}`,
    atOnce: 'At once',
    daily: 'Once a day, unless its reader chose otherwise',
    account: 'Password or invitation of an account',
    letter: 'Letter of the programme',
    mailbox: 'Mailbox of the demo',
    mailboxLead: 'Every mail sent in demo mode. Nothing leaves this machine.',
    mailboxEmpty: 'No mail yet',
    mailboxEmptyText: 'Send a nomination or an invitation, then reload this page.',
  },
)
